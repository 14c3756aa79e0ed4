"""When a page says that its article was published, from the surest place to the least sure."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lxml.etree import XPath
from lxml.html import HtmlElement

from detente.reading.dates import MONTHS, is_plausible, to_edtf
from detente.reading.metadata import dated_line
from detente.reading.pages.candidates import Candidate, line_of
from detente.reading.pages.linked_data import Node

_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "displaydate",
    "date",
)
_MARKED = XPath("//*[not(self::meta)][@itemprop='datePublished' or @pubdate or contains(@class, 'dt-published')]")


def _any(attribute: str, words: tuple[str, ...]) -> str:
    return " or ".join(f"contains(concat(' ', {attribute}), '{word}')" for word in words)


# What stands beside an article has dates of its own: other articles, comments, messages, today's date at the top.
_BESIDE = (" widget", " sidebar", "tweet", "comment", " related", " recommend", "masthead", "topbar", "weather")
_OF_ARTICLE = (
    "[not(ancestor::footer or ancestor::aside or ancestor::nav or self::body or self::html or "
    f"ancestor-or-self::*[not(self::body or self::html)][{_any('@class', _BESIDE)}])]"
)
_CHANGED = f"ancestor-or-self::*[{_any('@class', ('updated', 'modified'))}][not(contains(@class, 'publish'))]"
# The first time of the page's article, or after its heading: others head the lists beside it.
_TIMES = XPath(f"(//article//time | //main//time | (//h1)[1]/following::time)[@datetime]{_OF_ARTICLE}[not({_CHANGED})]")
_DATED = _any("@class", ("date", "time", "publish", "posted", "meta", "byline"))
_LINES = XPath(f"//*[{_DATED} or {_any('@id', ('date', 'publish'))}]{_OF_ARTICLE}")
_IN_ADDRESS = re.compile(rf"/((?:19|20)\d\d)[/-](\d\d?|{'|'.join(MONTHS)})[/-](\d\d?)(?=[/_-]|$)")
_LONGEST_LINE, _MOST_LINES = 120, 60
# Days by which a time in the page may differ from the day in its address: time zones, and night desks.
_NEAR = 2


def published_of(tree: HtmlElement, node: Node, metas: Mapping[str, str], address: str) -> tuple[str | None, str]:
    """When the page says that its article was published (EDTF), and where it says so; None where it does not.

    A time before 1900 or in the future is none. Where the page contradicts itself, the day in its address decides; a
    time with its zone is preferred to the bare day that it falls on.
    """
    found = [(value, how) for value, how in _stated(tree, node, metas) if is_plausible(value)]
    if not any(_has_hour(value) for value, _ in found):
        found += [(value, how) for value, how in _in_lines(tree) if is_plausible(value)]
    if in_address := _in_address(address):
        near = [each for each in found if _days_apart(each[0], in_address) <= _NEAR]
        found = (near or found) + [(in_address, "address")]
    if not found:
        return None, ""
    day, how = found[0]
    finer = (each for each in found if _has_hour(each[0]) and _days_apart(each[0], day) <= 1)
    return (day, how) if _has_hour(day) else next(finer, (day, how))


def _stated(tree: HtmlElement, node: Node, metas: Mapping[str, str]) -> Iterator[Candidate]:
    for field in ("datePublished", "dateCreated"):
        yield to_edtf(node.get(field)) or "", "JSON-LD"
    yield from ((to_edtf(metas[name]) or "", name) for name in _METAS if name in metas)
    for element in _MARKED(tree)[:3]:
        yield to_edtf(element.get("content") or element.get("datetime") or line_of(element)) or "", "datePublished"
    yield from ((to_edtf(element.get("datetime")) or "", "time") for element in _TIMES(tree)[:1])


def _in_lines(tree: HtmlElement) -> Iterator[Candidate]:
    """Dates in the page as people read it, where the elements are named like dates."""
    for element in _LINES(tree)[:_MOST_LINES]:
        if len(text := line_of(element)) <= _LONGEST_LINE and (found := dated_line(text)):
            yield found, "a line of the page"


def _has_hour(published: str) -> bool:
    return len(published) > 10 and "/" not in published


def _in_address(address: str) -> str | None:
    match = _IN_ADDRESS.search(address)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        found = date(int(year), MONTHS.index(month) + 1 if month in MONTHS else int(month), int(day)).isoformat()
    except ValueError:
        return None
    return found if is_plausible(found) else None


def _days_apart(one: str, two: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:
        return 0
