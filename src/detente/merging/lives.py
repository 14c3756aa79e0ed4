"""The life of an act: its status as the record concludes it, and how the view of it changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from detente.calendar import edtf
from detente.merging.plover import event_type
from detente.merging.stages import OFF, telling_status
from detente.merging.tellings import Telling
from detente.model.record import Act, Turn

# Statuses that end a plan; after one of them an older plan told once more is only looked back on.
_ENDS = OFF | {"held", "lifted", "answered", "in force", "delivered"}
# What is said of a meeting to come, and says nothing of whether it came about.
_AHEAD = frozenset({"planned", "unconfirmed", "confirmed"})


def concluded_status(group: Sequence[Telling]) -> str | None:
    """The status of an act told by a group (earliest known first): what was known last, but what took place stays so.

    A telling known later of an earlier stage (a background sentence on the plan of a meeting since held) does not
    undo an end; a plan told anew after a cancellation revives the act only where it comes on a later day, and before
    the day that it is planned for is over.
    """
    statuses = _statuses(group)
    return statuses[-1][1] if statuses else None


def _statuses(group: Sequence[Telling]) -> list[tuple[Telling, str]]:
    """The tellings that moved the act on in its life, or left it where it was, with their statuses."""
    moved: list[tuple[Telling, str]] = []
    for telling in group:
        status = telling_status(telling)
        if status is None:
            continue
        if not moved or _overtakes(telling, status, *moved[-1]):
            moved.append((telling, status))
    return moved


def _overtakes(telling: Telling, status: str, last: Telling, current: str) -> bool:
    if current in ("held", "lifted", "answered"):
        return status in ("held", "lifted", "answered")
    if current in OFF:
        revived = status in ("planned", "confirmed", "postponed") and telling.known > last.known and not _past(telling)
        return status in _ENDS or revived
    if current in _ENDS:
        return status in _ENDS
    return True


def _past(telling: Telling) -> bool:
    """Whether what a telling says of a plan was over when it was published."""
    if telling.time is None or telling.published is None:
        return False
    return edtf.parse(telling.time).last < edtf.parse(telling.published).first


def history(group: Sequence[Telling]) -> tuple[Turn, ...]:
    """One line for each telling that changed the view of the act, earliest known first.

    What a later article only looks back on ("had planned to meet on 22 April", of a meeting since held) is none.
    """
    moved = {id(telling) for telling, _ in _statuses(group)}
    turns: list[Turn] = []
    for telling in group:
        status = telling_status(telling)
        if status is not None and id(telling) not in moved:
            continue
        turn = Turn(
            known_from=telling.published,
            status=status,
            time=telling.time,
            place=telling.word("place"),
            article=telling.article,
        )
        if not turns or _adds(turn, turns):
            turns.append(turn)
    return tuple(turns)


def _adds(turn: Turn, turns: Sequence[Turn]) -> bool:
    """Whether a turn says anything that the turns before it did not already say."""
    if turn.status is not None and turn.status != turns[-1].status:
        return True
    if turn.status == "postponed" and turn.time not in (None, turns[-1].time):
        return True
    return any(
        (value := getattr(turn, name)) is not None and value not in {getattr(each, name) for each in turns}
        for name in ("time", "place")
    )


def settled(act: Act, moment: str | None) -> Act:
    """The act as of a moment (ISO): a meeting that was to be held, and of which nobody reports, is ``unresolved``.

    It is so from the day after the last that it may have been held on; a person's word on its status stays. A proposal
    that nobody took up stays one, as does a meeting put off without a new day.
    """
    if act.family != "meeting" or act.time is None or moment is None or act.basis.get("status") == "corrected":
        return act
    if act.status not in _AHEAD and not (act.status == "postponed" and _has_new_day(act)):
        return act
    last = edtf.parse(act.time).last
    if edtf.is_open(act.time) or moment[:10] <= last.isoformat():
        return act
    since = (last + timedelta(days=1)).isoformat()
    turn = Turn(known_from=since, status="unresolved", time=act.time, place=None, article=act.history[-1].article)
    plover, mode, goldstein = event_type(act.family, act.type, "unresolved")
    return replace(
        act,
        status="unresolved",
        history=(*act.history, turn),
        plover=plover,
        plover_mode=mode,
        goldstein=goldstein,
    )


def replied(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The linked acts, each message to which another replies ``answered`` from when the reply was known.

    A person's word on its status stays.
    """
    replies: dict[str, Act] = {}
    for act in acts:
        for asked in act.responds_to if act.family == "message" else ():
            replies[asked] = min(replies.get(asked, act), act, key=_known)
    return tuple(_answered(act, replies[act.id]) if act.id in replies else act for act in acts)


def _known(act: Act) -> tuple[str, str]:
    return (act.history[0].known_from or "9999", act.id)


def _answered(act: Act, reply: Act) -> Act:
    if act.family != "message" or act.status == "answered" or act.basis.get("status") == "corrected":
        return act
    told = reply.history[0]
    turn = Turn(known_from=told.known_from, status="answered", time=reply.time, place=None, article=told.article)
    return replace(act, status="answered", history=(*act.history, turn))


def _has_new_day(act: Act) -> bool:
    days = [turn.time for turn in act.history if turn.time is not None]
    return any(not edtf.overlaps(day, str(act.time)) for day in days)
