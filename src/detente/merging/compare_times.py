"""Comparing when and where two tellings place an act, and how far apart they were told."""

from collections.abc import Sequence
from datetime import timedelta

from detente.calendar import edtf
from detente.merging.compare_things import same_event
from detente.merging.findings import LASTING, MANY_AT_A_TIME, Context, Finding
from detente.merging.moves import moved
from detente.merging.stages import STAGES, telling_status
from detente.merging.tellings import Telling
from detente.merging.whereabouts import compare_places
from detente.model.families import FAMILIES


def when(left: Telling, right: Telling, context: Context) -> Finding | None:
    """The time of the act: the same day says much, a shared year little, disjoint times forbid."""
    ours, theirs = left.time, right.time
    if ours is None or theirs is None:
        return None
    (our_first, our_last), (their_first, their_last) = edtf.parse(ours), edtf.parse(theirs)
    if our_first <= their_last and their_first <= our_last:
        width = max((our_last - our_first).days, (their_last - their_first).days) + 1
        if width <= 3:
            return Finding(2.0, f"both on {ours}")
        return Finding(1.3 if width <= 31 else 0.6 if width <= 92 else 0.2, f"{ours} and {theirs} agree")
    if context.put_off and (how := moved(left, right, context)):
        return Finding(0.8, how)
    if _stages_of_one_life(left, right):
        return None
    gap = max((their_first - our_last).days, (our_first - their_last).days)
    return Finding(_against(gap, left, right), f"{gap} days between {ours} and {theirs}")


# A threat or an announcement is of what comes within these days, where a state may have several such measures.
_SOON = 45
# A letter is delivered and answered within these.
_POST = 31


def _stages_of_one_life(left: Telling, right: Telling) -> bool:
    """Whether the two tell of two stages of one life, each with its date: a ban threatened, then imposed, then lifted.

    Of kinds of which one state may have several against another, what was lifted may be any of them.
    """
    stages = FAMILIES[left.family].statuses
    earlier, later = sorted((left, right), key=lambda each: _stage(each, stages))
    if left.family not in STAGES or _stage(earlier, stages) == _stage(later, stages):
        return False
    gap = edtf.parse(str(later.time)).last - edtf.parse(str(earlier.time)).first
    if gap < timedelta(0) or left.one("type") != right.one("type"):
        return False
    if left.family == "message":
        return gap.days <= _POST
    if left.one("type") not in MANY_AT_A_TIME:
        return True
    return telling_status(later) != "lifted" and gap.days <= _SOON


def _stage(telling: Telling, stages: Sequence[str]) -> int:
    status = telling_status(telling)
    return stages.index(status) if status in stages else -1


def _against(gap: int, left: Telling, right: Telling) -> float:
    """What a gap between two stated times speaks against their being one act.

    A gathering happens once a year, so outlets that differ by weeks tell of one; of two meetings of one pair on two
    dates each is its own, unless all else agrees and the dates are next to each other, or in the margins of one
    gathering or in the reports of one day a few days apart.
    """
    if left.one("type") == "multilateral summit":
        return -0.5 if gap <= 60 else -4.0
    if gap <= 1:
        return -0.9
    if gap > _FEW_DAYS:
        return -5.0
    return -1.2 if same_event(left, right) or _told_at_once(left, right) else -2.4


_FEW_DAYS = 5


def _told_at_once(left: Telling, right: Telling) -> bool:
    """Whether both were published on one day: two outlets then tell of one meeting sooner than of two in a row."""
    return left.published is not None and left.published == right.published


def where(left: Telling, right: Telling, context: Context) -> Finding | None:
    """The place: a city and its country agree, two cities do not."""
    ours, theirs = left.word("place"), right.word("place")
    if ours is None or theirs is None:
        return None
    points, how = _PLACES[compare_places(ours, theirs)]
    if points < _ELSEWHERE and _same_people_on_one_day(left, right, context):
        points = _ELSEWHERE
    return Finding(points, f"both in {ours}" if ours == theirs else f"{ours} and {theirs}: {how}")


def _same_people_on_one_day(left: Telling, right: Telling, context: Context) -> bool:
    """Whether two persons are to meet on one and the same day: they hardly do so in two towns."""
    shared = set(left.all("participant")) & set(right.all("participant"))
    people = sum(context.is_person(str(actor)) for actor in shared)
    one_day = left.time is not None and left.time == right.time and edtf.width(left.time) == 1
    return people >= 2 and one_day


# What another place speaks against two tellings of one day and the same people: it is disputed, or was changed.
_ELSEWHERE = -1.5
_PLACES = {
    "same": (1.0, "the same place"),
    "inside": (0.3, "one lies in the other"),
    "unknown": (-0.3, "two names"),
    "apart": (-2.0, "two towns of one country"),
    "abroad": (-3.0, "two countries"),
}


def apart(left: Telling, right: Telling, context: Context) -> Finding | None:
    """How long after one telling the other was published, where the act's own time does not settle it."""
    if (left.all("time") and right.all("time")) or left.published is None or right.published is None:
        return None
    gap = abs((edtf.parse(left.published)[0] - edtf.parse(right.published)[0]).days)
    lasting = all(LASTING & {*telling.all("type"), *telling.all("provision")} for telling in (left, right))
    if gap <= 4:
        return Finding(0.5, "told within days")
    if gap <= 14 or lasting:
        return None
    return Finding(-1.0 if gap <= 45 or left.family == "measure" else -3.0, f"told {gap} days apart")
