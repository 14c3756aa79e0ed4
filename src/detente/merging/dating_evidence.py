"""Evidence for an undated article: days on which its expressions would mean what is known otherwise."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.model.spans import Span
from detente.model.times import TimeRef, Timex

# The first and last day that is looked at.
EARLIEST, LATEST = date(1985, 1, 1), date(2040, 12, 31)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days (ordinals) on which an article may have been published, how much that weighs, and why, as half a sentence.

    ``anchor`` is a known day that the evidence rests on: what the article tells as its news.
    """

    days: frozenset[int]
    weight: float
    because: str
    anchor: int | None = None


def span_of_days(first: date, last: date) -> frozenset[int]:
    """The ordinals of all days from ``first`` to ``last``, both included, within the days that are looked at."""
    return frozenset(range(max(first, EARLIEST).toordinal(), min(last, LATEST).toordinal() + 1))


def days_around(value: str, *, before: int, after: int) -> frozenset[int]:
    """The days from so many before an EDTF value begins to so many after it ends."""
    first, last = edtf.parse(value)
    low = max(first, EARLIEST).toordinal() - before
    high = min(last, LATEST).toordinal() + after
    return frozenset(range(low, high + 1))


@lru_cache(maxsize=4096)
def days_meaning(ref: TimeRef, value: str) -> frozenset[int]:
    """The days of publication on which an expression would mean a known time, or a time that shares a day with it."""
    reach = _reach(ref)
    return frozenset(
        day
        for day in days_around(value, before=reach, after=reach)
        if (meant := resolve(ref, date.fromordinal(day).isoformat())) is not None and edtf.overlaps(meant, value)
    )


def _reach(ref: TimeRef) -> int:
    """How many days an expression can lie from its publication."""
    counted = abs(ref.offset or 0) + 1
    if ref.weekday is not None or ref.unit in ("week", "weekend", "weekday"):
        return 7 * (counted + 1)
    if ref.unit == "day" and ref.day is None:
        return counted
    return 400 * counted


def is_relative(ref: TimeRef | None) -> bool:
    """Whether a time depends on the publication."""
    return ref is not None and ref.value is None and ref.base is None


def is_narrow(ref: TimeRef) -> bool:
    """Whether an expression names a day or a week, so that its publication follows to within a week or two."""
    return _reach(ref) < 100


def news_times(reading: Reading, cuts: Sequence[Cut]) -> tuple[Timex, ...]:
    """The time expressions of an article that have a meaning and lie outside its boilerplate."""
    return tuple(time for time in reading.times if time.ref is not None and not _in_cut(time.start, time.end, cuts))


def _in_cut(start: int, end: int, cuts: Iterable[Cut]) -> bool:
    span = Span(start, end)
    return any(span.overlaps(Span(cut.start, cut.end)) for cut in cuts)


def in_cut(start: int, end: int, cuts: Iterable[Cut]) -> bool:
    """Whether characters ``[start, end)`` touch boilerplate."""
    return _in_cut(start, end, cuts)


_ABBREVIATED = "Mr|Ms|Dr|St|Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec|Sept"
_NOT_AFTER = "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATED.split("|"))
_SENTENCE = re.compile(rf"(?<=[.!?])(?<![A-Z]\.){_NOT_AFTER}[\"”’)]*\s+(?=[\"“‘A-Z(])|\n+")


def sentence_around(text: str, start: int) -> Span:
    """The stretch of text between sentence ends that holds a character; rough, for looking at words around a time."""
    begin = 0
    for match in _SENTENCE.finditer(text):
        if match.end() > start:
            return Span(begin, max(match.start(), begin + 1))
        begin = match.end()
    return Span(begin, max(len(text), begin + 1))


def written(day: int | str) -> str:
    """A day (ordinal or ISO) in EDTF."""
    return day if isinstance(day, str) else date.fromordinal(day).isoformat()
