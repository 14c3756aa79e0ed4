"""Cues of speech in a sentence: "said", "according to", "his warning that", each with the head of who speaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from detente.extraction.grammar import children, grammatical_subjects, is_passive, objects, prepositional
from detente.extraction.statement_speakers import (
    NOUNS,
    SUBJECTS,
    first_noun,
    follows_quotation,
    issuer,
    speaker_of,
    top_of,
)
from detente.lexicon.speech import speech_words
from detente.model.document import Document, Token

CueKind = Literal["say", "write", "assert", "report", "describe", "express", "tag", "according", "noun"]
# A verb of several classes counts as the one that ties words to a speaker most closely.
_ORDER: tuple[CueKind, ...] = ("say", "write", "assert", "report", "describe", "express", "tag")
_QUOTED_AS = frozenset({"quote", "cite", "hear", "record"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``[first, last)`` that tell of speech: ``anchor`` governs the words, ``speaker`` heads who speaks.

    ``finite`` is false for participles and infinitives, whose subject stands elsewhere; ``modal`` marks "would say".
    """

    first: int
    last: int
    anchor: int
    kind: CueKind
    speaker: int | None
    finite: bool = True
    modal: bool = False


def cues_in(document: Document, first: int, last: int, quoted: frozenset[int]) -> Iterator[Cue]:
    """The cues among tokens ``[first, last)`` that stand outside of quotations, in text order."""
    leading: Cue | None = None
    for i in range(first, last):
        if i in quoted:
            continue
        cue = _cue(document, document.tokens[i], last, quoted)
        if cue is None:
            continue
        if leading is not None and _borrows(document, cue):
            cue = replace(cue, speaker=leading.speaker)
        elif cue.finite and cue.kind in ("say", "write") and cue.speaker is not None:
            leading = cue
        yield cue


def _cue(document: Document, token: Token, last: int, quoted: frozenset[int]) -> Cue | None:
    if token.text.lower() == "according":
        return _according(document, token, last, quoted)
    if token.tag.startswith("VB"):
        return _verb(document, token, quoted)
    if token.text in speech_words().like_nouns and _is_verb_after_all(document, token, last, quoted):
        head = top_of(document, token.i - 1)
        return Cue(token.i, token.i + 1, token.i, "say", issuer(document, head))
    if token.pos == "NOUN" and token.lemma.lower() == "word":
        return _words_of(document, token, quoted)
    if token.pos == "NOUN" and token.lemma.lower() in speech_words().utterances:
        speaker = issuer(document, token.i)
        return Cue(token.i, token.i + 1, token.i, "noun", speaker) if speaker != token.i else None
    return None


def _is_verb_after_all(document: Document, token: Token, last: int, quoted: frozenset[int]) -> bool:
    """Whether a "noun" ends the clause after a name or heads its sentence ("the statement read.")."""
    if token.i == 0 or token.i - 1 in quoted or document.tokens[token.i - 1].pos not in NOUNS:
        return False
    after = document.tokens[token.i + 1].text if token.i + 1 < last else "."
    proper = document.tokens[token.i - 1].pos == "PROPN"
    if after in (",", ":") and token.i + 2 < last and token.i + 3 in quoted and token.text.endswith("s"):
        return True  # "a minister notes, “...”"
    return after in (",", ".", ":", "“", '"') and (proper or token.dep == "ROOT")


def _borrows(document: Document, cue: Cue) -> bool:
    """Whether a verb without subject carries on an earlier "he said" ("..., and added", "..., calling it")."""
    token = document.tokens[cue.anchor]
    if cue.kind in ("according", "noun") or children(document, cue.anchor, *SUBJECTS):
        return False
    return token.dep == "conj" or (token.tag == "VBG" and token.dep in ("advcl", "conj", "dep", "xcomp", "ccomp"))


def _according(document: Document, token: Token, last: int, quoted: frozenset[int]) -> Cue | None:
    """ "according to X": the head of X, or of whoever issued X."""
    to = token.i + 1
    if to >= last or document.tokens[to].text.lower() != "to":
        return None
    found = [i for i in prepositional(document, token.i, "to") if i not in quoted]
    head = found[0] if found else first_noun(document, to + 1, last, quoted)
    if head is not None and document.tokens[head].lemma.lower() in speech_words().silent:
        return None
    return Cue(token.i, to + 1, token.i, "according", None if head is None else issuer(document, head))


def _words_of(document: Document, token: Token, quoted: frozenset[int]) -> Cue | None:
    """ "in the words of X", "those were X's words": X; "in his own words": the sentence's subject."""
    over = document.tokens[token.head]
    framed = over.lemma.lower() == "in" and over.i < token.i
    owners = [c.i for c in children(document, token.i, "poss")]
    if framed and owners and document.tokens[owners[0]].tag == "PRP$":
        owners = list(grammatical_subjects(document, over.head))
    speakers = [i for i in (*prepositional(document, token.i, "of"), *owners) if i not in quoted]
    if not speakers:
        return None
    kind: CueKind = "according" if framed else "noun"
    return Cue(over.i if framed else token.i, token.i + 1, token.i, kind, issuer(document, speakers[0]))


def _verb(document: Document, token: Token, quoted: frozenset[int]) -> Cue | None:
    """A verb of saying with its subject, or None."""
    tag = follows_quotation(document, token.i, quoted)
    classes = speech_words().verbs.get(token.lemma.lower()) or (frozenset({"tag"}) if tag else None)
    if classes is None or token.dep in ("amod", "compound", "aux", "auxpass"):
        return None
    kind = next(kind for kind in _ORDER if kind in classes)
    framed = _framed(document, token, quoted)
    if framed is not None:
        return framed
    if kind == "report" and is_passive(document, token.i) and token.lemma.lower() in _QUOTED_AS:
        passive = [i for i in grammatical_subjects(document, token.i) if i not in quoted]
        return Cue(token.i, token.i + 1, token.i, "say", passive[0] if passive else None)
    if token.lemma.lower() == "quote" and (
        named := [i for i in objects(document, token.i) if i in document.mention_at]
    ):
        return Cue(token.i, token.i + 1, token.i, "say", named[0])
    auxiliaries = children(document, token.i, "aux", "auxpass")
    finite = tag or token.tag in ("VBD", "VBZ", "VBP") or any(a.tag in ("VBD", "VBZ", "VBP") for a in auxiliaries)
    modal = any(a.tag == "MD" for a in auxiliaries) or (token.tag == "VB" and token.dep == "xcomp")
    return Cue(token.i, token.i + 1, token.i, kind, speaker_of(document, token.i, quoted), finite or modal, modal)


def _framed(document: Document, token: Token, quoted: frozenset[int]) -> Cue | None:
    """ "was quoted as saying": the one quoted speaks, the passive's subject or the active's object."""
    preposition = document.tokens[token.head]
    if token.dep not in ("pcomp", "advcl", "prep") or preposition.lemma.lower() != "as":
        return None
    verb = document.tokens[preposition.head]
    if verb.lemma.lower() not in _QUOTED_AS:
        return None
    auxiliaries = [a.i for a in children(document, verb.i, "auxpass", "aux")]
    found = [i for i in objects(document, verb.i) if i not in quoted]
    found = found or [i for i in range(verb.i + 1, preposition.i) if document.tokens[i].pos in NOUNS][-1:]
    return Cue(min([verb.i, *auxiliaries]), token.i + 1, token.i, "say", found[0] if found else None)
