"""Days as people write them: ``15 Apr 2013``, ``5–6 Sep 2013``, ``autumn 2014``."""

import datetime

from detente.calendar import edtf

_LONG = 45  # so long an interval says that the day is unknown, not that it lasted
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def human(value: str | None, *, weekday: bool = False) -> str:
    """An EDTF date or interval for people; what has no better wording stands as it is, and None is empty."""
    if not value:
        return ""
    plain = value.rstrip("~?%")
    mark = "about " if plain != value else ""
    if plain[5:] in _SEASONS:
        return f"{mark}{_SEASONS[plain[5:]]} {plain[:4]}"
    if not edtf.is_valid(plain):
        return value
    first, last = edtf.parse(plain)
    if edtf.is_open(plain):
        return f"from {_day(first)}" if plain.endswith(("..", "/")) else f"until {_day(last)}"
    return mark + _between(first, last, weekday=weekday)


def _between(first: datetime.date, last: datetime.date, *, weekday: bool) -> str:
    if first == last:
        return f"{first:%a} {_day(first)}" if weekday else _day(first)
    if first.day == 1 and (last + datetime.timedelta(days=1)).day == 1:
        return _months(first, last)
    if (last - first).days > _LONG:
        return f"between {_day(first)} and {_day(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%b %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _months(first: datetime.date, last: datetime.date) -> str:
    """Whole months: ``April 2013``, ``2013``, ``Jan – Mar 2013``."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if first.year == last.year:
        return f"{first:%Y}" if (first.month, last.month) == (1, 12) else f"{first:%b} – {last:%b %Y}"
    return f"{first:%b %Y} – {last:%b %Y}"


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%b %Y}"
