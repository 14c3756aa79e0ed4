"""What a time expression is worth in TimeML's TIMEX3: weeks, quarters, parts of a day, durations, references.

The record keeps EDTF; TIMEX3 is what annotated corpora and other taggers speak.
"""

from dataclasses import replace
from datetime import date, timedelta

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.model.times import Part, TimeRef, Timex

_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4"}
_HALVES: dict[Part | None, str] = {"first half": "H1", "second half": "H2"}
_WEEK = 7
_YEAR = 4


def timex3_value(timex: Timex, anchor: str | None) -> str | None:
    """The TIMEX3 value of a time in an article published at ``anchor`` (EDTF), or None where it has none.

    A part ("early 1997") is not in the value but in ``timex.mod``, as TimeML has it.
    """
    if timex.value is not None:
        return timex.value
    if timex.ref is None:
        day = anchor[:10] if timex.clock is not None and anchor is not None and edtf.is_valid(anchor) else None
        return None if day is None else f"{day}{timex.clock}"
    value = resolve(replace(timex.ref, part=None), anchor)
    if value is None:
        return None
    if timex.ref.part in _HALVES and len(value) == _YEAR:
        return f"{value}-{_HALVES[timex.ref.part]}"
    if timex.ref.unit == "week" and timex.ref.weekday is None and timex.ref.base is None and anchor is not None:
        return _week_text(edtf.parse(anchor).first + timedelta(weeks=timex.ref.offset or 0))
    first, last = edtf.parse(value)
    if timex.clock is not None:
        return f"{first.isoformat()}{timex.clock}"
    if timex.grain == "week" and first == last:
        return _week_text(first)
    return _text(value, timex.ref, timex.mod)


def _text(value: str, ref: TimeRef, mod: str | None) -> str:
    """An EDTF value as TIMEX3 writes it; of an interval without a name the first day."""
    first, last = edtf.parse(value)
    if len(value) == 7 and int(value[5:]) in _SEASONS:
        return f"{value[:5]}{_SEASONS[int(value[5:])]}"
    if "/" not in value:
        return value.rstrip("~?%")
    days = (last - first).days + 1
    if ref.unit == "weekend":
        return f"{_week_text(first)}-WE"
    if ref.unit == "week" and days == _WEEK:
        return _week_text(first)
    if (first.month, first.day, last.month) in ((1, 1, 6), (7, 1, 12)) and first.year == last.year:
        return f"{first.year:04d}-H{1 + first.month // 7}"
    if first.year % 10 == 0 and last.year == first.year + 9:
        return f"{first.year // 10}"
    return _widened(first, last, days) if mod in ("START", "MID", "END") else value.split("/")[0]


def _widened(first: date, last: date, days: int) -> str:
    """The month, year or decade of which these days are a part."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if first.year == last.year else f"{first.year // 10}"


def _week_text(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
