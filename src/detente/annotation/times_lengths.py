"""How long and how often: durations, sets, and adverbs of time that name no date."""

import re
from dataclasses import replace

from detente.annotation.times_patterns import Meaning, Rule, after, number, weekday_number
from detente.annotation.times_relative import from_now
from detente.calendar.words import words
from detente.model.times import TimeRef

Match = re.Match[str]

# Of a year in months; of an hour, five times as many minutes.
_FRACTIONS = {"1/2": 6, "1/4": 3, "3/4": 9}
_MINUTES = 5
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def duration(match: Match) -> Meaning | None:
    """ "three days", "a two-year term", "the past several months", "2 1/2 years"."""
    groups = match.groupdict()
    count, unit = groups.get("n"), groups["u"].lower()
    if unit.startswith("quarter") and "-" in match[0]:
        return None
    if count is None:
        return Meaning(value=length("X", unit))
    return Meaning(value=_broken(count, unit) or length(str(number(count)), unit))


def some(match: Match) -> Meaning:
    """ "several days", "the past few months"; "a couple of weeks" are two."""
    return Meaning(value=length("2" if "couple" in match["n"].lower() else "X", match["u"]))


def ahead(match: Match) -> Meaning | None:
    """ "in two weeks": a date where something lies ahead, else the length."""
    told = from_now(match)
    return None if told is None else replace(told, value=length(str(number(match["n"])), match["u"]))


def _broken(count: str, unit: str) -> str | None:
    """A length in years or hours and a fraction of one: two and a half years are P2Y6M."""
    fraction = re.search(r"\d/\d", count)
    if not fraction or fraction[0] not in _FRACTIONS:
        return None
    months, whole = _FRACTIONS[fraction[0]], count.split()[0]
    if unit.startswith("year"):
        return f"P{whole}Y{months}M"
    return f"PT{whole}H{months * _MINUTES}M" if unit.startswith("hour") else None


def length(count: str, unit: str) -> str | None:
    """So many units as TIMEX3 has them: P3D, PT2H, P2M; decades and centuries in years where they are counted."""
    name = "century" if unit.lower() == "centuries" else unit.lower().rstrip("s")
    code = words().units.get(name)
    if code is None:
        return None
    if count.isdecimal() and name in ("decade", "century"):
        count, code = str(int(count) * (10 if name == "decade" else 100)), "Y"
    if name == "weekend":
        return f"P{count}WE"
    return f"PT{count}{code[1:]}" if code[0] == "T" and len(code) > 1 else f"P{count}{code}"


def past_days(match: Match) -> Meaning:
    """ "the past week": the seven days that end on the day of publication."""
    return Meaning(ref=TimeRef(unit="day", offset=-6, until=TimeRef(unit="day", offset=0)), value="P1W")


def each(match: Match) -> Meaning | None:
    """ "every day", "each Thursday", "every other week", "every summer"."""
    name = match["u"].lower()
    known = words()
    if name in known.seasons:
        return Meaning(value=f"XXXX-{_SEASONS[known.seasons[name]]}")
    if name in known.day_parts:
        return Meaning(value=f"XXXX-XX-XX{known.day_parts[name]}")
    if match["u"] in known.weekdays:
        return _weekly(match["u"])
    return Meaning(value=length("2" if match["other"] else "1", name))


def weekdays(match: Match) -> Meaning:
    """ "Mondays", "Monday nights"."""
    return _weekly(match["w"], match["t"])


def _weekly(weekday: str, part: str | None = None) -> Meaning:
    clock = words().day_parts.get((part or "").strip().lower().rstrip("s"), "")
    return Meaning(value=f"XXXX-WXX-{weekday_number(weekday) + 1}{clock}")


def rate(match: Match) -> Meaning | None:
    """ "daily", "annually", "twice a week", "30 flights a day"."""
    unit = match.groupdict().get("u")
    return Meaning(value=length("1", unit) if unit else words().rates[match["r"].lower()])


def present(match: Match) -> Meaning:
    """ "now", "currently"."""
    return Meaning(value="PRESENT_REF")


def past(match: Match) -> Meaning:
    """ "recently", "in recent years"."""
    return Meaning(value="PAST_REF")


def future(match: Match) -> Meaning:
    """ "soon", "in the coming months"."""
    return Meaning(value="FUTURE_REF")


def century(match: Match) -> Meaning | None:
    """ "the 20th century"."""
    figures = re.match(r"\d+", match["c"])
    count = int(figures[0]) if figures else words().ordinals.get(match["c"].lower(), 0)
    return Meaning(value=f"{count - 1}") if 10 < count < 22 else None


_UNIT = r"(?i:second|minute|hour|day|week|month|quarter|year|decade|weekend)"
_UNITS = rf"(?:{_UNIT}s|(?i:centuries))"
_SOME = r"(?i:several|many|some|a\sfew|few|a\scouple\sof|couple\sof|dozens\sof)"
_OF_THE = (
    r"(?:(?:(?i:the|these|those|his|her|its|their|each\sof\sthe)\s)?"
    r"(?i:past|last|next|coming|first|final|previous|latest|following)\s|(?i:the)\s(?:year-earlier\s)?)?"
)
_NO_POINT = r"(?!\s(?:ago|old|later|earlier|hence|from\snow|from\stoday|afterwards?)\b|-old)"
_LASTING = (
    *("within", "barely", "nearly", "almost", "about", "least", "over", "than", "just", "only", "as", "after"),
    *("took", "take", "takes", "lasted", "spent"),
)
_ONE = (
    r"(?P<u>(?:minute|hour|day|week|month|year|decade|century))(?!-|\s(?:ago|later|earlier|before|after|old|of|when)\b)"
)
_MODALS = ("may", "will", "would", "could", "might", "can", "should", "to")

RULES = (
    # "In two weeks" is a time where something lies ahead and a duration elsewhere.
    Rule(
        after("in") + r"(?P<n><NUM>)\s(?P<u>(?i:day|week|month|year)s?)(?!['’]|\stime\b)"
        r"(?=[.,;:)]|\s(?:and|to|at|for|when|with)\b|$)",
        ahead,
        "count span",
        kind="ahead",
    ),
    Rule(
        rf"{_OF_THE}(?P<n><NUM>(?!\sfew))[\s-](?:more\s|straight\s|consecutive\s|full\s|or\sso\s)?(?P<u>{_UNITS}){_NO_POINT}",
        duration,
        "count units",
        "DURATION",
    ),
    Rule(rf"{_OF_THE}(?P<n>{_SOME})\s(?:more\s)?(?P<u>{_UNITS})(?!\sago\b)", some, "count units", "DURATION"),
    Rule(rf"(?P<n><NUM>)-(?P<u>{_UNIT})(?!-old|s?\sold|s)(?:-long)?", duration, "count unit", "DURATION"),
    Rule(
        rf"(?P<n>(?i:two|three|four|five|six|seven|eight|nine|ten|twelve))\s(?P<u>{_UNIT})(?=\s[a-z])",
        duration,
        "count unit",
        "DURATION",
    ),
    Rule(after("for", "in", "of", "by") + rf"(?P<n>an?|one|another)\s{_ONE}", duration, "count unit", "DURATION"),
    Rule(after(*_LASTING) + rf"(?P<n>an?|one)\s{_ONE}", duration, "count unit", "DURATION"),
    Rule(
        after("for", "in") + r"(?P<u>hours|days|weeks|months|years|decades|centuries)(?!\s(?:ago|later|earlier)\b|-)",
        duration,
        "units",
        "DURATION",
    ),
    Rule(after("for", "in") + r"(?P<u>centuries)", duration, "century", "DURATION"),
    Rule(
        r"(?i:the|this)\s(?i:past|last)\s(?i:week)|(?<=over\s)the\slast\sseven\sdays", past_days, "relation", "DURATION"
    ),
    Rule(
        r"(?i:every|each)\s(?P<other>other\s|second\s)?"
        r"(?P<u>day|week|month|quarter|year|morning|evening|night|weekend|summer|winter|spring|fall|<WEEKDAY>)",
        each,
        "every",
        "SET",
    ),
    Rule(r"(?P<w><WEEKDAY>)s(?P<t>\s<DAYPART>s?)?", weekdays, "weekdays", "SET"),
    Rule(r"(?P<w><WEEKDAY>)(?P<t>\s(?:morning|afternoon|evening|night))s", weekdays, "weekday", "SET"),
    Rule(r"(?P<r><RATE>)", rate, "rate", "SET"),
    Rule(
        r"(?i:once|twice|(?:three|four|five|several)\stimes)\s(?:a|each|every)\s(?P<u>day|week|month|year)",
        rate,
        "times unit",
        "SET",
    ),
    Rule(
        after("million", "billion", "percent", "dollars", "thousand", "hundred")
        + r"(?:a|per|each)\s(?P<u>day|week|month|year)(?!\s(?:ago|later|earlier|before)\b|-)",
        rate,
        "count unit",
        "SET",
    ),
    Rule("<PRESENT>", present, "vague"),
    Rule("<PAST>", past, "vague"),
    Rule(rf"(?:{_SOME}\s)?(?i:minutes|hours|days|weeks|months|years|decades|centuries)\sago", past, "ago"),
    Rule("<FUTURE>", future, "vague"),
    Rule(after(*_MODALS) + "soon", future, "soon"),
    Rule(
        r"(?i:the\spast)(?!\s(?:<NUM>|few|several|couple|day|week|weekend|month|quarter|year|decade|century|spring|summer|fall"
        r"|autumn|winter|half|<WEEKDAY>|<MONTH>)\b)",
        past,
        "relation",
    ),
    Rule(r"(?i:recent\s(?:days|weeks|months|years|decades|times))", past, "units"),
    Rule(r"(?:(?i:the\s))?(?i:coming\s(?:days|weeks|months|years|decades))", future, "units"),
    Rule(r"(?i:the)\s(?P<c>1\d(?:th)|20th|21st|(?i:nineteenth|twentieth))[\s-](?i:century)", century, "century"),
)
