"""What the clause around the words says of cue, audience, channel, time and place."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extraction.grammar import children, place_names, prepositional, subtree, times_in
from detente.extraction.statement_cues import Cue
from detente.extraction.statement_outlets import is_outlet
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_reference import Spoken, is_named
from detente.lexicon.speech import speech_words
from detente.model.claim import Claim, Value
from detente.model.document import Document, Mention
from detente.model.spans import Span

_OTHER_CLAUSES = frozenset({"ccomp", "conj", "relcl", "advcl", "parataxis", "nsubj", "acl"})


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


def circumstances(make: ClaimMaker, cue: Cue, quoted: Quoted) -> Iterator[Claim]:
    """The cue, and what its clause says of audience, channel, time and place."""
    document = make.document
    span = document.span(cue.first, cue.last)
    yield make.claim("cue", document.text[span.start : span.end], span)
    clause = _clause(document, cue, quoted.inside)
    yield from _audience(make, cue, quoted.inside)
    yield from _via(make, cue, clause, quoted)
    yield from _time(make, cue, clause)
    yield from _place(make, cue)


def _clause(document: Document, cue: Cue, quoted: frozenset[int]) -> frozenset[int]:
    """The tokens of the cue's own clause: what hangs on it outside of the words, their clauses and the speaker."""
    inside = subtree(document, cue.anchor, stop=lambda t: t.dep in _OTHER_CLAUSES or t.i in quoted)
    return frozenset(inside) - quoted


def _audience(make: ClaimMaker, cue: Cue, quoted: frozenset[int]) -> Iterator[Claim]:
    """Those to whom the words are said, outlets apart, which are a channel."""
    for mention in _hearers(make.document, cue, quoted):
        if not is_outlet(make.document, mention):
            for actor in (a for a in mention.actors if is_named(make.document, a)):
                yield make.claim("audience", actor, Span(mention.start, mention.end))


def _hearers(document: Document, cue: Cue, quoted: frozenset[int]) -> Iterator[Mention]:
    if cue.kind not in ("say", "write", "assert"):
        return
    heads = [c.i for c in children(document, cue.anchor, "dobj", "dative") if c.i > cue.anchor]
    for head in (*heads, *prepositional(document, cue.anchor, "to")):
        mention = document.mention_at.get(head)
        if head not in quoted and mention is not None and mention.head == head and mention.kind != "pronoun":
            yield mention


def _via(make: ClaimMaker, cue: Cue, clause: frozenset[int], quoted: Quoted) -> Iterator[Claim]:
    """The channel: "at a news briefing", "on Twitter", else the outlet that was told it or reports it."""
    document = make.document
    spans = [span for i in sorted(clause) for span in [_channel(document, i)] if span is not None]
    outlets = [m for m in _hearers(document, cue, quoted.inside) if is_outlet(document, m)]
    for other in quoted.cues[document.sentence_of[cue.anchor]]:
        mention = document.mention_at.get(other.speaker) if other.speaker is not None else None
        if other != cue and other.speaker != cue.speaker and mention is not None and is_outlet(document, mention):
            outlets.append(mention)
    spans += [Span(mention.start, mention.end) for mention in outlets]
    if spans:
        yield make.claim("via", document.text[spans[0].start : spans[0].end], spans[0])


def _channel(document: Document, noun: int) -> Span | None:
    """The stretch of a known channel that ends with a noun after its preposition."""
    token = document.tokens[noun]
    if token.dep != "pobj" or document.tokens[token.head].lemma.lower() not in speech_words().channel_prepositions:
        return None
    for phrase in speech_words().channels:
        start = token.end - len(phrase)
        known = document.text[max(start, 0) : token.end].lower() == phrase.lower()
        if start >= 0 and known and not document.text[start - 1 : start].isalnum():
            return Span(start, token.end)
    return None


def _time(make: ClaimMaker, cue: Cue, clause: frozenset[int]) -> Iterator[Claim]:
    document = make.document
    for timex, head in times_in(document, document.sentence_of[cue.anchor]):
        if head in clause and timex.ref is not None:
            yield make.claim("time", timex.ref, Span(timex.start, timex.end))
            return


def _place(make: ClaimMaker, cue: Cue) -> Iterator[Claim]:
    """The place where it is said ("told reporters in Oslo")."""
    document = make.document
    if cue.kind not in ("say", "write", "assert", "report"):  # "blamed the anger from the East"
        return
    heads = prepositional(document, cue.anchor, "in", "at", "from")
    for place in place_names(document, document.sentence_of[cue.anchor]):
        if any(place.first <= head < place.last for head in heads):
            span = document.span(place.first, place.last)
            yield make.claim("place", document.text[span.start : span.end], span)
            return
