"""What a feed holds: its name and its entries as plain values, from RSS, RDF, Atom or JSON Feed."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from detente.reading.dates import to_edtf
from detente.reading.encodings import NotText, decode, tidy
from detente.reading.markup import line_in, plain_text

_MOST_BYTES = 20_000_000
_MOST_ENTRIES = 2000
_MOST_TAGS = 60_000  # openings and ends; feedparser takes a tenth of a millisecond for each
_WHOLE = 150  # words: with fewer, what a feed calls its content is most often a teaser
_CUT_OFF = re.compile(
    r"(?:\[\s*(?:…|\.{3}|&#8230;)\s*\]|…|\.{3}|\b(?:read|continue reading|see|full)\s+(?:more|story|article)\b)\W*$",
    re.I,
)
_MAIL_AUTHOR = re.compile(r"^(?P<before>[^<>@]*?)\s*<?[^\s<>@]+@[^\s<>@]+>?\s*(?:\((?P<within>[^()]*)\))?\s*$")
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_DECLARED = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)""")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# What is added to a link to count clicks; it is no part of the page's address.
_COUNTERS = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ftag|at_(?:medium|campaign))=[^&]*")


class NoFeed(ValueError):
    """The bytes are no feed that can be read; ``str()`` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. ``link`` is http or https or None; ``whole`` says that ``text`` is an article and no teaser."""

    link: str | None
    guid: str | None = None
    headline: str | None = None
    text: str = ""
    whole: bool = False
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    outlet: str | None = None

    @property
    def stamp(self) -> str:
        """What changes when the outlet says that the entry changed."""
        return self.updated or self.published or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's name, its entries in its own order, and where it broke off, if it did."""

    title: str | None
    site: str | None
    language: str | None
    entries: tuple[Entry, ...]
    broken: str | None = None


def parse_feed(data: bytes, uri: str) -> Feed:
    """The feed that some bytes hold; ``uri`` completes relative links. Raises :class:`NoFeed` for anything else."""
    if len(data) > _MOST_BYTES:
        raise NoFeed(f"the feed is too large ({len(data):,} bytes)")
    declared = _DECLARED.search(data[:200])
    try:
        text = decode(data, declared=declared.group(1).decode("ascii") if declared else None)
    except NotText as error:
        raise NoFeed(str(error)) from None
    return _from_json(text, uri=uri) if text.lstrip().startswith("{") else _from_xml(text, uri=uri)


def web_link(written: object, *, base: str = "") -> str | None:
    """An address as http or https without fragment and click counters, or None for any other kind (``javascript:``)."""
    if not isinstance(written, str):
        return None
    try:
        whole = "".join(written.split()).encode("utf-8", errors="replace").decode()
        parts = urlsplit(urldefrag(urljoin(base, whole))[0])
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return parts._replace(query=_COUNTERS.sub("", parts.query).lstrip("&")).geturl()


def _from_xml(text: str, *, uri: str) -> Feed:
    import feedparser

    root = _ROOT.search(text)
    if root is None:
        raise NoFeed("it is no feed: neither RSS, RDF, Atom nor JSON Feed")
    if _ENTITY.search(text, 0, root.start()):
        raise NoFeed("the feed declares entities of its own, which no feed needs and which can grow without end")
    if (tags := _CDATA.sub("", text).count("<")) > _MOST_TAGS:
        raise NoFeed(f"the feed has too many tags ({tags:,})")
    whole = '<?xml version="1.0" encoding="utf-8"?>' + _DECLARATION.sub("", text)
    # A stream, because feedparser takes a string for an address or a path. The markup is ours to strip.
    found = feedparser.parse(io.BytesIO(whole.encode()), sanitize_html=False, resolve_relative_uris=False)
    if not found.version and not found.entries:
        raise NoFeed("it is no feed that can be read" + _why(found))
    channel = found.feed
    return Feed(
        title=line_in(channel.get("title")),
        site=web_link(channel.get("link"), base=uri),
        language=line_in(channel.get("language")),
        entries=tuple(_xml_entry(entry, base=uri) for entry in found.entries[:_MOST_ENTRIES]),
        broken=_why(found).removeprefix(": ") or None,
    )


def _why(found: Mapping[str, Any]) -> str:
    """Where the XML is broken, if it is; an encoding that feedparser frowns at breaks nothing."""
    error = found.get("bozo_exception")
    line = error.getLineNumber() if error is not None and hasattr(error, "getLineNumber") else None
    return f": its XML is broken in line {line} ({error.getMessage()})" if error is not None and line else ""


def _xml_entry(entry: Mapping[str, Any], *, base: str) -> Entry:
    contents = [plain_text(str(each.get("value") or "")) for each in entry.get("content", ())]
    summary = plain_text(str(entry.get("summary") or ""))
    text = max([*contents, summary], key=len)
    source = entry.get("source") or {}
    guid = line_in(entry.get("id"))
    links = [entry.get("feedburner_origlink"), entry.get("link"), *_alternates(entry), guid]
    return Entry(
        link=next((link for each in links if each and (link := web_link(each, base=_base(each, guid, base)))), None),
        guid=guid,
        headline=line_in(entry.get("title")),
        text=text,
        whole=_is_whole(text),
        published=_moment(entry, "published") or _moment(entry, "updated"),
        updated=_moment(entry, "updated"),
        byline=_author(entry),
        outlet=line_in(source.get("title") if isinstance(source, Mapping) else None),
    )


def _alternates(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (each.get("href", "") for each in entry.get("links", ()) if each.get("rel") == "alternate")


def _base(written: str, guid: str | None, base: str) -> str:
    """A guid is an address only if it is one by itself."""
    return "" if written == guid else base


def _moment(entry: Mapping[str, Any], name: str) -> str | None:
    """A date in EDTF; where only feedparser understands it the day alone, since its zone is anybody's guess."""
    written = entry.get(name)
    if found := to_edtf(written):
        return found
    parsed = entry.get(f"{name}_parsed")
    return f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}" if parsed else None


def _author(entry: Mapping[str, Any]) -> str | None:
    """The names without mail addresses; RSS writes ``address (name)``, which feedparser cuts in the wrong place."""
    written = entry.get("author") or ""
    if match := _MAIL_AUTHOR.search(written):
        names = [match["before"] or match["within"]]
    else:
        names = [each.get("name") for each in entry.get("authors", ())] or [written]
    lines = [line for name in names if (line := line_in(name)) and "@" not in line]
    return ", ".join(dict.fromkeys(lines)) or None


def _from_json(text: str, *, uri: str) -> Feed:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoFeed(f"broken JSON ({error})"[:200]) from None
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise NoFeed("it is no JSON Feed: it has no list of items")
    base = web_link(data.get("feed_url")) or uri
    return Feed(
        title=line_in(data.get("title")),
        site=web_link(data.get("home_page_url"), base=uri),
        language=line_in(data.get("language")),
        entries=tuple(_json_entry(item, base=base) for item in items[:_MOST_ENTRIES] if isinstance(item, dict)),
    )


def _json_entry(item: Mapping[str, Any], *, base: str) -> Entry:
    html, plain, summary = (item.get(name) for name in ("content_html", "content_text", "summary"))
    texts = [plain_text(html) if isinstance(html, str) else "", *(_as_text(each) for each in (plain, summary))]
    text = max(texts, key=len)
    authors = item.get("authors") or [item.get("author")]
    names = [each.get("name") for each in authors if isinstance(each, dict)] if isinstance(authors, list) else []
    guid = line_in(str(item["id"])) if isinstance(item.get("id"), str | int) else None
    published, updated = (to_edtf(item.get(name)) for name in ("date_published", "date_modified"))
    return Entry(
        link=web_link(item.get("url"), base=base) or web_link(guid),
        guid=guid,
        headline=line_in(item.get("title")),
        text=text,
        whole=_is_whole(text),
        published=published or updated,
        updated=updated,
        byline=", ".join(line for name in names if (line := line_in(name))) or None,
    )


def _is_whole(text: str) -> bool:
    return len(text.split()) >= _WHOLE and not _CUT_OFF.search(text[-60:])


def _as_text(value: object) -> str:
    return tidy(value) if isinstance(value, str) else ""
