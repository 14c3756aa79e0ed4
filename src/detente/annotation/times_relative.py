"""Times counted from the publication or from another time: yesterday, next week, two days later."""

import re

from detente.annotation.times_patterns import Meaning, Rule, after, number, plain, weekday_number
from detente.calendar.words import words
from detente.model.times import Part, TimeRef, Unit

Match = re.Match[str]

_NAMED_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
    "last evening": -1,
}
_PARTS: dict[str, Part] = {"earlier": "so far", "early": "early", "mid": "mid", "late": "late", "later": "rest"}


def named_day(match: Match) -> TimeRef | None:
    """ "yesterday", "tomorrow morning", "last night"."""
    return TimeRef(unit="day", offset=_NAMED_DAYS[plain(match["n"])])


def this_morning(match: Match) -> TimeRef | None:
    """ "this morning", "this evening": a time of the day of publication."""
    return TimeRef(unit="day", offset=0)


def overnight(match: Match) -> TimeRef | None:
    """The day before publication and the day itself."""
    return TimeRef(unit="day", offset=-1, until=TimeRef(unit="day", offset=0))


def weekday(match: Match) -> TimeRef | None:
    """ "Monday", "late Friday afternoon", "next Wednesday", "Monday of last week"."""
    named = weekday_number(match["w"])
    relation = plain(match["rel"] or "")
    week = plain(match["week"] or "")
    if week:
        return TimeRef(unit="week", weekday=named, offset=_offset(week))
    if relation in ("last", "the previous"):
        return TimeRef(unit="weekday", weekday=named, direction="past", offset=-1)
    if relation == "next":
        return TimeRef(unit="week", weekday=named, offset=1)
    if relation in ("this past", "past", "the past"):
        return TimeRef(unit="weekday", weekday=named, direction="past")
    if relation in ("this coming", "the coming", "coming"):
        return TimeRef(unit="weekday", weekday=named, direction="future")
    return TimeRef(unit="weekday", weekday=named)


def unit_by_relation(match: Match) -> TimeRef | None:
    """ "last week", "earlier this month", "late last year", "later in the week", "over the weekend"."""
    unit: Unit = match["u"].lower()  # type: ignore[assignment]
    offset = _offset(match["rel"])
    part = _PARTS.get(plain(match["p"] or "").split(" ")[0].split("-")[0])
    if part in ("so far", "rest") and offset != 0:
        part = None
    if unit == "decade" and offset == 0:
        return None
    return TimeRef(unit=unit, offset=offset, part=part)


def ago(match: Match) -> Meaning | None:
    """ "two weeks ago" is a day, "four months ago" a month, "13 years ago" a year."""
    return _told(match["n"], match["u"], -1)


def from_now(match: Match) -> Meaning | None:
    """ "in two weeks", "three months from now"."""
    return _told(match["n"], match["u"], 1)


def later(match: Match) -> Meaning | None:
    """ "two days later", "a year earlier": to be counted from a time told before."""
    return _told(match["n"], match["u"], -1 if match["way"].lower() in ("earlier", "before") else 1)


def that_unit(match: Match) -> TimeRef | None:
    """ "that year", "later the same day": the day, month or year of a time told before."""
    unit = plain(match["u"])
    return TimeRef(unit=unit if unit in ("week", "month", "year") else "day", offset=0)  # type: ignore[arg-type]


def from_event(match: Match) -> Meaning | None:
    """ "the day before the summit", "two weeks after the vote": to be counted from what follows."""
    unit = match["u"].lower().rstrip("s")
    ref = _counted(match["n"] or "one", "day" if unit == "night" else unit, -1 if match["way"] == "before" else 1)
    count = str(number(match["n"])) if match["n"] else None
    return Meaning(ref=ref, value=f"P{count}{words().units[unit]}" if count and unit != "night" else None)


def _told(count: str, unit: str, sign: int) -> Meaning | None:
    ref = _counted(count, unit, sign)
    return None if ref is None else Meaning(ref=ref, grain="week" if unit.lower().startswith("week") else None)


def next_day(match: Match) -> Meaning | None:
    """ "the next day", "the previous week": to be counted from a time told before."""
    way = -1 if plain(match["way"]) in ("previous", "preceding", "before") else 1
    unit = plain(match["u"])
    return _told("one", unit if unit in ("week", "month", "year") else "day", way)


def _counted(count: str, unit: str, sign: int) -> TimeRef | None:
    steps, unit = sign * number(count), unit.lower().rstrip("s")
    if unit == "week":
        return TimeRef(unit="day", offset=7 * steps)
    if unit == "decade":
        return TimeRef(unit="year", offset=10 * steps)
    return TimeRef(unit=unit, offset=steps)  # type: ignore[arg-type]


def _offset(relation: str) -> int:
    word = plain(relation).split()[-1]
    return -1 if word in ("last", "previous", "past") else 1 if word in ("next", "coming", "following") else 0


_EARLY = r"(?i:early|earlier|late|later)"

_DETERMINER = r"(?:the|a|an|his|her|its|their)"

RULES = (
    Rule(
        rf"(?:{_EARLY}\s(?:on\s)?)?(?:(?P<before><HOUR>)\s)?"
        r"(?P<n>(?i:today|yesterday|tomorrow|the\sday\s(?:before\syesterday|after\stomorrow)))(?P<t>\s<DAYPART>)?(?P<clock><AT>)",
        named_day,
        "dayname",
    ),
    Rule(rf"(?P<t>(?:{_EARLY}\s)?(?P<n>(?i:tonight)))", named_day, "tonight"),
    Rule(rf"(?P<t>(?:{_EARLY}\s)?(?P<n>(?i:last\s(?:night|evening))))", named_day, "relation daypart"),
    Rule(rf"(?P<t>(?:{_EARLY}\s)?(?i:this)\s<DAYPART>)", this_morning, "relation daypart"),
    Rule(r"(?P<t>(?i:overnight))", overnight, "tonight"),
    Rule(
        rf"(?:{_EARLY}\s(?:on\s)?)?(?:(?P<before><HOUR>),?\s(?:on\s)?)?(?:(?P<rel>(?i:last|next|this|past|(?:this|the)\s(?:past|coming)|the\sprevious|coming))\s)?"
        rf"(?:{_EARLY}\s(?:on\s)?)?(?P<w><WEEKDAY>)(?:\s(?:of\s)?(?P<week>last|next|this)\sweek)?(?P<t>\s<DAYPART>)?(?P<clock><AT>)(?!,?\s<MONTH>)",
        weekday,
        "weekday",
    ),
    Rule(
        r"(?P<p>(?i:early|earlier|late|later|mid|sometime)[\s-])?(?P<rel>(?i:last|this|next|the\s(?:coming|current)))\s"
        r"(?P<u>week|month|quarter|year|decade|weekend|WEEK|MONTH|YEAR)(?!-|\s(?i:or\sso|or\stwo))",
        unit_by_relation,
        "relation unit",
    ),
    Rule(
        r"(?P<p>(?i:earlier|later|early|late)\s)(?:in|on)\s(?P<rel>(?i:the|this))\s(?P<u>(?i:week|month|year|decade))",
        unit_by_relation,
        "unit",
    ),
    Rule(r"(?P<p>)(?P<rel>(?i:the|this\spast|the\spast))\s(?P<u>(?i:weekend))", unit_by_relation, "unit"),
    Rule(
        after("months of", "part of", "half of", "quarter of", "quarters of", "most of")
        + r"(?P<p>)(?P<rel>the)\s(?P<u>year)(?!-)",
        unit_by_relation,
        "unit of",
    ),
    Rule(
        after("for", "in") + r"(?P<p>)(?P<rel>the)\s(?:full\s|(?:current\s)?fiscal\s)?(?P<u>year)(?=[.,;])",
        unit_by_relation,
        "unit",
    ),
    Rule(r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year|decade)s?)\sago", ago, "ago span"),
    Rule(
        r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year|decade)s?)\s(?:from\s(?:now|today)|hence)", from_now, "from span"
    ),
    # To be counted from a time told before them.
    Rule(
        r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year)s?)\s(?P<way>later|earlier|before|afterward|afterwards)(?=[.,;:)]|\s(?:in|at|and|by|that|when|he|she|it|they)\b|$)",
        later,
        "later span",
        kind="narrative",
    ),
    Rule(
        r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year)s?)\s(?P<way>later|earlier)",
        later,
        "later span",
        kind="narrative",
    ),
    Rule(
        r"(?i:the)\s(?P<way>(?i:next|following|previous|preceding))\s(?P<u>(?i:day|(?P<t>morning|afternoon|evening|night)|week|month|year))",
        next_day,
        "next span",
        kind="narrative",
    ),
    Rule(
        r"(?i:the)\s(?P<u>(?i:day|night|week))\s(?P<way>before|after)(?=[.,;:)]|$)",
        next_day,
        "after unit",
        kind="narrative",
    ),
    Rule(
        r"(?:(?i:later|earlier|early|late)\s)?(?i:that|the\ssame|that\ssame)\s(?P<u>(?i:day|(?P<t>morning|afternoon|evening|night)|week|month|year))(?!-)",
        that_unit,
        "that span",
        kind="narrative",
    ),
    # To be counted from what follows: "the day before the summit".
    Rule(
        rf"(?:(?i:the)|(?P<n><NUM>))\s(?P<u>(?i:days?|nights?|weeks?|months?))(?=\s(?P<way>before|after)\s{_DETERMINER}\s)",
        from_event,
        "after span",
        "DURATION",
        "event",
    ),
)
