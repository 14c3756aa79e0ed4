"""Evidence from days that an undated and a dated article both name in sentences on the same matter."""

import re
from collections.abc import Iterator

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.dating_content import Content
from detente.merging.dating_evidence import (
    Evidence,
    days_around,
    days_meaning,
    evidence_for,
    is_narrow,
    is_relative,
    sentence_around,
)
from detente.model.times import TimeRef, Timex

_CONTENT = re.compile(r"[^\W\d_]{5,}")
# So many words of five letters or more in common, or one person named, and two sentences are on one matter.
_SHARED_WORDS = 4
_DULL = (
    "monday tuesday wednesday thursday friday saturday sunday about after again against along already before being "
    "between could during first further government minister officials other president their there these those under "
    "united states where which while would"
)


def named_days(undated: Content, stated: Content, day: str, name: str, sure: float) -> Iterator[Evidence]:
    """For each day or week named on one matter in both: when the undated one would mean what the dated one means.

    ``day`` is the dated article's publication, ``name`` what to call it; ``sure`` is how often
    the same day named on one matter is the same day. Only for articles of one story.
    """
    known = [(time, _words(stated, time), value) for time in stated.times if (value := _narrow_value(time.ref, day))]
    surnames = undated.surnames | stated.surnames
    for time in undated.times:
        ref = time.ref
        if ref is None or not is_relative(ref) or not is_narrow(ref):
            continue
        words = _words(undated, time)
        for other, others, value in known:
            if _same_day_name(ref, other.ref) and _on_one_matter(words, others, surnames):
                days = days_meaning(ref, value) & days_around(day, before=20, after=20)
                if days:
                    anchor = edtf.parse(value).first.toordinal() if edtf.width(value) == 1 else None
                    because = f"its “{time.text}” is the {value} of {name}"
                    yield evidence_for(days, sure, because, anchor)


def _narrow_value(ref: TimeRef | None, day: str) -> str | None:
    """The days that a dated article means, where they are a week at most."""
    value = resolve(ref, day) if ref is not None and is_relative(ref) and is_narrow(ref) else None
    return value if value is not None and edtf.width(value) <= 7 else None


def _same_day_name(ref: TimeRef, other: TimeRef | None) -> bool:
    """Whether both name the same weekday; a week or a weekend is the same whenever both name one."""
    return other is not None and ref.weekday == other.weekday and ref.unit == other.unit and ref.weekday is not None


def _words(content: Content, time: Timex) -> frozenset[str]:
    text = content.reading.article.text
    sentence = sentence_around(text, time.start)
    return frozenset(_CONTENT.findall(text[sentence.start : sentence.end]))


def _on_one_matter(words: frozenset[str], others: frozenset[str], surnames: frozenset[str]) -> bool:
    if words & others & surnames:
        return True
    common = {word.casefold() for word in words} & {word.casefold() for word in others}
    return len(common - set(_DULL.split())) >= _SHARED_WORDS
