"""The time expressions of an article with their dates, once its publication is known."""

from collections.abc import Sequence

from detente.calendar.resolve import resolve
from detente.model.record import Cut, DatedTimex
from detente.model.spans import Span
from detente.model.times import Timex


def date_times(times: Sequence[Timex], anchor: str | None, cut: Sequence[Cut]) -> tuple[DatedTimex, ...]:
    """Each time expression outside the cuts, in text order, with its EDTF value where it has one.

    A duration or a set that means no stretch of days has TIMEX3's value ("P3D", "XXXX-WXX-1").
    """
    return tuple(
        DatedTimex(
            start=timex.start,
            end=timex.end,
            text=timex.text,
            type=timex.type,
            value=_value(timex, anchor),
            mod=timex.mod,
        )
        for timex in times
        if not any(Span(timex.start, timex.end).overlaps(Span(each.start, each.end)) for each in cut)
    )


def _value(timex: Timex, anchor: str | None) -> str | None:
    if timex.ref is not None:
        return resolve(timex.ref, anchor)
    return timex.value if timex.type in ("DURATION", "SET") else None
