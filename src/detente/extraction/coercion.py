"""Arrests, bans, curfews, seizures and deportations, as far as verbs tell them."""

from collections.abc import Iterator

from detente.extraction.speech_act_typed import extract_deeds
from detente.model.claim import Claim
from detente.model.document import Document


def extract_coercion(document: Document) -> Iterator[Claim]:
    """The claims of every act of coercion in an article: actor, recipient, words, time."""
    yield from extract_deeds(document, "coercion", "COERCE")
