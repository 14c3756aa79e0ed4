"""Which reader takes a part: the one way from bytes to articles, also for what lies inside an archive."""

from collections.abc import Callable, Iterable, Iterator

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.archives import members, unpack
from detente.reading.encodings import NotText, decode, is_wide
from detente.reading.feeds import looks_like_feed, read_feed
from detente.reading.formats import Container, Format, container_of, foreign_kind, format_of
from detente.reading.json_rows import read_json, read_json_lines
from detente.reading.pages import declared_encoding, read_html
from detente.reading.parts import MOST_BYTES, MOST_CHARACTERS, MOST_TEXT, Part, Rejected, Spent
from detente.reading.plain import read_markdown, read_text
from detente.reading.tables import read_table


def read_part(part: Part) -> Iterator[Article | Failure]:
    """The articles of a part and a failure for each piece that is none; the content decides what it is."""
    is_barren = True
    try:
        for found in _read(part):
            is_barren = False
            yield _bounded(found)
        if is_barren:
            yield Failure(part.place, "it holds nothing that could be an article")
    except Spent as problem:
        if part.depth:
            raise
        yield Failure(part.place, str(problem))
    except (Rejected, NotText) as problem:
        yield Failure(part.place, str(problem))


def _read(part: Part) -> Iterator[Article | Failure]:
    head = part.head()
    if not head.strip():
        yield Failure(part.place, "it is empty")
    elif container := container_of(head):
        yield from _read_container(part, container)
    elif kind := foreign_kind(head):
        yield Failure(part.place, f"it is {kind}, which cannot be read as an article")
    else:
        yield from _read_text(part, glimpse(head))


def _read_container(part: Part, kind: Container) -> Iterator[Article | Failure]:
    if kind in ("gzip", "bzip2", "xz"):
        yield from read_part(unpack(part, kind))
    elif kind in ("zip", "tar"):
        yield from _read_all(members(part, kind))
    elif kind == "warc":
        from detente.reading.warc import records

        yield from _read_all(records(part))
    else:
        from detente.reading.pdf import read_pdf

        yield from read_pdf(part)


def _read_all(found: Iterable[Article | Failure | Part]) -> Iterator[Article | Failure]:
    for each in found:
        if isinstance(each, Part):
            yield from read_part(each)
        else:
            yield each


def _read_text(part: Part, head: str) -> Iterator[Article | Failure]:
    if looks_like_feed(head):
        yield from read_feed(part.whole(), uri=part.uri)
        return
    form = format_of(head, ending=part.ending)
    if form in _STREAMED:
        yield from _read_all(_STREAMED[form](part))
        return
    if form == "xml":
        raise Rejected("it is XML of a kind that holds no article that is known here")
    data = part.whole(MOST_TEXT if form in ("text", "markdown") else MOST_BYTES)
    text = decode(data, declared=part.charset or (declared_encoding(data) if form == "html" else None))
    if form == "newsml":
        from detente.reading.newsml import read_newsml

        yield from read_newsml(text, uri=part.uri)
    else:
        found = _WHOLE[form](text, uri=part.uri)
        yield Failure(part.place, found.reason) if isinstance(found, Failure) else found


def _read_mail(part: Part) -> Iterator[Article | Failure | Part]:
    from detente.reading.mail import read_mail

    yield from read_mail(part)


_STREAMED: dict[Format, Callable[[Part], Iterator[Article | Failure | Part]]] = {
    "rows": read_json_lines,
    "json": read_json,
    "table": read_table,
    "mail": _read_mail,
}
_WHOLE: dict[Format, Callable[..., Article | Failure]] = {
    "html": read_html,
    "markdown": read_markdown,
    "text": read_text,
}


def _bounded(found: Article | Failure) -> Article | Failure:
    if isinstance(found, Article) and len(found.text) > MOST_CHARACTERS:
        return Failure(found.uri, f"it is too long for one article ({len(found.text):,} characters)")
    return found


def glimpse(head: bytes) -> str:
    """The beginning of a file as text, whatever it is cut off in."""
    encoding = "utf-16" if is_wide(head) else "utf-8-sig"
    return head.decode(encoding, errors="replace").replace("\r\n", "\n")
