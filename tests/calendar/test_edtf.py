"""EDTF values as stretches of days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.calendar import edtf

DAYS = st.dates(min_value=datetime.date(1, 1, 2), max_value=datetime.date(9998, 12, 31))
VALUES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: str(day)[:4]),
    st.builds(lambda day, season: f"{day.year:04d}-{season}", DAYS, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36])),
    st.tuples(DAYS, DAYS).map(lambda pair: "/".join(map(str, sorted(pair)))),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1995", "1995-01-01", "1995-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("1996-02", "1996-02-01", "1996-02-29"),
        ("1995-21", "1995-03-01", "1995-05-31"),
        ("1995-24", "1995-12-01", "1996-02-29"),
        ("1995-33", "1995-01-01", "1995-03-31"),
        ("1995-36", "1995-10-01", "1995-12-31"),
        ("1995-07-04", "1995-07-04", "1995-07-04"),
        ("1995-07-04~", "1995-07-04", "1995-07-04"),
        ("1995-07?/1995-08%", "1995-07-01", "1995-08-31"),
        ("1995-07-04T23:59:00Z", "1995-07-04", "1995-07-04"),
        ("1995-07-04T01:00:00+12:00", "1995-07-04", "1995-07-04"),
        ("1995/1997-02", "1995-01-01", "1997-02-28"),
    ],
)
def test_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert [str(day) for day in edtf.parse(value)] == [first, last]


def test_open_end_reaches_as_far_as_dates_go() -> None:
    assert edtf.parse("1995-07-04/..").last == datetime.date.max
    assert edtf.parse("../1995-07-04").first == datetime.date.min
    assert edtf.is_open("1995/")
    assert not edtf.is_open("1995/1996")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "1995-13",
        "1995-00",
        "1995-02-30",
        "95",
        "1995-07-04/1995-07-03",
        "1995/1996/1997",
        "0000",
        "1995-07-04T25",
        "1995-7-4",
        "1995-07-04 noon",
        "１９９５",
        "1" * 500,
    ],
)
def test_what_is_no_edtf_is_refused(value: str) -> None:
    assert not edtf.is_valid(value)
    with pytest.raises(ValueError, match=r"interval|EDTF"):
        edtf.parse(value)


@given(st.text())
def test_hostile_text_raises_nothing_but_value_error(text: str) -> None:
    assert edtf.is_valid(text) in (True, False)


@given(VALUES, VALUES)
def test_relations_agree_with_each_other(one: str, other: str) -> None:
    assert edtf.overlaps(one, other) == edtf.overlaps(other, one)
    assert edtf.overlaps(one, other) == (edtf.intersection(one, other) is not None)
    assert (edtf.contains(one, other) and edtf.contains(other, one)) == edtf.equal(one, other)
    assert edtf.contains(edtf.cover(one, other), one)
    assert edtf.width(edtf.narrower(one, other)) == min(edtf.width(one), edtf.width(other))
    assert edtf.equal(edtf.narrower(one, other), edtf.narrower(other, one))


@given(DAYS, DAYS)
def test_format_is_read_back_as_the_same_days(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    assert edtf.parse(edtf.format_days(first, last)) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("1995-06-01", "1995-06-30", "1995-06"),
        ("1995-01-01", "1995-12-31", "1995"),
        ("1995-06-03", "1995-06-03", "1995-06-03"),
        ("1995-10-01", "1995-12-31", "1995-10/1995-12"),
        ("1990-01-01", "1999-12-31", "1990/1999"),
        ("1995-06-01", "1995-06-10", "1995-06-01/1995-06-10"),
    ],
)
def test_format_is_as_short_as_it_can_be(first: str, last: str, value: str) -> None:
    days = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    assert edtf.format_days(*days) == value


def test_days_in_the_wrong_order_are_no_interval() -> None:
    with pytest.raises(ValueError, match="end before"):
        edtf.format_days(datetime.date(1995, 2, 1), datetime.date(1995, 1, 1))
