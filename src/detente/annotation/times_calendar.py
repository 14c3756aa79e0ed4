"""Times by their place in the calendar: dates, months, seasons, quarters, years and decades."""

import re
from dataclasses import replace

from detente.annotation.times_patterns import Rule, absolute, month_number, number, part_of, plain
from detente.calendar.feasts import feast_day
from detente.calendar.words import words
from detente.model.times import Part, TimeRef, Unit

Match = re.Match[str]

_WINTER = 24  # it runs over the end of a year: which one is meant is told by the sentence
_RELATION = r"(?i:last|this|next|the\scoming|this\scoming|this\spast|the\spast|the\sprevious|the\scurrent)"
_THAT_YEAR = r"(?P<rel>last|this|next|the\sprevious|the\scurrent)\syear"


def day_and_month(match: Match) -> TimeRef | None:
    """ "June 3", "Thursday, Jan. 24, 2019": with a year absolute, else the nearest where the sentence points."""
    return _day(match, match["m"], match["d"], match["y"])


def days_of_month(match: Match) -> TimeRef | None:
    """ "Sept. 5-6", "June 3 to 5, 2013": from one day of a month to another; "June 3 and 17" are two."""
    if match["and"] and int(match["e"]) != int(match["d"]) + 1:
        return None
    return _range(_day(match, match["m"], match["d"], match["y"]), _day(match, match["m"], match["e"], match["y"]))


def days_of_two_months(match: Match) -> TimeRef | None:
    """ "May 30 to June 2": from a day of one month to a day of another."""
    year = match["y"]
    first = _day(match, match["m"], match["d"], match["x"] or year)
    return _range(first, _day(match, match["n"], match["e"], year))


def _day(match: Match, month: str, day: str, year: str | None) -> TimeRef | None:
    if year is not None:
        return absolute(f"{year}-{month_number(month):02d}-{int(day):02d}")
    if not absolute(f"2000-{month_number(month):02d}-{int(day):02d}"):
        return None
    return TimeRef(unit="day", month=month_number(month), day=int(day))


def _range(first: TimeRef | None, last: TimeRef | None) -> TimeRef | None:
    if first is None or last is None:
        return None
    if first.value is not None and last.value is not None:
        return absolute(f"{first.value}/{last.value}")
    return replace(first, until=last)


def iso_day(match: Match) -> TimeRef | None:
    """ "2013-04-16", "2013/4/16", "16.04.2013"."""
    return absolute(f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}")


def slashed_day(match: Match) -> TimeRef | None:
    """ "7/24/2013": the month first, as in America, unless it cannot be one.

    Without a year it takes a number that is no month, or fractions and ratings would be days.
    """
    month, day = int(match["m"]), int(match["d"])
    if month > 12 or day <= 12:
        if month > 12 and day <= 12:
            month, day = day, month
        elif not match["y"]:
            return None
    if match["y"]:
        year = match["y"] if len(match["y"]) == 4 else f"20{match['y']}"
        return absolute(f"{year}-{month:02d}-{day:02d}")
    return TimeRef(unit="day", month=month, day=day) if absolute(f"2000-{month:02d}-{day:02d}") else None


def month_of_year(match: Match) -> TimeRef | None:
    """ "April 2013", "mid-February 2014"."""
    return absolute(f"{match['y']}-{month_number(match['m']):02d}", part_of(match["p"]))


def month_of_that_year(match: Match) -> TimeRef | None:
    """ "April last year", "last March": counted from the year of the publication."""
    return TimeRef(unit="month", month=month_number(match["m"]), offset=_offset(match["rel"]), part=part_of(match["p"]))


def month_by_relation(match: Match) -> TimeRef | None:
    """ "last March" is that of the year before, "this March" this year's, "next March" the one that comes."""
    relation = plain(match["rel"])
    month, part = month_number(match["m"]), part_of(match["p"])
    if "coming" in relation or relation == "next":
        return TimeRef(unit="month", month=month, direction="future", part=part)
    if "past" in relation:
        return TimeRef(unit="month", month=month, direction="past", part=part)
    return TimeRef(unit="month", month=month, offset=_offset(relation), part=part)


def month_alone(match: Match) -> TimeRef | None:
    """ "June", "early September": the one to which the sentence points."""
    return TimeRef(unit="month", month=month_number(match["m"]), part=part_of(match["p"]))


def year_alone(match: Match) -> TimeRef | None:
    """ "2009", "early 2014", "the end of 2012"."""
    return absolute(match["y"], part_of(match["p"]))


def spelled_year(match: Match) -> TimeRef | None:
    """ "nineteen ninety-six", "January two thousand four": as transcripts have them."""
    rest = sum(words().numbers.get(word, 0) for word in re.split(r"[-\s]", match["rest"].lower()))
    year = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(match["c"].lower(), 2000) + rest
    month = f"-{month_number(match['m']):02d}" if match["m"] else ""
    return absolute(f"{year}{month}")


def half_year(match: Match) -> TimeRef | None:
    """ "the last half of 1997", "the second half"."""
    part: Part = "first half" if match["h"].lower() == "first" else "second half"
    if match["y"]:
        return absolute(match["y"], part)
    return TimeRef(unit="year", offset=_offset(match["rel"]), part=part)


def feast(match: Match) -> TimeRef | None:
    """ "Christmas", "Thanksgiving Day 1998", "last Easter"."""
    relation = (match["rel"] or "").lower()
    named = re.sub(r"\s+", " ", match["f"]).replace("’", "'")
    if match["y"]:
        day = feast_day(named, int(match["y"]))
        return absolute(day.isoformat())
    return TimeRef(unit="day", feast=named, direction={"last": "past", "next": "future"}.get(relation))  # type: ignore[arg-type]


def years(match: Match) -> TimeRef | None:
    """ "1975 to 1990", "2007-08"."""
    first, last = match["y"], match["z"]
    if len(last) == 2:
        last = first[:2] + last
    return absolute(f"{first}/{last}") if last > first else None


def months_of_year(match: Match) -> TimeRef | None:
    """ "the first nine months of 2019"."""
    return absolute(f"{match['y']}-01/{match['y']}-{number(match['n']):02d}")


def decade(match: Match) -> TimeRef | None:
    """ "the 1990s", "the late '80s", "the early nineties"."""
    digits = re.search(r"\d+", match["c"])
    tens = int(digits[0]) if digits else words().decades[match["c"].lower()]
    year = tens if tens > 99 else 1900 + tens
    return absolute(f"{year}/{year + 9}", part_of(match["p"])) if year % 10 == 0 else None


def season(match: Match) -> TimeRef | None:
    """ "the summer of 2014", "last fall", "this winter", "in the spring"."""
    groups = match.groupdict()
    code = words().seasons[match["s"].lower()]
    if groups.get("y"):
        return absolute(f"{match['y']}-{code}")
    relation = groups.get("rel")
    if relation is None:
        return TimeRef(unit="season", season=code)
    relation = relation.lower()
    if groups.get("ofyear"):
        return TimeRef(unit="year", season=code, offset=_offset(relation))
    if "past" in relation or "coming" in relation:
        return TimeRef(unit="season", season=code, direction="past" if "past" in relation else "future")
    if relation == "this" and code != _WINTER:
        return TimeRef(unit="year", season=code, offset=0)
    return TimeRef(unit="season", season=code, offset=_offset(relation) or None)


def quarter(match: Match) -> TimeRef | None:
    """ "the third quarter", "Q2 2014", "the first quarter of next year"."""
    name = match["q"].lower()
    count = int(name[1:]) if name[0] == "q" else {"final": 4, "last": 4}.get(name, words().ordinals.get(name, 0))
    if match["y"]:
        return absolute(f"{match['y']}-{count + 32}")
    if match["rel"]:
        return TimeRef(unit="quarter", quarter=count, offset=_offset(match["rel"]))
    return TimeRef(unit="quarter", quarter=count)


def day_alone(match: Match) -> TimeRef | None:
    """ "on the 6th", "the 17th of this month"."""
    day = int(match["d"])
    if match["rel"]:
        return TimeRef(unit="day", day=day, offset=_offset(match["rel"]))
    return TimeRef(unit="day", day=day)


def part_of_year(match: Match) -> TimeRef | None:
    """ "year-end", "late last year", "the first half of this month", "the rest of the week"."""
    unit: Unit = match["u"].lower()  # type: ignore[assignment]
    part: Part | None = "rest" if match["rest"] else part_of(match["p"])
    return TimeRef(unit=unit, offset=_offset(match["rel"] or "this"), part=part)


def year_end(match: Match) -> TimeRef | None:
    """ "year-end", "year's end", "the end of the year": the last day."""
    return TimeRef(unit="year", offset=0, part="end")


def _offset(relation: str) -> int:
    known = words().offsets
    word = relation.lower().split()[-1]
    return -1 if word in ("previous", "past") else known.get(word, 0)


RULES = (
    Rule(
        r"(?:<WD>,?\s)?(?:<DAYPART>,?\s)?(?P<m><MONTH>)\s(?P<d><DAY>)<TH>(?:,?\s(?P<y><YEAR>))?(?P<t><AT>)",
        day_and_month,
        "month digit",
    ),
    Rule(
        r"(?:(?P<t><HOUR>),?\s(?:on\s)?)?(?:(?:this\scoming\s)?<WD>,?\s)?(?:(?P<clock><CLOCK>),?\s)?"
        r"(?P<m><MONTH>)\s(?P<d><DAY>)<TH>(?:,?\s(?P<y><YEAR>))?",
        day_and_month,
        "month digit",
    ),
    Rule(
        r"(?:<WD>,?\s)?(?:the\s)?(?P<d><DAY>)<TH>\s(?:of\s)?(?P<m><MONTH>)(?:,?\s(?P<y><YEAR>))?(?P<t><AT>)",
        day_and_month,
        "month digit",
    ),
    Rule(
        r"(?P<m><MONTH>)\s(?P<d><DAY>)<TH>(?:<DASH>|(?P<and>\sand\s(?:the\s)?))(?P<e><DAY>)<TH>(?:,?\s(?P<y><YEAR>))?",
        days_of_month,
        "month digit",
    ),
    Rule(
        r"(?P<d><DAY>)<TH>(?:<DASH>|(?P<and>\sand\s(?:the\s)?))(?P<e><DAY>)<TH>\s(?:of\s)?(?P<m><MONTH>)(?:,?\s(?P<y><YEAR>))?",
        days_of_month,
        "month digit",
    ),
    Rule(
        r"(?P<m><MONTH>)\s(?P<d><DAY>)<TH>(?:,?\s(?P<x><YEAR>),?)?<DASH>(?P<n><MONTH>)\s(?P<e><DAY>)<TH>(?:,?\s(?P<y><YEAR>))?",
        days_of_two_months,
        "month digit",
    ),
    Rule(
        r"(?P<d><DAY>)<TH>\s(?P<m><MONTH>)(?:\s(?P<x><YEAR>))?<DASH>(?P<e><DAY>)<TH>\s(?P<n><MONTH>)(?:,?\s(?P<y><YEAR>))?",
        days_of_two_months,
        "month digit",
    ),
    Rule(
        r"(?P<y><YEAR>)[-/.](?P<m>1[0-2]|0?[1-9])[-/.](?P<d><DAY>)(?P<t>(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)|<AT>)",
        iso_day,
        "year",
    ),
    Rule(r"(?P<d><DAY>)\.(?P<m>1[0-2]|0?[1-9])\.(?P<y><YEAR>)", iso_day, "year"),
    Rule(r"(?P<m><DAY>)/(?P<d><DAY>)(?:/(?P<y><YEAR>|\d\d))?(?![/\d])", slashed_day, "slash"),
    Rule(r"(?P<p><PART>)?(?P<m><MONTH>)(?:,?\s|\sof\s)(?P<y><YEAR>)", month_of_year, "month year"),
    Rule(rf"(?P<p><PART>)?(?P<m><MONTH>)\s(?:of\s)?{_THAT_YEAR}", month_of_that_year, "month unit relation"),
    Rule(rf"(?P<p><PART>)?(?P<rel>{_RELATION})\s(?P<m><MONTH>)(?!\s\d)", month_by_relation, "month relation"),
    Rule(r"(?P<p><PART>)?(?P<m><MONTH>)", month_alone, "month"),
    Rule(r"(?P<p><EARLY>)?(?:(?i:fiscal\s|the\s(?:fiscal\s)?year\s))?(?P<y><YEAR>)", year_alone, "year"),
    Rule(
        r"(?:(?P<m><MONTH>)\s)?(?P<c>(?i:eighteen|nineteen|twenty|two\sthousand))\s(?:and\s)?"
        r"(?P<rest>(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve)(?:[-\s](?i:one|two|three|four|five|six|seven|eight|nine))?"
        r"|(?<=thousand\s)(?i:one|two|three|four|five|six|seven|eight|nine))(?!\s(?i:percent|million|billion|people))",
        spelled_year,
        "century_word",
    ),
    Rule(r"(?<!\bfrom\s)(?P<y><YEAR>)(?:[-–—]|\s(?:to|through)\s)(?P<z><YEAR>|\d\d(?!\d))", years, "year"),
    Rule(r"(?i:the\s)?(?i:first)\s(?P<n><NUM>)\smonths\sof\s(?P<y><YEAR>)", months_of_year, "units year"),
    Rule(
        r"(?:(?i:the)\s)?(?P<h>(?i:first|second|last))\s(?i:half)\sof\s(?:(?P<y><YEAR>)|(?P<rel>(?i:this|last|next|the))\s(?i:year))",
        half_year,
        "half",
    ),
    Rule(r"(?i:the\s)?(?P<p>(?i:early|mid|late)[-\s])?(?P<c>(?:1[5-9]|20)\d0|['‘’]\d0)['’]?s", decade, "decades"),
    Rule(
        r"(?i:the\s)(?P<p>(?i:early|mid|late)[-\s])?(?P<c>(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ties))",
        decade,
        "decade",
    ),
    Rule(r"(?P<p><PART>)?(?i:the\s)?(?P<s><SEASON>)(?:,?\s|\sof\s)(?P<y><YEAR>)", season, "season year"),
    Rule(rf"(?P<p>(?i:early|earlier|late|later)\s)?(?P<rel>{_RELATION})\s(?P<s><SEASON>)", season, "season relation"),
    Rule(r"(?P<s><SEASON>)\s(?:of\s)?(?P<ofyear>(?P<rel>last|this|next)\syear)", season, "season relation"),
    Rule(
        r"(?P<p>(?i:early|mid|late|later\sin)[-\s])?(?i:the\s)(?:early\s|late\s)?(?P<s>spring|summer|fall|autumn|winter)(?!\s(?:of|in|from|to)\b)",
        season,
        "season",
    ),
    Rule(r"(?<=\b[iI]n\s)(?P<s>spring|summer|autumn|winter)", season, "season"),
    Rule(
        r"(?i:the\s)?(?P<q>(?i:first|second|third|fourth|final)(?=[\s-]quarter(?!s))|Q[1-4])(?:[\s-]quarter)?"
        rf"(?:(?:\sof|,)?\s(?:(?P<y><YEAR>)|{_THAT_YEAR}))?",
        quarter,
        "quarter",
    ),
    Rule(
        r"(?i:the\s)?(?P<y><YEAR>)(?P<rel>)\s(?P<q>(?i:first|second|third|fourth))[\s-](?i:quarter)",
        quarter,
        "quarter year",
    ),
    Rule(
        r"(?<=\b(?:[oO]n|by|of|to)\s)the\s(?P<d><DAY>)(?:st|nd|rd|th)(?:\sof\s(?P<rel>this|next|last)\smonth|"
        r"(?P<end>)(?=[.,;:)]|\s(?:and|at|when|but|or)\b|$))",
        day_alone,
        "digit nth",
    ),
    Rule(
        r"(?:(?P<p><EARLY>)|(?P<rest>(?i:the\s)?(?i:rest|remainder)\sof\s))(?P<rel>(?i:last|this|next|the|the\scurrent))\s"
        r"(?P<u>(?i:week|month|year))",
        part_of_year,
        "unit",
    ),
    Rule(
        r"(?P<rest>)(?P<p>(?i:(?:the\s)?(?:beginning|start|end)\sof\s))(?P<rel>(?i:last|this|next|the))\s(?P<u>month|week)",
        part_of_year,
        "unit of",
    ),
    Rule(
        r"(?i:the\s)?(?i:year)(?:['’]s[\s-]|-|\s)(?P<p>(?i:end))|(?i:the\s)?(?i:end\sof\sthe)\s(?i:year)",
        year_end,
        "end unit",
    ),
    Rule(
        r"(?:(?P<rel>(?i:last|next|this))\s)?(?P<f><FEAST>)(?:,?\s(?P<y><YEAR>))?(?!\s(?:Island|tree))",
        feast,
        "feast",
    ),
)
