"""Days counted from what they are told with: "the day before the summit", where the text dates the summit."""

from collections.abc import Sequence
from dataclasses import replace

from detente.annotation.times_patterns import Found
from detente.calendar.words import tense_words
from detente.model.document import Document, Token
from detente.model.times import TimeRef

Placed = tuple[Found, int, int]
_NOUNS = ("NOUN", "PROPN")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
_STEPS = 3  # "on the morning of Friday": how many prepositions and heads a date is passed on by


def counted_from(document: Document, one: Found, last: int, found: Sequence[Placed]) -> Found | None:
    """The expression as a date counted from what follows it; None where the text does not date that.

    ``last`` is the token after the expression, "before" or "after".
    """
    event = next((document.tokens[i] for i in document.children[last] if document.tokens[i].dep == "pobj"), None)
    if event is None or one.ref is None:
        return None
    base = _day_of(document, event, found)
    if base is None:
        return None
    ref = replace(one.ref, base=base)
    return replace(one, end=document.tokens[last].end, meaning=replace(one.meaning, ref=ref, value=None), type="DATE")


def _day_of(document: Document, event: Token, found: Sequence[Placed]) -> TimeRef | None:
    """The day on which the text says that something of this name is: the nearest before it, else the first after."""
    days = [
        (first, one.ref)
        for one, first, last in found
        if one.ref is not None and one.kind == "dated" and is_day(one.ref) and _dates(document, first, last, event)
    ]
    before = [ref for first, ref in days if first < event.i]
    return before[-1] if before else days[0][1] if days else None


def is_day(ref: TimeRef) -> bool:
    """Whether a time is one day, by name, number or count."""
    return ref.until is None and (
        ref.unit in ("day", "weekday") or ref.weekday is not None or len(ref.value or "") == len("2000-01-01")
    )


def _dates(document: Document, first: int, last: int, event: Token) -> bool:
    """Whether a time hangs on a noun like the event, or on a verb of which such a noun is subject or object."""
    tokens = document.tokens
    here = next(
        (tokens[i] for i in range(last - 1, first - 1, -1) if not first <= tokens[i].head < last), tokens[first]
    )
    for _ in range(_STEPS):
        here = tokens[here.head]
        if here.pos in _NOUNS:
            return here.lemma == event.lemma
        if here.pos in ("VERB", "AUX"):
            told = here.lemma in tense_words().reporting
            return not told and any(
                tokens[i].lemma == event.lemma and tokens[i].dep in _ARGUMENTS for i in document.children[here.i]
            )
    return False
