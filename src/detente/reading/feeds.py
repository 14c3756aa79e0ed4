"""Feeds (RSS, RDF, Atom, JSON Feed) as articles, and what a feed knows of a page that it links to."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.confined import Exceeded, confined
from detente.reading.feed_entries import Entry, Feed, NoFeed, parse_feed

_PROLOG = re.compile(r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.S | re.I)
_ROOT = re.compile(r"<(?:(?P<rss>rss)|(?P<atom>(?:\w+:)?feed)|(?P<rdf>(?:\w+:)?RDF))(?=[\s>])(?P<rest>[^>]*)", re.I)
_ATOM = re.compile(r"www\.w3\.org/2005/Atom|purl\.org/atom/ns")
_RSS_IN_RDF = re.compile(r"purl\.org/(?:net/)?rss|my\.netscape\.com/rdf")
_JSON_FEED = re.compile(r'\s*\{.*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.S)
_FEWEST_WORDS = 6
_SEPARATOR = re.compile(r"\s+[-–—|»›·:]+\s+|\s*[|»›]\s*|:\s+")
_NO_NAME = re.compile(
    r"\b(?:rss|atom|feeds?|latest|headlines?|top stories|all (?:news|stories|articles)|newest|updates?)\b\W*", re.I
)


def looks_like_feed(head: str) -> bool:
    """Whether a text that begins so (some thousand characters) is a feed, well-formed or not."""
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    if root is None:
        return _JSON_FEED.match(head) is not None
    if root["rss"]:
        return True
    return bool((_ATOM if root["atom"] else _RSS_IN_RDF).search(root["rest"]))


def read_feed(data: bytes, *, uri: str) -> Iterator[Article | Failure]:
    """The articles of a feed, from what it holds itself; a failure for an entry that is but a headline and a link.

    A summary is what the outlet published and counts, however short.
    """
    try:
        feed = feed_of(data, uri=uri)
    except NoFeed as error:
        yield Failure(uri, str(error))
        return
    if not feed.entries:
        yield Failure(uri, "the feed has no entries" + (f": {feed.broken}" if feed.broken else ""))
        return
    for number, entry in enumerate(feed.entries, start=1):
        yield entry_article(entry, feed, uri=entry_uri(entry, feed_uri=uri, number=number))
    if feed.broken:
        yield Failure(uri, f"{feed.broken}; {len(feed.entries)} entries could be read")


def feed_of(data: bytes, *, uri: str) -> Feed:
    """The feed that some bytes hold, read within limits on time and memory; raises NoFeed for anything else."""
    try:
        return confined(parse_feed, data, uri)
    except Exceeded as problem:
        raise NoFeed(f"the feed was given up: {problem}") from None


def entry_uri(entry: Entry, *, feed_uri: str, number: int) -> str:
    """Where an entry is found: its link, else its guid, within the feed where that is no name for all the world."""
    if entry.link or (entry.guid and ":" in entry.guid):
        return entry.link or entry.guid or ""
    return f"{feed_uri}#{entry.guid or number}"


def entry_article(entry: Entry, feed: Feed, *, uri: str) -> Article | Failure:
    """The article that an entry holds, or a failure where it holds none."""
    if len(entry.text.split()) < _FEWEST_WORDS or entry.text == entry.headline:
        again = f"; `detente add {entry.link}` reads its page" if entry.link else ""
        return Failure(uri, f"the entry holds no more than a headline{' and a link' if entry.link else ''}{again}")
    return make_article(entry.text, uri=uri, given=_given(entry, feed))


def with_entry(article: Article, entry: Entry, feed: Feed) -> Article:
    """The article of a linked page, with what the page does not say of itself taken from the feed."""
    told, how = _given(entry, feed), dict(article.found)
    published, basis = article.published, article.published_basis
    if told.published and (published is None or _is_finer(told.published, published)):
        published, basis = told.published, "metadata"
        how.pop("published", None)
    given = Given(
        headline=article.headline or told.headline,
        outlet=article.outlet or told.outlet,
        agency=article.agency or told.agency,
        byline=article.byline or told.byline,
        dateline=article.dateline,
        language=article.language,
        published=published,
        basis=basis or "metadata",
        where=told.where,
        how=how,
    )
    return make_article(article.text, uri=article.uri, given=given)


def outlet_of(feed: Feed) -> str | None:
    """The outlet's name in a feed's title: without section and "RSS", preferably what its address says too."""
    parts = [name for part in _SEPARATOR.split(feed.title or "") if (name := _NO_NAME.sub("", part).strip(" -–—|»›·:"))]
    host = re.sub(r"[^a-z0-9]", "", (urlsplit(feed.site or "").hostname or "").removeprefix("www."))
    owned = [part for part in parts if (folded := re.sub(r"[^a-z0-9]", "", part.lower())) and folded in host]
    return max(owned, key=len) if owned else (parts[0] if parts else None)


def _given(entry: Entry, feed: Feed) -> Given:
    outlet = entry.outlet or outlet_of(feed)
    return Given(
        headline=entry.headline,
        outlet=outlet,
        agency=agency_named(outlet) if outlet else None,
        byline=entry.byline,
        language=(feed.language or "").split("-")[0].lower() or None,
        published=entry.published,
        basis="metadata",
        where="feed",
    )


def _is_finer(moment: str, day: str) -> bool:
    """Whether the feed has the hour of a day that the page only names."""
    return len(day) == 10 and len(moment) > 10 and moment.startswith(day)
