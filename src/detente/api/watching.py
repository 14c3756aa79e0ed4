"""Reading feeds again and again: what is new goes into the record, and the record is locked only while it does."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from detente.api.adding import AddReport, Progress, Step, together
from detente.api.concluding import further_families, write
from detente.model.errors import RecordLocked, UsageError
from detente.model.reading import Failure

if TYPE_CHECKING:
    from detente.api.gathering import Gatherer, Harvest
    from detente.fetching import Fetcher
    from detente.ledger import Fetch

EVERY = 900.0
_SHORTEST = 60.0
_PATIENCE = 60.0  # seconds that a single round waits for another writer
_LOCK_PAUSE = 1.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round over all feeds brought; ``pause`` is in seconds, None after the last round.

    ``waiting`` counts addresses that may not be asked yet, ``known`` pages and entries that the record has.
    """

    feeds: int
    added: int
    known: int
    waiting: int
    failures: tuple[Failure, ...]
    pause: float | None


class Watch:
    """Feeds that are read into a record in rounds, until :meth:`stop` is called."""

    def __init__(
        self, record: Path, urls: Sequence[str], *, every: float = EVERY, follow: bool = True, fetcher: "Fetcher"
    ) -> None:
        if every < _SHORTEST and not fetcher.limits.allow_private:
            raise UsageError(f"feeds are read once a minute at most, not every {every:g} s")
        self.record = record
        self._urls = tuple(dict.fromkeys(urls))
        self._every = every
        self._follow = follow
        self._fetcher = fetcher

    def stop(self) -> None:
        """End after what is under way, which is kept; a signal handler may call it."""
        self._fetcher.halt()

    def rounds(self, *, once: bool = False) -> Iterator[Round]:
        """One round after the other, ``every`` seconds from start to start; each is yielded when it is done.

        A feed or page that fails is stored with its reason and asked less and less often. Another writer of the record
        is waited for, with ``once`` for a minute at most; then :class:`~detente.model.errors.RecordLocked` is raised.
        """
        while not self._fetcher.halted:
            started = time.monotonic()
            report = self._round(once=once)
            pause = max(self._every - (time.monotonic() - started), 0.0)
            last = once or self._fetcher.halted
            yield self._told(report, pause=None if last else pause)
            if last:
                return
            self._fetcher.rest(pause)

    def _round(self, *, once: bool) -> AddReport:
        # A first empty write makes the record, or brings it up to date, before anything is fetched for it.
        self._patiently(lambda: write(self.record, (), concludes=False), once=once)
        gatherer = gatherer_for(self.record, self._fetcher, follow=self._follow, feeds_only=True)
        reports: list[AddReport] = []
        for url in self._urls:
            reports += [self._write(harvest, once=once) for harvest in gatherer.gather(url)]
            if self._fetcher.halted:
                break
        done = together(reports)
        if done.added or done.failures:
            self._patiently(lambda: write(self.record, ()), once=once)
        return done

    def _told(self, report: AddReport, *, pause: float | None) -> Round:
        return Round(
            feeds=len(self._urls),
            added=report.added,
            known=report.known,
            waiting=report.waiting,
            failures=report.failures,
            pause=pause,
        )

    def _write(self, harvest: "Harvest", *, once: bool) -> AddReport:
        def put() -> AddReport:
            return _record(self.record, harvest)

        return self._patiently(put, once=once)

    def _patiently(self, put: Callable[[], T], *, once: bool) -> T:
        """Write as soon as nobody else does. What cannot be written is not remembered, so it is fetched again."""
        ends = time.monotonic() + _PATIENCE
        while True:
            try:
                return put()
            except RecordLocked:
                if self._fetcher.halted or (once and time.monotonic() > ends):
                    raise
                self._fetcher.rest(_LOCK_PAUSE)


def gatherer_for(record: Path, fetcher: "Fetcher", *, follow: bool, feeds_only: bool = False) -> "Gatherer":
    """A gatherer that knows what a record remembers; the record is opened for each look only."""
    from detente.api.gathering import Gatherer
    from detente.ledger import Ledger
    from detente.pipeline import reader_stamp

    def recall(urls: Sequence[str]) -> "Mapping[str, Fetch]":
        with Ledger.open(record) as ledger:
            return ledger.recall(urls)

    return Gatherer(
        fetcher=fetcher, recall=recall, reader=reader_stamp(further_families()), follow=follow, feeds_only=feeds_only
    )


def add_addresses(
    record: Path, urls: Sequence[str], *, fetcher: "Fetcher", follow: bool, progress: Progress | None = None
) -> AddReport:
    """Read what addresses hold into a record, once; raises RecordLocked at once where somebody else writes it."""
    write(record, (), concludes=False)
    gatherer = gatherer_for(record, fetcher, follow=follow)
    reports: list[AddReport] = []
    for url in urls:
        for harvest in gatherer.gather(url):
            count = _counting(progress, since=sum(report.read for report in reports))
            reports.append(_record(record, harvest, progress=count))
    write(record, ())
    return together(reports)


def _record(record: Path, harvest: "Harvest", *, progress: Progress | None = None) -> AddReport:
    """Put a harvest into a record, and count what had nothing new too; it is concluded from when all are there."""
    report = write(
        record,
        harvest.pages,
        fetches=harvest.fetches,
        covers=harvest.answered.__contains__,
        progress=progress,
        concludes=False,
    )
    read, known = report.read + harvest.unchanged, report.known + harvest.unchanged
    return replace(report, read=read, known=known, waiting=harvest.waiting)


def _counting(progress: Progress | None, *, since: int) -> Progress | None:
    """Progress that goes on where the last harvest ended; how many there will be nobody knows."""
    if progress is None:
        return None
    return lambda step: progress(Step(since + step.done, None, step.uri))
