"""Refusals and rejections, as far as verbs tell them."""

from collections.abc import Iterator

from detente.extraction.speech_acts import extract_acts
from detente.model.claim import Claim
from detente.model.document import Document


def extract_refusals(document: Document) -> Iterator[Claim]:
    """The claims of every refusal of an article: actor, recipient, words, time."""
    yield from extract_acts(document, "refusal")
