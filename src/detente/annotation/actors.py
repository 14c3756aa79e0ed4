"""Who is named where in a document."""

from detente.model.actors import Actor
from detente.model.document import Document, Mention


def find_mentions(document: Document) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """All mentions of actors in text order, and the actors that they name."""
    return (), ()
