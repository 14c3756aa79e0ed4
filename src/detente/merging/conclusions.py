"""One value from many tellings, by the rule that the table of attributes names."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.calendar import edtf
from detente.merging.tellings import Telling
from detente.merging.whereabouts import compare_places, is_country
from detente.model.families import CONTAINERS, Attribute
from detente.model.record import Dispute, DisputedValue

Value = str | int


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the telling that states it."""

    value: Value
    telling: Telling


def said(group: Sequence[Telling], attribute: str) -> list[Said]:
    """What each telling of a group states of one attribute, in the order in which it became known.

    The time of a measure is when it began, where any telling says so; when it was lifted stands in its history.
    """
    if attribute == "time" and group[0].family == "measure":
        begun = [telling for telling in group if telling.time and "lifted" not in telling.all("status")]
        group = begun or group
    return [Said(value, telling) for telling in group for value in telling.all(attribute)]


def conclude(group: Sequence[Telling], attribute: Attribute) -> Value | None:
    """The group's value of an attribute that has one value; None where no telling states any."""
    stated = said(group, attribute.name)
    return _RULES[attribute.combine](stated) if stated else None


def _first(stated: Sequence[Said]) -> Value:
    return stated[0].value


def _most_told(stated: Sequence[Said]) -> Value:
    """What most independent origins say; of equals what became known first."""
    return max(_parties(stated).values(), key=lambda party: (len(_origins(party)), -stated.index(party[0])))[0].value


def _container(stated: Sequence[Said]) -> Value:
    """A law or a list where any telling has one: the others then tell what it enacts."""
    return _most_told([one for one in stated if one.value in CONTAINERS] or stated)


def _most_specific(stated: Sequence[Said]) -> Value:
    """The narrowest value of the camp that most origins are in; of equals the one known last."""
    camp = max(camps(stated), key=lambda each: (len(_origins(each)), max(one.telling.known for one in each)))
    return min(camp, key=lambda one: (_width(one.value), -_rank(one.telling.known), str(one.value))).value


def _rank(known: str) -> int:
    digits = "".join(filter(str.isdigit, known))[:14]
    return int(digits or 0)


_RULES: dict[str, Callable[[Sequence[Said]], Value]] = {
    "first": _first,
    "union": _first,
    "latest": lambda stated: stated[-1].value,
    "most told": _most_told,
    "container": _container,
    "most specific": _most_specific,
}


def _parties(stated: Sequence[Said]) -> dict[Value, list[Said]]:
    parties: dict[Value, list[Said]] = defaultdict(list)
    for one in stated:
        parties[one.value].append(one)
    return parties


def _origins(stated: Sequence[Said]) -> set[str]:
    return {one.telling.origin for one in stated}


def _width(value: Value) -> int:
    """How little a time or place says: days, or 0 for a town and more for a country."""
    try:
        first, last = edtf.parse(str(value))
    except ValueError:
        return 1 if is_country(str(value)) else 0
    return (last - first).days


def camps(stated: Sequence[Said]) -> list[list[Said]]:
    """The values in camps that agree within themselves: June and 17 June are one camp, 5 and 28 September two.

    A value that agrees with several camps (a whole year) joins the one told most.
    """
    made: list[list[Said]] = []
    for one in sorted(stated, key=lambda each: (_width(each.value), each.telling.known, str(each.value))):
        home = [camp for camp in made if all(agree(one.value, other.value) for other in camp)]
        if home:
            max(home, key=lambda camp: len(_origins(camp))).append(one)
        else:
            made.append([one])
    return made


def agree(left: Value, right: Value) -> bool:
    """Whether two values differ in precision at most: times that share a day, a town and its country, equal words."""
    if left == right:
        return True
    if isinstance(left, int) or isinstance(right, int):
        return False
    if _amount(left) == _amount(right):
        return True
    try:
        (first, last), (other_first, other_last) = edtf.parse(left), edtf.parse(right)
    except ValueError:
        return compare_places(left, right) in ("same", "inside")
    return first <= other_last and other_first <= last


def _amount(words: str) -> str:
    """An amount without the ways to write it: "5 percent", "5 per cent" and "5%" are one."""
    return re.sub(r"[\s,]+", "", re.sub(r"\bper ?cent\b", "%", words.casefold()).replace("us$", "$"))


def _articles(stated: Sequence[Said]) -> set[str]:
    return {one.telling.article for one in stated}


def _only_there(sides: Sequence[Sequence[Said]], side: Sequence[Said]) -> set[str]:
    """The articles that are on one side alone: one that says both contradicts nobody."""
    return _articles(side) - {article for other in sides if other is not side for article in _articles(other)}


def dispute(group: Sequence[Telling], attribute: Attribute) -> Dispute | None:
    """The sides that articles take on an attribute, or None where they agree.

    An outlet that contradicts its own earlier article disputes too; the origins show that it is one voice.
    """
    stated = said(group, attribute.name)
    if attribute.dispute == "never" or not stated:
        return None
    sides = camps(stated)
    if sum(bool(_only_there(sides, side)) for side in sides) < 2:
        return None
    values = [
        DisputedValue(
            min(side, key=lambda one: (_width(one.value), str(one.value))).value,
            tuple(sorted({one.telling.article for one in side})),
            tuple(sorted(_origins(side))),
        )
        for side in sides
    ]
    return Dispute(attribute.name, tuple(sorted(values, key=lambda value: (-len(value.origins), str(value.value)))))
