"""Time expressions in a document and what they mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter

from detente.annotation import times_accounts, times_calendar, times_clock, times_lengths, times_relative
from detente.annotation.times_clock import clock_of
from detente.annotation.times_events import Placed
from detente.annotation.times_patterns import Found, Meaning, Rule, part_of, pattern
from detente.annotation.times_story import based
from detente.annotation.times_tense import Tense
from detente.annotation.times_traps import is_time
from detente.annotation.times_triage import kinds_of, mask_of
from detente.model.document import Document
from detente.model.times import Direction, Part, Timex, TimexType

_ROUGHLY = re.compile(
    r"(?:about|around|roughly|some|nearly|almost|approximately|more than|over|under|less than)\s$", re.IGNORECASE
)
_MODS: dict[Part | None, str] = {"early": "START", "start": "START", "mid": "MID", "late": "END", "end": "END"}
_HOURS = ("t", "clock", "before")
_start, _end = attrgetter("start"), attrgetter("end")


def find_times(document: Document) -> tuple[Timex, ...]:
    """All time expressions of a document in text order, none overlapping another, each within one sentence.

    ``ref`` is None for durations, sets, and what has no date of its own (a bare time of day, "recently"); the length
    of a duration, the cycle of a set and the like are in ``value``.
    """
    text = document.text
    tokens = document.tokens
    chosen: list[Placed] = []
    for sentence in document.sentences:
        rules = _rules_for(kinds_of(text, sentence.start, sentence.end))
        if not rules:
            continue
        for found in _longest(_candidates(rules, text, sentence.start, sentence.end)):
            first = bisect_right(tokens, found.start, sentence.first, sentence.last, key=_end)
            last = bisect_left(tokens, found.end, sentence.first, sentence.last, key=_start)
            if first < last and is_time(document, found, first, last):
                chosen.append((found, first, last))
    return tuple(based(document, _directed(document, chosen)))


@cache
def _rules() -> tuple[tuple[int, re.Pattern[str], Rule], ...]:
    """Every rule with the kinds of words it needs and its pattern."""
    modules = (times_calendar, times_relative, times_accounts, times_lengths, times_clock)
    return tuple((mask_of(rule.needs), pattern(rule.source), rule) for module in modules for rule in module.RULES)


@cache
def _rules_for(kinds: int) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """The rules whose words a sentence has."""
    return tuple((compiled, rule) for mask, compiled, rule in _rules() if kinds & mask == mask)


def _candidates(rules: tuple[tuple[re.Pattern[str], Rule], ...], text: str, start: int, end: int) -> Iterator[Found]:
    for compiled, rule in rules:
        for match in compiled.finditer(text, start, end):
            built = rule.build(match)
            if built is None:
                continue
            meaning = built if isinstance(built, Meaning) else Meaning(ref=built)
            yield _found(rule, match, meaning, text, start)


def _found(rule: Rule, match: re.Match[str], meaning: Meaning, text: str, start: int) -> Found:
    """The stretch of a match, with its type, its time of day, and how roughly or partly it is meant."""
    begin, finish = _trimmed(text, match.start(), match.end())
    groups = match.groupdict()
    hours = [groups[name] for name in _HOURS if groups.get(name)]
    clock = next((clock for hour in reversed(hours) if (clock := clock_of(hour))), None)
    exact: TimexType = "TIME" if rule.type == "DATE" and hours else rule.type
    mod = _MODS.get(part_of(groups.get("p")))
    if meaning.ref is not None and _ROUGHLY.search(text, max(start, begin - 15), begin):
        mod = "APPROX"
    return Found(begin, finish, exact, replace(meaning, mod=mod) if mod else meaning, rule.kind, clock)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace() or text[end - 1] == ",":
        end -= 1
    return start, end


def _longest(candidates: Iterator[Found]) -> Iterator[Found]:
    """Of overlapping candidates the one that begins first, then the longest, then the one of the earlier rule."""
    reached = -1
    for found in sorted(candidates, key=lambda found: (found.start, -found.end)):
        if found.start >= reached:
            yield found
            reached = found.end


def _directed(document: Document, chosen: list[Placed]) -> list[Placed]:
    """Each time with its direction; where its sentence leaves it open, that of the same name elsewhere."""
    tense = Tense(document)
    told = {
        number: tense.direction(first, last, unit=found.ref.unit)
        for number, (found, first, last) in enumerate(chosen)
        if found.ref is not None and _leans(found)
    }
    sure: dict[object, set[Direction]] = {}
    for number, (way, is_sure) in told.items():
        if is_sure:
            sure.setdefault(_name(chosen[number][0]), set()).add(way)
    done = []
    for number, (found, first, last) in enumerate(chosen):
        if number in told:
            way, is_sure = told[number]
            ways = sure.get(_name(found), set())
            if not is_sure and len(ways) == 1 and found.kind == "dated":
                way, is_sure = next(iter(ways)), True
            found = _pointed(found, way, sure=is_sure)
        done.append((found, first, last))
    return done


def _leans(found: Found) -> bool:
    """Whether the sentence has to tell where the time points."""
    ref = found.ref
    if ref is None or ref.value is not None or ref.direction is not None or found.kind == "event":
        return False
    if found.kind == "ahead":
        return True
    if ref.unit in ("week", "weekend") and ref.weekday is None:
        return ref.offset == 0
    members = (ref.weekday, ref.month, ref.day, ref.season, ref.quarter, ref.feast)
    return ref.offset is None and any(member is not None for member in members)


def _name(found: Found) -> object:
    """What a time that has no year of its own is called by: times of one name are likely to point one way."""
    ref = found.ref
    assert ref is not None
    return ref.unit, ref.weekday, ref.month, ref.day, ref.season, ref.quarter, ref.feast


def _pointed(found: Found, way: Direction, *, sure: bool) -> Found:
    """The time with its direction; what may lie ahead only is a duration where it does not."""
    assert found.ref is not None
    if found.kind == "ahead":
        return (
            replace(found, meaning=replace(found.meaning, value=None)) if way == "future" and sure else _lasting(found)
        )
    if way == "near" and found.ref.unit in ("weekday", "weekend", "week"):
        way = "past"
    if way == "past" and not sure and found.ref.unit in ("day", "month", "season", "quarter"):
        way = "near"
    until = found.ref.until
    if until is not None and until.value is None:
        until = replace(until, direction=way)
    return replace(found, meaning=replace(found.meaning, ref=replace(found.ref, direction=way, until=until)))


def _lasting(found: Found) -> Found:
    """ "In two weeks" as the time that something took."""
    return replace(found, type="DURATION", meaning=Meaning(value=found.meaning.value))
