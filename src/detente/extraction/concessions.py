"""Releases, withdrawals, ceasefires, resignations and restrictions eased, as far as verbs tell them."""

from collections.abc import Iterator

from detente.extraction.speech_act_typed import extract_deeds
from detente.model.claim import Claim
from detente.model.document import Document


def extract_concessions(document: Document) -> Iterator[Claim]:
    """The claims of every act of concession in an article: actor, recipient, words, time."""
    yield from extract_deeds(document, "concession", "YIELD")
