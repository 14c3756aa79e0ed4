"""One place where an article tells of a measure, with what is said of it there."""

from dataclasses import dataclass, replace

from detente.extraction.measure_amounts import amount_of
from detente.extraction.measure_counts import Count, counts_of
from detente.extraction.measure_imposers import imposers
from detente.extraction.measure_parties import Party, state_for
from detente.extraction.measure_reasons import is_answer, reason_of
from detente.extraction.measure_status import is_asserted, is_lifting, modality_and_status
from detente.extraction.measure_targets import strictly_hit, targets
from detente.extraction.measure_times import time_of
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.claim import Modality
from detente.model.document import Document
from detente.model.spans import Span
from detente.model.times import Timex


@dataclass(frozen=True, slots=True)
class Words:
    """A value with the tokens ``[first, last)`` that state it."""

    value: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A measure as one trigger tells it.

    ``answers`` is true where the words present it as an answer to another, ``borrowed`` where its imposer is that of
    the sanctions which it is part of, ``asserted`` where a verb says that it is imposed or lifted, and false where the
    words only take for granted that there are sanctions.
    """

    type: str
    trigger: Trigger
    modality: Modality
    status: str
    imposers: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    count: Count | None = None
    time: Timex | None = None
    because: Span | None = None
    amount: Span | None = None
    answers: bool = False
    name: Words | None = None
    provisions: tuple[Words, ...] = ()
    borrowed: bool = False
    asserted: bool = True
    firm: bool = True


def _is_asserted(document: Document, trigger: Trigger, imposing: tuple[Party, ...], status: str) -> bool:
    """Whether a status counts: that of an act spoken of by nobody's infinitive does not, nor that it may be lifted."""
    if is_lifting(document, trigger) and status != "lifted":
        return False
    return is_asserted(document, trigger) and (bool(imposing) or not _is_infinite(document, trigger))


def _is_firm(document: Document, trigger: Trigger) -> bool:
    """Whether the verb is one of imposing, not of announcing or using ("announced the tariffs")."""
    if not trigger.nominal or trigger.verb is None:
        return not trigger.nominal
    return document.tokens[trigger.verb].lemma.lower() not in measure_words().slight


def _is_infinite(document: Document, trigger: Trigger) -> bool:
    """Whether an act is only spoken of, by an infinitive or a gerund ("questioned the sense of withdrawing")."""
    return not trigger.nominal and document.tokens[trigger.head].tag in ("VB", "VBG")


def _without_those_hit(document: Document, trigger: Trigger, imposing: tuple[Party, ...]) -> tuple[Party, ...]:
    """ "The president would tax French wine": where he seems to be France's, the words for him are another's."""
    if not imposing:
        return imposing
    hit = {state_for(document, a, always=True) for m in strictly_hit(document, trigger) for a in m.actors}
    named = any(document.mention_at[p.head].kind == "name" for p in imposing if p.head in document.mention_at)
    return imposing if named else tuple(p for p in imposing if state_for(document, p.actor, always=True) not in hit)


def sightings_of(document: Document, trigger: Trigger) -> tuple[Sighting, ...]:
    """What a trigger's sentence says of its measure: one sighting for each count of a list, none for a denial.

    Sanctions on a number of people, or on people by name, are a list.
    """
    told = modality_and_status(document, trigger)
    if told is None:
        return ()
    modality, status = told
    imposing = _without_those_hit(document, trigger, imposers(document, trigger))
    hit = targets(document, trigger, imposing)
    sighting = Sighting(
        type=trigger.type,
        trigger=trigger,
        modality=modality,
        status=status,
        imposers=imposing,
        targets=hit,
        time=time_of(document, trigger, status),
        because=reason_of(document, trigger),
        amount=amount_of(document, trigger),
        answers=is_answer(document, trigger),
        asserted=_is_asserted(document, trigger, imposing, status),
        firm=_is_firm(document, trigger),
    )
    counts = counts_of(document, trigger, hit)
    type_ = "blacklist" if trigger.type == "sanctions" and sighting.asserted else trigger.type
    return tuple(replace(sighting, count=count, type=type_) for count in counts) or (sighting,)
