"""Cooperation and conflict between states over the months, each act once for each pair that it is between."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from detente.calendar import edtf
from detente.merging.findings import Context
from detente.model.families import ACTING, ADDRESSED
from detente.model.record import Act, Relation

_WIDEST = 31  # days; a time that says less names no month
# What is only intended counts as such, when it was made known: its score is that of a promise or a threat.
_INTENDED = frozenset(
    {"proposed", "planned", "unconfirmed", "confirmed", "declined", "cancelled", "postponed", "unresolved"}
    | {"threatened", "announced"}
)


def relations(acts: Sequence[Act], context: Context) -> tuple[Relation, ...]:
    """The months of each pair of states, or of a state and the European Union, in which an act passed between them.

    Cooperation is the sum of the positive scores of the acts' event types, conflict of the negative ones. An act of no
    stated month counts in that of its first report, one that is intended in that in which it was last told to be.
    """
    points: dict[tuple[str, str, str], list[Act]] = defaultdict(list)
    for act in acts:
        month = _month(act) if act.goldstein is not None else None
        if month is not None:
            for pair in sorted(_pairs(act, context)):
                points[*pair, month].append(act)
    return tuple(
        Relation(
            between=(left, right),
            month=month,
            cooperation=round(sum(act.goldstein for act in group if act.goldstein and act.goldstein > 0), 2),
            conflict=round(sum(act.goldstein for act in group if act.goldstein and act.goldstein < 0), 2),
            acts=tuple(sorted(act.id for act in group)),
        )
        for (left, right, month), group in sorted(points.items())
    )


def _month(act: Act) -> str | None:
    return next((edtf.parse(day).first.isoformat()[:7] for day in _days(act) if _names_a_month(day)), None)


def _days(act: Act) -> Iterator[str]:
    told = [turn.known_from for turn in act.history if turn.known_from is not None and turn.status != "unresolved"]
    if act.status in _INTENDED:
        yield from told[-1:]
    if act.time is not None:
        yield act.time
    yield from told[:1]


def _names_a_month(day: str) -> bool:
    return edtf.is_valid(day) and not edtf.is_open(day) and edtf.width(day) <= _WIDEST


def _pairs(act: Act, context: Context) -> set[tuple[str, str]]:
    """The pairs of sides that the act is between: who does something and towards whom, or all who take part.

    Those who impose something together have no conflict with each other.
    """
    sides = {(each.role, context.side(each.actor)) for each in act.participants if each.actor is not None}
    states = {(role, side) for role, side in sides if len(side) == 2 or side == "group-eu"}
    acting = {side for role, side in states if role in ACTING}
    towards = {side for role, side in states if role in ADDRESSED}
    everybody = sorted({side for _, side in states})
    found = product(acting, towards) if acting and towards else combinations(everybody, 2)
    if act.goldstein is not None and act.goldstein < 0 and acting and not towards:
        return set()
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}
