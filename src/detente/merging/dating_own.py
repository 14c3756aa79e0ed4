"""Evidence in an undated article alone: the dates that it writes, with and without the year, and its weekdays."""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from detente.calendar import edtf
from detente.merging.dating_attention import attention_evidence
from detente.merging.dating_evidence import EARLIEST, LATEST, Evidence, Lift, sentence_around
from detente.model.times import TimeRef, Timex

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
# One date in thirty that seems to be told as past lies ahead.
_LOOKS_BACK = math.log(30)
# Of 191 dated articles the last past weekday was the day of publication in 154, the day before in 30.
# That is spread wider here: pages are put up again and changed a day or two later.
_SINCE_WEEKDAY = (math.log(0.55), math.log(0.25), math.log(0.12))
_LONG_SINCE = math.log(0.05)


def own_evidence(text: str, times: Sequence[Timex]) -> list[Evidence]:
    """What an article's own dates say of its publication."""
    return [*_looks_back(text, times), *_written(times), *_without_year(times)]


def weekday_lifts(times: Sequence[Timex]) -> tuple[float, ...]:
    """What each weekday of publication, Monday first, has for it from the weekdays that are told as past."""
    named = {time.ref.weekday for time in times if time.ref is not None and _is_past_weekday(time.ref)}
    if not named:
        return (0.0,) * 7
    since = [min((day - weekday) % 7 for weekday in named if weekday is not None) for day in range(7)]
    return tuple(_SINCE_WEEKDAY[days] if days < len(_SINCE_WEEKDAY) else _LONG_SINCE for days in since)


def _is_past_weekday(ref: TimeRef) -> bool:
    relative = ref.value is None and ref.base is None and not ref.offset
    return relative and ref.weekday is not None and ref.unit == "weekday" and ref.direction == "past"


def _looks_back(text: str, times: Sequence[Timex]) -> list[Evidence]:
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
    lift = Lift((latest - _SLACK).toordinal(), LATEST.toordinal(), _LOOKS_BACK)
    return [Evidence((lift,), f"it looks back on {words}")]


def _written(times: Sequence[Timex]) -> Iterator[Evidence]:
    """Dates with their year: most lie shortly before the publication."""
    named: dict[str, str] = {}
    for time in times:
        value = time.ref.value if time.ref is not None and time.ref.until is None else None
        if value is not None and not edtf.is_open(value) and edtf.parse(value).first >= EARLIEST:
            named.setdefault(value, time.text)
    for value, words in sorted(named.items()):
        days = edtf.width(value)
        kind = "dated day" if days == 1 else "dated month" if days <= 31 else "dated year"
        if days <= 366:
            first = edtf.parse(value).first.toordinal()
            yield attention_evidence([first], kind, f"it names {words}", first if days == 1 else None)


def _without_year(times: Sequence[Timex]) -> Iterator[Evidence]:
    """Days and months without a year: the season of the publication, and its year where a weekday stands with them."""
    found: dict[tuple[int, int | None, int | None], str] = {}
    for time in times:
        ref = time.ref
        if ref is None or ref.value is not None or ref.base is not None or ref.month is None or ref.offset is not None:
            continue
        found.setdefault((ref.month, ref.day, _weekday_in(time)), time.text)
    for (month, day, weekday), words in sorted(found.items(), key=lambda item: item[1]):
        days = [one.toordinal() for one in _in_all_years(month, day or 1) if weekday in (None, one.weekday())]
        if days and weekday is not None:
            yield attention_evidence(days, "day", f"{words} fell on that weekday")
        elif days:
            yield attention_evidence(days, "day" if day else "month", f"it names {words}")


def _weekday_in(time: Timex) -> int | None:
    """The weekday that stands with a day and a month ("Friday, June 14")."""
    named = _WEEKDAY.search(time.text)
    if named is None or time.ref is None or time.ref.day is None or time.ref.until is not None:
        return None
    return next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(named[1][:3].lower()))


def _in_all_years(month: int, day: int) -> Iterator[date]:
    for year in range(EARLIEST.year, LATEST.year + 1):
        if day <= edtf.month_end(year, month).day:
            yield date(year, month, day)
