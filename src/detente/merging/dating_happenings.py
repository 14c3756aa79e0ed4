"""Evidence from the dated happenings of which an article tells."""

import math
from datetime import date

from detente.calendar import edtf
from detente.calendar.happenings import Happening, happenings_told
from detente.merging.dating_attention import attention_evidence, silence_evidence
from detente.merging.dating_content import Content
from detente.merging.dating_evidence import (
    EARLIEST,
    Evidence,
    Lift,
    days_meaning,
    is_narrow,
    is_relative,
    rough_sentences,
    runs,
)
from detente.model.times import Timex

# What stands in the first sentences is the news.
_LEAD = 3
# By how much likelier a day, or a month, named in the sentence of a happening is where it means that of the happening.
_SAME_DAY, _SAME_MONTH = math.log(15), math.log(6)


def happening_evidence(content: Content) -> list[Evidence]:
    """What the happenings of the calendar that an article tells of, and those of which it is silent, say of its day."""
    article = content.reading.article
    sentences = [*([article.headline] if article.headline else []), *rough_sentences(content.news)]
    first: dict[Happening, str] = {}
    found: list[Evidence] = []
    for number, sentence in enumerate(sentences):
        told = happenings_told(sentence)
        for happening in sorted(told, key=lambda one: (one.days, one.name)):
            where = ("lead" if number <= _LEAD else "body") if told[happening] else "name"
            if first.get(happening, "name") == "name":
                first[happening] = where
            if told[happening]:
                found.extend(_named_beside(content, sentence, happening))
    told_of = [day.toordinal() for one, where in first.items() if where != "name" for day in one.days]
    dated = [day for time in content.times if (day := _written_day(time)) is not None]
    found.extend(silence_evidence([*told_of, *dated]))
    return [_attention(happening, where) for happening, where in first.items()] + found


def _written_day(time: Timex) -> int | None:
    value = time.ref.value if time.ref is not None else None
    if value is None or edtf.is_open(value) or edtf.width(value) > 1:
        return None
    return max(edtf.parse(value).first, EARLIEST).toordinal()


def _attention(happening: Happening, where: str) -> Evidence:
    days = [day.toordinal() for day in happening.days]
    because = f"it tells of {happening.name} ({_written(happening.days)})"
    return attention_evidence(days, f"{happening.kind} {where}", because, days[-1])


def _written(days: tuple[date, ...]) -> str:
    return ", ".join(day.isoformat() for day in days)


def _named_beside(content: Content, sentence: str, happening: Happening) -> list[Evidence]:
    """Days on which a time named in the sentence ("on Monday", "last month") would mean that of the happening."""
    start = content.reading.article.text.find(sentence)
    if start < 0:
        return []
    found = []
    for time in content.times:
        if start <= time.start < start + len(sentence) and time.ref is not None and is_relative(time.ref):
            days = {day for known in happening.days for day in days_meaning(time.ref, known.isoformat())}
            log = _SAME_DAY if is_narrow(time.ref) else _SAME_MONTH
            lifts = tuple(Lift(first, last, log) for first, last in runs(days))
            because = f"its “{time.text}” would be the time of {happening.name}"
            found.append(Evidence(lifts, because, happening.days[-1].toordinal()))
    return [each for each in found if each.lifts]
