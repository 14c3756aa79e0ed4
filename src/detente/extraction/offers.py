"""Offers and proposals, as far as verbs tell them."""

from collections.abc import Iterator

from detente.extraction.speech_acts import extract_acts
from detente.model.claim import Claim
from detente.model.document import Document


def extract_offers(document: Document) -> Iterator[Claim]:
    """The claims of every offer of an article: actor, recipient, words, time."""
    yield from extract_acts(document, "offer")
