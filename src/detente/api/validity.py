"""The clock *valid*: whether what an act says holds in the world on a day, whoever knew of it when."""

import datetime
from typing import Literal

from detente.api.view import View, days_of
from detente.calendar import edtf
from detente.model.record import Act

Course = Literal["before", "during", "after"]


def course_at(act: Act, moment: str, view: View) -> Course | None:
    """Where an act stands on a day, month or year (EDTF): still to come, under way or in force, or over.

    A meeting lasts its days, a measure from the day when it took effect until it was lifted. What is not dated counts
    from its first report; None where nothing dates it. Raises ``UsageError`` where ``moment`` is no date.
    """
    wanted = days_of(moment)
    first, last = _span(act, view)
    if first is None:
        return None
    if wanted.last < first:
        return "before"
    return "after" if last is not None and last < wanted.first else "during"


def _span(act: Act, view: View) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day; no last one for a measure that stands."""
    when = view.when(act)
    if not when or not edtf.is_valid(when):
        return None, None
    days = edtf.parse(when)
    if act.family == "measure" and act.status in ("in force", "lifted"):
        return days.first, _lifted(act, days.first)
    return days


def _lifted(act: Act, began: datetime.date) -> datetime.date | None:
    """The last day of a measure that was lifted: the day before that, or before the report where no day is stated."""
    ends = [
        edtf.parse(day).first - datetime.timedelta(days=1)
        for turn in act.history
        if turn.status == "lifted" and (day := turn.time or turn.known_from) and edtf.is_valid(day)
    ]
    later = [day for day in ends if day >= began]
    return max(later, default=began) if act.status == "lifted" else None
