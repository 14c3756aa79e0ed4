"""Statements: whose words an article quotes, one telling for each quoted span, and what it says that they said."""

from collections.abc import Iterator

from detente.extraction.statement_attribution import attribute
from detente.extraction.statement_choice import is_statement
from detente.extraction.statement_claims import StatementParts, claims_of
from detente.extraction.statement_indirect import indirect_claims
from detente.extraction.statement_quoted import Attribution, Quoted
from detente.extraction.statement_reference import Spoken, spoken_by
from detente.model.claim import Claim, telling_id
from detente.model.document import Document


def extract_statements(document: Document) -> Iterator[Claim]:
    """The claims of all statements of an article: the direct ones in text order, then the indirect ones."""
    quoted = Quoted(document)
    attributions = attribute(quoted)
    tellings: dict[int, str] = {}
    earlier: tuple[Spoken, ...] = ()
    for number, attribution in enumerate(attributions):
        if not is_statement(quoted, number, attribution):
            continue
        quote = quoted.quotes[number]
        spoken = () if attribution.speaker is None else spoken_by(document, attribution.speaker, earlier, quoted.inside)
        tellings[number] = telling_id(document.article.id, "statement", quote.start, quote.end)
        earlier = (*earlier, *spoken)
        continues = _continued(quoted, number, attributions, tellings)
        yield from claims_of(quoted, number, StatementParts(tellings[number], attribution, spoken, continues))
    yield from indirect_claims(quoted, earlier)


def _continued(
    quoted: Quoted, number: int, attributions: tuple[Attribution, ...], tellings: dict[int, str]
) -> str | None:
    """The telling of the quotation that a quotation carries on: the same cue's, or the one whose speaker it took."""
    own = attributions[number]
    if own.carries_on is not None:
        return tellings.get(own.carries_on)
    before = number - 1
    if before < 0 or own.cue is None or attributions[before].cue != own.cue:
        return None
    return tellings.get(before) if _split_by_tag(quoted, before, own) else None


def _split_by_tag(quoted: Quoted, before: int, own: Attribution) -> bool:
    """Whether the shared cue stands between the two spans ("“We came,” he said, “to talk.”")."""
    return own.cue is not None and own.cue.anchor >= quoted.ranges[before][1]
