"""Comparing when and where two tellings place an act, and how far apart they were told."""

from detente.calendar import edtf
from detente.merging.findings import LASTING, MANY_AT_A_TIME, Context, Finding
from detente.merging.tellings import Telling
from detente.merging.whereabouts import compare_places


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
    if "postponed" in (*left.all("status"), *right.all("status")):
        return None  # a moved date is what a postponement is about
    if _imposed_and_lifted(left, right):
        return None
    gap = max((their_first - our_last).days, (our_first - their_last).days)
    return Finding(_against(gap, left), f"{gap} days between {ours} and {theirs}")


def _imposed_and_lifted(left: Telling, right: Telling) -> bool:
    """Whether one tells how a restriction began and the other, no earlier, how it ended: two dates in one life.

    Only for kinds of which one state has one at a time against another; "sanctions" lifted may be any of several.
    """
    if left.family != "measure" or left.one("type") != right.one("type") or left.one("type") in MANY_AT_A_TIME:
        return False
    ends = [telling for telling in (left, right) if "lifted" in telling.all("status")]
    if len(ends) != 1 or left.time is None or right.time is None:
        return False
    start = right if ends[0] is left else left
    return edtf.parse(str(ends[0].time)).last >= edtf.parse(str(start.time)).first


def _against(gap: int, telling: Telling) -> float:
    """What a gap between two stated times speaks against their being one act.

    A gathering happens once a year, so outlets that differ by weeks tell of one; of two meetings of one pair on two
    dates each is its own, unless all else agrees and the dates are next to each other.
    """
    if telling.one("type") == "multilateral summit":
        return -0.5 if gap <= 60 else -4.0
    if gap <= 1:
        return -0.9
    return -2.4 if gap <= 5 else -5.0


def where(left: Telling, right: Telling, context: Context) -> Finding | None:
    """The place: a city and its country agree, two cities do not."""
    ours, theirs = left.word("place"), right.word("place")
    if ours is None or theirs is None:
        return None
    points, how = _PLACES[compare_places(ours, theirs)]
    return Finding(points, f"{ours} and {theirs}: {how}")


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
        return Finding(0.6, "told within days")
    if gap <= 14 or lasting:
        return None
    return Finding(-1.0 if gap <= 45 or left.family == "measure" else -3.0, f"told {gap} days apart")
