"""How long the press tells of a day: evidence from days that are known, whether or not the article names them."""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from detente.calendar.tables import rows
from detente.merging.dating_evidence import EARLIEST, LATEST, Evidence, Lift
from detente.model.errors import DataError

_FILE = "attention.tsv"
# Much of what an article tells hangs together: the logarithms count by so much, and two witnesses are less than two.
_DAMPING = 0.6
# The calendar has not all that an article can be silent of, and the articles most like one are often like each other;
# but where two have most of their words in common, that alone is enough.
_DAMPING_OF = {"sudden": 0.5, "planned": 0.5, "since": 0.75, "like": 0.45, "like 20": 0.8, "like 35": 1.0}


def attention_evidence(days: Iterable[int], kind: str, because: str, anchor: int | None = None) -> Evidence:
    """Evidence from something that was on one of some days (ordinals); ``kind`` is one of ``attention.tsv``."""
    return Evidence(_lifts(tuple(sorted(days)), kind), because, anchor)


def silence_evidence(days: Iterable[int]) -> list[Evidence]:
    """Evidence from what an article does not tell: nothing after the latest of the days that it tells of."""
    told = sorted(set(days))
    if not told:
        return []
    steps = dict(_curves()["since"])
    first, end = EARLIEST.toordinal(), LATEST.toordinal() + 1
    damping = _DAMPING_OF["since"]
    lifts = [Lift(first, told[0] - 1, damping * math.log(min(steps.values())))]
    for day, later in pairwise([*told, end]):
        for start, stop in pairwise([*(lag for lag in steps if 0 <= lag < later - day), later - day]):
            lifts.append(Lift(day + start, day + stop - 1, damping * math.log(steps[start])))
    return [Evidence(tuple(lifts), f"the latest that it tells of is of {date.fromordinal(told[-1])}")]


@lru_cache(maxsize=4096)
def _lifts(days: tuple[int, ...], kind: str) -> tuple[Lift, ...]:
    """The mean of the curves around the days, over all days that are looked at."""
    changes: dict[int, float] = defaultdict(float)
    first, end = EARLIEST.toordinal(), LATEST.toordinal() + 1
    for day in days:
        before = 0.0
        for lag, rate in _curves()[kind]:
            changes[min(max(day + lag, first), end)] += rate - before
            before = rate
    points = sorted({first, end, *changes})
    lifts, rate, damping = [], 0.0, _DAMPING_OF.get(kind, _DAMPING_OF.get(kind.split()[0], _DAMPING))
    for start, stop in pairwise(points):
        rate += changes.get(start, 0.0)
        lifts.append(Lift(start, stop - 1, damping * math.log(max(rate, 1e-6) / len(days))))
    return tuple(lifts)


@cache
def _curves() -> dict[str, tuple[tuple[int, float], ...]]:
    """The steps of each kind: from so many days since the day, the rate."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (kind, lag, rate) in rows(_FILE, 3):
        try:
            step = (int(lag), float(rate))
        except ValueError as error:
            raise DataError(f"{_FILE}:{number}: {lag!r} or {rate!r} is no number") from error
        if step[1] <= 0 or (found[kind] and found[kind][-1][0] >= step[0]):
            raise DataError(f"{_FILE}:{number}: the steps of {kind!r} do not rise, or a rate is not above 0")
        found[kind].append(step)
    return {kind: tuple(steps) for kind, steps in found.items()}
