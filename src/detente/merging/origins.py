"""Who first told what an article tells: copies, single passages, and what is passed on (docs/decisions/origins.md)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.merging.citing import find_citations
from detente.merging.copies import Overlaps, copies_among, overlaps, precedence, voices
from detente.merging.sentences import sentences_of
from detente.merging.shingles import shingles_of, unquoted
from detente.model.article import Article
from detente.model.record import Cut
from detente.model.spans import Span

# Newsrooms that work from one wire keep sentences of it. Below this share of an article's own words there are none.
_MIXED = 0.05
_SAME_SENTENCE, _LONG_ENOUGH = 0.75, 6
# An article that begins with one outlet's report, credits it in a third of its sentences (two at least) and no other
# outlet anywhere is that one's voice: a credit holds for the sentences around it too.
_RESTS_ON, _CREDITS, _AT_THE_TOP, _WORDS = 1 / 3, 2, 2, 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence ``[start, end)`` that another voice told first."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class Origins:
    """Whose voice each article is, by id, and the sentences in which it passes on another one's."""

    copies: Mapping[str, str]
    voices: Mapping[str, str]
    passages: Mapping[str, tuple[Passage, ...]]

    def of(self, article: str, spans: Iterable[Span]) -> str:
        """Whose voice what stands in these spans is: another one's only where all of them rest on that one."""
        found = {self._voice_at(article, span) for span in spans}
        return next(iter(found)) if len(found) == 1 else self.voices[article]

    def _voice_at(self, article: str, span: Span) -> str:
        told = [each.voice for each in self.passages.get(article, ()) if each.start <= span.start < each.end]
        return told[0] if told else self.voices[article]


def find_origins(articles: Sequence[Article], cuts: Mapping[str, tuple[Cut, ...]]) -> Origins:
    """The origins of everything in these articles; their order does not matter."""
    shared = overlaps(articles, cuts)
    copies = copies_among(articles, shared)
    spoken = voices(articles, copies)
    passages = {article.id: _cited(article, spoken[article.id]) for article in articles}
    for article in articles:
        if article.id not in copies:
            spoken[article.id] = _rests_on(article, passages[article.id]) or spoken[article.id]
    spoken |= {copy: spoken[original] for copy, original in copies.items()}
    for id_, borrowed in _borrowed(articles, shared, copies, spoken).items():
        passages[id_] = (*passages[id_], *borrowed)
    return Origins(copies, spoken, {id_: found for id_, found in passages.items() if found})


def _cited(article: Article, own: str) -> tuple[Passage, ...]:
    """The sentences that credit another voice than the article's own."""
    found = find_citations(article.text, own=own)
    return tuple(Passage(each.start, each.end, each.voice) for each in found if each.voice != own)


def _rests_on(article: Article, cited: Sequence[Passage]) -> str | None:
    """The one voice that an article only passes on, None where it has more to tell."""
    if len(cited) < _CREDITS or len({each.voice for each in cited}) > 1:
        return None
    told = [each for each in sentences_of(article.text) if article.text.count(" ", each.start, each.end) + 1 >= _WORDS]
    if not any(each.start < cited[0].end for each in told[:_AT_THE_TOP] if each.end >= cited[0].start):
        return None
    return cited[0].voice if len(cited) >= _RESTS_ON * len(told) else None


def _borrowed(
    articles: Sequence[Article], shared: Overlaps, copies: Mapping[str, str], spoken: Mapping[str, str]
) -> dict[str, list[Passage]]:
    """For articles that share wording without being copies: the sentences that the other one had first."""
    by_id = {article.id: article for article in articles}
    sources: dict[str, list[Article]] = {}
    for (left, right), overlap in shared.items():
        if max(overlap.of_left, overlap.of_right) >= _MIXED and spoken[left] != spoken[right]:
            earlier, later = sorted((by_id[left], by_id[right]), key=precedence)
            if copies.get(later.id) != earlier.id:
                sources.setdefault(later.id, []).append(earlier)
    known = {id_: shingles_of(by_id[id_].text) for id_ in {each.id for found in sources.values() for each in found}}
    return {
        id_: list(_had_before(by_id[id_], sorted(earlier, key=precedence), spoken, known))
        for id_, earlier in sources.items()
    }


def _had_before(
    article: Article, earlier: Sequence[Article], spoken: Mapping[str, str], known: Mapping[str, frozenset[str]]
) -> Iterable[Passage]:
    """The sentences that an earlier article has too, whose shingles are in ``known``; of several the first."""
    texts = [(spoken[each.id], known[each.id]) for each in earlier]
    for sentence in sentences_of(article.text):
        own = shingles_of(unquoted(article.text[sentence.start : sentence.end]))
        if len(own) >= _LONG_ENOUGH:
            for voice, theirs in texts:
                if len(own & theirs) >= _SAME_SENTENCE * len(own):
                    yield Passage(sentence.start, sentence.end, voice)
                    break
