"""Web pages as articles: text and metadata, read in a process of its own within limits on time and memory."""

import re
from dataclasses import dataclass

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.confined import Exceeded, confined
from detente.reading.encodings import tidy
from detente.reading.languages import contradicts

# Beyond these a page is no article: of 181 news pages the largest have 1.5 million characters, 3,200 tags, depth 135.
_MOST_CHARACTERS = 10_000_000
_MOST_TAGS = 60_000
_DEEPEST = 400
# The time that a page may take, starting a worker and ending it aside, so that all of it stays below 10 seconds.
_SECONDS = 7.0
_BLOCK = re.compile(r"<(/?)(?:div|span|ul|ol|table|section|b|i|font|blockquote|article|main)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was found in a page: the article's text, and what the markup says of it with where it says so."""

    text: str
    given: Given


class Unreadable(ValueError):
    """The markup of a page brought the parser to a halt; ``str()`` says how."""


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's head declares, or None."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def read_html(html: str, *, uri: str) -> Article | Failure:
    """The article of a page, or why there is none."""
    page = read_page(html, uri=uri)
    return page if isinstance(page, Failure) else make_article(page.text, uri=uri, given=page.given)


def read_page(html: str, *, uri: str) -> Page | Failure:
    """Text and metadata of a page, or why there is no article in it.

    A page that is made to wear out its reader is given up after 7 seconds or at 500 MB.
    """
    if problem := _too_much(html):
        return Failure(uri, problem)
    try:
        page = confined(look_through, html, uri, seconds=_SECONDS)
    except Exceeded as limit:
        return Failure(uri, f"the page was given up: {limit}")
    except Unreadable as problem:
        return Failure(uri, f"the page cannot be read: {problem}")
    return page if page.text else Failure(uri, "no article text was found in the page")


def _too_much(html: str) -> str | None:
    """What is wrong with a page at first sight: it costs nothing, and says more than that the time was up."""
    if len(html) > _MOST_CHARACTERS:
        return f"the page is too large ({len(html):,} characters)"
    if (tags := html.count("<")) > _MOST_TAGS:
        return f"the page has too many tags ({tags:,})"
    if _depth(html) > _DEEPEST:
        return "the page is nested too deeply"
    return None


def _depth(html: str) -> int:
    """The greatest number of open tags of the common kinds; what is never closed counts, hostile pages are made so."""
    deepest = depth = 0
    for match in _BLOCK.finditer(html):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


def look_through(html: str, uri: str) -> Page:
    """Text and metadata of a page, in this process and without limits; the text is empty where there is none.

    Raises Unreadable for markup that the parser cannot deal with.
    """
    try:
        return _look_through(html, uri)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # strange markup finds faults in parsers; one page must not stop a run
        raise Unreadable(f"{type(error).__name__}: {error}"[:200]) from error


def _look_through(html: str, uri: str) -> Page:
    from trafilatura import load_html

    from detente.reading.pages.metadata import metadata_of
    from detente.reading.pages.text import text_of

    tree = load_html(html)
    if tree is None:
        return Page(text="", given=Given())
    found = metadata_of(tree, uri=uri)
    text = tidy(text_of(tree, headline=found.headline, stated=found.body))
    language = found.language
    agency = found.agency or (agency_named(found.outlet) if found.outlet else None)
    given = Given(
        headline=found.headline,
        outlet=found.outlet,
        agency=agency,
        byline=found.byline,
        language=None if language and contradicts(language, text) else language,
        published=found.published,
        basis="metadata",
        where="page",
        how=found.how if found.agency or not agency else {**found.how, "agency": found.how["outlet"]},
    )
    return Page(text=text, given=given)
