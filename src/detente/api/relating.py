"""How two sides got on over the months: cooperation and conflict, with the acts behind each point."""

from dataclasses import dataclass

from detente.api.naming import one_actor
from detente.api.view import View, days_of
from detente.model.errors import UsageError
from detente.model.record import Act, Relation


@dataclass(frozen=True, slots=True)
class Point:
    """One month of two sides, and its acts, those of the greatest weight first."""

    relation: Relation
    acts: tuple[Act, ...]


def relations_between(view: View, one: str, other: str, *, since: str | None = None) -> list[Point]:
    """The months in which something passed between two sides, by month; from ``since`` on, where that is given.

    A person stands for his state. Raises ``UsageError`` for an unknown name, for one that stands neither for a state
    nor for the European Union, and for a date that is none.
    """
    pair = tuple(sorted({side_of(view, one), side_of(view, other)}))
    if len(pair) < 2:
        raise UsageError(f"{one} and {other} are one side")
    first = days_of(since).first.isoformat()[:7] if since else ""
    found = [each for each in view.conclusions.relations if each.between == pair and each.month >= first]
    return [Point(each, _acts(each, view)) for each in sorted(found, key=lambda each: each.month)]


def side_of(view: View, name: str) -> str:
    """The code of the state that a name stands for, or the id of the European Union."""
    actor = one_actor(name, view.conclusions.actors)
    known = view.actors.get(actor)
    side = known.country if known and known.country else actor.removeprefix("state-")
    if len(side) != 2 and side != "group-eu":
        raise UsageError(f"{name}: relations are those of states and of the European Union")
    return side


def _acts(relation: Relation, view: View) -> tuple[Act, ...]:
    acts = [act for each in relation.acts if (act := view.find(each)) is not None]
    return tuple(sorted(acts, key=lambda act: (-abs(act.goldstein or 0.0), view.sort_day(act), act.id)))
