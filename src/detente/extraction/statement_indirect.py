"""Indirect statements: "Lavrov said that ...", with the words of the complement clause."""

from collections.abc import Iterator

from detente.extraction.grammar import children, is_negated, prepositional, subtree
from detente.extraction.modality import modality_of
from detente.extraction.statement_circumstances import ClaimMaker, circumstances
from detente.extraction.statement_content import content_of
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_outlets import is_outlet
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_reference import Spoken, are_some_of_a_party, is_named, spoken_by
from detente.extraction.statement_speakers import list_apposed
from detente.lexicon.speech import speech_words
from detente.model.claim import Claim, telling_id
from detente.model.document import Document, Token
from detente.model.spans import Span

EXTRACTOR = "statement/indirect@1"
_STRONG = frozenset({"say", "write"})
_LACKING = frozenset({"nsubj", "nsubjpass", "dobj"})
_RELATIVE = frozenset({"who", "which", "that"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def indirect_claims(quoted: Quoted, spoken: tuple[Spoken, ...]) -> Iterator[Claim]:
    """The claims of each clause that an actor is said to have said outside of quotation marks.

    ``spoken`` are the speakers of the quotations in text order, who may be meant by "he" and "she".
    """
    document = quoted.document
    seen: set[tuple[int, int]] = set()
    for number in range(len(document.sentences)):
        for cue in quoted.cues[number]:
            if cue.speaker is None or not _tells(document, cue) or _is_of_a_few(document, cue.speaker):
                continue
            span = content_of(quoted, cue)
            if span is not None and (span.start, span.end) not in seen:
                seen.add((span.start, span.end))
                yield from _indirect(quoted, cue, spoken_by(document, cue.speaker, spoken, quoted.inside), span)


def _is_of_a_few(document: Document, speaker: int) -> bool:
    """Whether only some members of a party speak, and without names: what they hold is not the party's word."""
    mention = document.mention_at.get(speaker)
    few = mention is not None and are_some_of_a_party(document, mention)
    return few and not list_apposed(document, speaker)


def _indirect(quoted: Quoted, cue: Cue, spoken: tuple[Spoken, ...], span: Span) -> Iterator[Claim]:
    document = quoted.document
    if not any(is_named(document, one.actor) for one in spoken) or _are_two_states(document, spoken):
        return
    if cue.kind == "according" and _is_passed_on(document, cue):
        return
    span_words = document.text[span.start : span.end]
    make = ClaimMaker(document, telling_id(document.article.id, "statement", span.start, span.end, nth=1), EXTRACTOR)
    yield make.claim("text", span_words, span)
    yield make.claim("direct", 0, span)
    yield from make.speakers(spoken)
    yield from circumstances(make, cue, quoted)


def _are_two_states(document: Document, spoken: tuple[Spoken, ...]) -> bool:
    """Whether "they" was taken for several states, which seldom say a thing together."""
    states = [document.actor_by_id[one.actor].type == "state" for one in spoken if is_named(document, one.actor)]
    return len(states) > 1 and all(states) and len({one.span for one in spoken}) == 1


def _is_passed_on(document: Document, cue: Cue) -> bool:
    """Whether the words are "according to" a paper, which passes on the words of others, or to a poll or data."""
    mention = None if cue.speaker is None else document.mention_at.get(cue.speaker)
    if any(document.tokens[i].lemma.lower() in speech_words().data for i in prepositional(document, cue.anchor, "to")):
        return True
    return mention is not None and is_outlet(document, mention)


def _tells(document: Document, cue: Cue) -> bool:
    """Whether a cue says that its clause was said: as a fact, by a verb, a noun or a phrase that claims it."""
    token = document.tokens[cue.anchor]
    if cue.kind == "according":
        return True
    if cue.kind == "noun":
        return token.lemma.lower() in speech_words().claims
    if cue.kind not in _STRONG and token.lemma.lower() not in speech_words().tells:
        return False
    if cue.first == cue.anchor and token.tag not in _FINITE and not _accompanies(token):
        return False
    if is_negated(document, cue.anchor) or any(t.tag == "MD" for t in children(document, cue.anchor, "aux")):
        return False
    return modality_of(document, cue.anchor) != "hypothetical" and not _leaves_a_gap(document, cue.anchor)


def _accompanies(token: Token) -> bool:
    """Whether a participle tells what was said along with an act ("left, saying that ..."); "suggesting" may infer."""
    return token.tag == "VBG" and token.dep in ("advcl", "conj") and token.lemma.lower() not in speech_words().infers


def _leaves_a_gap(document: Document, cue: int) -> bool:
    """Whether the words lack a part that stands before the cue ("something he has said he wants"): half a sentence."""
    if document.tokens[cue].dep != "relcl":
        return _asks_for_a_part(document, cue)
    speakers = children(document, cue, "nsubj", "nsubjpass")
    if not speakers or speakers[0].lemma.lower() in _RELATIVE:
        return False
    before = [document.tokens[i] for i in subtree(document, cue) if i < speakers[0].i]
    return not any(t.lemma.lower() in ("which", "whom", "when", "where") and t.dep not in _LACKING for t in before)


def _asks_for_a_part(document: Document, cue: int) -> bool:
    """Whether "what" before the cue is a part of the words ("what they say were soldiers")."""
    speakers = children(document, cue, "nsubj", "nsubjpass")
    first = speakers[0].i if speakers else cue
    opening = subtree(document, cue)[0]
    return opening < first and document.tokens[opening].tag in ("WP", "WDT")
