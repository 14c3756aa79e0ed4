"""Who speaks the words of each quotation: in them "he" and "she" are somebody else."""

from bisect import bisect_right
from collections.abc import Mapping

from detente.annotation.actor_runs import speech_verbs
from detente.annotation.actor_words import Words
from detente.model.document import Token


class Quoting:
    """The speakers that the text around each quotation names."""

    def __init__(self, words: Words, named: Mapping[int, tuple[str, ...]]) -> None:
        """``named``: the actor whom the words with a syntactic head name."""
        self._words = words
        self._quotes = [quote for quote in words.document.quotes if not quote.scare]
        self._starts = [quote.start for quote in self._quotes]
        self._speaking = [
            (token.start, token.text.lower(), named.get(token.i, ()))
            for token in words.tokens
            if _says(words, token) and not words.quoted[token.i]
        ]

    def quote_at(self, token: int) -> int | None:
        """The number of the quotation that holds a token, or None; a part of a sentence is none of its own."""
        start = self._words.tokens[token].start
        number = bisect_right(self._starts, start) - 1
        if number < 0 or start >= self._quotes[number].end:
            return None
        return None if self._words.text[self._quotes[number].start].islower() else number

    def speakers(self, number: int) -> frozenset[str] | None:
        """The actors whom the paragraph of a quotation names as saying something outside its marks.

        None where it names nobody at all, or only "he" or "she": then whoever spoke last goes on.
        """
        quote, text = self._quotes[number], self._words.text
        start = text.rfind("\n", 0, quote.start) + 1
        end = text.find("\n", quote.end)
        end = len(text) if end < 0 else end
        here = [(word, actors) for place, word, actors in self._speaking if start <= place < end]
        if all(word in ("he", "she") for word, _ in here):
            return None
        return frozenset(actor for _, actors in here for actor in actors)


def _says(words: Words, token: Token) -> bool:
    """Whether a token is the subject of a verb of speech, or of one that a clause of speech hangs on (", saying")."""
    if token.dep != "nsubj":
        return False
    hung = (words.tokens[j] for j in words.document.children[token.head])
    verbs = [words.tokens[token.head], *(verb for verb in hung if verb.dep == "advcl" and verb.tag == "VBG")]
    return any(verb.lemma.lower() in speech_verbs() for verb in verbs)
