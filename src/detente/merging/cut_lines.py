"""The lines of an article, each without the machinery that stands inside it (docs/decisions/cutting.md)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from detente.lexicon.boilerplate import (
    BOILERPLATE,
    Judgement,
    judge_line,
    leading_machinery,
    trailing_machinery,
    without_quotations,
)
from detente.merging.cut_popups import popups
from detente.model.record import Cut

WHY = {
    "plea": "asks the reader for something",
    "link": "leads to other pages",
    "page": "is machinery of the page",
    "legal": "is a legal notice",
    "credit": "credits pictures or staff",
}

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LOWER_WORD = re.compile(r"\b[a-z]{4,}")  # names of photographers and agencies have none
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_BOUNDARY = re.compile(r"(?<=[a-z0-9)”\"’][.!?])[\"”’)]*\s+(?=[A-Z“\"(])")
_OPEN_QUOTATION = re.compile(r"^\s*[“\"]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article that is not blank: characters ``[start, end)`` without outer blanks, and how it reads.

    ``text`` is what is left of it without the machinery ``inside``.
    """

    start: int
    end: int
    text: str
    judged: Judgement
    inside: tuple[Cut, ...] = ()

    @property
    def words(self) -> int:
        """The number of its words."""
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence and is long enough for one."""
        return self.words > 6 and ends_sentence(self.text)

    @property
    def leads_on(self) -> bool:
        """Whether it is a sentence that something follows, a quotation or a list."""
        return self.words > 6 and self.text.endswith(":")

    @property
    def reads_like_reporting(self) -> bool:
        """Whether it is a sentence that tells something, and does not speak to the reader."""
        return self.is_sentence and self.judged.score < 0.5 and (self.judged.reporting > 0 or self.words > 25)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, whatever closes after it."""
    return _SENTENCE_END.search(text) is not None


@lru_cache(maxsize=1 << 12)  # one merge asks twice, and the next merge again
def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank; machinery with which a line begins or ends is no part of its words."""
    return tuple(_line(*_stripped(match)) for match in _LINE.finditer(text))


def _stripped(match: re.Match[str]) -> tuple[str, int]:
    line = match.group().strip()
    return line, match.start() + match.group().index(line)


def _line(line: str, start: int) -> Line:
    spans = sorted(_machinery(line))
    if not spans:
        return Line(start, start + len(line), line, judge_line(line))
    rest = _without(line, spans)
    if spans[0][0] > 0 and _is_one_plea(line, rest):
        return Line(start, start + len(line), line, judge_line(line))
    if not _LOWER_WORD.search(rest) and not ends_sentence(rest):
        kind = next((kind for _, _, kind in spans if kind != "link"), "link")
        return Line(start, start + len(line), line, Judgement(BOILERPLATE, 0.0, kind))
    inside = tuple(Cut(start + begin, start + end, WHY[kind]) for begin, end, kind in spans)
    return Line(start, start + len(line), rest, judge_line(rest), inside)


# A plea of one line is not longer; what is, tells something first.
_PLEA = 40


def _is_one_plea(line: str, rest: str) -> bool:
    """Whether a line is boilerplate as a whole ("Is your town safe? Click here.") and not a caption before a credit."""
    whole = judge_line(line)
    asks = whole.kind in ("plea", "link") and whole.score - whole.reporting >= BOILERPLATE
    return asks and judge_line(rest).reporting == 0 and len(line.split()) <= _PLEA


def _without(line: str, spans: Iterable[tuple[int, int, str]]) -> str:
    kept, at = [], 0
    for begin, end, _ in spans:
        kept.append(line[at:begin])
        at = end
    kept.append(line[at:])
    return " ".join("".join(kept).split()).strip(" :")


def _machinery(line: str) -> Iterator[tuple[int, int, str]]:
    """Stretches inside one line that are no part of its sentences, as (start, end, kind); they do not overlap."""
    first, kind = leading_machinery(line)
    if kind is not None:
        yield 0, first, kind
    last, kind = trailing_machinery(line)
    if kind is not None and last > first:
        begin = last + len(line[last:]) - len(line[last:].lstrip())
        yield begin, len(line), kind
    for begin, end, kind in _closing_pleas(line[:last].rstrip()):
        if begin >= first:
            yield begin, end, kind
            last = min(last, begin)
    yield from ((begin, end, "link") for begin, end in popups(line) if first <= begin and end <= last)


def _closing_pleas(line: str) -> Iterator[tuple[int, int, str]]:
    """The last sentences of a paragraph that ask the reader for something or lead him away."""
    last = max(line.rfind(stop) for stop in _STOPS)
    if last < 0 or judge_line(line[last + 1 :].lstrip('”"’)')).score < BOILERPLATE or _quotes_on(line):
        return
    if judge_line(line).score >= 2 * BOILERPLATE:
        return
    masked = without_quotations(line)
    starts = [0, *(boundary.end() for boundary in _BOUNDARY.finditer(masked))]
    end, pleas = len(line), 0
    for start in reversed(starts):
        sentence = masked[start:end].rstrip()
        judged = judge_line(sentence)
        if judged.score - judged.reporting >= BOILERPLATE and judged.kind is not None and not sentence.endswith(":"):
            yield start, end, judged.kind
        elif pleas and sentence.endswith("?") and len(sentence.split()) <= _QUESTION:
            yield start, end, "plea"
        else:
            return
        end, pleas = start, pleas + 1


# "Have you been there?", before the reader is asked to write, is not longer.
_QUESTION = 15
# What may stand before the last sentence of a line; a first look that is much cheaper than finding all sentences.
_STOPS = (". ", "? ", "! ", ".” ", '." ', ".’ ", ".) ", "!” ", "?” ")


def _quotes_on(line: str) -> bool:
    """Whether a paragraph belongs to a quotation that goes on in the next one."""
    return _OPEN_QUOTATION.match(line) is not None and line.count("”") + line.count('"') < 2
