"""Whether a measure is told as lifted, or its lifting only as wanted, planned, refused or spoken of."""

from detente.extraction.grammar import children
from detente.extraction.measure_triggers import Trigger
from detente.extraction.modality import modality_of
from detente.lexicon.measures import measure_words
from detente.lexicon.modality import modal_words
from detente.model.document import Document, Token

_AFTERWARDS = frozenset({"after", "since", "following", "by", "in", "with"})
_MAX_STEPS = 6


def lifting_noun(document: Document, trigger: Trigger) -> int | None:
    """The noun that stands for the lifting ("the easing of sanctions", "tariff removal"), if one does."""
    nouns = measure_words().lift_nouns
    head = document.tokens[trigger.head]
    above = document.tokens[head.head]
    over = document.tokens[above.head]
    if head.dep == "pobj" and {over.lemma.lower(), over.text.lower()} & nouns:
        return over.i
    return above.i if head.dep == "compound" and above.lemma.lower() in nouns else None


def is_told_as_done(document: Document, trigger: Trigger) -> bool:
    """Whether a clause says that the measure was or is being lifted; the modality is not looked at."""
    noun = lifting_noun(document, trigger) if trigger.nominal else None
    if noun is not None:
        return _noun_is_of_deed(document, noun)
    return trigger.verb is not None and _verb_is_of_deed(document, trigger.verb)


def _noun_is_of_deed(document: Document, noun: int) -> bool:
    """Whether "the lifting" is announced or done, or something came after it, rather than being called for."""
    token = document.tokens[noun]
    above = document.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() in ("after", "since", "following"):
        return True
    if token.dep == "pobj" and above.text.lower() == "for" and _is_bargain(document, above.head):
        return True
    if token.dep not in ("dobj", "nsubj", "nsubjpass") or not above.tag.startswith("VB"):
        return False
    if token.dep == "nsubj" and above.tag != "VBD":
        bargained = any(
            c.text.lower() in ("return", "exchange")
            for p in children(document, noun, "prep")
            for c in children(document, p.i, "pobj")
        )
        return bargained and above.tag == "VBZ"
    told = token.dep == "nsubj" or above.lemma.lower() in measure_words().imposing
    return told and modality_of(document, noun) == "actual" and _verb_is_of_deed(document, above.i)


def _is_bargain(document: Document, noun: int) -> bool:
    """Whether a lifting is what was given for what was done ("Peru disarmed in return for the lifting")."""
    token = document.tokens[noun]
    preposition = document.tokens[token.head]
    above = document.tokens[preposition.head]
    in_return = token.text.lower() in ("return", "exchange") and preposition.text.lower() == "in"
    return in_return and above.tag == "VBD" and modality_of(document, above.i) == "actual"


def _verb_is_of_deed(document: Document, verb: int) -> bool:
    """Whether a verb has a tense of its own, or hangs as a part on one that says that it is done."""
    token = document.tokens[verb]
    for _ in range(_MAX_STEPS):
        if token.tag in ("VBD", "VBZ", "VBP"):
            return True
        if any(child.tag in ("VBD", "VBZ", "VBP") for child in children(document, token.i, "aux", "auxpass")):
            return True
        above = document.tokens[token.head]
        if token.dep == "conj" and token.head != token.i:
            token = above
        elif token.tag == "VBN":
            return token.dep in ("acl", "amod", "ROOT", "relcl") or _been(document, token)
        elif token.tag == "VBG":
            return _gerund_is_of_deed(token, above)
        elif token.dep in ("xcomp", "acl", "relcl") and _is_decision(above):
            token = above
            if not above.tag.startswith("VB"):
                return True
        else:
            return False
    return False


def _been(document: Document, token: Token) -> bool:
    """Whether a perfect says it ("having been lifted")."""
    return any(child.lemma == "have" for child in children(document, token.i, "aux"))


def _gerund_is_of_deed(token: Token, above: Token) -> bool:
    """ "..., easing sanctions", "began lifting", "after lifting"; not "before lifting", "talk about lifting"."""
    if token.dep == "pcomp":
        return above.text.lower() in _AFTERWARDS
    if token.dep == "xcomp":
        return modal_words().verbs.get(above.lemma.lower()) == "factual" and above.tag != "VB"
    return token.dep in ("advcl", "ROOT")


def _is_decision(above: Token) -> bool:
    """Whether what governs an infinitive says that it was decided ("voted to lift", "its decision to lift")."""
    if above.tag.startswith("VB"):
        lemma = above.lemma.lower()
        return modal_words().verbs.get(lemma) == "factual" or lemma == "agree"
    return above.lemma.lower() in ("decision", "move", "order", "vote")
