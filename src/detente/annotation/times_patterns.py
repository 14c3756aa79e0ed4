"""The pieces that the patterns of time expressions are made of, and what their matches mean."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.calendar import edtf
from detente.calendar.parts import narrowed
from detente.calendar.words import words
from detente.model.times import Part, TimeRef, TimexType

UNITS = r"(?P<unit>day|week|month|quarter|year|decade|weekend)s?"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that may be a time.

    ``kind`` is ``dated``, ``narrative`` (counted from a time told before), ``ahead`` (a date only where something
    lies ahead), or ``plain`` (no date at all).
    """

    start: int
    end: int
    type: TimexType
    ref: TimeRef | None
    kind: str = "dated"
    mod: str | None = None


def any_of(names: Any) -> str:
    """A group of alternatives, the longest first, blanks matching any blank."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in ordered) + ")"


@cache
def pieces() -> dict[str, str]:
    """Patterns of months, weekdays, clocks and so on, by the names that the rules use."""
    known = words()
    months = "|".join(_month(name) for name in sorted(known.months, key=len, reverse=True))
    clock = (
        r"(?:\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[aApP]\.\s?[mM]\.|[aApP][mM]\b)|\d{1,2}:\d\d(?::\d\d)?)"
        rf"(?:,?\s\(?(?:{any_of(known.zones)})\b\)?)?"
    )
    weekdays = rf"(?:{any_of(known.weekday_names)}|{any_of(name.upper() for name in known.weekday_names)})"
    return {
        "MONTH": f"(?:{months})",
        "WEEKDAY": weekdays,
        "WD": rf"(?:{any_of(known.weekdays)}\.?|{any_of(name.upper() for name in known.weekdays)})",
        "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[.,]\d|:\d|%)",
        "YEAR": r"(?:1[5-9]\d\d|20\d\d)(?!\d|[.,]\d|%)",
        "TH": r"(?:\s?(?:st|nd|rd|th)\b)?",
        "DASH": r"(?:\s?[-–—]\s?|\s(?i:to|through|till|until)\s(?:the\s)?)",
        "DAYPART": f"(?i:{any_of(known.day_parts)})",
        "CLOCK": clock,
        "AT": rf"(?:(?:,?\s|\s(?i:at|around|about|by)\s){clock})?",
        "SEASON": f"(?:{any_of(known.seasons)}|{any_of(name.title() for name in known.seasons)})",
        "NUM": rf"(?:\d{{1,3}}|{any_of(known.numbers)}|{any_of(name.title() for name in known.numbers)}|[Aa]n?)",
        "EARLY": r"(?i:(?:(?:very\s)?(?:early|mid|late)(?:[-\s]|\sin\s)"
        r"|(?:the\s)?(?:middle|(?:first|second)\shalf)\sof\s))",
        "PART": r"(?i:(?:(?:very\s)?(?:early|mid|late)(?:[-\s]|\sin\s)"
        r"|(?:the\s)?(?:middle|(?:first|second)\shalf|beginning|start|end)\sof\s))",
    }


def _month(name: str) -> str:
    """A month as written: abbreviated with or without its point, or in capitals."""
    both = f"{name}|{name.upper()}"
    if len(name) > 4 or name in ("May", "June", "July"):
        return f"(?:{both})"
    return rf"(?:{both})(?:\.|(?=\s\d))"


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern; ``<MONTH>`` and the like stand for the pieces, which begin and end at words."""
    for name, piece in pieces().items():
        source = source.replace(f"<{name}>", piece)
    return re.compile(rf"(?<![\w$€£])(?:{source})(?!\w)")


def month_number(text: str) -> int:
    """The number of a month as written."""
    return words().months[text.strip().rstrip(".").capitalize()]


def weekday_number(text: str) -> int:
    """The number of a weekday as written, Monday 0."""
    return words().weekdays[text.strip().rstrip(".").capitalize()]


def number(text: str) -> int:
    """A count in figures or in words; "a" is one."""
    return int(text) if text.isdecimal() else words().numbers.get(text.lower(), 1)


def part_of(text: str | None) -> Part | None:
    """The part that "early", "the end of" and the like name."""
    if not text:
        return None
    named = words().parts
    for word in sorted(named, key=len, reverse=True):
        if word in re.sub(r"\s+", " ", text.lower()):
            return named[word]  # type: ignore[return-value]
    return None


def absolute(value: str, part: Part | None = None) -> TimeRef | None:
    """A time with a fixed value, or the part of it; None where there is no such date."""
    if not edtf.is_valid(value):
        return None
    return TimeRef(value=value if part is None else narrowed(value, part))
