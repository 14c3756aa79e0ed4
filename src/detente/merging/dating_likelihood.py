"""From pieces of evidence to the days on which an article was probably published."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from detente.merging.dating_evidence import EARLIEST, LATEST, Evidence, Lift

# An interval holds the day with this probability, as the evidence has it.
_MASS = 0.94
# A day less likely than the likeliest by this logarithm counts for nothing, even with thousands of its kind.
_IMPOSSIBLE = 18.0
# Of more days in a row that the evidence does not tell apart whole weeks are looked at.
_LONG = 60
# Archives of the press, and the calendar, are of these years; farther from them an article is less likely by the year.
_FIRST_YEAR, _LAST_YEAR = 1990, 2025
_FAR = 0.7


class Window(NamedTuple):
    """The first and last probable day, as ordinals."""

    first: int
    last: int


class _Weighed(NamedTuple):
    """Days in a row, by the first and the last, and what they weigh together."""

    first: int
    last: int
    weight: float


class Likelihood:
    """The probability of each day of publication, kept for stretches of days that the evidence does not tell apart."""

    def __init__(self, evidence: Sequence[Evidence], by_weekday: Sequence[float] = (0.0,) * 7) -> None:
        """``by_weekday`` is what each weekday of publication, Monday first, adds to the logarithm."""
        self._starts, self._logs = _summed([*(lift for each in evidence for lift in each.lifts), *_prior()])
        self._by_weekday = by_weekday

    def window(self) -> Window:
        """The fewest days in a row that hold the day of publication with the wanted probability."""
        stretches = self._likely()
        below = [0.0, *accumulate(stretch.weight for stretch in stretches)]
        wanted, best, last = _MASS * below[-1], Window(stretches[0].first, stretches[-1].last), 0
        for number, stretch in enumerate(stretches):
            while last < len(stretches) and below[last] - below[number] < wanted:
                last += 1
            if below[last] - below[number] < wanted:
                break
            if stretches[last - 1].last - stretch.first < best.last - best.first:
                best = Window(stretch.first, stretches[last - 1].last)
        return best

    def log(self, day: int) -> float:
        """The logarithm of a day's probability, up to a constant."""
        return self._logs[bisect_right(self._starts, day) - 1] + self._by_weekday[(day - 1) % 7]

    def _likely(self) -> list[_Weighed]:
        """The days that are not all but impossible with their weights; of long stretches the weeks."""
        top = max(self._logs)
        factors = [math.exp(log) for log in self._by_weekday]
        found: list[_Weighed] = []
        for start, end, log in zip(self._starts, [*self._starts[1:], LATEST.toordinal() + 1], self._logs, strict=True):
            if log > top - _IMPOSSIBLE:
                weight = math.exp(log - top)
                weeks = range(start, end - 6, 7) if end - start > _LONG else range(start, start)
                rest = start + 7 * len(weeks)
                found.extend(_Weighed(day, day + 6, weight * sum(factors)) for day in weeks)
                found.extend(
                    _Weighed(day, day, weight * factors[(day - 1) % 7]) for day in range(rest, end)
                )  # 1: a Monday
        return found


def _summed(lifts: Sequence[Lift]) -> tuple[list[int], list[float]]:
    """Where the sum of all lifts changes, from the first day on, and the sum from there."""
    changes: dict[int, float] = defaultdict(float, {EARLIEST.toordinal(): 0.0})
    low, high = EARLIEST.toordinal(), LATEST.toordinal()
    for lift in lifts:
        first, last = max(lift.first, low), min(lift.last, high)
        if first <= last:
            changes[first] += lift.log
            changes[last + 1] -= lift.log
    starts = sorted(day for day in changes if day <= high)
    return starts, list(accumulate(changes[day] for day in starts))


@cache
def _prior() -> tuple[Lift, ...]:
    """What each year outside the usual ones has against it before any evidence."""
    years = [*range(EARLIEST.year, _FIRST_YEAR), *range(_LAST_YEAR + 1, LATEST.year + 1)]
    return tuple(
        Lift(
            date(year, 1, 1).toordinal(),
            date(year, 12, 31).toordinal(),
            -_FAR * max(_FIRST_YEAR - year, year - _LAST_YEAR),
        )
        for year in years
    )


def gain(evidence: Evidence, window: Window) -> float:
    """By how much evidence lifts the days of a window above all days."""
    return _mean(evidence, window) - _mean(evidence, Window(EARLIEST.toordinal(), LATEST.toordinal()))


def _mean(evidence: Evidence, window: Window) -> float:
    shared = ((min(lift.last, window.last) - max(lift.first, window.first) + 1, lift.log) for lift in evidence.lifts)
    return sum(days * log for days, log in shared if days > 0) / (window.last - window.first + 1)
