"""The days of feasts: fixed ones, the nth weekday of a month, and those that move with Easter."""

from datetime import date, timedelta

from detente.calendar.words import words

_WEEK = 7


def feast_day(name: str, year: int) -> date:
    """The day of a feast of the words' table in a year; KeyError for a name that is not in it."""
    rule = words().feasts[name]
    if rule[0] in "+-":
        return easter(year) + timedelta(days=int(rule))
    figures = [int(part) for part in rule.split("-")]
    if len(figures) == 2:
        return date(year, figures[0], figures[1])
    month, which, weekday = figures
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - 1 - first.weekday()) % _WEEK + _WEEK * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the Gregorian computus."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % _WEEK
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
