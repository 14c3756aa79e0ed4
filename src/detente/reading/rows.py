"""Rows of a dump (JSON Lines, a database) as articles: what is given is believed."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.dates import to_edtf
from detente.reading.encodings import tidy

# What a row may call each field; the first that is filled counts.
_SYNONYMS = {
    "uri": ("uri", "url", "id"),
    "outlet": ("outlet", "source", "publisher"),
    "published": ("published", "date", "pub_date"),
    "headline": ("headline", "title"),
    "text": ("text", "body", "content"),
    "language": ("language", "lang"),
    "byline": ("byline", "author"),
    "agency": ("agency",),
}


def read_row(row: Mapping[str, Any], *, uri: str) -> Article | Failure:
    """The article of a row, or why it is none; ``uri`` stands in where the row has no uri of its own.

    Only ``text`` is needed. What the row gives is believed; the rest is looked for in the text.
    """
    fields = {name: _first(row, names) for name, names in _SYNONYMS.items()}
    uri = _as_text(fields["uri"]) or uri
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
        language=_as_text(fields["language"]),
        published=published,
        basis="given",
    )
    return make_article(tidy(text), uri=uri, given=given)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "", [])), None)


def _as_text(value: Any) -> str | None:
    """A field as one line: lists (of authors) are joined, an object with a name (schema.org) counts by it."""
    if isinstance(value, list):
        value = ", ".join(part for each in value if (part := _as_text(each)))
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, int):
        value = str(value)
    return " ".join(tidy(value).split()) or None if isinstance(value, str) else None


def read_line(line: str, *, number: int, uri: str) -> Iterator[Article | Failure]:
    """The article of one JSON line, or a failure that names the line; nothing for a blank one."""
    if not line.strip():
        return
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        yield Failure(uri, f"line {number}: broken JSON ({reason})")
        return
    if not isinstance(row, dict):
        yield Failure(uri, f"line {number}: no JSON object")
        return
    found = read_row(row, uri=f"{uri}#{number}")
    yield Failure(found.uri, f"line {number}: {found.reason}") if isinstance(found, Failure) else found


def read_whole(text: str, *, uri: str) -> Iterator[Article | Failure]:
    """The articles of a JSON document that is one object or a list of them."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Failure(uri, f"broken JSON ({error})"[:200])
        return
    for number, row in enumerate(data if isinstance(data, list) else [data], start=1):
        if isinstance(row, dict):
            yield read_row(row, uri=uri if row is data else f"{uri}#{number}")
        else:
            yield Failure(uri, f"entry {number}: no JSON object")
