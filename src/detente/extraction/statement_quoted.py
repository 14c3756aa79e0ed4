"""A document seen by its quotations: the tokens of each, what stands outside of them, and the cues of speech there."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from detente.extraction.statement_cues import Cue, cues_in
from detente.model.document import Document, Quote, Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation: the head token of the speaker, the cue if there is one, the quotation that it carries on.

    ``score`` (0 to 10) orders the patterns of this stage and is no probability.
    """

    speaker: int | None
    cue: Cue | None = None
    carries_on: int | None = None
    score: float = 0.0


@dataclass(frozen=True)
class Quoted:
    """A document with the tokens of each quotation, for the rules here."""

    document: Document

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations that may be statements."""
        return tuple(quote for quote in self.document.quotes if not quote.scare)

    @cached_property
    def inside(self) -> frozenset[int]:
        """The tokens that stand in any quotation, scare quotes apart."""
        return frozenset(i for first, last in self.ranges for i in range(first, last))

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """For each quotation its tokens ``[first, last)``."""
        tokens = self.document.tokens
        starts = [token.start for token in tokens]
        return tuple(_range(tokens, starts, quote) for quote in self.quotes)

    @cached_property
    def cues(self) -> dict[int, tuple[Cue, ...]]:
        """For each sentence its cues."""
        return {
            number: tuple(cues_in(self.document, sentence.first, sentence.last, self.inside))
            for number, sentence in enumerate(self.document.sentences)
        }

    def sentences_of(self, quote: int) -> tuple[int, int]:
        """The indices of the first and of the last sentence of a quotation."""
        first, last = self.ranges[quote]
        return self.document.sentence_of[first], self.document.sentence_of[last - 1]

    def paragraph_of(self, quote: int) -> int:
        """The paragraph of a quotation."""
        return self.document.sentences[self.sentences_of(quote)[0]].paragraph


def _range(tokens: tuple[Token, ...], starts: list[int], quote: Quote) -> tuple[int, int]:
    first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
    if first and tokens[first - 1].end > quote.start:
        first -= 1
    return first, max(last, first + 1)
