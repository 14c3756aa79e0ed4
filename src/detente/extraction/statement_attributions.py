"""Attributions of every kind: speech, thought, wish, judgement; who holds them, by which words, and what they are.

Wider than the record's statements, which are what actors say: also "polls show", "voters fear", "his plan to". The
weights are learned (``data/README.md`` says from what), so spans follow the usage of that corpus: a source with its
titles and appositions, a cue with its auxiliaries, a content with its "that" and its quotation marks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.extraction.statement_cue_features import cue_features
from detente.extraction.statement_model import chain
from detente.extraction.statement_quoted import Quoted
from detente.extraction.statement_role_features import Window, role_features, window_of
from detente.model.document import Document
from detente.model.spans import Span


@dataclass(frozen=True, slots=True)
class Ascription:
    """One attribution: the cue's words, those of the source (none where nobody is named), those of the content."""

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]


def attributions(document: Document) -> tuple[Ascription, ...]:
    """All attributions of an article in the order of their cues; those without any content are left out."""
    quoted = Quoted(document)
    quote_at = quote_numbers(quoted)
    cues = list(_cues(document, quoted.inside))
    taken = frozenset(i for first, last in cues for i in range(first, last))
    found = (_ascription(document, window_of(document, *cue), quote_at, taken) for cue in cues)
    return tuple(one for one in found if one.content)


def quote_numbers(quoted: Quoted) -> list[int]:
    """For each token the number of the quotation that it stands in, or -1."""
    numbers = [-1] * len(quoted.document.tokens)
    for number, (first, last) in enumerate(quoted.ranges):
        for i in range(first, min(last, len(numbers))):
            numbers[i] = number
    return numbers


def _cues(document: Document, inside: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The tokens ``[first, last)`` of each cue."""
    for sentence in document.sentences:
        rows = [cue_features(document, i, inside) for i in range(sentence.first, sentence.last)]
        for first, last in _runs(chain("attribution_cues").best(rows), "cue"):
            yield sentence.first + first, sentence.first + last


def _ascription(document: Document, window: Window, quote_at: Sequence[int], taken: frozenset[int]) -> Ascription:
    """A cue with what the words around it are to it."""
    others = taken - frozenset(range(window.cue_first, window.cue_last))
    labels = chain("attribution_roles").best(role_features(document, window, quote_at, others))

    def spans(role: str) -> tuple[Span, ...]:
        return tuple(document.span(window.first + first, window.first + last) for first, last in _runs(labels, role))

    return Ascription(document.span(window.cue_first, window.cue_last), spans("source"), spans("content"))


def _runs(labels: Sequence[str], role: str) -> Iterator[tuple[int, int]]:
    """The stretches ``[first, last)`` of one role: ``ROLE+`` begins one, ``ROLE`` carries it on."""
    begin: int | None = None
    for at, label in enumerate([*labels, ""]):
        if begin is not None and label != role:
            yield begin, at
            begin = None
        if begin is None and label in (role, f"{role}+"):
            begin = at
