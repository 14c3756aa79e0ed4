"""Times of the day: hours with and without minutes, and the parts of a day."""

import re

from detente.annotation.times_patterns import Meaning, Rule, after, plain
from detente.calendar.words import words

_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)?\s?([aApP])\.?\s?[mM]")
_FIGURES = re.compile(r"(\d{1,2}):(\d\d)")
_NIGHT = ("tonight", "last night", "overnight")
_NOON = 12


def clock_of(text: str) -> str | None:
    """The time of day that words or figures name, as TIMEX3 has it: "T14:30", "TMO"; None where they name none."""
    hour = _HOUR.search(text)
    if hour:
        return _of_day(int(hour[1]) % _NOON + (_NOON if hour[3].lower() == "p" else 0), int(hour[2] or 0))
    figures = _FIGURES.search(text)
    if figures:
        return _of_day(int(figures[1]), int(figures[2]))
    written = plain(text)
    if any(name in written for name in _NIGHT):
        return "TNI"
    parts = words().day_parts
    return next((parts[name] for name in sorted(parts, key=len, reverse=True) if name in written), None)


def _of_day(hour: int, minute: int) -> str | None:
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _bare(match: re.Match[str]) -> Meaning:
    """A time of a day that is not named."""
    return Meaning()


RULES = (
    Rule(r"(?P<clock><HALFDAY>)", _bare, "halfday", "TIME"),
    # Figures alone may be the length of a film.
    Rule(
        after("at", "around", "about", "by", "from", "until", "till", "since", "after", "before")
        + r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?)",
        _bare,
        "digit",
        "TIME",
    ),
    Rule(r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?,?\s(?:<ZONE>|\(<ZONE>\)))", _bare, "digit", "TIME"),
    Rule(r"(?<=\b[aA]t\s)(?P<clock>noon|midnight|midday)", _bare, "noon", "TIME"),
)
