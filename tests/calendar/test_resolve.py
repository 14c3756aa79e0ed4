"""What a time expression means from the day of publication. 16 June 2004 is a Wednesday, 20 June 2004 a Sunday."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.model.times import Part, TimeRef, Unit

WEDNESDAY, SATURDAY, SUNDAY = "2004-06-16", "2004-06-19", "2004-06-20"


def ref(**fields: Any) -> TimeRef:
    """A time reference, its fields given by name."""
    return TimeRef(**fields)


@pytest.mark.parametrize(
    ("time", "value"),
    [
        (ref(unit="day", offset=-1), "2004-06-15"),
        (ref(unit="week", offset=-1), "2004-06-07/2004-06-13"),
        (ref(unit="week", offset=1), "2004-06-21/2004-06-27"),
        (ref(unit="month", offset=-1), "2004-05"),
        (ref(unit="month", offset=8), "2005-02"),
        (ref(unit="quarter", offset=0), "2004-34"),
        (ref(unit="season", offset=0), "2004-22"),
        (ref(unit="year", offset=-1, part="late"), "2003-10/2003-12"),
        (ref(unit="year", offset=0, part="mid"), "2004-04/2004-09"),
        (ref(unit="year", offset=0, part="end"), "2004-12-31"),
        (ref(unit="decade", offset=-1), "1990/1999"),
        (ref(unit="month", offset=0, part="so far"), "2004-06-01/2004-06-16"),
        (ref(unit="week", offset=0, part="rest"), "2004-06-16/2004-06-20"),
        (ref(unit="day", offset=-6, until=ref(unit="day", offset=0)), "2004-06-10/2004-06-16"),
    ],
)
def test_units_are_counted_from_the_publication(time: TimeRef, value: str) -> None:
    assert resolve(time, WEDNESDAY) == value


@pytest.mark.parametrize(
    ("weekday", "direction", "value"),
    [
        (0, "past", "2004-06-14"),
        (2, "past", "2004-06-16"),
        (4, "past", "2004-06-11"),
        (0, "future", "2004-06-21"),
        (2, "future", "2004-06-16"),
        (4, "future", "2004-06-18"),
    ],
)
def test_weekday_goes_by_direction_and_may_be_the_day_itself(weekday: int, direction: str, value: str) -> None:
    assert resolve(ref(unit="weekday", weekday=weekday, direction=direction), WEDNESDAY) == value


def test_last_weekday_is_never_the_day_itself() -> None:
    assert resolve(ref(unit="weekday", weekday=2, direction="past", offset=-1), WEDNESDAY) == "2004-06-09"


def test_weekday_of_a_week_is_counted_in_weeks_from_monday() -> None:
    assert resolve(ref(unit="week", weekday=4, offset=-1), WEDNESDAY) == "2004-06-11"
    assert resolve(ref(unit="week", weekday=2, offset=1), SUNDAY) == "2004-06-23"


@pytest.mark.parametrize(
    ("month", "direction", "value"),
    [
        (3, "past", "2004-03"),
        (9, "past", "2003-09"),
        (9, "future", "2004-09"),
        (3, "future", "2005-03"),
        (8, "near", "2004-08"),
        (1, "near", "2004-01"),
        (6, "future", "2004-06"),
        (6, "past", "2003-06"),
    ],
)
def test_month_goes_by_direction(month: int, direction: str, value: str) -> None:
    assert resolve(ref(unit="month", month=month, direction=direction), WEDNESDAY) == value


def test_last_month_by_name_is_that_of_the_year_before() -> None:
    assert resolve(ref(unit="month", month=3, offset=-1), WEDNESDAY) == "2003-03"


def test_day_and_month_far_off_in_the_told_direction_is_the_near_one() -> None:
    assert resolve(ref(unit="day", month=7, day=1, direction="past"), WEDNESDAY) == "2004-07-01"
    assert resolve(ref(unit="day", month=1, day=20, direction="past"), WEDNESDAY) == "2004-01-20"


def test_leap_day_is_found_years_away() -> None:
    assert resolve(ref(unit="day", month=2, day=29, direction="future"), "2006-06-01") == "2008-02-29"


def test_day_of_the_month_alone() -> None:
    assert resolve(ref(unit="day", day=3, direction="past"), WEDNESDAY) == "2004-06-03"
    assert resolve(ref(unit="day", day=3, direction="future"), WEDNESDAY) == "2004-07-03"
    assert resolve(ref(unit="day", day=31, direction="past"), WEDNESDAY) == "2004-05-31"


@pytest.mark.parametrize(
    ("season", "offset", "direction", "value"),
    [
        (24, None, "past", "2003-24"),
        (23, None, "future", "2004-23"),
        (23, -1, None, "2003-23"),
        (22, -1, None, "2003-22"),
    ],
)
def test_seasons(season: int, offset: int | None, direction: str | None, value: str) -> None:
    assert resolve(ref(unit="season", season=season, offset=offset, direction=direction), WEDNESDAY) == value


def test_january_lies_in_the_winter_of_the_year_before() -> None:
    assert resolve(ref(unit="season", season=24, direction="past"), "2004-01-15") == "2003-24"


def test_week_of_a_sunday_runs_to_saturday_unless_told_as_past() -> None:
    assert resolve(ref(unit="week", offset=0), SUNDAY) == "2004-06-20/2004-06-26"
    assert resolve(ref(unit="week", offset=-1), SUNDAY) == "2004-06-13/2004-06-19"
    assert resolve(ref(unit="week", offset=0, direction="past"), SUNDAY) == "2004-06-14/2004-06-20"


def test_what_comes_this_week_said_on_a_saturday_is_the_next_one() -> None:
    assert resolve(ref(unit="week", offset=0, direction="future"), SATURDAY) == "2004-06-20/2004-06-26"
    assert resolve(ref(unit="week", offset=0), SATURDAY) == "2004-06-14/2004-06-20"


@pytest.mark.parametrize(
    ("offset", "direction", "anchor", "value"),
    [
        (0, "past", WEDNESDAY, "2004-06-12/2004-06-13"),
        (0, "future", WEDNESDAY, "2004-06-19/2004-06-20"),
        (0, "past", SUNDAY, "2004-06-19/2004-06-20"),
        (-1, None, WEDNESDAY, "2004-06-12/2004-06-13"),
        (-1, None, SATURDAY, "2004-06-12/2004-06-13"),
        (1, None, SATURDAY, "2004-06-26/2004-06-27"),
    ],
)
def test_weekends(offset: int, direction: str | None, anchor: str, value: str) -> None:
    assert resolve(ref(unit="weekend", offset=offset, direction=direction), anchor) == value


def test_interval_of_days_is_counted_from_its_first() -> None:
    last = ref(unit="day", month=1, day=2, direction="future")
    first = ref(unit="day", month=12, day=30, direction="future", until=last)
    assert resolve(first, "2004-12-01") == "2004-12-30/2005-01-02"


def test_base_stands_for_the_publication() -> None:
    told = ref(unit="month", month=3, direction="past")
    assert resolve(ref(unit="day", offset=2, base=ref(value="1999-12-30")), WEDNESDAY) == "2000-01-01"
    assert resolve(ref(unit="year", offset=1, base=told), WEDNESDAY) == "2005"
    assert resolve(ref(unit="day", offset=2, base=ref(value="1999-12-30")), None) == "2000-01-01"


def test_undated_article_leaves_relative_times_open() -> None:
    assert resolve(ref(unit="day", offset=-1), None) is None
    assert resolve(ref(value="1999-05"), None) == "1999-05"


def test_interval_of_publication_gives_one_value_or_covers_both() -> None:
    week = "2004-06-14/2004-06-16"
    assert resolve(ref(unit="weekday", weekday=4, direction="past"), week) == "2004-06-11"
    assert resolve(ref(unit="day", offset=-1), week) == "2004-06-13/2004-06-15"


def test_open_or_unreadable_publication_counts_as_none() -> None:
    assert resolve(ref(unit="day", offset=-1), "2004-06-14/..") is None
    assert resolve(ref(unit="day", offset=-1), "some day in June") is None


def test_date_time_of_publication_counts_as_its_day() -> None:
    assert resolve(ref(unit="day", offset=0), "2004-06-16T23:30:00-04:00") == "2004-06-16"


def test_time_beyond_all_calendars_has_no_value() -> None:
    assert resolve(ref(unit="year", offset=-3000), WEDNESDAY) is None
    assert resolve(ref(value="no time"), WEDNESDAY) is None


SMALL = st.integers(-40, 40)
REFS = st.builds(
    TimeRef,
    unit=st.sampled_from(get_args(Unit)),
    offset=st.none() | SMALL,
    weekday=st.none() | st.integers(0, 6),
    month=st.none() | st.integers(1, 12),
    day=st.none() | st.integers(1, 31),
    season=st.none() | st.integers(21, 24),
    quarter=st.none() | st.integers(1, 4),
    direction=st.none() | st.sampled_from(["past", "future", "near"]),
    part=st.none() | st.sampled_from(get_args(Part)),
)


@given(REFS, st.dates().map(str))
def test_every_reference_gives_edtf_or_nothing(time: TimeRef, anchor: str) -> None:
    value = resolve(time, anchor)
    assert value is None or edtf.is_valid(value)


@given(REFS)
def test_reference_survives_json(time: TimeRef) -> None:
    assert TimeRef.from_json(time.to_json()) == time
