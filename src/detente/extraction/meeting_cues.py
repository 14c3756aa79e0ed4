"""The words that give a meeting its status, with the particles and denials that belong to them."""

from detente.extraction import grammar
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document, Token

NOMINAL = frozenset({"NOUN", "PROPN"})


def is_yet(document: Document, verb: Token) -> bool:
    """ "has yet to be confirmed"."""
    around = (*grammar.children(document, verb.i), *grammar.children(document, verb.head))
    return any(t.lemma.lower() == "yet" for t in around)


def is_any(document: Document, noun: Token) -> bool:
    """Whether a noun names no meeting in particular: "a meeting", "talks"."""
    before = grammar.children(document, noun.i, "det", "poss", "nummod")
    return all(t.lemma.lower() in ("a", "an", "any", "some") for t in before)


def is_given_up(document: Document, verb: Token) -> bool:
    """Whether a verb tells of an intention in the pluperfect: "had planned to meet", "had been scheduled to visit"."""
    pluperfect = any(t.text.lower() in ("had", "'d") for t in grammar.children(document, verb.i, "aux"))
    return verb.lemma.lower() in meeting_words().intended and pluperfect


def has_no(document: Document, noun: Token) -> bool:
    """Whether a noun is denied: "no talks"."""
    return any(t.lemma.lower() == "no" for t in grammar.children(document, noun.i, "det"))


def _particles_of(document: Document, verb: Token, child: Token) -> set[str]:
    """The particles of a verb; a preposition with words of its own is one only for what hangs on it."""
    found = {child.lemma.lower()} if child.dep == "prep" else set()
    for t in grammar.children(document, verb.i, "prt", "prep", "advmod"):
        if t.dep != "prep" or not document.children[t.i]:
            found.add(t.lemma.lower())
    return found


def cue_value(document: Document, head: Token, child: Token) -> str | None:
    """The status that a word, with the particles of a verb, gives to what hangs on it; None where it is no cue."""
    words = meeting_words()
    lemma = head.lemma.lower()
    if head.pos in ("VERB", "AUX"):
        for word in _particles_of(document, head, child):
            if (lemma, word) in words.particles:
                return words.particles[lemma, word]
        if lemma == "be" and child.dep == "xcomp":
            return None
        if lemma in ("rule", "back", "set", "look", "call", "near", "drop", "line") and child.dep not in (
            "xcomp",
            "dobj",
            "nsubjpass",
            "acl",
        ):
            return None
        if lemma == "call" and child.dep not in ("acl",):
            return None
        return words.cue_verbs.get(lemma)
    if head.pos == "ADJ":
        return words.cue_adjectives.get(lemma)
    if head.pos in NOMINAL:
        return words.cue_nouns.get(lemma)
    return None
