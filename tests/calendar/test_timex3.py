"""TIMEX3 values of what the tagger finds, in an article of Sunday 1 March 1998 unless a test says otherwise."""

import pytest

from detente.calendar.timex3 import timex3_value
from detente.model.times import TimeRef, Timex, Unit

SUNDAY = "1998-03-01"


def value(
    ref: TimeRef | None, *, mod: str | None = None, clock: str | None = None, grain: Unit | None = None
) -> str | None:
    return timex3_value(Timex(0, 1, "x", "DATE", ref, mod, None, clock, grain), SUNDAY)


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (TimeRef(unit="day", offset=-1), "1998-02-28"),
        (TimeRef(unit="week", offset=0), "1998-W09"),
        (TimeRef(unit="week", offset=-1), "1998-W08"),
        (TimeRef(unit="weekend", offset=-1), "1998-W08-WE"),
        (TimeRef(unit="month", offset=-1), "1998-02"),
        (TimeRef(unit="quarter", offset=-1), "1997-Q4"),
        (TimeRef(unit="season", season=22, direction="past"), "1997-SU"),
        (TimeRef(unit="decade", offset=-1), "198"),
        (TimeRef(unit="year", offset=0, part="first half"), "1998-H1"),
        (TimeRef(value="1997-07/1997-12"), "1997-H2"),
        (TimeRef(value="1997-05-04"), "1997-05-04"),
    ],
)
def test_dates_in_the_notation_of_timeml(ref: TimeRef, expected: str) -> None:
    assert value(ref) == expected


def test_part_is_in_the_mod_and_not_in_the_value() -> None:
    assert value(TimeRef(value="1997-01/1997-03"), mod="START") == "1997"
    assert value(TimeRef(value="1997-05-21/1997-05-31"), mod="END") == "1997-05"
    assert value(TimeRef(unit="month", offset=0, part="so far")) == "1998-03"


def test_days_counted_in_weeks_are_a_week() -> None:
    assert value(TimeRef(unit="day", offset=-14), grain="week") == "1998-W07"


def test_time_of_day_follows_the_day() -> None:
    assert value(TimeRef(unit="day", offset=-1), clock="TNI") == "1998-02-28TNI"
    assert value(None, clock="T14:30") == "1998-03-01T14:30"


def test_what_has_no_date_keeps_its_value_and_without_a_publication_there_is_none() -> None:
    assert timex3_value(Timex(0, 1, "x", "DURATION", None, value="P3D"), None) == "P3D"
    assert timex3_value(Timex(0, 1, "x", "DATE", TimeRef(unit="day", offset=0)), None) is None
    assert timex3_value(Timex(0, 1, "x", "TIME", None, clock="T14:30"), "someday") is None
