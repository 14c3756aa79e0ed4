"""What a time expression means before the date of its article is known.

In the ledger a time claim keeps the expression and its relation to the anchor, never a date: an undated
article may be dated later by others. :func:`detente.calendar.resolve.resolve` works the date out.
"""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Direction = Literal["past", "future", "near"]
Unit = Literal["day", "weekday", "week", "weekend", "month", "quarter", "season", "year", "decade"]
Part = Literal["early", "mid", "late", "first half", "second half", "so far", "rest", "start", "end"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """One time expression, absolute or relative to an anchor.

    Absolute: ``value`` holds the EDTF date or interval, ``unit`` is None. Relative: ``unit`` says what is counted, and
    either ``offset`` (units before or after the anchor's own: "yesterday" is day -1, "last week" week -1) or a named
    member of a cycle: ``weekday`` 0 (Monday) to 6, ``month`` 1 to 12, ``day`` of the month, ``season`` 21 to 24,
    ``quarter`` 1 to 4, or a ``feast`` by its name. ``direction`` says where a member lies from the anchor; ``near`` is
    the nearest of its kind.

    A member may have an ``offset`` too: for a month, a quarter, or a day with its month it counts years ("last March",
    said in 2013: month 3, offset -1), for a day alone months, for a weekday of ``unit`` "week" weeks ("Monday of last
    week"), for a season years where ``unit`` is "year"; for another weekday or season it bars the anchor's own.
    ``part`` narrows the result: "so far" and "rest" end and begin at the anchor ("earlier this month"), "start" is
    "early", "end" is "late", but of a year its last day. ``until`` makes an interval with the result as its first end
    ("Sept. 5-6"). ``base`` replaces the publication as the anchor ("two days later").
    """

    value: str | None = None
    unit: Unit | None = None
    offset: int | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    quarter: int | None = None
    feast: str | None = None
    direction: Direction | None = None
    part: Part | None = None
    until: "TimeRef | None" = None
    base: "TimeRef | None" = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.unit is None):
            raise ValueError("a time is either absolute (value) or relative (unit)")

    def to_json(self) -> dict[str, Any]:
        """The fields that are set, ready for JSON; :meth:`from_json` reads them back."""
        return _drop_none(asdict(self))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "TimeRef":
        """The time that :meth:`to_json` wrote."""
        nested = {name: cls.from_json(data[name]) for name in ("until", "base") if data.get(name)}
        return cls(**{**data, **nested})


def _drop_none(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _drop_none(value) if isinstance(value, dict) else value
        for name, value in data.items()
        if value is not None
    }


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression found in a text (TIMEX3), with its meaning; ``ref`` is None where it has no date.

    ``value`` is what TIMEX3 says of a duration ("P3D"), a set ("XXXX-WXX-1") or a vague time ("PAST_REF"); ``clock``
    the time of day ("T14:00", "TMO"); ``grain`` is "week" where days are counted in weeks ("two weeks ago").
    """

    start: int
    end: int
    text: str
    type: TimexType
    ref: TimeRef | None
    mod: str | None = None
    value: str | None = None
    clock: str | None = None
    grain: Unit | None = None
