"""Quotation marks at the edge of a stretch of text that a claim is about."""

from detente.model.spans import Span

_MARKS = ("“", "”", '"')


def with_closing_mark(text: str, span: Span) -> Span:
    """The span with the closing mark right behind it, where its words hold the opening one."""
    marks = sum(text.count(mark, span.start, span.end) for mark in _MARKS)
    return Span(span.start, span.end + 1) if marks % 2 and text[span.end : span.end + 1] in _MARKS else span
