"""The grammar of sentences: each word of a text with its tag, its lemma, its head and its entity."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.annotation.language import analyse, language
from detente.annotation.sentences import split_sentences
from detente.annotation.word_classes import Word, words_of
from detente.model.document import Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["parse", "split_sentences"]

# The tokenizer would make a word of every no-break space; one blank for one keeps the offsets.
_BLANK = re.compile(r"\s")
# Sentences analysed at once: most articles whole, while the matrices of the longest stay under 100 MB.
_AT_ONCE = 256


def parse(text: str) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """The sentences of a text and their tokens with tags, dependencies and entities, offsets counted in ``text``."""
    bounds = list(split_sentences(text))
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for place in range(0, len(bounds), _AT_ONCE):
        batch = bounds[place : place + _AT_ONCE]
        docs = [_whole_sentence(text[start:end]) for start, end, _ in batch]
        analyse(docs)
        for (start, end, paragraph), doc, words in zip(batch, docs, words_of(docs), strict=True):
            first = len(tokens)
            tokens.extend(_tokens(doc, words, first=first, start=start))
            sentences.append(Sentence(start, end, first, len(tokens), paragraph))
    return tuple(sentences), tuple(tokens)


def _whole_sentence(text: str) -> "Doc":
    """A sentence that the parser may not cut again: our split, not the parser's, is what claims are checked against."""
    doc = language().make_doc(_BLANK.sub(" ", text))
    for word in doc:
        word.is_sent_start = word.i == 0
    return doc


def _tokens(doc: "Doc", words: Sequence[Word], *, first: int, start: int) -> Iterator[Token]:
    """The tokens of a sentence that begins with token ``first`` at character ``start``."""
    rows = doc.to_array(["IDX", "LENGTH", "HEAD", "ENT_TYPE"]).astype("int64").tolist()
    for i, (word, (at, length, head, entity)) in enumerate(zip(words, rows, strict=True), start=first):
        yield Token(
            i=i,
            start=start + at,
            end=start + at + length,
            text=word.text,
            lemma=word.lemma,
            pos=word.pos,
            tag=word.tag,
            dep=word.dep,
            head=i + head,
            ent=doc.vocab.strings[entity],
        )
