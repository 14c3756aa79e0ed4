"""Evidence in an undated article alone: absolute dates, weekdays with a day of the month, who was in office."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.dating_evidence import EARLIEST, LATEST, Evidence, sentence_around, span_of_days
from detente.model.times import Timex

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(will|would|shall|plans?|planned|by|until|till|through|due|expected|expires?|deadline|target|goal|aims?|"
    r"proposed|scheduled|next|upcoming|could|may|might|bid|election|no later than|before|after|since|end of)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(was|were|had|did|been|ago|since|ended|began|\w{2,}ed)\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\b(in|since|during|from|back in)\s+(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE)
# A page may go out the evening before the day that it names.
_SLACK = timedelta(days=1)


def own_evidence(text: str, times: Sequence[Timex]) -> list[Evidence]:
    """What an article's own absolute dates say of its publication."""
    return [*_absolute(text, times), *_weekday_dates(times)]


def _absolute(text: str, times: Sequence[Timex]) -> list[Evidence]:
    """Published after the last date that is told as past."""
    past = []
    for time in times:
        value = time.ref.value if time.ref else None
        if value is None or edtf.is_open(value) or edtf.parse(value).first < EARLIEST:
            continue
        sentence = sentence_around(text, time.start)
        before, whole = text[sentence.start : time.start], text[sentence.start : sentence.end]
        if _AHEAD.search(before) or not _PAST.search(whole):
            continue
        if len(value) > 4 or _BARE_YEAR.search(before):  # "the 2020 election" may lie ahead
            past.append((edtf.parse(value).first, time.text))
    if not past:
        return []
    latest, words = max(past)
    return [Evidence(span_of_days(latest - _SLACK, LATEST), 2.0, f"it looks back on {words}")]


def _weekday_dates(times: Sequence[Timex]) -> list[Evidence]:
    """A weekday with a day and a month ("Friday, June 14") fits one year in five or six."""
    found = []
    for time in times:
        ref, named = time.ref, _WEEKDAY.search(time.text)
        if ref is None or named is None or ref.day is None or ref.month is None or ref.until is not None:
            continue
        weekday = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(named[1][:3].lower()))
        days = frozenset(
            day
            for year in range(EARLIEST.year, LATEST.year + 1)
            if _falls_on(year, ref.month, ref.day, weekday)
            for day in range(
                date(year, ref.month, ref.day).toordinal() - 60, date(year, ref.month, ref.day).toordinal() + 61
            )
            if resolve(ref, date.fromordinal(day).isoformat()) == date(year, ref.month, ref.day).isoformat()
        )
        found.append(Evidence(days, 1.5, f"{time.text} fell on that weekday"))
    return found


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False
