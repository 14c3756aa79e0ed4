"""PDF documents with text as articles: lines joined to paragraphs, without what recurs on every page."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.confined import confined
from detente.reading.encodings import tidy
from detente.reading.parts import Part, Rejected

_MOST_BYTES = 50_000_000
_MOST_PAGES = 500
_FEWEST_LETTERS = 40
_EDGE = 3  # so many lines at the head and the foot of a page may be the running title, the date and the number
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|pág\.)?\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_BREAK = re.compile(r"(?P<start>\w*[^\W\d_])-\n(?P<end>[^\W\d_]\w*)")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")


def read_pdf(part: Part) -> Iterator[Article | Failure]:
    """The article of a PDF. Raises Rejected for one that is encrypted, damaged, a scan, or beyond the limits.

    Its title counts where the first page says it too. Its author is often a login name and its date that of a
    printout, so neither is believed; the text may say both.
    """
    title, pages = confined(pages_of, part.whole(_MOST_BYTES))
    if sum(character.isalpha() for page in pages for character in page) < _FEWEST_LETTERS:
        raise Rejected("it is a PDF without text (a scan?), which has to go through text recognition first")
    text = paragraphs(without_running_lines([tidy(page).split("\n") for page in pages]))
    said = " ".join(title.split())
    is_said = len(said.split()) > 2 and _folded(said) in _folded(pages[0])
    yield make_article(
        text, uri=part.uri, given=Given(headline=said if is_said else None, basis="metadata", where="PDF")
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def pages_of(data: bytes) -> tuple[str, list[str]]:
    """The title and the text of each page; to be run confined. Raises Rejected for what cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Rejected("it is an encrypted PDF")
        if len(reader.pages) > _MOST_PAGES:
            raise Rejected(f"it is too long for one article ({len(reader.pages):,} pages)")
        pages = [page.extract_text() for page in reader.pages]
        return str((reader.metadata and reader.metadata.title) or ""), pages
    except (Rejected, MemoryError, RecursionError):
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise Rejected("it is an encrypted PDF") from error
    except Exception as error:  # pypdf raises whatever the damage leads it to, of any type
        raise Rejected(f"it is a damaged PDF ({type(error).__name__}: {error})"[:200]) from error


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages but those at head or foot that recur on most pages, numbers aside, or only number them."""
    pages = [[line.strip() for line in page if line.strip()] for page in pages]
    recur = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    least = max(2, (len(pages) + 1) // 2)
    kept: list[str] = []
    for page in pages:
        first, last = 0, len(page)
        while first < min(_EDGE, last) and _is_running(page[first], recur, least):
            first += 1
        while last > max(first, len(page) - _EDGE) and _is_running(page[last - 1], recur, least):
            last -= 1
        kept += page[first:last]
    return kept


def _edges(page: Sequence[str]) -> Sequence[str]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split())).casefold()


def _is_running(line: str, recur: Counter[str], least: int) -> bool:
    return _PAGE_NUMBER.fullmatch(line) is not None or recur[_shape(line)] >= least


def paragraphs(lines: Sequence[str]) -> str:
    """The lines as paragraphs: one ends where a line is clearly shorter than most and closes a sentence or a title."""
    width = sorted(map(len, lines))[len(lines) * 3 // 4] if lines else 0
    text = ""
    for before, line in zip(("", *lines), lines, strict=False):
        ended = _ENDS.search(before) and len(before) < 0.85 * width
        titled = len(before) < 0.6 * width and not line[:1].islower() and not before.endswith((",", "-"))
        text += ("" if not text else "\n\n" if ended or titled else "\n") + line
    whole = {word.casefold() for word in re.findall(r"\w+(?:-\w+)+", text)}
    mended = _BREAK.sub(lambda match: _mend(match, whole), text)
    return "\n\n".join(" ".join(block.split()) for block in mended.split("\n\n"))


def _mend(match: re.Match[str], whole: set[str]) -> str:
    """A word that was divided at a line's end; its hyphen stays where the text has it with one elsewhere."""
    compound = f"{match['start']}-{match['end']}"
    is_compound = compound.casefold() in whole or not match["end"][0].islower()
    return compound if is_compound else match["start"] + match["end"]
