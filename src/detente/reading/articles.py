"""An article from its text, what was given or found about it, and what its own lines say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.lexicon.outlets import agency_named
from detente.model.article import Article, PublishedBasis
from detente.model.ids import content_id
from detente.reading.languages import language_of
from detente.reading.metadata import Stated, metadata_in

_WRITER = re.compile(
    r"^(?P<agency>(?:Associated Press|[A-Z]\w+))(?: [A-Z]\w+)* (?:[Ww]riters?|[Cc]orrespondents?|[Ss]taff)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an article besides its text, and on what its publication rests.

    ``where`` says where that was found, and ``how`` of single fields where else ("og:title").
    """

    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    basis: PublishedBasis = "given"
    where: str = "given"
    how: Mapping[str, str] = field(default_factory=dict)


def make_article(text: str, *, uri: str, given: Given) -> Article:
    """The article; what is given comes before what the text says. Same uri, text and metadata, same id.

    Where a field was found does not enter the id: the same words are the same article.
    """
    stated = metadata_in(text)
    published = given.published or stated.published
    basis: PublishedBasis | None = given.basis if given.published else ("text" if published else None)
    byline = given.byline or stated.byline
    fields: dict[str, str | None] = {
        "headline": given.headline or stated.headline,
        "outlet": given.outlet or stated.outlet,
        "agency": given.agency or stated.agency or _agency_in(byline),
        "byline": byline,
        "dateline": given.dateline or stated.dateline,
        "published": published,
    }
    language = given.language or language_of(text)
    identity = content_id("article", uri, text, {**fields, "language": language, "published_basis": basis})
    found = _found({**fields, "language": language}, given, stated)
    return Article(id=identity, uri=uri, text=text, language=language, published_basis=basis, found=found, **fields)


def _found(fields: Mapping[str, str | None], given: Given, stated: Stated) -> tuple[tuple[str, str], ...]:
    """Where each field that is filled was found: as ``given`` has it, or "text" (a line of its own)."""
    where = {
        name: given.how.get(name, given.where) if getattr(given, name) else "text"
        for name, value in fields.items()
        if value
    }
    if "agency" in where and not given.agency and not stated.agency:
        where["agency"] = where["byline"]  # which named it
    return tuple(sorted(where.items()))


def _agency_in(byline: str | None) -> str | None:
    """The agency that a byline names, whole or as the writer's employer ("Ann Lee, AP Diplomatic Writer")."""
    parts = re.split(r"\s*[,|/]\s*|\s+[–—-]\s+|\s+for\s+|\s+of\s+", byline or "")
    parts += [match["agency"] for part in parts if (match := _WRITER.match(part))]
    return next((agency for part in parts if (agency := agency_named(part))), None)
