"""Meetings put off: which old day and which new one are of one meeting, though no article need tell both."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from detente.calendar import edtf
from detente.merging.compare_parties import parties
from detente.merging.findings import Context, PutOff
from detente.merging.stages import is_plan
from detente.merging.tellings import Telling
from detente.merging.whereabouts import compare_places

# News that a meeting is put off comes before its day or just after.
_LATE = timedelta(days=3)
# So much must two tellings' participants have in common for one to tell how the other's meeting was put off.
_SAME_PARTIES = 1.0


def find_put_off(tellings: Sequence[Telling], context: Context) -> dict[str, PutOff]:
    """Every telling that a meeting was put off, by id, with its old days as the tellings of their parties have them.

    A day that was told before as that of the plan is the old one, whether or not the words are "put off from" or "to".
    """
    putting = [telling for telling in tellings if telling.family == "meeting" and "postponed" in telling.all("status")]
    if not putting:
        return {}
    planned: Mapping[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if is_plan(telling) and telling.time is not None and "postponed" not in telling.all("status"):
            for actor in telling.all("participant"):
                planned[str(actor)].append(telling)
    return {telling.id: _put_off(telling, planned, context) for telling in putting}


def _put_off(telling: Telling, planned: Mapping[str, Sequence[Telling]], context: Context) -> PutOff:
    near = {other.id: other for actor in telling.all("participant") for other in planned.get(str(actor), ())}
    told_before = {
        str(other.time)
        for other in near.values()
        if other.known < telling.known and _same_meeting(telling, other, context) and _ahead(str(other.time), telling)
    }
    times = {str(value) for value in telling.all("time")}
    known_new = telling.time is not None and not any(edtf.overlaps(telling.time, time) for time in told_before)
    new = telling.time if known_new else None
    stated = {time for time in times if time != telling.time or new is None}
    old = stated or {time for time in told_before if new is None or edtf.parse(time).last < edtf.parse(new).first}
    return PutOff(telling, tuple(sorted(old)), new)


def _ahead(time: str, telling: Telling) -> bool:
    """Whether a day was still to come when a telling was published, or only just over."""
    return telling.published is None or edtf.parse(time).last >= edtf.parse(telling.published).first - _LATE


def _same_meeting(left: Telling, right: Telling, context: Context) -> bool:
    """Whether two tellings name the same participants and no two towns, as far as each names any."""
    finding = parties(left, right, context)
    if finding is None or finding.score < _SAME_PARTIES:
        return False
    ours, theirs = left.word("place"), right.word("place")
    return ours is None or theirs is None or compare_places(ours, theirs) not in ("apart", "abroad")


def moved(left: Telling, right: Telling, context: Context) -> str | None:
    """How a meeting came from the one day to the other, by what some telling says; None where none does."""
    for old, new in ((left, right), (right, left)):
        if is_plan(old) and _leads(old, new, context, used=set()):
            return f"put off from {old.time} to {new.time}"
    return None


def _leads(old: Telling, new: Telling, context: Context, *, used: Collection[str]) -> bool:
    """Whether being put off, once or several times, leads from the day of one telling to that of another."""
    if new.id in context.put_off and _from(old, context.put_off[new.id], context):
        return True
    for each in context.put_off.values():
        if each.telling.id in used or each.telling.id in (old.id, new.id) or not _from(old, each, context):
            continue
        if _to(new, each, context) or _leads(each.telling, new, context, used={*used, each.telling.id}):
            return True
    return False


def _from(old: Telling, put_off: PutOff, context: Context) -> bool:
    """Whether it is the meeting of a plan that was put off."""
    telling = put_off.telling
    if old.id == telling.id or old.time is None or not _same_meeting(old, telling, context):
        return False
    if put_off.old and not any(edtf.overlaps(old.time, time) for time in put_off.old):
        return False
    if put_off.new is not None and edtf.overlaps(old.time, put_off.new):
        return False
    return _ahead(old.time, telling) and (bool(put_off.old) or old.known <= telling.known)


def _to(new: Telling, put_off: PutOff, context: Context) -> bool:
    """Whether it is told for the day to which the meeting was put off; any later one where that is not told."""
    telling = put_off.telling
    if new.time is None or not _same_meeting(new, telling, context):
        return False
    if put_off.new is not None:
        return edtf.overlaps(new.time, put_off.new)
    later = not put_off.old or all(edtf.parse(new.time).first > edtf.parse(time).last for time in put_off.old)
    return later and new.known > telling.known
