"""Reading pages into the ledger, a batch at a time, so that a run can be stopped anywhere and run again."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.model.article import Article
from detente.model.errors import StorageError
from detente.model.reading import Failure, Reading

if TYPE_CHECKING:
    from detente.ledger import Ledger

_BATCH = 32
_SECONDS = 5.0  # so long may work lie in memory before it is committed
_AHEAD = 1000  # pages found before they are read, so that the time left can be told


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: pages ``done`` of ``total`` (None while not all are found), and the one just done."""

    done: int
    total: int | None
    uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What a run did: of ``read`` pages ``added`` were new, ``known`` in the record already, and the rest failed.

    ``waiting`` counts addresses whose servers want to be asked later.
    """

    read: int
    added: int
    known: int
    failures: tuple[Failure, ...]
    waiting: int = 0


def together(reports: Iterable[AddReport]) -> AddReport:
    """Several reports as one."""
    each = list(reports)
    return AddReport(
        read=sum(report.read for report in each),
        added=sum(report.added for report in each),
        known=sum(report.known for report in each),
        failures=tuple(failure for report in each for failure in report.failures),
        waiting=sum(report.waiting for report in each),
    )


Progress = Callable[[Step], None]


@dataclass(slots=True)
class _Run:
    """The batch in hand and the count so far."""

    ledger: "Ledger"
    extractor: str
    readings: list[Reading] = field(default_factory=list)
    repeats: list[Article] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    added: int = 0
    known: int = 0
    committed: float = field(default_factory=time.monotonic)

    def take(self, page: Article | Failure, read: Callable[[Article], Reading]) -> None:
        if isinstance(page, Failure):
            self.failures.append(page)
        elif self._is_known(page):
            self.repeats.append(page)
        else:
            self.readings.append(read(page))
        waiting = len(self.readings) + len(self.repeats) + len(self.failures)
        if waiting >= _BATCH or time.monotonic() - self.committed > _SECONDS:
            self.commit()

    def commit(self) -> None:
        readings, repeats, failures = self.readings, self.repeats, self.failures
        self.readings, self.repeats, self.failures = [], [], []
        if readings or failures:
            self.ledger.append(readings, failures, extractor=self.extractor)
        if repeats:
            self.ledger.note(repeats)
        self.added += len(readings)
        self.known += len(repeats)
        self.failed += failures
        self.committed = time.monotonic()

    def _is_known(self, article: Article) -> bool:
        waiting = any(reading.article.id == article.id for reading in self.readings)
        return waiting or self.ledger.has(article.id, self.extractor)


def add_pages(
    ledger: "Ledger",
    pages: Iterable[Article | Failure],
    *,
    read: Callable[[Article], Reading],
    extractor: str,
    progress: Progress | None = None,
) -> AddReport:
    """Read the pages that the ledger has not from this extractor; what is read when a run is stopped is kept."""
    run = _Run(ledger, extractor)
    done = 0
    try:
        for page, total in _counted(pages):
            run.take(page, read)
            done += 1
            if progress:
                progress(Step(done, total, page.uri))
    except StorageError:
        raise
    except BaseException:
        run.commit()
        raise
    run.commit()
    return AddReport(read=done, added=run.added, known=run.known, failures=tuple(run.failed))


def _counted(pages: Iterable[Article | Failure]) -> Iterator[tuple[Article | Failure, int | None]]:
    """Each page with the number of all of them, once the end is in sight."""
    waiting: deque[Article | Failure] = deque()
    given = 0
    source = iter(pages)
    ended = False
    while True:
        while not ended and len(waiting) < _AHEAD:
            page = next(source, None)
            if page is None:
                ended = True
            else:
                waiting.append(page)
        if not waiting:
            return
        total = given + len(waiting) if ended else None
        given += 1
        yield waiting.popleft(), total
