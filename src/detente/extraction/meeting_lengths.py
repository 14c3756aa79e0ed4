"""How many days a meeting lasts, and what that makes of the day on which it begins or ends."""

import re
from dataclasses import replace

from detente.extraction import grammar
from detente.extraction.meeting_times import governor
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document
from detente.model.spans import Span
from detente.model.times import TimeRef, Timex

_DAYS = re.compile(r"^([a-z]+|\d)-days?$")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_UNITS = frozenset({"day", "weekday"})


def with_length(document: Document, time: Timex | None, trigger: int) -> Timex | None:
    """The time of a trigger, from its first day to its last where both a length and one of these days are told: "began
    a three-day visit on Monday", "wrapped up two days of talks on Friday"; else the time as it is."""
    if time is None or time.ref is None or time.ref.unit not in _UNITS or time.ref.until or time.ref.base:
        return time
    told_by = (trigger, *grammar.prepositional(document, trigger, "for", "on"))
    days = next((n for n in (_length(document, i) for i in told_by) if n is not None), None)
    covered = grammar.tokens_in(document, Span(time.start, time.end))
    if days is None or covered is None:
        return time
    verb = document.tokens[governor(document, grammar.head_of(document, *covered))].lemma.lower()
    words = meeting_words()
    over = document.tokens[document.tokens[trigger].head].lemma.lower()
    if over in ("after", "from", "following"):  # "returned on Monday from a two-day visit"
        return replace(time, ref=_up_to(time.ref, days))
    if {verb, over} & words.starts or verb in words.arrivals:
        last = TimeRef(unit="day", offset=days - 1, base=time.ref)
        return replace(time, ref=replace(time.ref, until=last))
    if verb in words.ends:
        return replace(time, ref=_up_to(time.ref, days))
    return time


def _up_to(last: TimeRef, days: int) -> TimeRef:
    return TimeRef(unit="day", offset=1 - days, base=last, until=last)


def _length(document: Document, trigger: int) -> int | None:
    """The number of days of a noun: "three-day visit", "three days of talks"."""
    for token in grammar.children(document, trigger, "amod", "compound", "nmod"):
        first = min(grammar.subtree(document, token.i))
        found = _DAYS.match(document.text[document.tokens[first].start : token.end].lower())
        if found is not None and token.i < trigger:
            return _count(found[1])
    token = document.tokens[trigger]
    over = document.tokens[document.tokens[token.head].head]
    if token.dep == "pobj" and document.tokens[token.head].lemma == "of" and over.lemma.lower() == "day":
        return next((_count(t.text.lower()) for t in grammar.children(document, over.i, "nummod")), None)
    return None


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() and word > "1" else _COUNTS.get(word)
