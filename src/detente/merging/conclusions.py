"""One value from many tellings, by the rule that the table of attributes names."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from detente.merging.agreement import Said, Value, agree, days_of_one_act, said, vagueness
from detente.merging.standing import standing
from detente.merging.tellings import Telling
from detente.model.families import CONTAINERS, Attribute


def conclude(group: Sequence[Telling], attribute: Attribute) -> Value | None:
    """The group's value of an attribute that has one value; None where no telling states any."""
    disputable = attribute.dispute != "never"
    stated = standing(group, attribute.name) if disputable else said(group, attribute.name)
    return _RULES[attribute.combine](stated) if stated else None


def _first(stated: Sequence[Said]) -> Value:
    return stated[0].value


def _most_told(stated: Sequence[Said]) -> Value:
    """What most independent origins say, an exact number before a rough one; of equals what became known first."""
    parties: dict[Value, list[Said]] = defaultdict(list)
    for one in stated:
        parties[one.value].append(one)
    most = max(parties.values(), key=lambda party: (_exact(party[0]), len(_origins(party)), -stated.index(party[0])))
    return most[0].value


def _exact(one: Said) -> bool:
    return isinstance(one.value, str) or vagueness(one) == 0


def _container(stated: Sequence[Said]) -> Value:
    """A law or a list where any telling has one: the others then tell what it enacts."""
    return _most_told([one for one in stated if one.value in CONTAINERS] or stated)


def _most_specific(stated: Sequence[Said]) -> Value:
    """The narrowest value of the camp that most origins are in; of equals the one known last."""
    camp = max(camps(stated), key=lambda each: (len(_origins(each)), max(one.telling.known for one in each)))
    best = min(camp, key=lambda one: (_width(one), -_rank(one.telling.known), str(one.value)))
    apart = (one for one in camp if not agree(one, best))
    return next((days for one in apart if (days := days_of_one_act(one, best, camp))), best.value)


# A gathering that is told for so many days lasts them; a day of them is less, not more.
_LASTS = 5


def _width(one: Said) -> int:
    width = vagueness(one)
    return -width if one.telling.one("type") == "multilateral summit" and width < _LASTS else width


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


def _origins(stated: Sequence[Said]) -> set[str]:
    return {one.telling.origin for one in stated}


def camps(stated: Sequence[Said]) -> list[list[Said]]:
    """The values in camps that agree within themselves: June and 17 June are one camp, 5 and 28 September two.

    Two days of a stretch that somebody tells agree. A value that agrees with several camps (a whole year) joins the one
    told most.
    """
    made: list[list[Said]] = []
    for one in sorted(stated, key=lambda each: (vagueness(each), each.telling.known, str(each.value))):
        home = [camp for camp in made if all(_together(one, other, stated) for other in camp)]
        if home:
            max(home, key=lambda camp: len(_origins(camp))).append(one)
        else:
            made.append([one])
    return made


def _together(one: Said, other: Said, stated: Sequence[Said]) -> bool:
    return agree(one, other) or days_of_one_act(one, other, stated) is not None
