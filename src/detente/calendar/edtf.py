"""Dates and intervals in EDTF (ISO 8601-2): which days they cover, and how two of them lie to each other.

Read are years, decades (``199X``), months, the seasons 21 to 24 and quarters 33 to 36 as months, days, date-times,
intervals with open or unknown ends, and the qualifiers ``~``, ``?``, ``%``. Every function raises ValueError on
anything else, and nothing but that.
"""

import datetime
import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

_QUALIFIERS = re.compile(r"[~?%]")
_CLOCK = re.compile(r"[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_OPEN_ENDS = ("", "..")
# First month and number of months; winter runs into the next year, as a northern writer means it.
_SPANS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_LONGEST = 80


class Days(NamedTuple):
    """A stretch of days, both ends included; an open end is ``datetime.date.min`` or ``.max``."""

    first: datetime.date
    last: datetime.date


def parse(value: str) -> Days:
    """The first and last day that an EDTF value covers; an open end is the first or last day there is.

    A date-time counts as the day written in it, in its own zone. Raises ValueError where the value is none.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("no EDTF value")
    return _parsed(value)


@lru_cache(maxsize=65536)
def _parsed(value: str) -> Days:
    """What :func:`parse` gives; kept, because merging asks for the same few thousand values again and again."""
    parts = _QUALIFIERS.sub("", value.strip()).split("/")
    if len(parts) == 1:
        return _single(parts[0], value)
    if len(parts) != 2:
        raise ValueError(f"no EDTF value: {value!r}")
    first = datetime.date.min if parts[0] in _OPEN_ENDS else _single(parts[0], value).first
    last = datetime.date.max if parts[1] in _OPEN_ENDS else _single(parts[1], value).last
    if last < first:
        raise ValueError(f"an interval that ends before it begins: {value!r}")
    return Days(first, last)


def is_valid(value: str) -> bool:
    """Whether :func:`parse` can read the value."""
    try:
        parse(value)
    except ValueError:
        return False
    return True


def width(value: str) -> int:
    """How many days a value covers; an open one very many."""
    first, last = parse(value)
    return (last - first).days + 1


def is_open(value: str) -> bool:
    """Whether a value is an interval without a known first or last day."""
    first, last = parse(value)
    return first == datetime.date.min or last == datetime.date.max


def contains(outer: str, inner: str) -> bool:
    """Whether every day of ``inner`` is one of ``outer``."""
    a, b = parse(outer), parse(inner)
    return a.first <= b.first and b.last <= a.last


def overlaps(one: str, other: str) -> bool:
    """Whether the two share a day."""
    a, b = parse(one), parse(other)
    return a.first <= b.last and b.first <= a.last


def equal(one: str, other: str) -> bool:
    """Whether the two cover the same days, however they are written."""
    return parse(one) == parse(other)


def narrower(one: str, other: str) -> str:
    """Whichever covers fewer days; of two equally wide ones the one that begins earlier, then the first given."""
    a, b = parse(one), parse(other)
    return other if (b.last - b.first, b.first) < (a.last - a.first, a.first) else one


def intersection(one: str, other: str) -> str | None:
    """The days that the two share, or None."""
    a, b = parse(one), parse(other)
    first, last = max(a.first, b.first), min(a.last, b.last)
    return format_days(first, last) if first <= last else None


def cover(one: str, other: str) -> str:
    """The shortest interval that holds both; a value itself where the two are equal."""
    if one == other:
        return one
    a, b = parse(one), parse(other)
    return format_days(min(a.first, b.first), max(a.last, b.last))


def format_days(first: datetime.date, last: datetime.date) -> str:
    """The shortest EDTF for these days: a year, a month, a day, or an interval of the coarsest unit that fits.

    ``datetime.date.min`` and ``.max`` give open ends. Raises ValueError where ``last`` comes before ``first``.
    """
    if last < first:
        raise ValueError(f"days that end before they begin: {first} to {last}")
    if first == last:
        return first.isoformat()
    if first == datetime.date.min or last == datetime.date.max:
        ends = ("" if day in (datetime.date.min, datetime.date.max) else day.isoformat() for day in (first, last))
        return "/".join(end or ".." for end in ends)
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and first.month == 1 and last.month == 12:
        return _joined(f"{first.year:04d}", f"{last.year:04d}")
    if whole_months:
        return _joined(f"{first.year:04d}-{first.month:02d}", f"{last.year:04d}-{last.month:02d}")
    return f"{first.isoformat()}/{last.isoformat()}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _single(part: str, value: str) -> Days:
    """The days of one end of an interval, or of a value that is none."""
    text = part.strip()
    if len(text) > 10:
        if not _CLOCK.fullmatch(text[10:]):
            raise ValueError(f"no EDTF value: {value!r}")
        text = text[:10]
    try:
        return _days(text)
    except (ValueError, KeyError, OverflowError) as error:
        raise ValueError(f"no EDTF value: {value!r}") from error


def _days(text: str) -> Days:
    if match := _DAY.fullmatch(text):
        day = datetime.date(*(int(group) for group in match.groups()))
        return Days(day, day)
    if match := _MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
        start, months = (month, 1) if month <= 12 else _SPANS[month]
        return Days(datetime.date(year, start, 1), month_end(year, start + months - 1))
    if match := _DECADE.fullmatch(text):
        return Days(datetime.date(int(match[1]) * 10, 1, 1), datetime.date(int(match[1]) * 10 + 9, 12, 31))
    if _YEAR.fullmatch(text):
        return Days(datetime.date(int(text), 1, 1), datetime.date(int(text), 12, 31))
    raise ValueError(text)


def month_end(year: int, month: int) -> datetime.date:
    """The last day of a month; months beyond 12 count on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime.date(year, month, monthrange(year, month)[1])
