"""Each claim as a W3C Web Annotation on the words of its article, one JSON object a line."""

from collections.abc import Iterator
from typing import Any

from detente.api import View
from detente.exports import jsontext
from detente.exports.acts import cut, place_in_record, value_of
from detente.model.record import Act, ReadArticle, ToldClaim

_CONTEXT = 32  # characters before and after the words, by which a reader finds them in a changed page


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """A line for each claim of each act. Words longer than the excerpt are found by their place alone."""
    for act in view.acts():
        for told in sorted(act.claims, key=place_in_record):
            read = view.articles.get(told.claim.article)
            if read is not None:
                yield jsontext.line(_annotation(act, told, read, excerpt)).encode()


def _annotation(act: Act, told: ToldClaim, read: ReadArticle, excerpt: int) -> dict[str, Any]:
    claim, text = told.claim, read.article.text
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": claim.start, "end": claim.end}]
    if len(claim.exact) <= excerpt:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": claim.exact,
                "prefix": text[max(0, claim.start - _CONTEXT) : claim.start],
                "suffix": text[claim.end : claim.end + _CONTEXT],
            }
        )
    value = value_of(told, excerpt)
    body = {"act": act.id, "family": act.family, "attribute": claim.attribute, "value": value}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:detente:{claim.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": cut(f"{claim.attribute}: {value}", excerpt)},
            {"type": "Dataset", "format": "application/json", "value": body},
        ],
        "target": {"source": read.article.uri, "selector": selectors},
        "generator": {"type": "Software", "name": claim.extractor},
    }
