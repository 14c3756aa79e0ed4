"""The date that a time expression means, once the publication of its article is known.

The conventions are those of newspapers: weeks run from Monday to Sunday, but from Sunday to Saturday in what appears on
a Sunday; early, mid and late split a month into days 1 to 10, 11 to 20 and the rest, and a year into quarter 1,
quarters 2 and 3, and quarter 4.
"""

from datetime import date, timedelta

from detente.calendar import edtf
from detente.calendar.feasts import feast_day
from detente.calendar.parts import narrowed
from detente.model.times import Direction, TimeRef

_SATURDAY, _SUNDAY = 5, 6
# A day and month without a year is seldom far off: the nearest wins unless the other is not much farther and fits the
# tense.
_WRONG_WAY = timedelta(days=75)
# Where nothing tells the direction, what is over is told more than what is to come.
_TOLD_AHEAD = timedelta(days=30)
# Said late in a month its own name can still be that month; before, a writer says "this month".
_LATE_IN_MONTH = 25
# How many months ahead a month may lie where nothing says that it lies ahead.
_MONTHS_AHEAD = 5


def resolve(ref: TimeRef, anchor: str | None) -> str | None:
    """The EDTF value of a time in an article published at ``anchor`` (an EDTF date, date-time or interval), or None.

    Where the publication is an interval, the result is what both of its ends give, or else an interval that covers
    both. Without an anchor only absolute times have a value. Never raises: an anchor that is no EDTF counts as none.
    """
    try:
        return _resolve(ref, _ends(anchor))
    except (ValueError, OverflowError):
        return None


def _ends(anchor: str | None) -> tuple[date, ...]:
    """The first and last day of an anchor, one where they are one, none where it is open or absent."""
    if anchor is None or not edtf.is_valid(anchor) or edtf.is_open(anchor):
        return ()
    return tuple(sorted(set(edtf.parse(anchor))))


def _resolve(ref: TimeRef, days: tuple[date, ...]) -> str | None:
    if ref.base is not None:
        base = _resolve(ref.base, days)
        days = _ends(base)
    if ref.value is not None:
        edtf.parse(ref.value)
        return _until(ref, ref.value, days)
    values = [_until(ref, _relative(ref, day), (day,)) for day in days]
    return edtf.cover(values[0], values[-1]) if values else None


def _until(ref: TimeRef, first: str, days: tuple[date, ...]) -> str:
    """From ``first`` to the other end, if there is one: the one that the anchor gives, unless it lies before."""
    if ref.until is None:
        return first
    start = edtf.parse(first).first
    for anchors in (days, (start,)):
        last = _resolve(ref.until, anchors)
        if last is not None and edtf.parse(last).first >= start:
            return edtf.cover(first, last)
    return first


def _relative(ref: TimeRef, anchor: date) -> str:
    """The value of a relative time on one day of publication, its part taken."""
    value = _whole(ref, anchor)
    return value if ref.part is None else narrowed(value, ref.part, anchor)


def _whole(ref: TimeRef, anchor: date) -> str:
    direction = ref.direction or "near"
    if ref.weekday is not None:
        return _weekday(ref, anchor, direction)
    if ref.feast is not None:
        days = [feast_day(ref.feast, year) for year in range(anchor.year - 1, anchor.year + 2)]
        return _nearest(days, anchor, direction, _WRONG_WAY)
    if ref.day is not None:
        return _day_of_month(ref, anchor, direction)
    if ref.month is not None:
        return _month(ref, anchor, direction)
    if ref.season is not None:
        return _season(ref, anchor, direction)
    if ref.quarter is not None:
        return _quarter(ref, anchor, direction)
    return _counted(ref, anchor, ref.offset or 0)


def _counted(ref: TimeRef, anchor: date, offset: int) -> str:
    """So many units before or after the anchor's own."""
    if ref.unit in ("day", "weekday"):
        return (anchor + timedelta(days=offset)).isoformat()
    if ref.unit == "week":
        monday = week_start(anchor, ref.direction) + timedelta(weeks=offset)
        return edtf.format_days(monday, monday + timedelta(days=6))
    if ref.unit == "weekend":
        return _weekend(ref, anchor, offset)
    if ref.unit == "year":
        return _year_text(anchor.year + offset)
    if ref.unit == "decade":
        decade = anchor.year // 10 * 10 + 10 * offset
        return f"{_year_text(decade)}/{_year_text(decade + 9)}"
    if ref.unit == "quarter":
        return _quarter_text(anchor.year * 4 + (anchor.month - 1) // 3 + offset)
    if ref.unit == "season":
        return _season_text(_season_number(anchor) + offset)
    return _month_text(anchor.year * 12 + anchor.month - 1 + offset)


def week_start(anchor: date, direction: Direction | None = None) -> date:
    """The first day of the anchor's week: its Monday, on a Sunday that day itself unless the week is told as past.

    What is still to come "this week" said on a Saturday is the week from the next day.
    """
    if anchor.weekday() == _SATURDAY and direction == "future":
        return anchor + timedelta(days=1)
    if anchor.weekday() == _SUNDAY and direction != "past":
        return anchor
    return anchor - timedelta(days=anchor.weekday())


def _weekend(ref: TimeRef, anchor: date, offset: int) -> str:
    """A Saturday with its Sunday: on those days the present one, else the coming, or the last where told as past."""
    saturday = anchor - timedelta(days=(anchor.weekday() + 2) % 7)
    on_weekend = anchor.weekday() >= 5
    if offset < 0:
        weeks = offset if on_weekend else offset + 1
    elif on_weekend or (offset == 0 and ref.direction == "past"):
        weeks = offset
    else:
        weeks = offset + 1
    saturday += timedelta(weeks=weeks)
    return edtf.format_days(saturday, saturday + timedelta(days=1))


def _weekday(ref: TimeRef, anchor: date, direction: Direction) -> str:
    """A day by its name: the anchor itself where it fits, unless an offset counts weeks ("last Monday") or bars it."""
    assert ref.weekday is not None
    if ref.unit == "week":
        monday = anchor - timedelta(days=anchor.weekday())
        return (monday + timedelta(weeks=ref.offset or 0, days=ref.weekday)).isoformat()
    back = (anchor.weekday() - ref.weekday) % 7
    if ref.offset and back == 0:
        return (anchor + timedelta(weeks=ref.offset)).isoformat()
    if direction == "past" or back == 0 or (direction == "near" and back <= 3):
        return (anchor - timedelta(days=back)).isoformat()
    return (anchor + timedelta(days=7 - back)).isoformat()


def _cycle(here: int, member: int, length: int, direction: Direction) -> int:
    """The absolute number of a member of a cycle, counted like ``here``: the same one fits both past and future."""
    ahead = (member - here) % length
    if direction == "future" or (direction == "near" and ahead <= length // 2):
        return here + ahead
    return here + ahead - (length if ahead else 0)


def _month(ref: TimeRef, anchor: date, direction: Direction) -> str:
    assert ref.month is not None
    if ref.offset is not None:
        return _month_text((anchor.year + ref.offset) * 12 + ref.month - 1)
    here, ahead = anchor.year * 12 + anchor.month - 1, (ref.month - anchor.month) % 12
    if direction == "near":
        direction = "future" if ahead <= _MONTHS_AHEAD else "past"
    elif direction == "past" and ahead == 0 and anchor.day < _LATE_IN_MONTH:
        return _month_text(here - 12)
    return _month_text(_cycle(here, ref.month - 1, 12, direction))


def _season_number(anchor: date) -> int:
    """Seasons since year 0, spring first; January and February belong to the winter of the year before."""
    return (anchor.year * 12 + anchor.month - 3) // 3


def _season(ref: TimeRef, anchor: date, direction: Direction) -> str:
    assert ref.season is not None
    here = _season_number(anchor)
    if ref.offset is not None and ref.unit == "year":
        return _season_text((anchor.year + ref.offset) * 4 + ref.season - 21)
    if ref.offset:
        bare = _cycle(here, ref.season - 21, 4, "past" if ref.offset < 0 else "future")
        return _season_text(bare + (4 * ref.offset if bare == here else 0))
    return _season_text(_cycle(here, ref.season - 21, 4, direction))


def _quarter(ref: TimeRef, anchor: date, direction: Direction) -> str:
    assert ref.quarter is not None
    if ref.offset is not None:
        return _quarter_text((anchor.year + ref.offset) * 4 + ref.quarter - 1)
    here = anchor.year * 4 + (anchor.month - 1) // 3
    if (here - 1) % 4 == ref.quarter - 1:
        return _quarter_text(here - 1)  # the one that is just over is reported, and the same of next year not yet told
    if direction == "near" and (ref.quarter - 1 - here) % 4 > 1:
        direction = "past"
    return _quarter_text(_cycle(here, ref.quarter - 1, 4, direction))


def _day_of_month(ref: TimeRef, anchor: date, direction: Direction) -> str:
    """A day with or without its month; the anchor itself fits in every direction."""
    assert ref.day is not None
    if ref.month is not None and ref.offset is not None:
        return date(anchor.year + ref.offset, ref.month, ref.day).isoformat()
    if ref.month is None and ref.offset is not None:
        month = anchor.year * 12 + anchor.month - 1 + ref.offset
        return date(month // 12, month % 12 + 1, ref.day).isoformat()
    patience = _WRONG_WAY if ref.month is not None else timedelta(days=365)
    return _nearest(_candidates(ref.day, ref.month, anchor), anchor, direction, patience)


def _nearest(days: list[date], anchor: date, direction: Direction, patience: timedelta) -> str:
    """The nearest of some days, those on the wrong side put farther off by ``patience``."""

    def distance(day: date) -> tuple[timedelta, date]:
        if direction == "near":
            return abs(day - anchor) + (_TOLD_AHEAD if day > anchor else timedelta(0)), day
        return abs(day - anchor) + (timedelta(0) if _fits(day, anchor, direction) else patience), day

    return min(days, key=distance).isoformat()


def _candidates(day: int, month: int | None, anchor: date) -> list[date]:
    """The days of this number and month around an anchor; February 29 may be years away."""
    here = anchor.year * 12 + anchor.month - 1
    months = (
        range(here - 2, here + 3)
        if month is None
        else [year * 12 + month - 1 for year in range(anchor.year - 8, anchor.year + 9)]
    )
    found = []
    for number in months:
        last = edtf.month_end(number // 12, number % 12 + 1)
        if day <= last.day:
            found.append(last.replace(day=day))
    return found


def _fits(day: date, anchor: date, direction: Direction) -> bool:
    return direction == "near" or (day <= anchor if direction == "past" else day >= anchor)


def _year_text(year: int) -> str:
    return f"{date(year, 1, 1).year:04d}"


def _month_text(number: int) -> str:
    return f"{_year_text(number // 12)}-{number % 12 + 1:02d}"


def _quarter_text(number: int) -> str:
    return f"{_year_text(number // 4)}-{number % 4 + 33:02d}"


def _season_text(number: int) -> str:
    return f"{_year_text(number // 4)}-{number % 4 + 21:02d}"
