"""Indirect statements: "Lavrov said that ...", with the words of the complement clause."""

from collections.abc import Iterator

from detente.extraction.grammar import children, is_negated, subtree
from detente.extraction.quotation_marks import with_closing_mark
from detente.extraction.statement_circumstances import ClaimMaker, circumstances
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_reference import is_named, spoken_by
from detente.model.claim import Claim, telling_id
from detente.model.spans import Span

EXTRACTOR = "statement/indirect@1"
_LEAST_WORDS = 4
_STRONG = frozenset({"say", "write"})
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
    inside = subtree(document, clauses[0].i)
    first, last = inside[0], inside[-1] + 1
    while first < last and (
        document.tokens[first].pos in ("PUNCT", "SPACE")
        or (document.tokens[first].lemma.lower() == "that" and document.tokens[first].dep == "mark")
    ):
        first += 1
    while first < last and document.tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    if last - first < _LEAST_WORDS or first <= cue.anchor < last or any(i in quoted.inside for i in range(first, last)):
        return None
    return with_closing_mark(document.text, document.span(first, last))
