"""The claims of one direct statement: its words, who says them to whom, through what, when and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extraction.grammar import children, prepositional, subtree, times_in
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_quoted import Attribution, Quoted
from detente.extraction.statement_reference import Spoken
from detente.lexicon.speech import speech_words
from detente.model.claim import Claim, Value
from detente.model.document import Document
from detente.model.spans import Span

EXTRACTOR = "statement/direct@1"


@dataclass(frozen=True, slots=True)
class StatementParts:
    """What is known of a statement besides its words; ``continues`` is the telling that it carries on."""

    telling: str
    attribution: Attribution
    spoken: tuple[Spoken, ...]
    continues: str | None = None


def claims_of(quoted: Quoted, number: int, parts: StatementParts) -> Iterator[Claim]:
    """The claims of one quotation."""
    document, quote = quoted.document, quoted.quotes[number]
    words = Span(quote.start, quote.end)
    make = ClaimMaker(document, parts.telling, EXTRACTOR)
    yield make.claim("text", document.text[quote.start : quote.end], words)
    yield make.claim("direct", 1, words)
    if parts.continues is not None:
        yield make.claim("continues", parts.continues, words)
    yield from make.speakers(parts.spoken)
    if parts.attribution.cue is not None:
        yield from attribution_claims(make, parts.attribution.cue, quoted.inside)


@dataclass(frozen=True, slots=True)
class ClaimMaker:
    """Makes the claims of one statement's telling."""

    document: Document
    telling: str
    extractor: str

    def claim(self, attribute: str, value: Value, span: Span, support: tuple[Span, ...] = ()) -> Claim:
        """A claim of this telling on a stretch of the text."""
        return Claim(
            article=self.document.article.id,
            telling=self.telling,
            family="statement",
            attribute=attribute,
            value=value,
            start=span.start,
            end=span.end,
            exact=self.document.text[span.start : span.end],
            support=support,
            extractor=self.extractor,
        )

    def speakers(self, spoken: tuple[Spoken, ...]) -> Iterator[Claim]:
        """A speaker claim for each who says the words."""
        for one in spoken:
            yield self.claim("speaker", one.actor, one.span, one.support)


def attribution_claims(make: ClaimMaker, cue: Cue, quoted: frozenset[int]) -> Iterator[Claim]:
    """The cue, and what its clause says of audience, channel, time and place."""
    document = make.document
    span = document.span(cue.first, cue.last)
    yield make.claim("cue", document.text[span.start : span.end], span)
    clause = _clause(document, cue, quoted)
    yield from _audience(make, cue, quoted)
    yield from _via(make, cue, clause)
    yield from _time(make, cue, clause)


def _clause(document: Document, cue: Cue, quoted: frozenset[int]) -> frozenset[int]:
    """The tokens of the cue's own clause: what hangs on it outside of the words, their clauses and the speaker."""
    stop = {"ccomp", "conj", "relcl", "advcl", "parataxis", "nsubj", "acl"}
    return frozenset(subtree(document, cue.anchor, stop=lambda t: t.dep in stop or t.i in quoted)) - quoted


def _audience(make: ClaimMaker, cue: Cue, quoted: frozenset[int]) -> Iterator[Claim]:
    document = make.document
    heads = [c.i for c in children(document, cue.anchor, "dobj", "dative") if c.i not in quoted and c.i > cue.anchor]
    heads += [i for i in prepositional(document, cue.anchor, "to") if i not in quoted]
    for head in heads if cue.kind in ("say", "write") else ():
        mention = document.mention_at.get(head)
        if mention is not None and mention.head == head and mention.kind != "pronoun":
            for actor in mention.actors:
                yield make.claim("audience", actor, Span(mention.start, mention.end))


def _via(make: ClaimMaker, cue: Cue, clause: frozenset[int]) -> Iterator[Claim]:
    """The channel that the clause names ("at a news briefing", "on Twitter")."""
    document, words = make.document, speech_words()
    for i in sorted(clause):
        token = document.tokens[i]
        if token.dep != "prep" or token.lemma.lower() not in words.channel_prepositions:
            continue
        for child in children(document, i, "pobj"):
            below = document.tokens[min(subtree(document, child.i))].start, token.end
            span = _channel(document, child.i)
            if span is not None and below[0] >= token.start:
                yield make.claim("via", document.text[span.start : span.end], span)
                return


def _channel(document: Document, noun: int) -> Span | None:
    """The stretch of a known channel that ends with a noun."""
    end = document.tokens[noun].end
    for phrase in speech_words().channels:
        start = end - len(phrase)
        if (
            start >= 0
            and document.text[start:end].lower() == phrase.lower()
            and not document.text[start - 1 : start].isalnum()
        ):
            return Span(start, end)
    return None


def _time(make: ClaimMaker, cue: Cue, clause: frozenset[int]) -> Iterator[Claim]:
    document = make.document
    for timex, head in times_in(document, document.sentence_of[cue.anchor]):
        if head in clause and timex.ref is not None:
            yield make.claim("time", timex.ref, Span(timex.start, timex.end))
            return
