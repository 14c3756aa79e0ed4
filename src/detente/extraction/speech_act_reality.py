"""Whether a verb tells an act as done, or only as possible, wished for, imagined or held back."""

import re

from detente.extraction.grammar import ancestors, children, is_negated, objects
from detente.extraction.modality import modality_of
from detente.lexicon.modality import modal_words
from detente.lexicon.speech_acts import unreal_words
from detente.model.claim import Modality
from detente.model.document import Document, Token

_UNREAL: frozenset[Modality] = frozenset({"negated", "hypothetical"})
# Force that is only vowed is a threat.
_DONE = frozenset({"force", "support", "cooperation", "aid", "concession", "coercion", "protest", "mobilization"})
# What will be said is no act yet; a signing that is set for a day is news.
_SAID = frozenset({"accusation", "agreement", "demand", "offer", "refusal"})
_CONDITION = re.compile(
    r"\b(?:(?:as|so) long as|provided|providing|in case|in the event|even if|only if|until|unless)\b[^,;]*$", re.I
)
# What stands between a noun and the verb that only says what the noun is about ("qualms about criticizing").
_ABOUT = frozenset({"about", "of", "for", "against", "to", "toward", "towards", "at", "over", "from", "on"})


_LONGEST = 80


def told_modality(document: Document, verb: Token, family: str) -> Modality | None:
    """The modality of an act that a verb tells; None where the text does not say that it happens."""
    if is_only_possible(document, verb) or _is_held_back(document, verb) or _is_imagined(document, verb):
        return None
    if _is_denied(document, verb, family):
        return None
    modality = modality_of(document, verb.i)
    if modality in _UNREAL or (modality == "future" and family in _DONE):
        return None
    planned = family == "agreement" and verb.dep in ("ROOT", "conj")
    if modality == "future" and family in _SAID and not planned and not is_announced(document, verb):
        return None
    return modality


def _is_denied(document: Document, verb: Token, family: str) -> bool:
    """Whether "nor" stands before a verb, or nothing was agreed on ("reached no agreement")."""
    around = (verb.i, *(token.i for token in children(document, verb.i, "aux", "auxpass")))
    if any(token.lemma.lower() == "nor" and token.i < verb.i for i in around for token in children(document, i)):
        return True
    return family == "agreement" and any(is_negated(document, i) for i in objects(document, verb.i))


def is_only_possible(document: Document, verb: Token) -> bool:
    """Whether a verb is the infinitive of a noun, an adjective or a wish ("willingness to sign", "able to reach")."""
    above = document.tokens[verb.head]
    if verb.tag != "VB" or verb.dep not in ("xcomp", "acl", "advcl", "relcl", "conj"):
        return False
    if verb.dep == "conj":
        return is_only_possible(document, above)
    if not any(c.tag == "TO" for c in children(document, verb.i, "aux")):
        return False
    return above.pos in ("NOUN", "ADJ", "PROPN") or above.lemma.lower() in unreal_words("wishes")


def _is_held_back(document: Document, verb: Token) -> bool:
    """Whether a verb is what somebody holds back from, or a noun is about ("short of blaming", "fear of bombing")."""
    over = document.tokens[verb.head]
    if verb.dep not in ("pcomp", "xcomp") or verb.tag != "VBG":
        return False
    if over.pos in ("ADP", "SCONJ"):
        governing = document.tokens[over.head]
        if governing.pos in ("NOUN", "PROPN", "ADJ") and over.lemma.lower() in _ABOUT:
            return True
        return governing.lemma.lower() in unreal_words("restraints")
    return over.lemma.lower() in unreal_words("restraints")


def _is_imagined(document: Document, verb: Token) -> bool:
    """Whether the words before say that it is a case thought of ("as long as ...", "the third option: ...")."""
    bounds = document.sentences[document.sentence_of[verb.i]]
    headed = any(
        token.lemma.lower() in unreal_words("scenarios")
        and any(after.text in (":", ",") for after in document.tokens[token.i + 1 : token.i + 3])
        for token in document.tokens[bounds.first : verb.i]
    )
    return headed or _CONDITION.search(document.text[bounds.start : verb.start]) is not None


def is_announced(document: Document, verb: Token) -> bool:
    """Whether what will be done is what somebody says ("said it would reject the offer")."""
    if verb.dep not in ("ccomp", "conj"):
        return False
    return any(above.lemma.lower() in modal_words().speech for above in ancestors(document, verb.i))


def is_in_heap(document: Document, token: Token) -> bool:
    """Whether the "sentence" is too long for one: menus and link texts that ran together, whose parse says nothing."""
    bounds = document.sentences[document.sentence_of[token.i]]
    return bounds.last - bounds.first > _LONGEST


def is_quoted(document: Document, token: Token) -> bool:
    """Whether a token stands inside a quotation, whose acts are its speaker's word."""
    return any(quote.start <= token.start < quote.end for quote in document.quotes if not quote.scare)
