"""A record by its path: adding pages to it and asking what it concludes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.api.adding import AddReport, Progress, add_pages
from detente.api.entries import entries
from detente.api.view import View, check_moment
from detente.model.article import Article
from detente.model.reading import Failure, Miss
from detente.model.record import Act, Conclusions, ReadArticle

if TYPE_CHECKING:
    from detente.ledger import Ledger, LoggedRun


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: an act or an article; ``excerpt`` has the words found between U+0002 and U+0003."""

    excerpt: str
    act: Act | None = None
    article: ReadArticle | None = None


class Record:
    """A record on disk. It is opened for each question and each run of :meth:`add`, and locked only while adding."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @classmethod
    def open(cls, path: str | Path) -> "Record":
        """The record at ``path``; :meth:`add` makes it where it is not there yet."""
        return cls(path)

    def add(self, paths: Iterable[str | Path], *, progress: Progress | None = None) -> AddReport:
        """Read files and folders into the record and conclude anew; pages that it has are passed over.

        Raises :class:`~detente.model.errors.UsageError` for a path that is not there, before anything is read. When
        stopped, what was read until then is kept; the next run goes on from there.
        """
        from detente.ledger import Ledger
        from detente.pipeline import EXTRACTOR, read_page
        from detente.reading import check_paths, read_path

        places = [Path(path) for path in paths]
        check_paths(places)
        with Ledger.open(self.path, mode="write") as ledger:
            own = _own_files(self.path)
            pages = (page for place in places for page in read_path(place) if Path(page.uri).name not in own)
            report = add_pages(ledger, pages, read=read_page, extractor=EXTRACTOR, progress=progress)
            if report.added or not ledger.is_current():
                _conclude(ledger)
        return report

    def rebuild(self) -> None:
        """Drop all that is derived and conclude anew from the logs."""
        from detente.ledger import Ledger

        with Ledger.open(self.path, mode="write") as ledger:
            ledger.drop_conclusions()
            _conclude(ledger)

    def conclusions(self, known_at: str | None = None) -> Conclusions:
        """What the record concludes; with ``known_at`` (EDTF date or date-time) from what was published by then alone.

        Raises :class:`~detente.model.errors.UsageError` where ``known_at`` is no date.
        """
        from detente.ledger import Ledger

        if known_at is not None:
            check_moment(known_at)
        with Ledger.open(self.path) as ledger:
            stored = ledger.conclusions() if known_at is None else None
            return stored if stored is not None else _concluded(ledger, known_at=known_at)

    def view(self, known_at: str | None = None) -> View:
        """The conclusions with everything in them found by its id."""
        return View(self.conclusions(known_at), known_at=known_at)

    def acts(
        self,
        family: str | None = None,
        between: tuple[str, str] | None = None,
        who: str | None = None,
        start: str | None = None,
        end: str | None = None,
        known_at: str | None = None,
    ) -> list[Act]:
        """The acts of a family, between two parties, of somebody, from one day to another (both included), by time."""
        return self.view(known_at).acts(family=family, between=between, who=who, start=start, end=end)

    def act(self, act_id: str, known_at: str | None = None) -> Act:
        """The act of an id, of one that it had before, or of the beginning of one; ``UsageError`` otherwise."""
        return self.view(known_at).act(act_id)

    def search(self, words: str, *, known_at: str | None = None, limit: int = 50) -> list[Found]:
        """Acts and articles that hold all the words, best first."""
        from detente.ledger import Ledger, search_once

        view = self.view(known_at)
        with Ledger.open(self.path) as ledger:
            if known_at is None and ledger.is_current():
                hits = ledger.search(words, limit=limit)
            else:
                hits = search_once(entries(view), words, limit=limit)
        return [
            Found(hit.excerpt, act=view.act(hit.id))
            if hit.kind == "act"
            else Found(hit.excerpt, article=view.articles[hit.id])
            for hit in hits
        ]

    def failures(self) -> list[Failure]:
        """Pages that could not be read and have not been read since."""
        from detente.ledger import Ledger

        with Ledger.open(self.path) as ledger:
            return ledger.failures()

    def misses(self) -> list[tuple[Article, Miss]]:
        """Every sentence with a cue word that yielded no claim, by outlet and place."""
        from detente.ledger import Ledger

        with Ledger.open(self.path) as ledger:
            missed = [(reading.article, miss) for reading in ledger.readings() for miss in reading.misses]
        return sorted(missed, key=lambda each: (each[0].outlet or "", each[0].id, each[1].start, each[1].cue))

    def counts(self) -> dict[str, int]:
        """How many rows each log holds."""
        from detente.ledger import Ledger

        with Ledger.open(self.path) as ledger:
            return ledger.counts()

    def log(self) -> "list[LoggedRun]":
        """Every run of the extractors over a page, oldest first."""
        from detente.ledger import Ledger

        with Ledger.open(self.path) as ledger:
            return ledger.log()


def _own_files(record: Path) -> frozenset[str]:
    """The record and what SQLite and the lock put beside it: a folder that is read may hold them."""
    return frozenset(record.name + ending for ending in ("", "-wal", "-shm", "-journal", ".lock"))


def _concluded(ledger: "Ledger", *, known_at: str | None = None) -> Conclusions:
    from detente.pipeline import merge

    conclusions = merge(ledger.readings(), ledger.judgements(), known_at=known_at)
    return replace(conclusions, failures=tuple(ledger.failures()))


def _conclude(ledger: "Ledger") -> None:
    conclusions = _concluded(ledger)
    ledger.store_conclusions(conclusions, entries(View(conclusions)))
