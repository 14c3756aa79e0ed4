"""An article with its linguistic analysis: what the extractors read."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal

from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.spans import Span
from detente.model.times import Timex

MentionKind = Literal["name", "title", "metonym", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word: characters ``[start, end)`` of the text, its analysis, and the index of its syntactic head.

    ``pos`` (Universal), ``tag`` (Penn), ``dep`` (ClearNLP labels, as spaCy's English models give them), ``ent``
    (OntoNotes type or empty). ``head`` equals ``i`` at the root of a sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``[start, end)`` and tokens ``[first, last)``; ``paragraph`` counts from 0."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A span in quotation marks: ``[start, end)`` are the words without the marks, over one sentence or several.

    ``scare`` is true for a title, a term or a single word set off by marks, which is nobody's statement.
    ``open`` is true where the closing mark is missing (a quotation that runs into the next paragraph).
    """

    start: int
    end: int
    scare: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name one actor or several ("the two presidents"): tokens ``[first, last)`` with syntactic ``head``."""

    start: int
    end: int
    first: int
    last: int
    head: int
    actors: tuple[str, ...]
    kind: MentionKind


@dataclass(frozen=True)
class Document:
    """An article, cut into sentences and analysed, all in text order; ``actors`` are those its mentions name."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()

    @property
    def text(self) -> str:
        """The article's text, to which all offsets refer."""
        return self.article.text

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its syntactic children, left to right."""
        lists: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token.i)
        return tuple(tuple(indices) for indices in lists)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the index of its sentence."""
        return tuple(
            number for number, sentence in enumerate(self.sentences) for _ in range(sentence.first, sentence.last)
        )

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """The article's actors by their ids."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mention that covers a token; the longest where several do."""
        covering: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.last - m.first):
            for i in range(mention.first, mention.last):
                covering[i] = mention
        return covering

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens ``[first, last)``."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence that holds a character, or None between sentences."""
        number = bisect_right(self.sentences, offset, key=attrgetter("start")) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None
