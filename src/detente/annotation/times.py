"""Time expressions in a document and what they mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from detente.annotation import times_calendar, times_relative
from detente.annotation.times_patterns import Found, pattern
from detente.annotation.times_tense import Tense
from detente.annotation.times_traps import is_time
from detente.model.document import Document
from detente.model.times import Direction, TimeRef, Timex, TimexType

_Builder = Callable[[re.Match[str]], TimeRef | None]
_ROUGHLY = re.compile(
    r"(?:about|around|roughly|some|nearly|almost|approximately|more than|over|under|less than)\s$", re.IGNORECASE
)


def find_times(document: Document) -> tuple[Timex, ...]:
    """All time expressions of a document in text order, none overlapping another, each within one sentence.

    ``ref`` is None for durations, sets, and what has no date of its own (a bare time of day).
    """
    starts = [token.start for token in document.tokens]
    ends = [token.end for token in document.tokens]
    chosen: list[tuple[Found, int, int]] = []
    for sentence in document.sentences:
        for found in _longest(_candidates(document.text, sentence.start, sentence.end)):
            first, last = bisect_right(ends, found.start), bisect_left(starts, found.end)
            if first < last and is_time(document, found, first, last):
                chosen.append((found, first, last))
    return tuple(_based(document, _directed(document, chosen)))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Builder | None, TimexType, str], ...]:
    """Pattern, builder, type and kind of each rule: "dated", "narrative" or "ahead"."""
    rules: list[tuple[re.Pattern[str], _Builder | None, TimexType, str]] = []
    dated = (*times_calendar.RULES, *times_relative.RULES)
    for kind, group in (
        ("dated", dated),
        ("narrative", times_relative.NARRATIVE_RULES),
        ("ahead", times_relative.AHEAD_RULES),
    ):
        rules.extend((pattern(source), build, "DATE", kind) for source, build in group)
    rules.extend((pattern(source), None, "DURATION", "plain") for source in times_relative.DURATION_SOURCES)
    rules.extend((pattern(source), None, "SET", "plain") for source in times_relative.SET_SOURCES)
    rules.extend((pattern(source), None, "TIME", "plain") for source in times_relative.CLOCK_SOURCES)
    return tuple(rules)


def _candidates(text: str, start: int, end: int) -> Iterator[Found]:
    for rule, build, type_, kind in _rules():
        for match in rule.finditer(text, start, end):
            ref = build(match) if build is not None else None
            if build is not None and ref is None:
                continue
            begin, finish = _trimmed(text, match.start(), match.end())
            roughly = ref is not None and _ROUGHLY.search(text[max(start, begin - 15) : begin])
            exact_type: TimexType = "TIME" if type_ == "DATE" and _names_hour(match) else type_
            yield Found(begin, finish, exact_type, ref, kind, "APPROX" if roughly else None)


def _names_hour(match: re.Match[str]) -> bool:
    """Whether a rule's group for a time of day matched."""
    groups = match.groupdict()
    return bool(groups.get("t") or groups.get("clock"))


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


def _directed(document: Document, chosen: list[tuple[Found, int, int]]) -> list[tuple[Found, int, int]]:
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
    if ref is None or ref.value is not None or ref.direction is not None:
        return False
    if found.kind == "ahead":
        return True
    if ref.unit in ("week", "weekend") and ref.weekday is None:
        return ref.offset == 0
    members = (ref.weekday, ref.month, ref.day, ref.season, ref.quarter)
    return ref.offset is None and any(member is not None for member in members)


def _name(found: Found) -> object:
    ref = found.ref
    return None if ref is None else (ref.unit, ref.weekday, ref.month, ref.day, ref.season, ref.quarter)


def _pointed(found: Found, way: Direction, *, sure: bool) -> Found:
    """The time with its direction; what may lie ahead only is a duration where it does not."""
    assert found.ref is not None
    if found.kind == "ahead":
        return found if way == "future" and sure else replace(found, type="DURATION", ref=None)
    if way == "near" and found.ref.unit in ("weekday", "weekend", "week"):
        way = "past"
    if way == "past" and not sure and found.ref.unit in ("day", "month", "season", "quarter"):
        way = "near"
    until = found.ref.until
    if until is not None and until.value is None:
        until = replace(until, direction=way)
    return replace(found, ref=replace(found.ref, direction=way, until=until))


def _based(document: Document, found: list[tuple[Found, int, int]]) -> Iterator[Timex]:
    """The timexes; what continues a story is counted from the last time told before it, else from the publication."""
    told: list[TimeRef] = []
    for one, first, last in found:
        ref = one.ref
        if one.kind == "narrative" and ref is not None:
            base = next((base for base in reversed(told) if _is_fine(base, ref)), None)
            ref = replace(ref, base=base) if base is not None else ref if (ref.offset or 0) < 0 else None
        if ref is not None and ref.until is None and ref.part is None and not _is_attribute(document, first, last):
            told.append(ref)
        yield Timex(one.start, one.end, document.text[one.start : one.end], one.type, ref, one.mod)


def _is_fine(base: TimeRef, step: TimeRef) -> bool:
    """Whether days can be counted from a time: not from a year."""
    if step.unit != "day":
        return True
    return base.unit in ("day", "weekday") or base.weekday is not None or len(base.value or "") == 10


def _is_attribute(document: Document, first: int, last: int) -> bool:
    """Whether a time only tells which thing is meant ("the June 3 attack", "Friday's vote") and moves no story on."""
    token = document.tokens[last - 1]
    return token.dep in ("compound", "poss", "nmod", "amod", "nummod") and not first <= token.head < last
