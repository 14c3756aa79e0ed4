"""An article from its text, what was given or found about it, and what its own lines say."""

import re
from dataclasses import dataclass

from detente.lexicon.outlets import agency_named
from detente.model.article import Article, PublishedBasis
from detente.model.ids import content_id
from detente.reading.metadata import metadata_in

_ENGLISH = frozenset(("the", "of", "to", "and", "in", "a", "that", "for", "on", "is", "was", "with", "said", "by"))
_FEWEST_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an article besides its text, and on what its publication rests."""

    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    basis: PublishedBasis = "given"


def make_article(text: str, *, uri: str, given: Given) -> Article:
    """The article; what is given comes before what the text says. Same uri, text and metadata, same id."""
    stated = metadata_in(text)
    published = given.published or stated.published
    basis: PublishedBasis | None = given.basis if given.published else ("text" if published else None)
    byline = given.byline or stated.byline
    fields: dict[str, str | None] = {
        "headline": given.headline or stated.headline,
        "outlet": given.outlet or stated.outlet,
        "agency": given.agency or stated.agency or _agency_in(byline),
        "byline": byline,
        "dateline": stated.dateline,
        "published": published,
    }
    language = given.language or language_of(text)
    identity = content_id("article", uri, text, {**fields, "language": language, "published_basis": basis})
    return Article(id=identity, uri=uri, text=text, language=language, published_basis=basis, **fields)


def _agency_in(byline: str | None) -> str | None:
    parts = re.split(r"\s*[,|/]\s*|\s+[–—-]\s+|\s+for\s+|\s+of\s+", byline or "")
    return next((agency for part in parts if (agency := agency_named(part))), None)


def language_of(text: str) -> str:
    """``en`` where the text reads like English or is too short to tell, else ``und`` (not determined)."""
    words = re.findall(r"[^\W\d_]+", text[:4000].casefold())
    common = sum(word in _ENGLISH for word in words)
    return "en" if len(words) < _FEWEST_WORDS or common > 0.08 * len(words) else "und"
