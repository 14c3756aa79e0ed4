"""When an act took place: the time that hangs on its own verb, no deadline and no date of what it is about."""

from detente.extraction.grammar import times_in
from detente.model.document import Document, Token
from detente.model.times import Timex

# "by May" and "until Friday" say when something else is due.
_DEADLINES = frozenset({"by", "until", "till", "before", "for", "to", "through", "since", "from", "between"})
# "nearly two weeks ago" is no day.
_VAGUE = frozenset({"nearly", "almost", "about", "around", "roughly", "some", "over", "than", "least"})


def time_of(document: Document, verb: int) -> Timex | None:
    """The datable time expression that hangs on a verb itself, the nearest of several; None where there is none."""
    found = [
        (abs(timex.start - document.tokens[verb].start), timex.start, timex)
        for timex, head in times_in(document, document.sentence_of[verb])
        if timex.ref is not None and _hangs_on(document, document.tokens[head], timex, verb)
    ]
    return min(found, key=lambda row: row[:2])[2] if found else None


def _hangs_on(document: Document, head: Token, timex: Timex, verb: int) -> bool:
    """Whether between a time and a verb there are only prepositions and words of the time itself."""
    if _is_vague(document, timex):
        return False
    at = head
    while at.head != at.i and at.i != verb:
        if at.dep == "prep" and at.lemma.lower() in _DEADLINES:
            return False
        is_time = timex.start <= at.start < timex.end or at.ent in ("DATE", "TIME")
        if not (is_time or at.pos in ("ADP", "ADV", "SCONJ")):
            return False
        at = document.tokens[at.head]
    return at.i == verb


def _is_vague(document: Document, timex: Timex) -> bool:
    """Whether a count of days or weeks back is only about right ("nearly two weeks ago")."""
    words = document.text[timex.start : timex.end].lower().split()
    before = document.text[max(0, timex.start - 12) : timex.start].lower().split()
    return bool(words) and words[-1] == "ago" and not _VAGUE.isdisjoint((*before[-1:], *words[:3]))
