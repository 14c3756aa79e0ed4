"""Which quoted spans are statements: speech, no headline's words, no term that nobody is said to use."""

import re

from detente.extraction.statement_quoted import Attribution, Quoted

_WORD = re.compile(r"[^\W_]+(?:[-‑–’'.&/][^\W_]+)*")
_FRAGMENT = 5
_SURE, _LIKELY = 6.0, 4.0
_ENDS = (".", "!", "?", "”", '"', "’", "'", ":", "…", ")", "]", ",")


def is_statement(quoted: Quoted, number: int, attribution: Attribution) -> bool:
    """Whether a quotation counts: long ones but for headlines, fragments where a cue ties them to a speaker."""
    quote, text = quoted.quotes[number], quoted.document.text
    words = _WORD.findall(text[quote.start : quote.end])
    if in_heading(quoted, number):
        return False
    if len(words) <= _FRAGMENT and not _is_clause(quoted, number):
        return attribution.speaker is not None and attribution.score >= (_SURE if len(words) == 2 else _LIKELY)
    return attribution.speaker is not None or len(words) > _FRAGMENT


def _is_clause(quoted: Quoted, number: int) -> bool:
    """Whether the quoted words stand as a sentence of their own or hold a verb with its subject."""
    first, last = quoted.ranges[number]
    tokens = quoted.document.tokens[first:last]
    return any(t.dep in ("nsubj", "nsubjpass", "expl") and first <= t.head < last for t in tokens)


def in_heading(quoted: Quoted, number: int) -> bool:
    """Whether a quotation stands in a line that is no sentence: the headline, a subheading, a caption's title."""
    quote, text = quoted.quotes[number], quoted.document.text
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    single = text[quote.start - 1 : quote.start] in ("'", "‘")
    return (single and not line.endswith(_ENDS[:3])) or (
        line == text.lstrip().split("\n", 1)[0].strip() and not line.endswith(_ENDS)
    )
