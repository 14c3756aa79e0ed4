"""Spans in quotation marks: which marks open, which close, and which only set off a word or a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.annotation.quotes_scare import is_scare
from detente.model.document import Quote, Sentence

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_DOUBLE = '“”„‟"«»'
_SINGLE = "‘’'"
_MARK = re.compile(r"''(?!')|``|[“”„‟\"«»‘’']")
# "'90s", "'em", "'til" begin with an apostrophe, not with a quotation.
_ELISION = re.compile(r"(?:\d0s|em|til|cause|tis|twas|bout|n|round)\b", re.IGNORECASE)
# The words between an unclosed quotation and the next one: where the missing mark must have stood.
_TAG = re.compile(
    r"[,.?!](?= (?:(?:he|she|they|it) |[^.?!\"“”]{1,60} )?(?:said|says|added|told|asked|wrote|tweeted|according to)\b)"
)
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)")
# An embedded tweet keeps its words without marks, and its author's handle behind a dash.
_TWEET = re.compile(
    r"(?P<words>\S[^\n]*?\S)\s*(?:\s(?:https?://|pic\.twitter|t\.co/)\S+)*\s+[—–-]+ [^\n()—]{2,60} ?\(@\w+\)"
)
_NESTED_LIMIT = 60

Role = Literal["open", "close", "either", "none"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One quotation mark: where it stands, whether it is double, and what its neighbours let it be."""

    start: int
    end: int
    double: bool
    role: Role


def find_quotes(text: str, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """All quoted spans of a text in order, the outer one where they nest, with scare quotes told apart.

    Curly, straight, angled, single and mixed marks; a quotation whose closing mark is missing ends with its
    paragraph and is ``open``; an embedded tweet is a span too. ``sentences`` are not needed yet.
    """
    quotes: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        spans = list(_paragraph_spans(text, start, end))
        tweet = _TWEET.match(text, start, end)
        if tweet and not any(span[0] <= start + 1 for span in spans):
            spans = [(tweet.start("words"), tweet.end("words"), False)]
        quotes.extend(
            Quote(first, last, scare=not is_open and is_scare(text, first, last), open=is_open)
            for first, last, is_open in spans
        )
    return tuple(quotes)


def _paragraph_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, open) for the outermost quotations of one paragraph."""
    marks = [_mark(text, match, start, end) for match in _MARK.finditer(text, start, end)]
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not _opens(text, marks, at, end):
            at += 1
            continue
        close = _closing(text, marks, at)
        if close is not None:
            yield from _trimmed(text, mark.end, marks[close].start, is_open=False)
            at = close + 1
            continue
        yield from _unclosed(text, marks, at, end)
        following = _next_opening(marks, at)
        if following is None:
            return
        at = following


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    """A mark with the role that its shape and its neighbours give it."""
    shape = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    double = shape[0] in _DOUBLE or len(shape) == 2
    return _Mark(match.start(), match.end(), double, _role(shape, before, after))


def _role(shape: str, before: str, after: str) -> Role:
    gap_before = before.isspace() or before in "([{—–-/:" or before in _DOUBLE + _SINGLE
    gap_after = after.isspace() or after in ".,;:?!)]}—–-/" or after in _DOUBLE + _SINGLE
    if shape in "’'" and before.isalnum() and after.isalnum():
        return "none"
    if shape == '"' and before.isdigit() and after in " x×" and not after.isspace():
        return "none"
    if shape in "„«``":
        return "open"
    if shape in "“‘":
        return "close" if gap_after and not gap_before else "open"
    if shape in "”’»":
        return "open" if before.isspace() and after.isalnum() else "close"
    return _straight_role(before, after, gap_before=gap_before, gap_after=gap_after)


def _straight_role(before: str, after: str, *, gap_before: bool, gap_after: bool) -> Role:
    """What a straight mark can be: the blank on one side tells, and where both or none are blank either is possible."""
    if gap_before and not gap_after:
        return "open" if before.isspace() or before in "([{" else "either"
    if gap_after and not gap_before:
        return "close"
    return "either"


def _opens(text: str, marks: list[_Mark], at: int, end: int) -> bool:
    """Whether a mark outside any quotation begins one; a single mark without a fellow is an apostrophe."""
    mark = marks[at]
    if mark.double:
        return mark.role in ("open", "either")
    if mark.role != "open" or _ELISION.match(text, mark.end, end):
        return False
    return _closing(text, marks, at) is not None


def _closing(text: str, marks: list[_Mark], at: int) -> int | None:
    """The index of the mark that closes the quotation opened by mark ``at``, or None in this paragraph."""
    if not marks[at].double:
        return _closing_single(text, marks, at)
    depth = 1
    for i in range(at + 1, len(marks)):
        mark = marks[i]
        if not mark.double:
            continue
        if mark.role == "open" and _nests(text, marks, i):
            depth += 1
        elif mark.role != "open":
            depth -= 1
            if depth == 0:
                return i
        else:
            return None
    return None


def _nests(text: str, marks: list[_Mark], at: int) -> bool:
    """Whether an opening mark inside a quotation begins a short one of its own, and the outer one goes on after it."""
    closings = [m for m in marks[at + 1 :] if m.double]
    if len(closings) < 2 or closings[0].role == "open":
        return False
    inner, outer = closings[0], closings[1]
    short = inner.start - marks[at].end <= _NESTED_LIMIT
    return short and outer.role != "open"


def _closing_single(text: str, marks: list[_Mark], at: int) -> int | None:
    """The closing single mark: one after punctuation if there is any, as "leaders' " may be a plural's apostrophe."""
    candidates = []
    for i in range(at + 1, len(marks)):
        mark = marks[i]
        if mark.double:
            continue
        if mark.role == "open":
            break
        if mark.role == "close":
            candidates.append(i)
            if text[mark.start - 1] != "s" or text[mark.end : mark.end + 1] in _STOPS:
                break
    return candidates[-1] if candidates else None


_STOPS = (".", ",", ";", ":", "?", "!", "")


def _unclosed(text: str, marks: list[_Mark], at: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The span of a quotation without closing mark: up to its "he said", the next quotation, or the paragraph's end."""
    start, following = marks[at].end, _next_opening(marks, at)
    limit = marks[following].start if following is not None else end
    tag = _TAG.search(text, start, limit)
    if tag:
        yield from _trimmed(text, start, tag.end(), is_open=False)
    elif following is None:
        yield from _trimmed(text, start, end, is_open=True)
    else:
        stops = [m.end() for m in _SENTENCE_END.finditer(text, start, limit)]
        if stops:
            yield from _trimmed(text, start, stops[-1], is_open=True)


def _next_opening(marks: list[_Mark], at: int) -> int | None:
    return next((i for i in range(at + 1, len(marks)) if marks[i].double and marks[i].role in ("open", "either")), None)


def _trimmed(text: str, start: int, end: int, *, is_open: bool) -> Iterator[tuple[int, int, bool]]:
    """The span without blanks at its ends; nothing where no letter or digit is left."""
    words = text[start:end]
    if any(char.isalnum() for char in words):
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()), is_open
