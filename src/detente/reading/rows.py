"""Rows of a dump (JSON Lines, a database) as articles: what is given is believed."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.dates import to_edtf
from detente.reading.encodings import tidy
from detente.reading.languages import language_tag
from detente.reading.markup import plain_text

# What a row may call each field, in small letters without marks; the first that is filled counts.
_SYNONYMS = {
    "uri": "uri url link weburl articleurl guid id",
    "outlet": "outlet source publisher publication newspaper sourcename sitename",
    "published": "published date pubdate publishedat publishdate publicationdate datepublished publisheddate datetime "
    "timestamp",
    "headline": "headline title",
    "text": "text body content fulltext maintext articletext article articlebody bodytext contenttext story",
    "language": "language lang",
    "byline": "byline author authors creator writer",
    "dateline": "dateline",
    "agency": "agency",
}
_FIELDS = {name: field for field, names in _SYNONYMS.items() for name in names.split()}
_MARKED_UP = re.compile(r"<(p|div|h[1-6]|article|section)\b[^<>]*>.*?</\1\s*>|<br\s*/?>", re.IGNORECASE | re.DOTALL)


def read_row(row: Mapping[str, Any], *, uri: str) -> Article | Failure:
    """The article of a row, or why it is none; ``uri`` stands in where the row has no uri of its own.

    Only ``text`` is needed. What the row gives is believed; the rest is looked for in the text.
    """
    row = {_plain_name(name): value for name, value in row.items()}
    fields = {name: _first(row, names.split()) for name, names in _SYNONYMS.items()}
    uri = _uri(fields["uri"], within=uri)
    text = fields["text"]
    if not isinstance(text, str) or not text.strip():
        return Failure(uri, "the row has no text")
    published = to_edtf(fields["published"]) if fields["published"] is not None else None
    if fields["published"] is not None and published is None:
        return Failure(uri, f"published is no date that can be understood: {str(fields['published'])[:60]!r}")
    outlet = _as_text(fields["outlet"])
    given = Given(
        headline=_as_text(fields["headline"]),
        outlet=outlet,
        agency=_as_text(fields["agency"]) or (agency_named(outlet) if outlet else None),
        byline=_as_text(fields["byline"]),
        dateline=_as_text(fields["dateline"]),
        language=language_tag(_as_text(fields["language"]) or ""),
        published=published,
        basis="given",
    )
    return make_article(_plain(text), uri=uri, given=given)


def field_named(name: str) -> str | None:
    """Which field of an article a column or key of this name holds, or None."""
    return _FIELDS.get(_plain_name(name))


def _plain_name(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _uri(given: Any, *, within: str) -> str:
    """What the article is called; a bare number is a name only within its dump, whose every row has one."""
    name = _as_text(given)
    if not name:
        return within
    return f"{within.rpartition('#')[0] or within}#{name}" if name.isdigit() else name


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "", [])), None)


def _plain(text: str) -> str:
    """The text without markup, which many dumps keep in it."""
    return plain_text(text) if _MARKED_UP.search(text[:20_000]) else tidy(text)


def _as_text(value: Any) -> str | None:
    """A field as one line: lists (of authors) are joined, an object with a name (schema.org) counts by it."""
    if isinstance(value, list):
        value = ", ".join(part for each in value if (part := _as_text(each)))
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, int):
        value = str(value)
    return " ".join(tidy(value).split()) or None if isinstance(value, str) else None
