"""From a document to claims: one extractor for each family, all of one type."""

from collections.abc import Callable, Collection, Iterable, Mapping

from detente.extraction.accusations import extract_accusations
from detente.extraction.agreements import extract_agreements
from detente.extraction.aid import extract_aid
from detente.extraction.coercion import extract_coercion
from detente.extraction.concessions import extract_concessions
from detente.extraction.cooperation import extract_cooperation
from detente.extraction.demands import extract_demands
from detente.extraction.force import extract_force
from detente.extraction.measures import MEASURE_CUES, extract_measures
from detente.extraction.meetings import MEETING_CUES, extract_meetings
from detente.extraction.messages import MESSAGE_CUES, extract_messages
from detente.extraction.mobilization import extract_mobilization
from detente.extraction.offers import extract_offers
from detente.extraction.protests import extract_protests
from detente.extraction.refusals import extract_refusals
from detente.extraction.statements import extract_statements
from detente.extraction.support import extract_support
from detente.extraction.threats import extract_threats
from detente.lexicon.speech_acts import families_off
from detente.model.claim import Claim
from detente.model.document import Document

__all__ = ["CUES", "EXTRACTORS", "Extractor", "extractors"]

Extractor = Callable[[Document], Iterable[Claim]]

# The plug-in point: a further family is one more function here. The order has no effect on the record.
_BY_FAMILY: Mapping[str, Extractor] = {
    "meeting": extract_meetings,
    "measure": extract_measures,
    "message": extract_messages,
    "statement": extract_statements,
    "agreement": extract_agreements,
    "accusation": extract_accusations,
    "demand": extract_demands,
    "threat": extract_threats,
    "offer": extract_offers,
    "refusal": extract_refusals,
    "force": extract_force,
    "support": extract_support,
    "cooperation": extract_cooperation,
    "aid": extract_aid,
    "concession": extract_concessions,
    "coercion": extract_coercion,
    "protest": extract_protests,
    "mobilization": extract_mobilization,
}
EXTRACTORS: tuple[Extractor, ...] = tuple(_BY_FAMILY.values())


def extractors(*, include: Collection[str] = ()) -> tuple[Extractor, ...]:
    """The extractors that run: of all families but those that are off, of which ``include`` names the wanted ones.

    A family is off where too many of its acts were found wrong when read by eye (``speech_acts.toml``).
    """
    off = families_off() - frozenset(include)
    return tuple(extractor for family, extractor in _BY_FAMILY.items() if family not in off)


# For each family the lemmas that should lead to a claim; a sentence that has one and no claim is a miss.
CUES: dict[str, frozenset[str]] = {
    "meeting": MEETING_CUES,
    "measure": MEASURE_CUES,
    "message": MESSAGE_CUES,
}
