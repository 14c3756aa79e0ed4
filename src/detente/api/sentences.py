"""The sentences in which an article tells of an act, with the words that carry claims."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from detente.api.view import View
from detente.model.article import Article
from detente.model.record import Act, ReadArticle
from detente.model.spans import Span


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """One sentence of an article, and which stretches of ``text`` carry claims, in order, none overlapping."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """An article that tells of an act, and its sentences on it in text order."""

    read: ReadArticle
    sentences: tuple[ToldSentence, ...]


def told(act: Act, view: View) -> list[ToldArticle]:
    """Every article that tells of the act, as they were published, with the exact sentences."""
    spans: dict[str, set[Span]] = {}
    for each in act.claims:
        spans.setdefault(each.claim.article, set()).add(Span(each.claim.start, each.claim.end))
    reads = [view.articles[article] for article in spans if article in view.articles]
    reads.sort(key=lambda read: (read.published_best or "9999", read.article.id))
    return [ToldArticle(read, _sentences(read.article, spans[read.article.id])) for read in reads]


def first_sentence(act: Act, view: View) -> str:
    """The first sentence of the earliest article that tells of the act, in one line."""
    articles = told(act, view)
    return " ".join(articles[0].sentences[0].text.split()) if articles and articles[0].sentences else ""


def _sentences(article: Article, spans: set[Span]) -> tuple[ToldSentence, ...]:
    bounds = _bounds(article.text)
    stretches: dict[tuple[int, int], list[Span]] = {}
    for span in sorted(spans):
        stretches.setdefault(_around(span, bounds), []).append(span)
    return tuple(
        ToldSentence(article.text[start:end], _joined(inside, start))
        for (start, end), inside in sorted(stretches.items())
    )


@lru_cache(maxsize=64)
def _bounds(text: str) -> list[tuple[int, int]]:
    # Imported here: the splitter's model costs a tenth of a second, and most commands show no sentence.
    from detente.annotation.parsing import split_sentences

    return [(start, end) for start, end, _ in split_sentences(text)]


def _around(span: Span, bounds: list[tuple[int, int]]) -> tuple[int, int]:
    """The sentences that hold a span; more than one only for a quotation that runs on."""
    starts = [start for start, _ in bounds]
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = max(bisect_right(starts, span.end - 1) - 1, first)
    return min(bounds[first][0], span.start), max(bounds[last][1], span.end)


def _joined(spans: list[Span], offset: int) -> tuple[Span, ...]:
    """Spans counted from ``offset``, with those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        moved = Span(span.start - offset, span.end - offset)
        if merged and moved.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, moved.end))
        else:
            merged.append(moved)
    return tuple(merged)
