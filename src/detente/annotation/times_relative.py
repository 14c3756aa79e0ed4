"""Times counted from the publication or from another time: yesterday, next week, two days later."""

import re

from detente.annotation.times_patterns import number, weekday_number
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
    return TimeRef(unit="day", offset=_NAMED_DAYS[_plain(match["n"])])


def this_morning(match: Match) -> TimeRef | None:
    """ "this morning", "this evening": a time of the day of publication."""
    return TimeRef(unit="day", offset=0)


def overnight(match: Match) -> TimeRef | None:
    """The day before publication and the day itself."""
    return TimeRef(unit="day", offset=-1, until=TimeRef(unit="day", offset=0))


def weekday(match: Match) -> TimeRef | None:
    """ "Monday", "late Friday afternoon", "next Wednesday", "Monday of last week"."""
    named = weekday_number(match["w"])
    relation = _plain(match["rel"] or "")
    week = _plain(match["week"] or "")
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
    part = _PARTS.get(_plain(match["p"] or "").split(" ")[0].split("-")[0])
    if part in ("so far", "rest") and offset != 0:
        part = None
    if unit == "decade" and offset == 0:
        return None
    return TimeRef(unit=unit, offset=offset, part=part)


def past_week(match: Match) -> TimeRef | None:
    """ "the past week": the seven days that end on the day of publication."""
    return TimeRef(unit="day", offset=-6, until=TimeRef(unit="day", offset=0))


def ago(match: Match) -> TimeRef | None:
    """ "two weeks ago" is a day, "four months ago" a month, "13 years ago" a year."""
    return _counted(match["n"], match["u"], -1)


def from_now(match: Match) -> TimeRef | None:
    """ "in two weeks", "three months from now"."""
    return _counted(match["n"], match["u"], 1)


def later(match: Match) -> TimeRef | None:
    """ "two days later", "a year earlier": to be counted from a time told before."""
    return _counted(match["n"], match["u"], -1 if match["way"].lower() in ("earlier", "before") else 1)


def next_day(match: Match) -> TimeRef | None:
    """ "the next day", "the previous week": to be counted from a time told before."""
    way = -1 if _plain(match["way"]) in ("previous", "preceding", "before") else 1
    unit = _plain(match["u"])
    return _counted("one", unit if unit in ("week", "month", "year") else "day", way)


def _counted(count: str, unit: str, sign: int) -> TimeRef | None:
    steps, unit = sign * number(count), unit.lower().rstrip("s")
    if unit == "week":
        return TimeRef(unit="day", offset=7 * steps)
    if unit == "decade":
        return TimeRef(unit="year", offset=10 * steps)
    return TimeRef(unit=unit, offset=steps)  # type: ignore[arg-type]


def _offset(relation: str) -> int:
    word = _plain(relation).split()[-1]
    return -1 if word in ("last", "previous", "past") else 1 if word in ("next", "coming", "following") else 0


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip().lower())


_EARLY = r"(?i:early|earlier|late|later)"

RULES = (
    (
        rf"(?:{_EARLY}\s(?:on\s)?)?(?P<n>(?i:today|yesterday|tomorrow|the\sday\s(?:before\syesterday|after\stomorrow)))"
        r"(?P<t>\s<DAYPART>)?(?P<clock><AT>)",
        named_day,
    ),
    (rf"(?P<t>(?:{_EARLY}\s)?(?P<n>(?i:tonight|last\s(?:night|evening))))", named_day),
    (rf"(?P<t>(?:{_EARLY}\s)?(?i:this)\s<DAYPART>)", this_morning),
    (r"(?P<t>(?i:overnight))", overnight),
    (
        rf"(?:{_EARLY}\s(?:on\s)?)?(?:(?P<rel>(?i:last|next|this|past|(?:this|the)\s(?:past|coming)|the\sprevious|coming))\s)?"
        rf"(?:{_EARLY}\s(?:on\s)?)?(?P<w><WEEKDAY>)(?:\s(?:of\s)?(?P<week>last|next|this)\sweek)?(?P<t>\s<DAYPART>)?(?P<clock><AT>)(?!,?\s<MONTH>)",
        weekday,
    ),
    (
        r"(?P<p>(?i:early|earlier|late|later|mid)[\s-])?(?P<rel>(?i:last|this|next|the\s(?:coming|current)))\s"
        r"(?P<u>week|month|quarter|year|decade|weekend|WEEK|MONTH|YEAR)(?!-|\s(?i:or\sso|or\stwo))",
        unit_by_relation,
    ),
    (
        r"(?P<p>(?i:earlier|later|early|late)\s)(?:in|on)\s(?P<rel>(?i:the|this))\s(?P<u>(?i:week|month|year|decade))",
        unit_by_relation,
    ),
    (r"(?P<p>)(?P<rel>(?i:the|this\spast|the\spast))\s(?P<u>(?i:weekend))", unit_by_relation),
    (r"(?i:the|this)\s(?i:past|last)\s(?i:week)|(?<=over\s)the\slast\sseven\sdays", past_week),
    (r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year|decade)s?)\sago", ago),
    (r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year|decade)s?)\s(?:from\s(?:now|today)|hence)", from_now),
)

# To be counted from a time told before them.
NARRATIVE_RULES = (
    (
        r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year)s?)\s(?P<way>later|earlier|before|afterward|afterwards)(?=[.,;:)]|\s(?:in|at|and|by|that|when|he|she|it|they)\b|$)",
        later,
    ),
    (r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year)s?)\s(?P<way>later|earlier)", later),
    (
        r"(?i:the)\s(?P<way>(?i:next|following|previous|preceding))\s(?P<u>(?i:day|morning|afternoon|evening|night|week|month|year))",
        next_day,
    ),
    (r"(?i:the)\s(?P<u>(?i:day|night|week))\s(?P<way>before|after)(?=[.,;:)]|$)", next_day),
)

# "In two weeks" is a time where something lies ahead and a duration elsewhere.
AHEAD_RULES = (
    (
        r"(?<=\b[iI]n\s)(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year)s?)(?!['’]|\stime\b)(?=[.,;:)]|\s(?:and|to|at|for|when|with)\b|$)",
        from_now,
    ),
)

DURATION_SOURCES = (
    r"(?:\d{1,3}|<NUM>|(?i:several|many|a\sfew|a\scouple\sof|dozens\sof))[\s-](?:more\s)?(?:second|minute|hour|day|week|month|year|decade)s(?!\s(?:ago|old|later|earlier)\b|-old)",
    r"(?:\d{1,3}|<NUM>)-(?:minute|hour|day|week|month|year|decade)(?!-old|s?\sold)(?:-long)?",
    r"(?<=\b[fF]or\s)an?\s(?:minute|hour|day|week|month|year|decade)(?!-)",
)
SET_SOURCES = (
    r"(?i:every|each)\s(?:other\s|second\s)?(?:day|week|month|quarter|year|morning|evening|night|weekend|summer|winter|spring|fall|<WEEKDAY>)",
    r"<WEEKDAY>s",
    r"(?:daily|weekly|monthly|yearly|annually)",
    r"(?i:once|twice|three\stimes|four\stimes)\sa\s(?:day|week|month|year)",
)
CLOCK_SOURCES = (r"(?:<CLOCK>|(?<=\bat\s)(?:noon|midnight))",)
