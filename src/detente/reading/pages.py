"""Web pages as articles: text and metadata by trafilatura, within limits on size and depth."""

import re

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.dates import to_edtf
from detente.reading.encodings import tidy

# Beyond these a page is no article: of 181 news pages the largest have 1.5 million characters, 3,200 tags, depth 135.
_MOST_CHARACTERS = 10_000_000
_MOST_TAGS = 60_000
_DEEPEST = 400
_BLOCK = re.compile(r"<(/?)(?:div|span|ul|ol|table|section|b|i|font|blockquote|article|main)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([a-z]{2,3}(?:-[A-Za-z]{2,4})?)", re.IGNORECASE)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's head declares, or None."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def read_html(html: str, *, uri: str) -> Article | Failure:
    """The article of a page, or why there is none."""
    if problem := _too_much(html):
        return Failure(uri, problem)
    found = _extract(html)
    if found is None or not (text := tidy(found["text"] or "")):
        return Failure(uri, "no article text was found in the page")
    language = _LANGUAGE.search(html[:4096])
    headline = found["title"]
    given = Given(
        headline=" ".join(headline.split()) if headline else None,
        outlet=found["sitename"],
        byline=found["author"],
        language=language.group(1) if language else None,
        published=to_edtf(found["date"]),
        basis="metadata",
    )
    return make_article(text, uri=uri, given=given)


def _too_much(html: str) -> str | None:
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


def _extract(html: str) -> dict[str, str | None] | None:
    from trafilatura import bare_extraction

    found = bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    if found is None:
        return None
    return {name: getattr(found, name, None) for name in ("text", "title", "sitename", "author", "date")}
