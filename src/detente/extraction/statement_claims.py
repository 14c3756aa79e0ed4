"""The claims of one direct statement: its words, who says them, what they carry on, and the circumstances."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.extraction.statement_circumstances import ClaimMaker, circumstances
from detente.extraction.statement_quoted import Attribution, Quoted
from detente.extraction.statement_reference import Spoken
from detente.model.claim import Claim
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
        yield from circumstances(make, parts.attribution.cue, quoted)
