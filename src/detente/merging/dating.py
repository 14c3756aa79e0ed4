"""Dates of articles that state none, from dated articles and the calendar (docs/decisions/dating.md)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.dating_calendar import calendar_evidence
from detente.merging.dating_content import Content
from detente.merging.dating_evidence import Evidence, is_relative
from detente.merging.dating_offices import office_evidence
from detente.merging.dating_own import own_evidence
from detente.merging.dating_shared import shared_evidence
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.model.times import TimeRef, Timex

# What is not narrowed to this many days is not dated.
_WIDEST = 3 * 366
# In a wider interval any single day would be a bare guess, and so would the day of every weekday in the article.
_WIDEST_WITH_DAY = 31
# Evidence that allows more days than this is told last.
_NARROW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an article was published: EDTF, one best day in it, the basis, and for an inferred one the reason."""

    published: str | None
    best: str | None
    basis: str | None
    because: str | None


_UNKNOWN = Dating(published=None, best=None, basis=None, because=None)


def date_articles(readings: Sequence[Reading], cuts: Mapping[str, tuple[Cut, ...]]) -> dict[str, Dating]:
    """A dating for each article, by id: as it states it, else inferred from those that do and from the calendar.

    Where nothing narrows it all fields are None. The order of the readings does not matter.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    contents = [Content(reading, cuts.get(reading.article.id, ())) for reading in ordered]
    stated = [content for content in contents if content.reading.article.published is not None]
    return {content.reading.article.id: _date(content, stated) for content in contents}


def _date(content: Content, stated: Sequence[Content]) -> Dating:
    article = content.reading.article
    if article.published is not None:
        stated_day = article.published if edtf.width(article.published) > 1 else article.published[:10]
        return Dating(published=article.published, best=stated_day, basis=article.published_basis, because=None)
    times = content.times
    evidence = [
        *shared_evidence(content, stated),
        *calendar_evidence(content),
        *office_evidence(article.text),
        *own_evidence(article.text, times),
    ]
    days = agreed_days(evidence)
    if not days or max(days) - min(days) > _WIDEST:
        return _UNKNOWN
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    anchors = {each.anchor for each in evidence if each.anchor is not None}
    best = best_day(days, times, anchors) if (last - first).days < _WIDEST_WITH_DAY else None
    return Dating(
        published=edtf.format_days(first, last),
        best=None if best is None else date.fromordinal(best).isoformat(),
        basis="inferred",
        because=_reason(evidence, days, times, best),
    )


def agreed_days(evidence: Sequence[Evidence]) -> frozenset[int]:
    """The days (ordinals) that the weightiest evidence agrees on; evidence from one reason counts once."""
    strongest: dict[tuple[str, frozenset[int]], Evidence] = {}
    for each in evidence:
        if each.days:
            key = (each.because, each.days)
            strongest[key] = max(strongest.get(key, each), each, key=lambda one: one.weight)
    scores: dict[int, float] = defaultdict(float)
    for each in strongest.values():
        for day in each.days:
            scores[day] += each.weight
    if not scores:
        return frozenset()
    most = max(scores.values())
    return frozenset(day for day, score in scores.items() if score >= most - 1e-9)


# Of 191 dated articles that name a past weekday, the last one was the day of publication in 154, the day before in 30.
_LAGS = {0: 4.0, 1: 2.0, 2: 0.5}
# What each day since a weekday named costs: a week ago that day would have been "last Friday".
_AGE = 0.3


def best_day(days: frozenset[int], times: Sequence[Timex], anchors: set[int]) -> int:
    """The day on which the article's weekdays and "yesterday" fit best; the first such day."""
    refs = [time.ref for time in times if time.ref is not None and is_relative(time.ref)]
    return min(sorted(days), key=lambda day: -_fit(day, refs, anchors))


def _fit(day: int, refs: Sequence[TimeRef], anchors: set[int]) -> float:
    """How well a day fits what the article tells as its news."""
    anchor = date.fromordinal(day).isoformat()
    named = [_day_meant(ref, anchor) for ref in refs if ref.weekday is not None and ref.direction == "past"]
    past = [day - meant for meant in named if meant is not None and meant <= day]
    score = _LAGS.get(min(past), 0.0) - _AGE * sum(set(past)) if past else 0.0
    counted = [_day_meant(ref, anchor) for ref in refs if ref.unit == "day" and ref.day is None and ref.weekday is None]
    if any(meant in anchors for meant in counted if meant is not None):
        score += 3.0
    ahead = [_day_meant(ref, anchor) for ref in refs if ref.weekday is not None and ref.direction == "future"]
    return score - sum(meant == day for meant in ahead)


def _day_meant(ref: TimeRef, anchor: str) -> int | None:
    value = resolve(ref, anchor)
    if value is None or edtf.is_open(value) or edtf.width(value) != 1:
        return None
    return edtf.parse(value).first.toordinal()


def _reason(evidence: Sequence[Evidence], days: frozenset[int], times: Sequence[Timex], best: int | None) -> str:
    """One sentence: the strongest evidence that agrees, and the weekday that picks the best day."""
    agreeing = [each for each in evidence if days <= each.days]
    agreeing.sort(key=lambda each: (len(each.days) > _NARROW, -each.weight, len(each.days), each.because))
    reasons = [each.because for each in agreeing]
    sentence = "; ".join(dict.fromkeys(reasons[:3])) or "several pieces of evidence agree"
    if best is not None and len(days) > 1 and (named := _last_named(times, best)):
        sentence += f"; the last day that it names is “{named}”"
    return sentence[0].upper() + sentence[1:] + "."


def _last_named(times: Sequence[Timex], best: int) -> str | None:
    """The words of the article that mean the best day or the day before it."""
    anchor = date.fromordinal(best).isoformat()
    refs = [(time.text, time.ref) for time in times if time.ref is not None and is_relative(time.ref)]
    meant = {text: _day_meant(ref, anchor) for text, ref in reversed(refs)}
    return next((text for text, day in reversed(meant.items()) if day in (best, best - 1)), None)
