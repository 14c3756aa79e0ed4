"""Quarters of business years told without their number: "the latest quarter", "the year-earlier period"."""

import re

from detente.annotation.times_patterns import Meaning, Rule
from detente.model.times import TimeRef


def told_quarter(match: re.Match[str]) -> TimeRef:
    """ "the latest quarter", "the quarter": the one told before, else the one that is over."""
    return TimeRef(unit="quarter", offset=0)


def year_before(match: re.Match[str]) -> TimeRef:
    """ "the year-earlier quarter", "a year ago": a year before the quarter told, else the year before."""
    return TimeRef(unit="year", offset=-1)


def business_year(match: re.Match[str]) -> Meaning:
    """ "the year ended Sept. 30": a year long, of which the end is told."""
    return Meaning(value="P1Y")


RULES = (
    Rule(
        r"(?i:the)\s(?i:latest|most\srecent|recent)\s(?i:quarter|three\smonths|period)",
        told_quarter,
        "latest",
        kind="accounts",
    ),
    Rule(r"(?i:the)\s(?i:quarter)(?!\s(?:of|century)\b|-|\sa\syear)", told_quarter, "quarter", kind="accounts"),
    Rule(
        r"(?:(?i:the)\s)?(?:comparable\s|corresponding\s|same\s)?(?i:year)-(?i:earlier|ago)(?:\s(?:third-|second-|first-|fourth-)?(?:quarter|period))?",
        year_before,
        "unit later",
        kind="accounts",
    ),
    Rule(r"(?:(?i:the)\s)?(?i:year)-(?i:ago)(?:\s(?:quarter|period))?", year_before, "unit ago", kind="accounts"),
    Rule(
        r"(?i:the)\s(?:(?:full|fiscal|current|latest)\s)*(?i:year)(?=\s(?:ended|ending)\b)",
        business_year,
        "end unit",
        "DURATION",
    ),
)
