"""The pieces that the patterns of time expressions are made of, and what their matches mean."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from detente.calendar import edtf
from detente.calendar.parts import narrowed
from detente.calendar.words import words
from detente.model.times import Part, TimeRef, TimexType, Unit

Kind = Literal["dated", "narrative", "accounts", "event", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression means: a date to work out, or what TIMEX3 says of what has none; ``grain`` as in a timex."""

    ref: TimeRef | None = None
    value: str | None = None
    mod: str | None = None
    grain: Unit | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that may be a time.

    ``kind`` is ``dated`` (as it stands, also what has no date), ``narrative`` (counted from a time told before),
    ``accounts`` (from a quarter of a year told before), ``event`` (from something that the text dates), or ``ahead``
    (a date only where something lies ahead).
    """

    start: int
    end: int
    type: TimexType
    meaning: Meaning
    kind: Kind = "dated"
    clock: str | None = None

    @property
    def ref(self) -> TimeRef | None:
        """The date to work out, if there is one."""
        return self.meaning.ref


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its match means; ``needs`` names the kinds of words that a sentence must have for it.

    The kinds are those of :func:`detente.annotation.times_triage.kinds_of`.
    """

    source: str
    build: Callable[[re.Match[str]], TimeRef | Meaning | None]
    needs: str
    type: TimexType = "DATE"
    kind: Kind = "dated"


def any_of(names: Any) -> str:
    """A group of alternatives, the longest first, blanks matching any blank."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in ordered) + ")"


def after(*names: str) -> str:
    """Stands behind one of these words: patterns look back a fixed length only, so each has one of its own."""
    return "(?:" + "|".join(rf"(?<=\b[{name[0].lower()}{name[0].upper()}]{name[1:]}\s)" for name in names) + ")"


@cache
def pieces() -> dict[str, str]:
    """Patterns of months, weekdays, clocks and so on, by the names that the rules use."""
    known = words()
    months = "|".join(_month(name) for name in sorted(known.months, key=len, reverse=True))
    halfday = r"\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[aApP]\.\s?[mM]\.|[aApP][mM]\b)"
    zone = rf"(?:,?\s(?:{any_of(known.zones)})\b|,?\s\((?:{any_of(known.zones)})\))?"
    clock = rf"(?:{halfday}|\d{{1,2}}:\d\d(?::\d\d)?){zone}"
    tens = any_of(word for word, count in known.numbers.items() if count >= 20)
    ones = any_of(word for word, count in known.numbers.items() if count < 10)
    spelled = rf"{tens}[-\s]{ones}|{any_of(known.numbers)}"
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
        "HOUR": rf"(?:{clock}|(?i:(?:mid-?|early\s|late\s)?(?:{any_of(known.day_parts)})))",
        "CLOCK": clock,
        "ZONE": any_of(known.zones),
        "RATE": any_of(known.rates),
        "FEAST": any_of(known.feasts).replace("'", "['’]"),
        "PRESENT": f"(?i:{any_of(known.present)})",
        "PAST": f"(?i:{any_of(known.past)})",
        "FUTURE": f"(?i:{any_of(known.future)})",
        "HALFDAY": halfday + zone,
        "AT": rf"(?:(?:,?\s|\s(?i:at|around|about|by)\s){clock})?",
        "SEASON": f"(?:{any_of(known.seasons)}|{any_of(name.title() for name in known.seasons)})",
        "NUM": rf"(?:\d{{1,3}}(?:\s[1-9]/[2-9])?|(?i:{spelled})|[Aa]n?)",
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


def plain(text: str) -> str:
    """Words as the tables have them: in lower case, one blank between them."""
    return re.sub(r"\s+", " ", text.strip().lower())


def month_number(text: str) -> int:
    """The number of a month as written."""
    return words().months[text.strip().rstrip(".").capitalize()]


def weekday_number(text: str) -> int:
    """The number of a weekday as written, Monday 0."""
    return words().weekdays[text.strip().rstrip(".").capitalize()]


def number(text: str) -> int:
    """A count in figures or in words, what is broken off left out; "a" is one."""
    figures = re.match(r"\d+", text)
    if figures:
        return int(figures[0])
    return sum(words().numbers.get(word, 0) for word in re.split(r"[-\s]", text.lower())) or 1


def part_of(text: str | None) -> Part | None:
    """The part that "early", "the end of" and the like name."""
    if not text:
        return None
    named, written = words().parts, plain(text)
    for word in sorted(named, key=len, reverse=True):
        if word in written:
            return named[word]  # type: ignore[return-value]
    return None


def absolute(value: str, part: Part | None = None) -> TimeRef | None:
    """A time with a fixed value, or the part of it; None where there is no such date."""
    if not edtf.is_valid(value):
        return None
    return TimeRef(value=value if part is None else narrowed(value, part))
