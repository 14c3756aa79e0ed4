"""Times counted from a time told before them, and quarters told without their number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from detente.annotation.times_events import Placed, counted_from, is_day
from detente.annotation.times_patterns import Found, Meaning
from detente.model.document import Document
from detente.model.times import TimeRef, Timex

_QUARTERS = ("33", "34", "35", "36")
_ATTRIBUTES = ("compound", "poss", "nmod", "amod", "nummod")
# How many sentences a quarter stays in mind: "a year ago" beyond them is a year ago.
_IN_MIND = 6
_YEAR_BEFORE = re.compile(r"a\syear\s(?:ago|earlier|before)", re.IGNORECASE)


@dataclass(slots=True)
class _Story:
    """What a text has told so far: its times, and its last quarter with the sentence of that."""

    told: list[TimeRef] = field(default_factory=list)
    quarter: TimeRef | None = None
    at: int = -_IN_MIND - 1


def based(document: Document, found: list[Placed]) -> Iterator[Timex]:
    """The timexes; what continues a story is counted from the last time told before it, else from the publication."""
    story = _Story()
    for one, first, last in found:
        if one.kind == "event":
            counted = counted_from(document, one, last, found)
            if counted is not None or one.meaning.value is not None:
                yield _timex(document, counted or _with(one, None))
            continue
        sentence = document.sentence_of[first]
        if _YEAR_BEFORE.fullmatch(document.text, one.start, one.end) and sentence - story.at <= _IN_MIND:
            one = replace(one, kind="accounts", meaning=Meaning(ref=TimeRef(unit="year", offset=-1)))
        anchored = _anchored(one, story, sentence)
        if anchored is None:
            continue
        ref = anchored.ref
        if ref is not None and _moves(one, ref) and not _is_attribute(document, first, last):
            story.told.append(ref)
        if ref is not None and _is_quarter(ref):
            story.at = sentence
            if one.kind == "dated":
                story.quarter = ref
        yield _timex(document, anchored)


def _moves(one: Found, ref: TimeRef) -> bool:
    """Whether the story goes on from a time: not from a step back, nor from a stretch."""
    back = one.kind in ("narrative", "accounts") and (ref.offset or 0) < 0
    return ref.until is None and ref.part is None and not back


def _timex(document: Document, one: Found) -> Timex:
    meaning = one.meaning
    return Timex(
        one.start,
        one.end,
        document.text[one.start : one.end],
        one.type,
        meaning.ref,
        meaning.mod,
        meaning.value,
        one.clock,
        meaning.grain,
    )


def _anchored(one: Found, story: _Story, sentence: int) -> Found | None:
    """The expression with the time from which it is counted; None where it means nothing without one."""
    ref = one.ref
    if ref is None:
        return one
    if one.kind == "accounts":
        in_mind = story.quarter if sentence - story.at <= _IN_MIND else None
        return _with(one, _of_accounts(ref, in_mind))
    if one.kind != "narrative":
        return one
    # Days are not counted from a year.
    base = next((base for base in reversed(story.told) if ref.unit != "day" or is_day(base)), None)
    if base is not None:
        return _with(one, replace(ref, base=base))
    if ref.offset == 0:
        return None
    return one if (ref.offset or 0) < 0 else _with(one, None)


def _with(one: Found, ref: TimeRef | None) -> Found:
    return replace(one, meaning=replace(one.meaning, ref=ref))


def _of_accounts(ref: TimeRef, told: TimeRef | None) -> TimeRef:
    """The quarter told, the one a year before it, or without one the quarter that is over and the year before."""
    if ref.unit == "year":
        return ref if told is None else TimeRef(unit="quarter", offset=-4, base=told)
    return TimeRef(unit="quarter", offset=-1) if told is None else told


def _is_quarter(ref: TimeRef) -> bool:
    """Whether a time is a quarter of a year, by name, number or count."""
    return ref.unit == "quarter" or (len(ref.value or "") == 7 and (ref.value or "")[5:] in _QUARTERS)


def _is_attribute(document: Document, first: int, last: int) -> bool:
    """Whether a time only tells which thing is meant ("the June 3 attack", "Friday's vote") and moves no story on."""
    token = document.tokens[last - 1]
    return token.dep in _ATTRIBUTES and not first <= token.head < last
