"""What tellings say of one attribute, and whether two of them differ in precision at most."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.calendar import edtf
from detente.lexicon.places import find_place
from detente.merging.roughness import numbers_agree
from detente.merging.tellings import Telling
from detente.merging.whereabouts import compare_places, is_country

Value = str | int


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the telling that states it."""

    value: Value
    telling: Telling


def said(group: Sequence[Telling], attribute: str) -> list[Said]:
    """What each telling of a group states of one attribute, in the order in which it became known."""
    return [Said(value, telling) for telling in group for value in telling.all(attribute)]


def agree(one: Said, other: Said) -> bool:
    """Whether two values differ in precision at most: June and 17 June, a town and its country, 18 and about 20."""
    left, right = one.value, other.value
    if left == right:
        return True
    if isinstance(left, int) and isinstance(right, int):
        bounds = one.telling.bounds.get(left), other.telling.bounds.get(right)
        return numbers_agree(left, right, bound=bounds[0], other_bound=bounds[1])
    return isinstance(left, str) and isinstance(right, str) and _words_agree(left, right)


def _words_agree(left: str, right: str) -> bool:
    if edtf.is_valid(left) and edtf.is_valid(right):
        return edtf.overlaps(left, right)
    if _NUMBER.search(left) and _NUMBER.search(right):
        return _amount(left) == _amount(right) or _unit(left) != _unit(right)
    return compare_places(left, right) in _NO_CONTRADICTION


_NUMBER = re.compile(r"\d")
# A name that the lexicon does not know, a building or a region, contradicts no other.
_NO_CONTRADICTION = ("same", "inside", "unknown")


def _unit(words: str) -> str:
    """What an amount is counted in: a rate of 25% says nothing against goods worth $200 billion."""
    return re.sub(r"[\d.,\s]|thousand|million|billion|trillion", "", _amount(words))


def _amount(words: str) -> str:
    """An amount without the ways to write it: "5 percent", "5 per cent" and "5%" are one."""
    return re.sub(r"[\s,]+", "", re.sub(r"\bper ?cent\b", "%", words.casefold()).replace("us$", "$"))


# Days that are told as one stretch are days of one act; a longer stretch, a week, may only hold it.
_DAYS_OF_ONE_ACT = 4


def days_of_one_act(one: Said, other: Said, among: Sequence[Said]) -> str | None:
    """The stretch of days told by somebody in which both times lie ("27 and 28 February"); None without one."""
    if not all(isinstance(each.value, str) and edtf.is_valid(each.value) for each in (one, other)):
        return None
    stretches = (str(each.value) for each in among if 0 < vagueness(each) < _DAYS_OF_ONE_ACT)
    both = (str(one.value), str(other.value))
    return next((each for each in stretches if all(edtf.contains(each, value) for value in both)), None)


def vagueness(one: Said) -> int:
    """How little a value says: a time's days, 1 for a rough number or a country, more for an unknown place, else 0."""
    if isinstance(one.value, int):
        return int(one.value in one.telling.bounds)
    if edtf.is_valid(one.value):
        return edtf.width(one.value) - 1
    if find_place(one.value) is None:
        return 2
    return int(is_country(one.value))
