"""Boilerplate in articles: what reads unlike news, what recurs, and where it stands (docs/decisions/cutting.md)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from detente.lexicon.boilerplate import BOILERPLATE, ending_kind
from detente.merging.cut_lines import WHY, Line, ends_sentence, lines_of
from detente.merging.recurrence import lines_that_head_others, recurring_lines
from detente.model.article import Article
from detente.model.record import Cut

_LINK_HEADING = re.compile(r"[:…]$|^related|^around|^more |^recommended|^trending", re.IGNORECASE)
_LETTERS = re.compile(r"\W+")


def find_cuts(
    articles: Sequence[Article], *, judged: dict[str, Sequence[Line]] | None = None
) -> dict[str, tuple[Cut, ...]]:
    """For each article, by id, its stretches of boilerplate in text order; the articles' order does not matter.

    Stretches do not overlap. One may be a part of a line: machinery before a caption, a plea behind a sentence. What
    each line reads like by itself is put into ``judged``, by article, and taken from there the next time.
    """
    lines = {} if judged is None else judged
    for article in articles:
        if article.id not in lines:
            lines[article.id] = lines_of(article.text)
    texts = {article.id: [line.text for line in lines[article.id]] for article in articles}
    elsewhere = _Elsewhere(recurring_lines(articles, texts), lines_that_head_others(articles, texts))
    return {article.id: _cut(article, lines[article.id], elsewhere) for article in articles}


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What other articles of the outlet say of (article id, line): how many hold it too, and whether it heads one."""

    recurring: Mapping[tuple[str, str], int]
    heading: AbstractSet[tuple[str, str]]


def _cut(article: Article, lines: Sequence[Line], elsewhere: _Elsewhere) -> tuple[Cut, ...]:
    headline = _headline_line(article, lines)
    why: dict[int, str] = {}
    for number, line in enumerate(lines):
        key = (article.id, line.text)
        if number == headline:
            continue
        if reason := _own_reason(line, elsewhere.recurring.get(key, 0)):
            why[number] = reason
        elif key in elsewhere.heading and not line.is_sentence:
            why[number] = WHY["link"]
    _spare_speakers(lines, why)
    _mark_shouts(lines, why, headline)
    _join_pleas(lines, why, headline)
    _follow_links(lines, why, headline)
    _open_head(lines, why, headline)
    _close_tail(lines, why, headline)
    _mark_endings(lines, why, headline)
    return tuple(cut for number, line in enumerate(lines) for cut in _cuts_of(line, why.get(number)))


def _cuts_of(line: Line, why: str | None) -> tuple[Cut, ...]:
    return line.inside if why is None else (Cut(line.start, line.end, why),)


def _headline_line(article: Article, lines: Sequence[Line]) -> int | None:
    """The line that is the headline: as the article states it, where it stands in the text."""
    wanted = _letters(article.headline or "")
    return next((number for number, line in enumerate(lines) if wanted and _letters(line.text) == wanted), None)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


# Of an outlet's articles, written independently of each other, that hold the same line: some, and many.
_SOME, _MANY = 3, 8
_RECURS = "recurs in the outlet's articles"
# A line of more words is no machinery of a page but a text that is printed again, or a message that is embedded again.
_TEXT, _PHRASE = 60, 16


def _own_reason(line: Line, recurs: int) -> str | None:
    """Why a line is cut by itself, or None."""
    judged = line.judged
    if judged.score - _held_back(line) >= BOILERPLATE and judged.kind:
        return WHY[judged.kind]
    if recurs >= _MANY or (recurs >= _SOME and _may_be_machinery(line)):
        return _RECURS
    return None


def _may_be_machinery(line: Line) -> bool:
    """Whether a line that recurs a few times reads like a page's; a question that heads a paragraph does not."""
    if line.words > _TEXT or line.text.endswith("?"):
        return line.judged.score >= BOILERPLATE
    return line.judged.score > 0 or (not line.is_sentence and line.words <= _PHRASE)


# A long paragraph holds a cue of some kind by chance; pleas of such length hold many.
_LONG, _LONG_NEEDS = 80, 0.5


def _held_back(line: Line) -> float:
    """What speaks against cutting: signs of reporting, more of them in a long sentence than in a short one."""
    reporting = line.judged.reporting if line.words > 12 else line.judged.reporting / 2
    return reporting + (_LONG_NEEDS if line.words > _LONG else 0.0)


# Within one article: machinery stands once or twice, the names of those who speak in a transcript at each turn.
_TURNS = 4


def _spare_speakers(lines: Sequence[Line], why: dict[int, str]) -> None:
    """Names before the turns of a transcript recur, but tell who speaks."""
    times = Counter(line.text for line in lines)
    for number in [n for n, reason in why.items() if reason == _RECURS and times[lines[n].text] >= _TURNS]:
        if lines[number].judged.score == 0:
            del why[number]


# A heading between paragraphs is shorter; an article that is all in capitals has more of such lines.
_SHOUT, _SHOUTED_PART = 5, 0.3


def _mark_shouts(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """A line of capitals between paragraphs that is no heading is the headline of another article."""
    shouts = [n for n, line in enumerate(lines) if line.text.isupper() and line.words >= _SHOUT]
    if len(shouts) > _SHOUTED_PART * len(lines):
        return
    for number in shouts:
        if number not in (0, headline) and not ends_sentence(lines[number].text.rstrip("?!")):
            why.setdefault(number, WHY["link"])


# A plea goes on over so many lines that have no cue of their own.
_PLEA_GAP = 3


def _join_pleas(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """What lies between two lines of one plea belongs to it where it does not read like reporting."""
    pleas = sorted(number for number, reason in why.items() if reason == WHY["plea"])
    for first, second in pairwise(pleas):
        between = range(first + 1, second)
        if len(between) <= _PLEA_GAP and not any(lines[n].reads_like_reporting or n == headline for n in between):
            for number in between:
                why.setdefault(number, "stands within a plea")


def _follow_links(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """Short lines below a heading for links ("Related articles:") are the links; so are headlines below a headline."""
    for number in sorted(n for n, reason in why.items() if reason == WHY["link"]):
        heads = lines[number].words <= 6 and _LINK_HEADING.search(lines[number].text)
        following = number + 1
        while following < len(lines) and following != headline and _is_link(lines[following]):
            if not heads and lines[following].words < _HEADLINE:
                break
            why.setdefault(following, "stands in a list of links")
            following += 1


# The heading of a paragraph is shorter than the headline of an article.
_HEADLINE = 6


def _is_link(line: Line) -> bool:
    return line.words <= 16 and not ends_sentence(line.text) and not line.text.endswith((":", ","))


# What may stand among the pleas above an article is no longer, unless it is a question.
_LABEL = 6


def _open_head(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """Labels and questions above the last plea that stands before the article belong to it."""
    first = next((n for n, line in enumerate(lines) if n == headline or (n not in why and _begins_article(line))), 0)
    pleas = [n for n in range(first) if why.get(n) in (WHY["plea"], _RECURS)]
    for number in range(max(pleas, default=0)):
        why.setdefault(number, "stands among boilerplate at the top")


def _begins_article(line: Line) -> bool:
    return line.words > _LABEL and not line.text.endswith("?")


def _close_tail(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """After the last line of reporting, what stands among pleas and links goes with them."""
    left = [n for n in range(len(lines)) if n not in why]
    last = max((n for n in left if lines[n].is_sentence or lines[n].leads_on or n == headline), default=-1)
    reasons = Counter(why[n] for n in range(last + 1, len(lines)) if n in why)
    if not reasons[WHY["plea"]] + reasons[WHY["link"]]:
        return
    first = min(n for n in why if n > last)
    for number in range(first, len(lines)):
        why.setdefault(number, "stands among boilerplate at the end")


# Who the author is stands in one of so many last lines.
_LAST = 3


def _mark_endings(lines: Sequence[Line], why: dict[int, str], headline: int | None) -> None:
    """The last lines, before boilerplate, that say who wrote or edited it."""
    left = [n for n in range(len(lines)) if n not in why]
    for number in left[-_LAST:]:
        if number not in (0, headline) and lines[number].words <= _TEXT and (kind := ending_kind(lines[number].text)):
            why[number] = WHY[kind]
