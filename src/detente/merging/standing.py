"""What of all that was said of an attribute still stands: nothing later, or surer, has overtaken it."""

from collections.abc import Sequence

from detente.calendar import edtf
from detente.merging.agreement import Said, agree, said
from detente.merging.stages import STAGES, is_plan, is_report, telling_status
from detente.merging.tellings import Telling

_MOVABLE = ("time", "place")


def standing(group: Sequence[Telling], attribute: str) -> list[Said]:
    """What a group of tellings (earliest known first) says of an attribute, without what was overtaken.

    A report outweighs the plan, the date of a further stage that of an earlier one, a new date the one put off, and an
    outlet's last word its own before. What two outlets say otherwise stands side by side, a plan of another day too
    where somebody else had planned it as it was then reported.
    """
    stated = said(group, attribute)
    if len({one.value for one in stated}) < 2:
        return stated
    put_off = [telling for telling in group if "postponed" in telling.all("status")]
    moves = [(telling.known, _said_before(telling, stated)) for telling in put_off] if attribute == "time" else []
    return [
        one
        for one in stated
        if not any(
            not agree(one, other) and (_overtakes(other, one, attribute, stated) or _moved(other, one, moves))
            for other in stated
        )
    ]


def overtaken_by_itself(one: Said, stands: Sequence[Said]) -> bool:
    """Whether an outlet that said so says something else by now."""
    return any(other.telling.origin == one.telling.origin and not agree(other, one) for other in stands)


def _overtakes(newer: Said, older: Said, attribute: str, stated: Sequence[Said]) -> bool:
    """Whether one statement takes the place of another, with which it does not agree."""
    if attribute in _MOVABLE and is_report(newer.telling) != is_report(older.telling):
        slipped = attribute == "place" or not _lies_before(newer.value, older.value)
        return is_plan(older.telling) and slipped and not _planned_so(newer, older, stated)
    ranks = [_rank(each.telling) for each in (newer, older)]
    if attribute == "time" and ranks[0] != ranks[1]:
        return ranks[0] < ranks[1]
    return newer.telling.origin == older.telling.origin and newer.telling.known > older.telling.known


def _planned_so(report: Said, plan: Said, stated: Sequence[Said]) -> bool:
    """Whether another voice than the plan's had planned it as it was then reported."""
    others = (one for one in stated if is_plan(one.telling) and one.telling.origin != plan.telling.origin)
    return any(agree(report, one) for one in others)


def _lies_before(time: str | int, other: str | int) -> bool:
    """Whether a time is wholly before another: what was planned slips, it is hardly ever early in silence."""
    return edtf.parse(str(time)).last < edtf.parse(str(other)).first


def _rank(telling: Telling) -> int:
    """Whose date an act has: when a measure began before when it was announced, threatened or lifted."""
    stages = STAGES.get(telling.family, ())
    stage = telling_status(telling)
    return stages.index(stage) if stage in stages else 0


def _said_before(put_off: Telling, stated: Sequence[Said]) -> list[Said]:
    return [one for one in stated if one.telling.known < put_off.known]


def _moved(newer: Said, older: Said, moves: Sequence[tuple[str, Sequence[Said]]]) -> bool:
    """Whether the act was put off from the older date to the newer one."""
    if not is_plan(older.telling):
        return False
    for known, before in moves:
        new = newer.telling.known >= known and not any(agree(newer, one) for one in before)
        repeats = any(agree(older, one) for one in before)
        old = repeats or (older.telling.known <= known and "postponed" not in older.telling.all("status"))
        if new and old:
            return True
    return False
