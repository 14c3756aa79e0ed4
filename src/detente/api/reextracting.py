"""Reading all kept articles again after an upgrade, beside the record, and taking what came of it at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from detente.api.adding import Progress, add_pages
from detente.api.differing import Difference, difference
from detente.api.view import View
from detente.model.article import Article
from detente.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Reextraction:
    """Articles that newer extractors have read, what that would change, and :meth:`take`, which makes it count."""

    record: Path
    readings: tuple[Reading, ...]
    difference: Difference

    def take(self) -> None:
        """Put the readings into the record, all or none, and conclude anew; the older ones stay in its log."""
        from detente.api.concluding import conclude
        from detente.ledger import Ledger

        if not self.readings and not staging(self.record).exists():
            return
        with Ledger.open(self.record, mode="write") as ledger:
            ledger.append(self.readings)
            if not ledger.is_current():
                conclude(ledger)
        _remove(staging(self.record))


def staging(record: Path) -> Path:
    """Where readings wait to be taken: a file beside the record."""
    return record.with_name(record.name + ".reextract")


def reextract(record: Path, *, progress: Progress | None = None) -> Reextraction:
    """Read every article that these extractors have not read, and say what that changes; nothing counts until taken.

    The record is not locked meanwhile. What is read when a run is stopped is kept beside the record, and the next run
    goes on from there.
    """
    from detente.ledger import Ledger
    from detente.pipeline import merge

    with Ledger.open(record) as ledger:
        readings = ledger.readings()
        judgements = ledger.judgements()
        named = ledger.claims_named(judgements)
        waiting = list(_waiting(ledger.has, readings))
    fresh = _read(record, waiting, progress=progress) if waiting else {}
    newly = [fresh.get(reading.article.id, reading) for reading in readings]
    before, after = (View(merge(each, judgements, judged_claims=named)) for each in (readings, newly))
    reread = {
        reading.article.id: (reading.extractor, fresh[reading.article.id].extractor)
        for reading in readings
        if reading.article.id in fresh
    }
    return Reextraction(
        record=record, readings=tuple(fresh.values()), difference=difference(before, after, reread=reread)
    )


def _waiting(has: Callable[[str, str], bool], readings: list[Reading]) -> Iterator[Article]:
    stamp = _stamp()
    for reading in readings:
        if reading.extractor != stamp and not has(reading.article.id, stamp):
            yield reading.article


def _read(record: Path, articles: list[Article], *, progress: Progress | None) -> dict[str, Reading]:
    """The readings of articles, by article, those from a run that was stopped among them."""
    from detente.api.concluding import further_families
    from detente.ledger import Ledger
    from detente.pipeline import read_page

    stamp, include = _stamp(), further_families()
    with Ledger.open(staging(record), mode="write") as stage:
        read = partial(read_page, include=include) if include else read_page
        add_pages(stage, articles, read=read, extractor=stamp, progress=progress)
        wanted = {article.id for article in articles}
        return {
            reading.article.id: reading
            for reading in stage.readings()
            if reading.article.id in wanted and reading.extractor == stamp
        }


def _stamp() -> str:
    from detente.api.concluding import further_families
    from detente.pipeline import reader_stamp

    return reader_stamp(further_families())


def _remove(stage: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        stage.with_name(stage.name + ending).unlink(missing_ok=True)
