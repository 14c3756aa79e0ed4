"""IPTC's ninjs, versions 1 and 2, as articles: what agencies deliver in JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.dates import to_edtf
from detente.reading.encodings import tidy
from detente.reading.languages import language_tag
from detente.reading.markup import line_in, plain_text

_MARKS = frozenset(("body_text", "body_xhtml", "body_html", "bodies", "headlines", "versioncreated", "versionCreated"))
_BODIES = ("body_text", "body_xhtml", "body_html")
_PUBLISHED = ("firstpublished", "firstcreated", "contentcreated", "versioncreated")


def looks_like_ninjs(item: Mapping[str, Any]) -> bool:
    """Whether an object has the fields of a ninjs item."""
    standard = item.get("standard")
    named = isinstance(standard, Mapping) and "ninjs" in str(standard.get("name", "")).lower()
    return named or ("uri" in item and not _MARKS.isdisjoint(item))


def read_ninjs(item: Mapping[str, Any], *, uri: str) -> Article | Failure:
    """The article of a ninjs item; ``uri`` stands in where it has none. A picture or a cancelled item is a failure.

    The first publication counts, else the creation; a version's own time only where nothing else is given.
    """
    fields = {name.lower(): value for name, value in item.items()}
    if fields.get("type") not in (None, "", "text", "article", "story"):
        return Failure(uri, f"the item is no text but of type {str(fields['type'])[:40]!r}")
    if str(fields.get("pubstatus", "")).lower() == "canceled":
        return Failure(uri, "the item was cancelled by its publisher")
    if not (text := _body(fields)):
        return Failure(uri, "the item has no text")
    outlet = _name(fields.get("copyrightholder")) or _provider(fields)
    published = next((date for name in _PUBLISHED if (date := to_edtf(fields.get(name)))), None)
    given = Given(
        headline=line_in(fields.get("headline")) or _main(fields.get("headlines")),
        outlet=outlet,
        agency=next((agency for name in (outlet, _provider(fields)) if name and (agency := agency_named(name))), None),
        byline=_byline(fields),
        dateline=line_in(fields.get("located")),
        language=language_tag(line_in(fields.get("language")) or ""),
        published=published,
        basis="metadata",
        where="ninjs",
    )
    return make_article(text, uri=line_in(fields.get("uri")) or uri, given=given)


def _body(fields: Mapping[str, Any]) -> str:
    """The body: version 1 names each form in its field, version 2 lists them with their roles and types."""
    for name in _BODIES:
        if isinstance(body := fields.get(name), str) and body.strip():
            return tidy(body) if name == "body_text" else plain_text(body)
    bodies = [each for each in _objects(fields.get("bodies")) if isinstance(each.get("value"), str)]
    for each in sorted(bodies, key=lambda each: each.get("role") not in (None, "main", "body")):
        if each["value"].strip():
            kind = str(each.get("contenttype") or each.get("contentType") or "").lower()
            marked = "html" in kind or "xml" in kind or (not kind and each["value"].lstrip().startswith("<"))
            return plain_text(each["value"]) if marked else tidy(each["value"])
    return ""


def _main(lines: Any) -> str | None:
    """The main one of version 2's headlines or bylines."""
    found = sorted(_objects(lines), key=lambda each: each.get("role") not in (None, "main"))
    return next((line for each in found if (line := line_in(each.get("value")))), None)


def _byline(fields: Mapping[str, Any]) -> str | None:
    if byline := line_in(fields.get("byline")) or _main(fields.get("bylines")):
        return byline
    people = [_name(each) for each in _objects(fields.get("people")) if "author" in str(each.get("rel", "")).lower()]
    return ", ".join(name for name in people if name) or None


def _provider(fields: Mapping[str, Any]) -> str | None:
    """Who provided the item, among its sources of information in version 2."""
    sources = _objects(fields.get("infosources")) or _objects(fields.get("organisations"))
    by_role = sorted(sources, key=lambda each: "provider" not in str(each.get("role") or each.get("rel") or ""))
    return next((name for each in by_role if (name := _name(each))), None) or line_in(fields.get("source"))


def _objects(value: Any) -> list[Mapping[str, Any]]:
    values: Iterable[Any] = value if isinstance(value, list) else ()
    return [each for each in values if isinstance(each, Mapping)]


def _name(value: Any) -> str | None:
    return line_in(value.get("name") or value.get("literal")) if isinstance(value, Mapping) else line_in(value)
