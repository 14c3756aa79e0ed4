"""Boilerplate in articles: what reads unlike news, what recurs, and where it stands (docs/decisions/cutting.md)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.lexicon.boilerplate import BOILERPLATE, Judgement, judge_line, leading_machinery
from detente.merging.recurrence import recurring_lines
from detente.model.article import Article
from detente.model.record import Cut

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LOWER_WORD = re.compile(r"\b[a-z]{4,}")  # names of photographers and agencies have none
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")
_LINK_HEADING = re.compile(r"[:…]$|^related|^around|^more |^recommended|^trending", re.IGNORECASE)
_WHY = {
    "plea": "asks the reader for something",
    "link": "leads to other pages",
    "page": "is machinery of the page",
    "legal": "is a legal notice",
    "credit": "credits pictures or staff",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article that is not blank: characters ``[start, end)`` without outer blanks, and how it reads."""

    start: int
    end: int
    text: str
    judged: Judgement

    @property
    def words(self) -> int:
        """The number of its words."""
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it ends like a sentence and is long enough for one."""
        return self.words > 6 and _SENTENCE_END.search(self.text) is not None

    @property
    def reads_like_reporting(self) -> bool:
        """Whether it is a sentence that tells something, and does not speak to the reader."""
        return self.is_sentence and self.judged.score < 0.5 and (self.judged.reporting > 0 or self.words > 25)


def find_cuts(articles: Sequence[Article]) -> dict[str, tuple[Cut, ...]]:
    """For each article, by id, its stretches of boilerplate in text order; the articles' order does not matter."""
    lines = {article.id: lines_of(article.text) for article in articles}
    recurring = recurring_lines(articles, {id_: [line.text for line in found] for id_, found in lines.items()})
    return {article.id: _cut(article, lines[article.id], recurring) for article in articles}


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank; machinery with which a line begins ("Image caption") stands by itself."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        start = match.start() + match.group().index(stripped)
        found.extend(_parts(stripped, start))
    return found


def _parts(line: str, start: int) -> Iterator[Line]:
    length, kind = leading_machinery(line)
    rest = line[length:].lstrip(" :")
    if kind is not None:
        bare = not rest or not _LOWER_WORD.search(rest)
        end = len(line) if bare else length
        yield Line(start, start + end, line[:end], Judgement(BOILERPLATE, 0.0, kind))
        if bare:
            return
    yield Line(start + len(line) - len(rest), start + len(line), rest, judge_line(rest))


def _cut(article: Article, lines: Sequence[Line], recurring: Mapping[tuple[str, str], int]) -> tuple[Cut, ...]:
    headline = _headline_line(article, lines)
    why: dict[int, str] = {}
    for number, line in enumerate(lines):
        if number != headline and (reason := _own_reason(line, recurring.get((article.id, line.text), 0))):
            why[number] = reason
    _join_pleas(lines, why, headline)
    _follow_links(lines, why, headline)
    _close_tail(lines, why, headline)
    return tuple(Cut(lines[number].start, lines[number].end, why[number]) for number in sorted(why))


def _headline_line(article: Article, lines: Sequence[Line]) -> int | None:
    """The line that is the headline: as the article states it, where it stands in the text."""
    wanted = _letters(article.headline or "")
    return next((number for number, line in enumerate(lines) if wanted and _letters(line.text) == wanted), None)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


# Of an outlet's articles, written independently of each other, that hold the same line: some, and many.
_SOME, _MANY = 3, 8


def _own_reason(line: Line, recurs: int) -> str | None:
    """Why a line is cut by itself, or None."""
    judged = line.judged
    if judged.score - _held_back(line) >= BOILERPLATE and judged.kind:
        return _WHY[judged.kind]
    if recurs >= _MANY or (recurs >= _SOME and (judged.score > 0 or not line.is_sentence)):
        return "recurs in the outlet's articles"
    return None


# A long paragraph holds a cue of some kind by chance; pleas of such length hold many.
_LONG, _LONG_NEEDS = 80, 0.5


def _held_back(line: Line) -> float:
    """What speaks against cutting: signs of reporting, more of them in a long sentence than in a short one."""
    reporting = line.judged.reporting if line.words > 12 else line.judged.reporting / 2
    return reporting + (_LONG_NEEDS if line.words > _LONG else 0.0)


# A plea goes on over so many lines that have no cue of their own.
_PLEA_GAP = 3


def _join_pleas(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """What lies between two lines of one plea belongs to it where it does not read like reporting."""
    pleas = sorted(number for number, reason in why.items() if reason == _WHY["plea"])
    for first, second in pairwise(pleas):
        between = range(first + 1, second)
        if len(between) <= _PLEA_GAP and not any(lines[n].reads_like_reporting or n == headline for n in between):
            for number in between:
                why.setdefault(number, "stands within a plea")


def _follow_links(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """Short lines below a heading for links ("Related articles:") are the links."""
    for number in sorted(n for n, reason in why.items() if reason == _WHY["link"]):
        if not _LINK_HEADING.search(lines[number].text) or lines[number].words > 6:
            continue
        following = number + 1
        while following < len(lines) and following != headline and _is_link(lines[following]):
            why.setdefault(following, "stands in a list of links")
            following += 1


def _is_link(line: Line) -> bool:
    return line.words <= 16 and not _SENTENCE_END.search(line.text) and not line.text.endswith((":", ","))


def _close_tail(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """After the last line of reporting, what stands among pleas and links goes with them."""
    last = max((n for n, line in enumerate(lines) if n not in why and (line.is_sentence or n == headline)), default=-1)
    reasons = Counter(why[n] for n in range(last + 1, len(lines)) if n in why)
    if not reasons[_WHY["plea"]] + reasons[_WHY["link"]]:
        return
    first = min(n for n in why if n > last)
    for number in range(first, len(lines)):
        why.setdefault(number, "stands among boilerplate at the end")
