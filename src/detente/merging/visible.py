"""Which articles count as of a day: the latest version of each page known by then, dated."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.merging.clocks import known_from
from detente.merging.cut_lines import Line
from detente.merging.cuts import find_cuts
from detente.merging.dating import Dating, date_articles
from detente.model.article import Article
from detente.model.reading import Reading
from detente.model.record import Cut


@dataclass(frozen=True, slots=True)
class DatedReading:
    """A reading with the date of its article, stated or inferred; ``known`` sorts, undated last."""

    reading: Reading
    dating: Dating
    known: str

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.reading.article


def visible_readings(
    readings: Sequence[Reading], *, known_at: str | None = None, judged: dict[str, Sequence[Line]] | None = None
) -> tuple[DatedReading, ...]:
    """The readings that count as of ``known_at`` (EDTF; None: all), one for each uri, by article id.

    ``judged`` is as in :func:`find_cuts`.

    An undated article is dated from those alone that state a date and were known by then, so that no answer uses
    anything published later (law 5). A date-only ``known_at`` means the end of that day (UTC).
    """
    limit = known_from(known_at)
    stated = [reading for reading in readings if reading.article.published is not None]
    stated = [reading for reading in stated if known_from(reading.article.published) <= limit]
    undated = [reading for reading in readings if reading.article.published is None]
    datings = _dates(stated, undated, {} if judged is None else judged)
    dated = [
        DatedReading(reading, datings[reading.article.id], known_from(datings[reading.article.id].published))
        for reading in (*stated, *undated)
    ]
    known = [each for each in dated if known_at is None or each.known <= limit]
    return _latest_versions(known)


def _dates(
    stated: Sequence[Reading], undated: Sequence[Reading], judged: dict[str, Sequence[Line]]
) -> dict[str, Dating]:
    """A dating for each article; an undated one rests on the stated ones, never on another undated one."""
    cuts: dict[str, tuple[Cut, ...]] = (
        find_cuts([reading.article for reading in stated], judged=judged) if undated else {}
    )
    for reading in undated:
        cuts.update(find_cuts([reading.article], judged=judged))
    inferred = date_articles([*stated, *undated], cuts) if undated else {}
    datings = {
        reading.article.id: Dating(
            published=reading.article.published,
            best=reading.article.published,
            basis=reading.article.published_basis,
            because=None,
        )
        for reading in stated
    }
    nothing = Dating(published=None, best=None, basis=None, because=None)
    datings.update({reading.article.id: inferred.get(reading.article.id, nothing) for reading in undated})
    return datings


def _latest_versions(dated: Sequence[DatedReading]) -> tuple[DatedReading, ...]:
    """Of several versions of one uri the one known last counts; of those known from one moment the longest.

    A feed's summary and its page come under one uri and one moment, and the page says more.
    """
    latest: dict[str, DatedReading] = {}
    for each in dated:
        other = latest.get(each.article.uri)
        if other is None or (_version_order(each) > _version_order(other)):
            latest[each.article.uri] = each
    return tuple(sorted(latest.values(), key=lambda each: each.article.id))


def _version_order(each: DatedReading) -> tuple[bool, str, int, str]:
    return (each.dating.published is not None, each.known, len(each.article.text), each.article.id)
