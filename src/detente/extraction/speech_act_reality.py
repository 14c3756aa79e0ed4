"""Whether a verb tells an act as done, or only as possible, wished for, imagined or held back."""

import re

from detente.extraction.grammar import children, is_negated, objects
from detente.extraction.modality import modality_of
from detente.lexicon.modality import modal_words
from detente.lexicon.speech_acts import act_words, unreal_words
from detente.model.claim import Modality
from detente.model.document import Document, Token

_UNREAL: frozenset[Modality] = frozenset({"negated", "hypothetical"})
# Force that is only vowed is a threat.
_DONE = frozenset(
    {"demand", "force", "support", "cooperation", "aid", "concession", "coercion", "protest", "mobilization"}
)
# What will be said is no act yet; a signing that is set for a day is news.
_SAID = frozenset({"accusation", "agreement", "offer", "refusal"})
_CONDITION = re.compile(
    r"\b(?:(?:as|so) long as|provided|providing|in case|in the event|even if|only if|until|unless)\b[^,;]*$", re.I
)
# What stands between a noun and the verb that only says what the noun is about ("qualms about criticizing").
_ABOUT = frozenset({"about", "of", "for", "against", "to", "toward", "towards", "at", "over", "from", "on"})


# Families that are told as done or not at all: what "to bomb" is for has not happened.
_BLOWS = frozenset({"force", "coercion"})
_NEARING = frozenset({"on", "to", "than", "about", "against", "from", "toward", "towards", "into"})
_BEFORE = frozenset({"before", "until", "unless", "if"})
_LONGEST = 80


def told_modality(document: Document, verb: Token, family: str) -> Modality | None:
    """The modality of an act that a verb tells; None where the text does not say that it happens."""
    if is_only_possible(document, verb) or _is_held_back(document, verb) or _is_imagined(document, verb):
        return None
    if _is_denied(document, verb, family) or _is_guessed(document, verb) or _is_misjoined(document, verb):
        return None
    if family in _BLOWS and _is_purpose(document, verb):
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


def _is_guessed(document: Document, verb: Token) -> bool:
    """Whether somebody only hints at an act, expects it or waits for it ("expected Chad to accept")."""
    over = document.tokens[verb.head]
    if verb.dep in ("ccomp", "xcomp") and over.lemma.lower() in unreal_words("guesses"):
        return True
    marks = {token.lemma.lower() for token in children(document, verb.i, "mark", "advmod")}
    present = verb.tag in ("VBP", "VBZ") and not children(document, verb.i, "aux")
    return verb.dep == "advcl" and present and not marks.isdisjoint(_BEFORE)


def _is_misjoined(document: Document, verb: Token) -> bool:
    """Whether a past is joined to a present that somebody says and whose subject it has not ("said X is, and met")."""
    over = document.tokens[verb.head]
    if (
        verb.dep != "conj"
        or verb.tag != "VBD"
        or over.dep != "ccomp"
        or children(document, verb.i, "nsubj", "nsubjpass")
    ):
        return False
    return over.tag in ("VBZ", "VBP") and not children(document, over.i, "aux")


def _is_purpose(document: Document, verb: Token) -> bool:
    """Whether force is only what something is for, of which it is nearer or what causes it ("crashed, killing")."""
    over = document.tokens[verb.head]
    if any(c.tag == "TO" for c in children(document, verb.i, "aux")):
        return True
    if verb.tag != "VBG" or children(document, verb.i, "aux"):
        return False
    if verb.dep == "pcomp":
        return over.lemma.lower() in _NEARING or document.tokens[over.i - 1].lemma.lower() == "than"
    if verb.dep == "conj":
        return over.pos in ("NOUN", "PROPN")
    return over.lemma.lower() in unreal_words("accidents")


def is_only_possible(document: Document, verb: Token) -> bool:
    """Whether a verb is the infinitive of a noun, an adjective or a wish ("willingness to sign", "able to reach")."""
    above = document.tokens[verb.head]
    if verb.dep not in ("xcomp", "acl", "advcl", "relcl", "conj", "ccomp", "pcomp"):
        return False
    if verb.tag != "VB" and not any(c.tag == "TO" for c in children(document, verb.i, "aux")):
        return False
    if verb.dep == "conj":
        return is_only_possible(document, above)
    if not any(c.tag == "TO" for c in children(document, verb.i, "aux")):
        return False
    if above.pos in ("NOUN", "ADJ", "PROPN") or above.lemma.lower() in unreal_words("wishes"):
        return True
    return is_only_possible(document, above)


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


def is_other_sense(document: Document, verb: Token, family: str) -> bool:
    """Whether a verb means something else here: a telephone call, a view that two share, a bargain that is struck."""
    lemma = verb.lemma.lower()
    if family == "demand":
        return lemma == "call" and bool(children(document, verb.i, "dobj", "oprd", "attr"))
    if family == "agreement":
        return lemma == "agree" and verb.tag in ("VBP", "VBZ") and document.sentence_of[verb.i] > 0
    things = {document.tokens[i].lemma.lower() for i in objects(document, verb.i)}
    return family == "force" and not things.isdisjoint(act_words("never", "struck"))


def is_announced(document: Document, verb: Token) -> bool:
    """Whether what will be done is what somebody says ("said it would reject the offer")."""
    if verb.dep not in ("ccomp", "conj"):
        return False
    first = verb
    while first.dep == "conj" and first.head != first.i:
        first = document.tokens[first.head]
    return any(document.tokens[i].lemma.lower() in modal_words().speech for i in (verb.head, first.head))


def is_in_heap(document: Document, token: Token) -> bool:
    """Whether the "sentence" is too long for one: menus and link texts that ran together, whose parse says nothing."""
    bounds = document.sentences[document.sentence_of[token.i]]
    return bounds.last - bounds.first > _LONGEST


def is_quoted(document: Document, token: Token) -> bool:
    """Whether a token stands inside a quotation, whose acts are its speaker's word."""
    return any(quote.start <= token.start < quote.end for quote in document.quotes if not quote.scare)
