"""Dates of articles that state none (docs/decisions/dating.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.model.reading import Reading
from detente.model.record import Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an article was published: EDTF, one best day in it, the basis, and for an inferred one the reason."""

    published: str | None
    best: str | None
    basis: str | None
    because: str | None


def date_articles(readings: Sequence[Reading], cuts: Mapping[str, tuple[Cut, ...]]) -> dict[str, Dating]:
    """A dating for each article, by id."""
    return {
        reading.article.id: Dating(
            published=reading.article.published,
            best=reading.article.published,
            basis=reading.article.published_basis,
            because=None,
        )
        for reading in readings
    }
