"""Evidence for an undated article: how likely each day of publication makes what it says."""

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.model.spans import Span
from detente.model.times import TimeRef, Timex

# The first and last day that is looked at.
EARLIEST, LATEST = date(1985, 1, 1), date(2040, 12, 31)
# The days over which a reason that is no reason spreads its likelihood: the years of a usual archive.
_ANY_DAY = 13_000
# What is wrong by no more days than this is nearly right.
_CLOSE = 7
_NEARLY = 1 / 3
# The first and last day of publication on which an expression means one time, and that time.
_Stretch = tuple[int, int, str | None]


class Lift(NamedTuple):
    """Days (ordinals, both ends included) and the log-likelihood that they have above other days."""

    first: int
    last: int
    log: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """How likely each day of publication makes something that an article says, and why, as half a sentence.

    ``anchor`` is a known day that the evidence rests on: what the article tells as its news.
    """

    lifts: tuple[Lift, ...]
    because: str
    anchor: int | None = None

    def damped(self, factor: float) -> "Evidence":
        """The same evidence with its logarithms times a factor."""
        return replace(self, lifts=tuple(lift._replace(log=factor * lift.log) for lift in self.lifts))


def evidence_for(days: Collection[int], sure: float, because: str, anchor: int | None = None) -> Evidence:
    """Evidence that the publication is one of some days, right with a probability of ``sure``.

    Where it is wrong, it is nearly right in a third of the cases: a meeting was put off, or a traveller late.
    """
    around = {day for first, last in runs(days) for day in range(first - _CLOSE, last + _CLOSE + 1)} - {*days}
    any_day = (1 - sure) * (1 - _NEARLY) / _ANY_DAY
    near = math.log(1 + (1 - sure) * _NEARLY / len(around) / any_day)
    log = math.log(1 + sure / len(days) / any_day)
    lifts = [*(Lift(*run, log) for run in runs(days)), *(Lift(*run, near) for run in runs(around))]
    return Evidence(tuple(lifts), because, anchor)


def runs(days: Collection[int]) -> list[tuple[int, int]]:
    """Days as runs without a gap, by their first and last."""
    runs: list[tuple[int, int]] = []
    for day in sorted(days):
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def days_around(value: str, *, before: int, after: int) -> frozenset[int]:
    """The days from so many before an EDTF value begins to so many after it ends."""
    first, last = edtf.parse(value)
    low = max(first, EARLIEST).toordinal() - before
    high = min(last, LATEST).toordinal() + after
    return frozenset(range(low, high + 1))


@lru_cache(maxsize=65536)
def days_meaning(ref: TimeRef, value: str) -> frozenset[int]:
    """The days of publication on which an expression would mean a known time, or a time that shares a day with it."""
    reach = _reach(ref)
    low, high = edtf.parse(value)
    first = max(low, EARLIEST).toordinal() - reach
    last = min(high, LATEST).toordinal() + reach
    if last < first:
        return frozenset()
    stretches = _stretches(ref, (first, _meant(ref, first)), (last, _meant(ref, last)))
    agreeing = (range(begin, end + 1) for begin, end, meant in stretches if meant and edtf.overlaps(meant, value))
    return frozenset(chain.from_iterable(agreeing))


def _meant(ref: TimeRef, day: int) -> str | None:
    return resolve(ref, date.fromordinal(day).isoformat())


def _stretches(ref: TimeRef, low: tuple[int, str | None], high: tuple[int, str | None]) -> Iterator[_Stretch]:
    """The days from one to another by what an expression means on them.

    A later publication never means an earlier time: where both ends mean the same, so do all days between.
    """
    if low[1] == high[1]:
        yield low[0], high[0], low[1]
    elif high[0] - low[0] == 1:
        yield low[0], low[0], low[1]
        yield high[0], high[0], high[1]
    else:
        middle = (low[0] + high[0]) // 2
        left, right = _meant(ref, middle), _meant(ref, middle + 1)
        yield from _stretches(ref, low, (middle, left))
        yield from _stretches(ref, (middle + 1, right), high)


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
    return tuple(time for time in reading.times if time.ref is not None and not in_cut(time.start, time.end, cuts))


def in_cut(start: int, end: int, cuts: Iterable[Cut]) -> bool:
    """Whether characters ``[start, end)`` touch boilerplate."""
    span = Span(start, end)
    return any(span.overlaps(Span(cut.start, cut.end)) for cut in cuts)


_ABBREVIATED = "Mr|Ms|Dr|St|Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec|Sept"
_NOT_AFTER = "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATED.split("|"))
_SENTENCE = re.compile(rf"(?<=[.!?])(?<![A-Z]\.){_NOT_AFTER}[\"”’)]*\s+(?=[\"“‘A-Z(])|\n+")


def sentence_around(text: str, start: int) -> Span:
    """The stretch of text between sentence ends that holds a character; rough, for looking at words around a time."""
    starts, ends = _sentence_ends(text)
    number = bisect_right(starts, start) - 1
    return Span(starts[number], max(ends[number], starts[number] + 1))


@lru_cache(maxsize=256)
def _sentence_ends(text: str) -> tuple[list[int], list[int]]:
    """Where the sentences of a text begin, and where they end."""
    breaks = [match.span() for match in _SENTENCE.finditer(text)]
    return [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(text)]


def rough_sentences(text: str) -> list[str]:
    """The stretches of text between the sentence ends of :func:`sentence_around`, in order."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


def named(reading: Reading) -> str:
    """What to call an article in a reason."""
    article = reading.article
    return article.outlet or article.agency or article.uri.rsplit("/", 1)[-1]
