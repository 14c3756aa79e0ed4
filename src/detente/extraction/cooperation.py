"""Joint exercises, shared intelligence and other cooperation in deeds, as far as verbs tell them."""

from collections.abc import Iterator

from detente.extraction.speech_act_typed import extract_deeds
from detente.model.claim import Claim
from detente.model.document import Document


def extract_cooperation(document: Document) -> Iterator[Claim]:
    """The claims of every act of cooperation in an article: actor, recipient, words, time."""
    yield from extract_deeds(document, "cooperation", "COOPERATE")
