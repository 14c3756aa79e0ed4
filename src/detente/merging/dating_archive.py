"""The dated articles as an archive, in which an undated article finds those that are most like it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from detente.merging.dating_content import Content

# How rare a word is can only be told among so many articles.
_FEWEST = 20
# A word that stands in more of the articles than this says nothing.
_COMMON = 0.2
# A word of one article alone may be a slip: no word counts for more than one in 150 articles does.
_RAREST = 5.0
# So many of the dated articles are compared in full.
_COMPARED = 40
# How many words are told as the reason.
_WORDS_TOLD = 3


class Like(NamedTuple):
    """A dated article, and how like the undated one it is: the cosine of their words, the rarer the weightier."""

    content: Content
    likeness: float


class Archive:
    """The dated articles by their words."""

    def __init__(self, contents: Sequence[Content]) -> None:
        """``contents`` are those of articles that state their date."""
        self.contents = tuple(contents)
        self._norms: dict[int, float] = {}

    @property
    def knows_words(self) -> bool:
        """Whether there are articles enough to tell rare words from common ones."""
        return len(self.contents) >= _FEWEST

    def most_like(self, content: Content) -> list[Like]:
        """The dated articles that have most in common with an undated one, best first; all of a small archive."""
        shared: dict[int, float] = defaultdict(float)
        most = _COMMON * len(self.contents) if self.knows_words else len(self.contents)
        for word in content.words:
            holders = self._holders.get(word, ())
            if len(holders) <= most:
                weight = self._weights[len(holders)]
                for number in holders:
                    shared[number] += weight
        some: Iterable[int] = range(len(self.contents))
        if len(self.contents) > _COMPARED:
            some = nlargest(3 * _COMPARED, shared, key=lambda number: (shared[number], -number))
        norm = self._sum(content.words)
        scores = {number: shared[number] / math.sqrt(max(norm * self._norm(number), 1.0)) for number in some}
        best = sorted(scores, key=lambda number: (-scores[number], number))[:_COMPARED]
        return [Like(self.contents[number], scores[number]) for number in best]

    def rarest_common(self, left: Content, right: Content) -> list[str]:
        """A few of the rarest words in both, names first."""
        order = sorted(left.words & right.words, key=lambda word: (word.islower(), len(self._holders[word]), word))
        return order[:_WORDS_TOLD]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The articles in which a word stands, by their numbers."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, content in enumerate(self.contents):
            for word in content.words:
                found[word].append(number)
        return dict(found)

    @cached_property
    def _weights(self) -> list[float]:
        """What a word in so many of the articles counts: the square of the logarithm of its rareness.

        The undated article is counted in.
        """
        size = len(self.contents) + 2
        return [min(math.log(size / (held + 1.5)), _RAREST) ** 2 for held in range(size - 1)]

    def _sum(self, words: Iterable[str]) -> float:
        holders, weights = self._holders, self._weights
        return sum(weights[len(holders.get(word, ()))] for word in words)

    def _norm(self, number: int) -> float:
        if number not in self._norms:
            self._norms[number] = self._sum(self.contents[number].words)
        return self._norms[number]
