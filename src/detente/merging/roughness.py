"""Numbers that are not meant exactly: "about 20", "at least 20", "up to 20"."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from detente.model.errors import DataError

Bound = Literal["about", "least", "most"]

# How far, in parts of the larger number, a round one may be from an exact one: 18 and "about 20" agree, 24 and
# "about 30" do not.
_ABOUT = 0.15
# "At least 20" is not said of forty.
_FAR_BEYOND = 1.5
_LONGEST = 24


def bound_before(text: str, start: int) -> Bound | None:
    """How the number at ``start`` of a text is meant by the words before it; None where it is exact."""
    before = text[max(0, start - _LONGEST) : start]
    found = [(len(match.group()), bound) for bound, pattern in _patterns().items() if (match := pattern.search(before))]
    return max(found)[1] if found else None  # "no more than" holds "more than"


def numbers_agree(one: int, other: int, *, bound: Bound | None = None, other_bound: Bound | None = None) -> bool:
    """Whether two numbers can be one, each told exactly or within a bound."""
    if one == other:
        return True
    if bound is None and other_bound is None:
        return False
    if "about" in (bound, other_bound):
        return abs(one - other) <= _ABOUT * max(one, other)
    return _within(one, bound, other) and _within(other, other_bound, one)


def _within(limit: int, bound: Bound | None, number: int) -> bool:
    """Whether a number lies on the side of a limit that its bound says, and not far from it."""
    low, high = sorted((limit, number))
    if bound is None:
        return True
    return high <= _FAR_BEYOND * low and (number >= limit if bound == "least" else number <= limit)


@cache
def _patterns() -> dict[Bound, re.Pattern[str]]:
    data = tomllib.loads((files("detente.merging") / "data" / "roughly.toml").read_text(encoding="utf-8"))
    if set(data) != set(get_args(Bound)) or not all(all(word.strip() for word in words) for words in data.values()):
        raise DataError(f"roughly.toml: a list of words for each of {', '.join(get_args(Bound))}, and nothing else")
    return {
        cast(Bound, bound): re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s+$", re.IGNORECASE)
        for bound, words in data.items()
    }
