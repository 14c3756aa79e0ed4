"""Where phrases of the lexicon stand in a text, found by their first words."""

from collections.abc import Iterable, Iterator
from functools import cache

from detente.lexicon.measures import MeasureNoun, Phrase, measure_words
from detente.model.document import Document, Sentence, Token

_RELATIVE = 10


def phrase_at(document: Document, phrase: Phrase, first: int, last: int) -> bool:
    """Whether the words of a phrase stand at token ``first``, by text or lemma, and end before ``last``."""
    if first + len(phrase) > last:
        return False
    return all(word_is(document.tokens[first + k], word) for k, word in enumerate(phrase))


def word_is(token: Token, word: str) -> bool:
    """Whether a token is a word, by its text or its lemma in lower case."""
    return token.lemma.lower() == word or token.text.lower() == word


def spellings(token: Token) -> tuple[str, ...]:
    """A token's text and lemma in lower case, once where they are the same."""
    text, lemma = token.text.lower(), token.lemma.lower()
    return (text,) if text == lemma else (text, lemma)


def measure_nouns_in(document: Document, sentence: Sentence) -> Iterator[tuple[MeasureNoun, int]]:
    """The measure noun phrases of a sentence, each with the token where it begins, the longest first."""
    found = []
    starting = _nouns_by_first_word()
    for token in document.tokens[sentence.first : sentence.last]:
        for word in spellings(token):
            for rank, noun in starting.get(word, ()):
                if phrase_at(document, noun.phrase, token.i, sentence.last):
                    found.append((rank, token.i, noun))
    return ((noun, first) for _, first, noun in sorted(found, key=lambda row: row[:2]))


def relative_verb(document: Document, last: int, verbs: frozenset[str]) -> int | None:
    """The verb of a clause that begins with "that" or "which" at token ``last``, whatever the tree hangs it on, where
    it is one of ``verbs`` in the active voice; else None."""
    end = document.sentences[document.sentence_of[last - 1]].last
    if last >= end or document.tokens[last].text.lower() not in ("that", "which"):
        return None
    for i in range(last + 1, min(last + _RELATIVE, end)):
        token = document.tokens[i]
        if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass"):
            passive = any(document.tokens[c].dep in ("auxpass", "nsubjpass") for c in document.children[i])
            return i if token.lemma.lower() in verbs and not passive else None
    return None


@cache
def _nouns_by_first_word() -> dict[str, tuple[tuple[int, MeasureNoun], ...]]:
    starting: dict[str, tuple[tuple[int, MeasureNoun], ...]] = {}
    for rank, noun in enumerate(measure_words().nouns):
        starting[noun.phrase[0]] = (*starting.get(noun.phrase[0], ()), (rank, noun))
    return starting


@cache
def longer_nouns_by_last_word() -> dict[str, tuple[Phrase, ...]]:
    """The measure noun phrases of several words, by the last of them."""
    return _grouped((noun.phrase for noun in measure_words().nouns if len(noun.phrase) > 1), at=-1)


@cache
def reasons_by_first_word() -> dict[str, tuple[Phrase, ...]]:
    """The phrases that reasons follow, by the first of their words."""
    return _grouped(measure_words().reasons, at=0)


@cache
def class_by_first_word(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a class of objects, by the first of their words, the longest first."""
    return _grouped(measure_words().classes[name], at=0)


def _grouped(phrases: Iterable[Phrase], *, at: int) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        found[phrase[at]] = (*found.get(phrase[at], ()), phrase)
    return found
