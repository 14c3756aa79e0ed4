"""From a document to claims: one extractor for each family, all of one type."""

from collections.abc import Callable, Iterable

from detente.model.claim import Claim
from detente.model.document import Document

Extractor = Callable[[Document], Iterable[Claim]]

EXTRACTORS: tuple[Extractor, ...] = ()
