"""Which treaty the words of a withdrawal mean, by their own names or by the article's."""

from detente.extraction.grammar import children, prepositional, subtree
from detente.extraction.measure_phrases import class_by_first_word, phrase_at, spellings
from detente.extraction.measure_triggers import Trigger
from detente.lexicon.measures import measure_words
from detente.model.document import Document

_BESIDE = frozenset({"relcl", "acl", "appos", "conj"})
_OTHER = frozenset({"trade", "a", "an", "her", "his", "their", "any", "customs", "ceasefire", "aviation"})


def treaties_named(document: Document, trigger: Trigger) -> set[str]:
    """The treaties of the lexicon that the words of a withdrawal name themselves."""
    if trigger.type != "treaty withdrawal" or trigger.complement is None:
        return set()
    names = _names_at(document, trigger.complement)
    for i in prepositional(document, trigger.head, "with") if not names else ():  # "quit a deal with Peru"
        names |= _names_at(document, i)
    return names


def treaty_named(document: Document, trigger: Trigger) -> str | None:
    """The treaty that is left: by name, or the one named last before "the deal", or the only one of the article; None
    where the lexicon knows none or several fit."""
    own = treaties_named(document, trigger)
    if own or trigger.complement is None:
        return next(iter(own)) if len(own) == 1 else None
    by_kind = _by_kind(document, trigger.complement)
    if by_kind is not None:
        return by_kind
    if _is_of_others(document, trigger.complement):
        return None
    places = [(i, names) for i in _treaty_nouns(document) if len(names := _names_at(document, i)) == 1]
    before = [names for i, names in places if i < trigger.first]
    everywhere = {name for _, names in places for name in names}
    if before:
        return next(iter(before[-1]))
    return next(iter(everywhere)) if len(everywhere) == 1 else None


def _by_kind(document: Document, noun: int) -> str | None:
    """The treaty that "the nuclear deal" is in an article that names its state, with nobody else's name at it."""
    if any(i in document.mention_at for i in subtree(document, noun)):
        return None
    words = measure_words()
    for token in children(document, noun, "amod", "compound", "nmod"):
        name = words.treaty_kinds.get(token.text.lower())
        if name and any(f"state-{code}" in document.actor_by_id for code in words.treaties_about[name]):
            return name
    return None


def _names_at(document: Document, noun: int) -> set[str]:
    """The names whose words stand in the phrase of a treaty noun."""
    inside = _words_of(document, noun)
    return {name for name, words in measure_words().treaties.items() if inside & words}


def _is_of_others(document: Document, noun: int) -> bool:
    """Whether a treaty is said to be of a kind that a name of another does not take up ("a trade deal with Peru")."""
    several = document.tokens[noun].tag in ("NNS", "NNPS")
    return several or bool(_words_of(document, noun) & _OTHER)


def _words_of(document: Document, noun: int) -> set[str]:
    """The words of the phrase of a noun, clauses at it and what is joined to it left out."""
    phrase = subtree(document, noun, stop=lambda token: token.dep in _BESIDE and token.i != noun)
    return {document.tokens[i].text.lower() for i in phrase}


def _treaty_nouns(document: Document) -> list[int]:
    """The last words of all phrases that may stand for a treaty, in text order."""
    starting = class_by_first_word("treaties")
    found = set()
    for sentence in document.sentences:
        for token in document.tokens[sentence.first : sentence.last]:
            for phrase in (p for word in spellings(token) for p in starting.get(word, ())):
                if phrase_at(document, phrase, token.i, sentence.last):
                    found.add(token.i + len(phrase) - 1)
    return sorted(found)
