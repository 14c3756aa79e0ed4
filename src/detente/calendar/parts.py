"""The parts of a stretch of days: early, late, the first half, what is left of it."""

from calendar import monthrange
from datetime import date

from detente.calendar import edtf
from detente.model.times import Part

_MONTH_DAYS: dict[Part, tuple[int, int]] = {
    "early": (1, 10),
    "start": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
}
_MONTH_HALVES: dict[Part, tuple[int, int]] = {"first half": (1, 15), "second half": (16, 31)}
_YEAR_MONTHS: dict[Part, tuple[int, int]] = {
    "early": (1, 3),
    "start": (1, 3),
    "mid": (4, 9),
    "late": (10, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}


def narrowed(value: str, part: Part, anchor: date | None = None) -> str:
    """The part of an EDTF value; the value itself where its kind has no such part.

    ``so far`` and ``rest`` (what lies before and after the publication) need the anchor; a stretch that does not hold
    it is left whole.
    """
    first, last = edtf.parse(value)
    if part in ("so far", "rest"):
        return _cut_at(value, part, anchor)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return _part_of_year(value, part, first.year)
    if (first.year, first.month) == (last.year, last.month) and (last - first).days >= 27:
        return _part_of_month(value, part, first)
    if first.year % 10 == 0 and last.year == first.year + 9:
        return _part_of_decade(value, part, first.year)
    return value


def _cut_at(value: str, part: Part, anchor: date | None) -> str:
    first, last = edtf.parse(value)
    # A season is told in whole months, and its months are a writer's habit: cut, it would seem more exact than it is.
    if anchor is None or not first <= anchor <= last or value[5:] in ("21", "22", "23", "24"):
        return value
    return edtf.format_days(first, anchor) if part == "so far" else edtf.format_days(anchor, last)


def _part_of_year(value: str, part: Part, year: int) -> str:
    if part == "end":
        return f"{year:04d}-12-31"
    months = _YEAR_MONTHS.get(part)
    if months is None:
        return value
    return f"{year:04d}-{months[0]:02d}/{year:04d}-{months[1]:02d}"


def _part_of_month(value: str, part: Part, first: date) -> str:
    days = _MONTH_DAYS.get(part) or _MONTH_HALVES.get(part)
    if days is None:
        return value
    last = min(days[1], monthrange(first.year, first.month)[1])
    return edtf.format_days(first.replace(day=days[0]), first.replace(day=last))


def _part_of_decade(value: str, part: Part, year: int) -> str:
    """Years 0 to 3, 4 to 6 and 7 to 9."""
    years = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}.get(part)
    return value if years is None else f"{year + years[0]:04d}/{year + years[1]:04d}"
