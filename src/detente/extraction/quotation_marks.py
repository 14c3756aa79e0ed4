"""Quotation marks at the edge of a stretch of text that a claim is about."""

from detente.model.spans import Span

_MARKS = ("“", "”", '"')
_STOPS = (".", ",", "?", "!")


def with_closing_mark(text: str, span: Span) -> Span:
    """The span with the closing mark behind it, and the stop before the mark, where its words hold the opening one."""
    marks = sum(text.count(mark, span.start, span.end) for mark in _MARKS)
    if marks % 2 == 0:
        return span
    end = span.end + int(text[span.end : span.end + 1] in _STOPS)
    return Span(span.start, end + 1) if text[end : end + 1] in _MARKS else span
