"""The time expressions of an article with their dates, once its publication is known."""

from collections.abc import Sequence

from detente.calendar.resolve import resolve
from detente.model.record import Cut, DatedTimex
from detente.model.spans import Span
from detente.model.times import Timex


def date_times(times: Sequence[Timex], anchor: str | None, cut: Sequence[Cut]) -> tuple[DatedTimex, ...]:
    """Each time expression outside the cuts, in text order, with its EDTF value where it has one."""
    return tuple(
        DatedTimex(
            start=timex.start,
            end=timex.end,
            text=timex.text,
            type=timex.type,
            value=None if timex.ref is None else resolve(timex.ref, anchor),
            mod=timex.mod,
        )
        for timex in times
        if not any(Span(timex.start, timex.end).overlaps(Span(each.start, each.end)) for each in cut)
    )
