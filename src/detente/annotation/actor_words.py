"""A document's words as the search for actors needs them: pieces for the lexicon, quotations, grammar."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from detente.lexicon.index import Index
from detente.lexicon.names import Name, name_index
from detente.lexicon.spelling import PIECE, fold
from detente.lexicon.titles import Title, title_index
from detente.model.document import Document, Token

Value = TypeVar("Value")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """A name of the lexicon at tokens ``[first, last)`` and characters ``[start, end)``."""

    first: int
    last: int
    start: int
    end: int
    value: Value


def _pieces(document: Document) -> Iterator[tuple[str, int, int]]:
    """The words and marks of each sentence, and an empty piece after it that no name runs across."""
    for sentence in document.sentences:
        for match in PIECE.finditer(document.text, sentence.start, sentence.end):
            yield match.group(), match.start(), match.end()
        yield "", sentence.end - 1, sentence.end


class Words:
    """The tokens of a document with what is asked of them again and again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.text = document.text
        self.sentence_of = document.sentence_of
        self._pieces = list(_pieces(document))
        self._starts = [token.start for token in self.tokens]

    @cached_property
    def names(self) -> list[Hit[Name]]:
        """All names that the lexicon knows."""
        return self.scan(name_index())

    @cached_property
    def titles(self) -> list[Hit[Title]]:
        """All titles that the lexicon knows."""
        return self.scan(title_index())

    def scan(self, index: Index[Value]) -> list[Hit[Value]]:
        """All names of an index in the text, none across sentences."""
        hits = []
        for i, j, value in index.scan(self._lowered if index.lower else self._folded):
            start, end = self._pieces[i][1], self._pieces[j - 1][2]
            first, last = self.token_at(start), self.token_at(end - 1)
            if first is not None and last is not None:
                hits.append(Hit(first, last + 1, start, end, value))
        return hits

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(piece) for piece, _, _ in self._pieces]

    @cached_property
    def _lowered(self) -> list[str]:
        return [piece.lower() for piece in self._folded]

    def token_at(self, offset: int) -> int | None:
        """The token that covers a character, or None."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    @cached_property
    def spelt_low(self) -> frozenset[str]:
        """The words that the document somewhere writes without a capital."""
        return frozenset(token.text for token in self.tokens if token.text.islower())

    @cached_property
    def quoted(self) -> list[bool]:
        """For each token whether it stands inside quotation marks."""
        inside = [False] * len(self.tokens)
        for quote in self.document.quotes:
            i = bisect_right(self._starts, quote.start - 1)
            while i < len(self.tokens) and self.tokens[i].start < quote.end:
                inside[i] = True
                i += 1
        return inside

    def head_of(self, first: int, last: int) -> int:
        """The syntactic head of tokens ``[first, last)``: the last one whose own head lies outside."""
        outside = [i for i in range(first, last) if not first <= self.tokens[i].head < last or self.tokens[i].head == i]
        words = [i for i in outside if self.tokens[i].pos not in ("PUNCT", "DET", "PART", "CCONJ")]
        return (words or outside or [last - 1])[-1]

    def bounds(self, i: int) -> tuple[int, int]:
        """The token bounds of the sentence that holds a token."""
        sentence = self.document.sentences[self.sentence_of[i]]
        return sentence.first, sentence.last

    def before(self, i: int) -> Token | None:
        """The token before, in the same sentence."""
        return self.tokens[i - 1] if i > self.bounds(i)[0] else None

    def after(self, i: int) -> Token | None:
        """The token after, in the same sentence."""
        return self.tokens[i + 1] if i + 1 < self.bounds(i)[1] else None

    def subject(self, head: int) -> bool:
        """Whether a token is the subject of a clause, alone or as a conjunct."""
        token = self.tokens[head]
        for _ in range(4):
            if token.dep != "conj":
                break
            token = self.tokens[token.head]
        return token.dep in SUBJECTS
