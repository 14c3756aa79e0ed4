"""Time expressions in a document and what they mean."""

from detente.model.document import Document
from detente.model.times import Timex


def find_times(document: Document) -> tuple[Timex, ...]:
    """All time expressions of a document in text order."""
    return ()
