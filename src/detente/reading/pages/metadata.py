"""What the markup of a page says of its article: headline, outlet, agency, byline, language, publication."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from detente.lexicon.outlets import agency_named, fold_outlet, outlet_of_host, publisher_family
from detente.reading.languages import language_tag
from detente.reading.pages.candidates import Candidate, line_of
from detente.reading.pages.dates import published_of
from detente.reading.pages.headlines import pick_headline
from detente.reading.pages.linked_data import Node, article_of, body_of, names_in, plain

_METAS = XPath("//meta[@content and (@property or @name or @itemprop or @http-equiv)]")
_TITLES = XPath("//title")
_H1 = XPath("//h1[not(ancestor::footer or ancestor::nav or ancestor::aside)]")
_CANONICAL = XPath("//link[@rel='canonical']/@href")
_AUTHORS = XPath(
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author-name')]"
)
_BY = re.compile(r"^(?:(?:posted|written|published|reported|words|story|text)\s+)?by:?\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|^(?:admin|administrator|editor|staff|webmaster|author|guest)$", re.IGNORECASE
)
_SLOGAN = re.compile(r"\s+[|–—:]\s*|\s+-\s+|\s*\|\s*")
_LONGEST_BYLINE = 120
_MOST_AUTHORS = 40

_HEADLINES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "source_name",
    "apple-mobile-web-app-title",
)
_BYLINES = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author_name", "article:author")
_LANGUAGES = ("content-language", "language", "dc.language", "inlanguage", "og:locale")
_PROVIDERS = ("sourceOrganization", "provider", "creditText", "copyrightHolder", "author", "creator", "isBasedOn")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page's markup states; None where it does not. ``how`` says of each field that is there where it stood."""

    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    body: str | None = None
    how: Mapping[str, str] = field(default_factory=dict)


def metadata_of(tree: HtmlElement, *, uri: str) -> PageMetadata:
    """What a parsed page says of its article; ``uri`` counts where the page names no address of its own."""
    node, metas = article_of(tree), _metas(tree)
    address = _address(tree, metas, uri)
    host = _host(address)
    outlet, outlet_how = _outlet(node, metas, host)
    headline, headline_how = pick_headline(_headlines(tree, node, metas), outlet=outlet, host=host)
    byline, byline_how = _first(_bylines(tree, node, metas), lambda name: name != outlet)
    agency, agency_how = _first(_agencies(node), bool)
    language, language_how = _first(_languages(tree, node, metas), bool)
    published, published_how = published_of(tree, node, metas, address)
    found = {
        "headline": (headline, headline_how),
        "outlet": (outlet, outlet_how),
        "agency": (agency, agency_how),
        "byline": (byline, byline_how),
        "language": (language, language_how),
        "published": (published, published_how),
    }
    how = {name: where for name, (value, where) in found.items() if value}
    values = {name: value for name, (value, _) in found.items()}
    return PageMetadata(**values, body=body_of(node), how=how)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by their names in lower case; the first counts."""
    found: dict[str, str] = {}
    for meta in _METAS(tree):
        content = " ".join(meta.get("content").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := meta.get(attribute)):
                found.setdefault(name.strip().casefold(), content)
    return found


def _address(tree: HtmlElement, metas: Mapping[str, str], uri: str) -> str:
    """The address under which the page says it stands, else the one under which it was found."""
    candidates = (*_CANONICAL(tree), metas.get("og:url", ""), uri)
    return next((str(each) for each in candidates if _host(str(each))), uri)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address.strip()).hostname
    except ValueError:
        return None


def _first(candidates: Iterable[Candidate], fit: Callable[[str], object]) -> tuple[str | None, str]:
    return next(((value, how) for value, how in candidates if value and fit(value)), (None, ""))


def _of_metas(metas: Mapping[str, str], names: Iterable[str]) -> Iterator[Candidate]:
    yield from ((plain(metas[name]), name) for name in names if name in metas)


def _headlines(tree: HtmlElement, node: Node, metas: Mapping[str, str]) -> Iterator[Candidate]:
    yield from ((line_of(h1), "h1") for h1 in _H1(tree)[:5])
    yield plain(node.get("headline")), "JSON-LD"
    yield from _of_metas(metas, _HEADLINES)
    yield from ((line_of(title), "title") for title in _TITLES(tree)[:1])


def _outlet(node: Node, metas: Mapping[str, str], host: str | None) -> tuple[str | None, str]:
    """The outlet as the page names it; by its address where that is known, and the page's name for it is not."""
    stated, how = _first(_outlets(node, metas), _is_outlet)
    known = outlet_of_host(host or "")
    if known and (stated is None or not (_is_known(stated) or _like(stated, known))):
        return known, "address"
    return stated, how


def _is_known(name: str) -> bool:
    return agency_named(name) is not None or fold_outlet(publisher_family(name)) != fold_outlet(name)


def _like(one: str, two: str) -> bool:
    folded = [fold_outlet(name).replace(" ", "") for name in (one, two)]
    return folded[0] in folded[1] or folded[1] in folded[0]


def _outlets(node: Node, metas: Mapping[str, str]) -> Iterator[Candidate]:
    """Names of the site, without the slogan that some put behind it."""
    names = [
        *_of_metas(metas, _OUTLETS[:1]),
        *((name, "JSON-LD") for name in names_in(node.get("publisher"))),
        *_of_metas(metas, _OUTLETS[1:]),
    ]
    yield from ((_SLOGAN.split(name)[0].strip(), how) for name, how in names)


def _is_outlet(name: str) -> bool:
    return len(name) <= 60 and not name.startswith(("http", "@"))


def _bylines(tree: HtmlElement, node: Node, metas: Mapping[str, str]) -> Iterator[Candidate]:
    yield _byline(names_in(node.get("author"))), "JSON-LD"
    yield from ((_byline([name]), how) for name, how in _of_metas(metas, _BYLINES))
    yield from ((_byline([_apart(each)]), "markup") for each in _AUTHORS(tree)[:_MOST_AUTHORS])


def _byline(names: Iterable[str]) -> str:
    """Names of authors as one line; empty where they are none (an address, "admin", a whole biography)."""
    bare = dict.fromkeys(_BY.sub("", name).strip(" ,|") for name in names)
    line = ", ".join(name for name in bare if name and not _NO_NAME.search(name))
    return line if len(line) <= _LONGEST_BYLINE else ""


def _agencies(node: Node) -> Iterator[Candidate]:
    for part in _PROVIDERS:
        yield from ((agency_named(name) or "", "JSON-LD") for name in names_in(node.get(part)))


def _languages(tree: HtmlElement, node: Node, metas: Mapping[str, str]) -> Iterator[Candidate]:
    root = tree.getroottree().getroot()
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    yield language_tag(own) or "", "html lang"
    stated = node.get("inLanguage")
    code = stated.get("alternateName") if isinstance(stated, Mapping) else stated
    yield (language_tag(code) or "" if isinstance(code, str) else ""), "JSON-LD"
    yield from ((language_tag(metas[name]) or "", name) for name in _LANGUAGES if name in metas)


def _apart(element: HtmlElement) -> str:
    """The text of an element with blanks between its parts, which stand on lines of their own."""
    return " ".join(" ".join(element.itertext()).split())
