"""Feasts fall on their days."""

from datetime import date

import pytest

from detente.calendar.feasts import easter, feast_day
from detente.calendar.words import words


@pytest.mark.parametrize(
    ("year", "day"),
    [(1954, "1954-04-18"), (1981, "1981-04-19"), (1999, "1999-04-04"), (2008, "2008-03-23"), (2038, "2038-04-25")],
)
def test_easter_by_the_gregorian_computus(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(day)


def test_easter_is_a_sunday_between_its_bounds() -> None:
    for year in range(1900, 2100):
        day = easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_nth_weekday_of_a_month() -> None:
    assert feast_day("Thanksgiving", 1999) == date(1999, 11, 25)
    assert feast_day("Labor Day", 2003) == date(2003, 9, 1)


def test_every_feast_has_a_day_every_year() -> None:
    assert all(feast_day(name, year).year == year for name in words().feasts for year in range(1990, 2030))
