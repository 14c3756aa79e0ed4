"""From a document to claims: one extractor for each family, all of one type."""

from collections.abc import Callable, Iterable

from detente.extraction.accusations import extract_accusations
from detente.extraction.agreements import extract_agreements
from detente.extraction.demands import extract_demands
from detente.extraction.force import extract_force
from detente.extraction.measures import MEASURE_CUES, extract_measures
from detente.extraction.meetings import MEETING_CUES, extract_meetings
from detente.extraction.messages import MESSAGE_CUES, extract_messages
from detente.extraction.offers import extract_offers
from detente.extraction.refusals import extract_refusals
from detente.extraction.statements import extract_statements
from detente.extraction.threats import extract_threats
from detente.model.claim import Claim
from detente.model.document import Document

__all__ = ["CUES", "EXTRACTORS", "Extractor"]

Extractor = Callable[[Document], Iterable[Claim]]

# The plug-in point: a further family is one more function here. The order has no effect on the record.
EXTRACTORS: tuple[Extractor, ...] = (
    extract_meetings,
    extract_measures,
    extract_messages,
    extract_statements,
    extract_agreements,
    extract_accusations,
    extract_demands,
    extract_threats,
    extract_offers,
    extract_refusals,
    extract_force,
)

# For each family the lemmas that should lead to a claim; a sentence that has one and no claim is a miss.
CUES: dict[str, frozenset[str]] = {
    "meeting": MEETING_CUES,
    "measure": MEASURE_CUES,
    "message": MESSAGE_CUES,
}
