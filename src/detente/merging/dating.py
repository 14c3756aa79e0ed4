"""Dates of articles that state none, from dated articles and the calendar (docs/decisions/dating.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.dating_archive import Archive
from detente.merging.dating_calendar import calendar_evidence
from detente.merging.dating_content import Content
from detente.merging.dating_evidence import Evidence, is_relative
from detente.merging.dating_happenings import happening_evidence
from detente.merging.dating_likelihood import Likelihood, Window, gain
from detente.merging.dating_likeness import likeness_evidence
from detente.merging.dating_offices import office_evidence
from detente.merging.dating_own import own_evidence, weekday_lifts
from detente.merging.dating_shared import shared_evidence
from detente.model.reading import Reading
from detente.model.record import Cut
from detente.model.times import TimeRef, Timex

# What is not narrowed to this many days is not dated.
_WIDEST = 6 * 366
# In a wider interval any single day would be a bare guess, and so would the day of every weekday in the article.
_WIDEST_WITH_DAY = 31
# How many reasons are told.
_REASONS = 3


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
    archive = Archive([content for content in contents if content.reading.article.published is not None])
    return {content.reading.article.id: _date(content, archive) for content in contents}


def _date(content: Content, archive: Archive) -> Dating:
    article = content.reading.article
    if article.published is not None:
        stated_day = article.published if edtf.width(article.published) > 1 else article.published[:10]
        return Dating(published=article.published, best=stated_day, basis=article.published_basis, because=None)
    evidence = _all_evidence(content, archive)
    likelihood = Likelihood(evidence, weekday_lifts(content.times))
    window = likelihood.window()
    days = window.last - window.first + 1
    if not evidence or days > _WIDEST:
        return _UNKNOWN
    anchors = {each.anchor for each in evidence if each.anchor is not None}
    best = best_day(likelihood, window, content.times, anchors) if days <= _WIDEST_WITH_DAY else None
    return Dating(
        published=edtf.format_days(date.fromordinal(window.first), date.fromordinal(window.last)),
        best=None if best is None else date.fromordinal(best).isoformat(),
        basis="inferred",
        because=_reason(evidence, window, content.times, best),
    )


def _all_evidence(content: Content, archive: Archive) -> list[Evidence]:
    """All that speaks for a day of publication; the same reason for the same days counts once."""
    likes = archive.most_like(content)
    found = [
        *shared_evidence(content, likes, in_few=not archive.knows_words),
        *likeness_evidence(content, likes, archive),
        *calendar_evidence(content),
        *happening_evidence(content),
        *office_evidence(content.reading.article.text),
        *own_evidence(content.reading.article.text, content.times),
    ]
    return list({(each.because, each.lifts): each for each in found}.values())


# Of 191 dated articles that name a past weekday, the last one was the day of publication in 154, the day before in 30.
_LAGS = {0: 4.0, 1: 2.0, 2: 0.5}
# What each day since a weekday named costs: a week ago that day would have been "last Friday".
_AGE = 0.3


def best_day(likelihood: Likelihood, window: Window, times: Sequence[Timex], anchors: set[int]) -> int:
    """The likeliest day, on which also the article's weekdays and "yesterday" fit best; the first such day."""
    refs = [time.ref for time in times if time.ref is not None and is_relative(time.ref)]
    days = range(window.first, window.last + 1)
    return min(days, key=lambda day: -round(likelihood.log(day) + _fit(day, refs, anchors), 6))


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


def _reason(evidence: Sequence[Evidence], window: Window, times: Sequence[Timex], best: int | None) -> str:
    """One sentence: the evidence that speaks most for these days, and the weekday that picks the best day."""
    told = sorted((-gain(each, window), each.because) for each in evidence)
    reasons = [because for against, because in told if against < 0]
    sentence = "; ".join(list(dict.fromkeys(reasons))[:_REASONS]) or "several pieces of evidence agree"
    if best is not None and window.first < window.last and (named := _last_named(times, best)):
        sentence += f"; the last day that it names is “{named}”"
    return sentence[0].upper() + sentence[1:] + "."


def _last_named(times: Sequence[Timex], best: int) -> str | None:
    """The words of the article that mean the best day or the day before it."""
    anchor = date.fromordinal(best).isoformat()
    refs = [(time.text, time.ref) for time in times if time.ref is not None and is_relative(time.ref)]
    meant = {text: _day_meant(ref, anchor) for text, ref in reversed(refs)}
    return next((text for text, day in reversed(meant.items()) if day in (best, best - 1)), None)
