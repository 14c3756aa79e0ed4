"""At which stage of an act's life a telling speaks of it."""

from detente.merging.tellings import Telling
from detente.model.families import FAMILIES

# For families whose acts have a date at each stage: the stages by whose date is that of the act.
STAGES = {
    "measure": ("in force", "announced", "threatened", "lifted"),
    "message": ("delivered", "sent", "answered"),
}

# The statuses of a meeting that is not to be.
OFF = frozenset({"declined", "cancelled"})


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


def is_report(telling: Telling) -> bool:
    """Whether it tells that a meeting took place."""
    return telling_status(telling) == "held"


def is_plan(telling: Telling) -> bool:
    """Whether it tells of a meeting that is to take place, or was to."""
    return telling.family == "meeting" and telling_status(telling) not in (None, "held")
