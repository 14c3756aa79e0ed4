"""News in XML as articles: IPTC's NewsML-G2, NewsML 1 and NITF, alone or inside one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.confined import confined
from detente.reading.dates import to_edtf
from detente.reading.encodings import tidy
from detente.reading.languages import language_tag
from detente.reading.markup import plain_line, plain_text
from detente.reading.parts import Rejected

# In the order in which they are believed, over all three formats; the names are in small letters, without namespace.
_HEADLINES = ("headline", "hl1", "hedline")
_PUBLISHED = (
    *("firstpublished", "firstcreated", "contentcreated", "date.issue", "date.release"),
    *("versioncreated", "thisrevisioncreated", "story.date"),
)
_OUTLETS = ("pubdata", "copyrightholder", "provider", "doc.copyright", "creditline", "distributor")
_AGENCIES = ("creditline", "provider", "infosource", "distributor", "source")
_BODIES = ("body.content", "body", "inlinexml", "inlinedata", "datacontent")
_NAMES = {"hl2": "h2", "block": "div", "nitf-table": "table", "media": "span", "head": "span"}
_UNREAD = frozenset(("media", "body.head", "head", "figure", "table-metadata"))
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """What one item says, as found; ``problem`` where it holds no text."""

    uri: str | None
    headline: str | None
    outlet: str | None
    agencies: tuple[str, ...]
    byline: str | None
    dateline: str | None
    language: str | None
    published: tuple[str, ...]
    markup: str = ""
    plain: str = ""
    problem: str | None = None


def read_newsml(text: str, *, uri: str) -> Iterator[Article | Failure]:
    """The articles of a document, one for each of its items, with a failure for each that holds no text.

    Raises Rejected for a document that is broken, declares entities, or goes beyond the limits.
    """
    if _ENTITY.search(text):
        raise Rejected("it declares entities, which news has no need of and attacks are made of")
    document = _DECLARATION.sub("", text, count=1).encode()
    items = confined(items_in, document)
    if not items:
        raise Rejected("it holds no news item with a content of its own (a package refers to items elsewhere)")
    for number, item in enumerate(items, start=1):
        place = uri if len(items) == 1 else f"{uri}#{number}"
        yield Failure(place, item.problem) if item.problem else _article(item, uri=item.uri or place, place=place)


def _article(item: NewsItem, *, uri: str, place: str) -> Article | Failure:
    text = plain_text(item.markup) or tidy(item.plain)
    if not text.strip():
        return Failure(place, "the item has no text")
    agencies = (agency_named(name) for name in (*item.agencies, item.outlet) if name)
    given = Given(
        headline=item.headline,
        outlet=item.outlet,
        agency=next((agency for agency in agencies if agency), None),
        byline=re.sub(r"^by\s+", "", item.byline or "", flags=re.IGNORECASE) or None,
        dateline=item.dateline,
        language=language_tag(item.language or ""),
        published=next((date for written in item.published if (date := to_edtf(written))), None),
        basis="metadata",
        where="NewsML",
    )
    return make_article(text, uri=uri, given=given)


def items_in(document: bytes) -> list[NewsItem]:
    """The items of an XML document; to be run confined. Raises Rejected where it is broken."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Rejected(f"it is broken XML ({error})"[:200]) from error
    if _name(root) == "nitf":
        return [_item(root, root)]
    return [_item(each, root) for each in root.iter() if _name(each) == "newsitem"]


def _name(element: Any) -> str:
    """An element's name without namespace, in small letters; nothing for an entity."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _item(item: Any, root: Any) -> NewsItem:
    found: dict[str, list[Any]] = {}
    for element in item.iter():
        found.setdefault(_name(element), []).append(element)
    markup, plain = _body(found)
    lines = [line for name in ("by", "byline") for each in found.get(name, ()) if (line := _words(each))]
    return NewsItem(
        uri=item.get("guid") or _first(found, ("publicidentifier",)) or _attribute(found, "doc-id", "id-string"),
        headline=_first(found, _HEADLINES) or _first(found, ("title",)),
        outlet=next(_parties(found, _OUTLETS), None),
        agencies=tuple(_parties(found, _AGENCIES)),
        byline=lines[0] if lines else None,
        dateline=_place(found),
        language=_language(item, root, found),
        published=tuple(each.get("norm") or _words(each) for name in _PUBLISHED for each in found.get(name, ())),
        markup=markup,
        plain=plain,
        problem=_problem(found),
    )


def _problem(found: dict[str, list[Any]]) -> str | None:
    kind = (_attribute(found, "itemclass", "qcode") or "").rpartition(":")[2]
    status = (_attribute(found, "pubstatus", "qcode") or _attribute(found, "status", "formalname") or "").lower()
    if kind and kind not in ("text", "composite"):
        return f"the item is no text but of the class {kind[:40]!r}"
    if status.rpartition(":")[2] in ("canceled", "withheld"):
        return f"the item was {status.rpartition(':')[2]} by its publisher"
    return None


def _first(found: dict[str, list[Any]], names: tuple[str, ...]) -> str | None:
    return next((line for name in names for each in found.get(name, ()) if (line := _words(each))), None)


def _attribute(found: dict[str, list[Any]], name: str, attribute: str) -> str | None:
    values = (
        value
        for element in found.get(name, ())
        for key, value in element.attrib.items()
        if key.lower() == attribute and value.strip()
    )
    return next(values, None)


def _parties(found: dict[str, list[Any]], names: tuple[str, ...]) -> Iterator[str]:
    """The names of those who stand in some elements: as text, as a name inside, or in one of many attributes."""
    for name in names:
        for element in found.get(name, ()):
            inner = [each for each in element.iter() if _name(each) in ("name", "party")]
            for each in (*inner, element):
                attributes = {key.lower(): value for key, value in each.attrib.items()}
                written = [attributes.get(key) for key in ("holder", "literal", "formalname", "name")]
                coded = attributes.get("qcode", "").rpartition(":")[2]
                if party := next((line for line in (_words(each), *written, coded) if line), None):
                    yield plain_line(party)
                    break


def _place(found: dict[str, list[Any]]) -> str | None:
    """Where the report was written: NITF puts the place into a line with the day, NewsML-G2 gives it by itself."""
    lines = [each for line in found.get("dateline", ()) for each in line.iter() if _name(each) in ("location", "city")]
    places = next(_parties(found, ("located",)), None), *map(_words, lines)
    return next((place for place in places if place), None)


def _language(item: Any, root: Any, found: dict[str, list[Any]]) -> str | None:
    own = "{http://www.w3.org/XML/1998/namespace}lang"
    stated = _attribute(found, "language", "tag") or _attribute(found, "language", "formalname")
    return stated or item.get(own) or root.get(own)


def _body(found: dict[str, list[Any]]) -> tuple[str, str]:
    """The body as markup and as plain text, one of which is empty."""
    for name in _BODIES:
        elements = [each for each in found.get(name, ()) if "".join(each.itertext()).strip()]
        if not elements:
            continue
        if name in ("inlinedata", "datacontent") and not len(elements[0]):
            written = elements[0].text or ""
            marked = "html" in (elements[0].get("contenttype") or "") or re.search(r"</\w+>", written)
            return (written, "") if marked else ("", written)
        return "\n".join(_markup(each) for each in elements), ""
    return "", ""


def _markup(element: Any) -> str:
    """An element as HTML: names without namespaces, and those of NITF by their kin in HTML."""
    from lxml import etree

    for each in element.iter():
        name = _name(each)
        if name in _UNREAD and each is not element:
            each.clear(keep_tail=True)
        each.tag = _NAMES.get(name, "div" if "." in name else name)
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
