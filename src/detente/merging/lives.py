"""The life of an act: its status as the record concludes it, and how the view of it changed."""

from collections.abc import Sequence

from detente.calendar import edtf
from detente.merging.tellings import Telling
from detente.model.families import FAMILIES
from detente.model.record import Dispute, DisputedValue, Turn

_OFF = frozenset({"declined", "cancelled"})
# Statuses that end a plan; after one of them an older plan told once more is only looked back on.
_ENDS = frozenset({"held", "lifted", "answered", "declined", "cancelled", "in force", "delivered"})


def telling_status(telling: Telling) -> str | None:
    """The status that one article concludes: the latest in the life of the act, not the last in its text.

    Attendance left open outweighs a plan in the same article: "would meet" beside "yet to be confirmed" is unconfirmed.
    """
    stated = [str(value) for value in telling.all("status")]
    if not stated:
        return None
    if "unconfirmed" in stated and set(stated) <= {"unconfirmed", "planned", "proposed"}:
        return "unconfirmed"
    order = FAMILIES[telling.family].statuses
    return max(stated, key=order.index)


def concluded_status(group: Sequence[Telling]) -> str | None:
    """The status of an act told by a group (earliest known first): what was known last, but what took place stays so.

    A telling known later of an earlier stage (a background sentence on the plan of a meeting since held) does not
    undo an end; a plan told anew after a cancellation revives the act only where it comes on a later day.
    """
    current: str | None = None
    since = ""
    for telling in group:
        status = telling_status(telling)
        if status is None or (current is not None and not _overtakes(status, current, later=telling.known > since)):
            continue
        current, since = status, telling.known
    return current


def _overtakes(status: str, current: str, *, later: bool) -> bool:
    if current in ("held", "lifted", "answered"):
        return status in ("held", "lifted", "answered")
    if current in _OFF:
        return status in _ENDS or (later and status in ("planned", "confirmed", "postponed"))
    if current in _ENDS:
        return status in _ENDS
    return True


def history(group: Sequence[Telling]) -> tuple[Turn, ...]:
    """One line for each telling that changed the view of the act, earliest known first."""
    turns: list[Turn] = []
    for telling in group:
        turn = Turn(
            known_from=telling.published,
            status=telling_status(telling),
            time=telling.time,
            place=telling.word("place"),
            article=telling.article,
        )
        if not turns or _adds(turn, turns):
            turns.append(turn)
    return tuple(turns)


def _adds(turn: Turn, turns: Sequence[Turn]) -> bool:
    """Whether a turn says anything that the turns before it did not already say."""
    before = {(name, getattr(each, name)) for each in turns[-1:] for name in ("status",)}
    before |= {(name, getattr(each, name)) for each in turns for name in ("time", "place")}
    return any(
        getattr(turn, name) is not None and (name, getattr(turn, name)) not in before
        for name in ("status", "time", "place")
    )


def status_dispute(group: Sequence[Telling]) -> Dispute | None:
    """Where one origin says that the act took place and another, speaking after its date, that it did not."""
    held = [telling for telling in group if telling_status(telling) == "held"]
    off = [telling for telling in group if telling_status(telling) in _OFF and _looks_back(telling, group)]
    if not held or not off or {each.origin for each in held} & {each.origin for each in off}:
        return None
    sides = (("held", held), (str(telling_status(off[0])), off))
    values = [
        DisputedValue(
            status, tuple(sorted({each.article for each in side})), tuple(sorted({each.origin for each in side}))
        )
        for status, side in sides
    ]
    return Dispute("status", tuple(values))


def _looks_back(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether an article appeared after the act's date, so that what it says is more than a plan."""
    times = [time for each in group if (time := each.time) is not None]
    if not times or telling.published is None:
        return False
    return edtf.parse(telling.published).last > min(edtf.parse(time).last for time in times)
