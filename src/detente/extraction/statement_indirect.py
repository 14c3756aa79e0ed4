"""Indirect statements: "Lavrov said that ...", with the words of the complement clause."""

from collections.abc import Iterator

from detente.extraction.grammar import children, is_negated, subtree, times_in, tokens_in
from detente.extraction.modality import modality_of
from detente.extraction.quotation_marks import with_closing_mark
from detente.extraction.statement_circumstances import ClaimMaker, circumstances
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_reference import is_named, spoken_by
from detente.lexicon.speech import speech_words
from detente.model.claim import Claim, telling_id
from detente.model.document import Document, Token
from detente.model.spans import Span

EXTRACTOR = "statement/indirect@1"
_LEAST_WORDS = 4
_STRONG = frozenset({"say", "write"})
_NOT = frozenset({"not", "n't", "n’t"})
_RELATIVE = frozenset({"who", "which", "that"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def indirect_claims(quoted: Quoted) -> Iterator[Claim]:
    """The claims of each clause that an actor is said to have said outside of quotation marks."""
    for number in range(len(quoted.document.sentences)):
        for cue in quoted.cues[number]:
            if cue.kind in _STRONG and cue.speaker is not None:
                yield from _indirect(quoted, cue, cue.speaker)


def _indirect(quoted: Quoted, cue: Cue, speaker: int) -> Iterator[Claim]:
    document = quoted.document
    if document.tokens[cue.anchor].tag not in _FINITE or is_negated(document, cue.anchor):
        return
    if any(t.dep == "aux" and t.tag == "MD" for t in children(document, cue.anchor)):
        return
    if modality_of(document, cue.anchor) == "hypothetical" or _leaves_a_gap(document, cue.anchor):
        return
    spoken = spoken_by(document, speaker, (), quoted.inside)
    span = _content(quoted, cue)
    if span is None or not any(is_named(document, one.actor) for one in spoken):
        return
    span_words = document.text[span.start : span.end]
    make = ClaimMaker(document, telling_id(document.article.id, "statement", span.start, span.end, nth=1), EXTRACTOR)
    yield make.claim("text", span_words, span)
    yield make.claim("direct", 0, span)
    yield from make.speakers(spoken)
    yield from circumstances(make, cue, quoted)


def _content(quoted: Quoted, cue: Cue) -> Span | None:
    """The words of the clause that a cue governs; None where quotation marks are among them or the clause is short."""
    document = quoted.document
    clauses = [c for c in children(document, cue.anchor, "ccomp") if c.i not in quoted.inside]
    if not clauses:
        return None
    inside = subtree(document, clauses[0].i, stop=lambda token: _carries_on(document, token, cue))
    first, last = _behind_time(document, inside[0], inside[-1] + 1, cue)
    while first < last and (
        not _is_word(document.tokens[first])
        or (document.tokens[first].lemma.lower() == "that" and document.tokens[first].dep == "mark")
    ):
        first += 1
    while first < last and (not _is_word(document.tokens[last - 1]) or document.tokens[last - 1].pos == "CCONJ"):
        last -= 1
    if last < len(document.tokens) and document.tokens[last].lemma.lower() in _NOT:
        last += int(document.tokens[last].start == document.tokens[last - 1].end)
    if last - first < _LEAST_WORDS or first <= cue.anchor < last or any(i in quoted.inside for i in range(first, last)):
        return None
    return with_closing_mark(document.text, document.span(first, last))


def _carries_on(document: Document, token: Token, cue: Cue) -> bool:
    """Whether a verb of saying without subject is the speaker's next one ("said it was over and called for calm")."""
    if token.dep != "conj" or token.tag != document.tokens[cue.anchor].tag or token.lemma not in speech_words().verbs:
        return False
    return not children(document, token.i, "nsubj", "nsubjpass", "aux", "auxpass")


def _is_word(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)


def _leaves_a_gap(document: Document, cue: int) -> bool:
    """Whether the words lack a part that stands before the cue ("something he has said he wants"): half a sentence."""
    if document.tokens[cue].dep != "relcl":
        return False
    speakers = children(document, cue, "nsubj", "nsubjpass")
    if not speakers or speakers[0].lemma.lower() in _RELATIVE:
        return False
    before = [document.tokens[i] for i in subtree(document, cue) if i < speakers[0].i]
    return not any(t.lemma.lower() in ("which", "whom", "when", "where") and t.dep != "nsubj" for t in before)


def _behind_time(document: Document, first: int, last: int, cue: Cue) -> tuple[int, int]:
    """The clause without the day of the saying that the parser put at its head ("said on Friday he would go")."""
    if first != cue.last:
        return first, last
    for timex, _ in times_in(document, document.sentence_of[cue.anchor]):
        covered = tokens_in(document, Span(timex.start, timex.end))
        if covered is None or not (first <= covered[0] <= first + 1 and covered[1] < last):
            continue
        preposition = covered[0] == first or document.tokens[first].lemma.lower() == "on"
        if preposition and _is_word(document.tokens[covered[1]]):
            return covered[1], last
    return first, last
