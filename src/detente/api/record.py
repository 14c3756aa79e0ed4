"""A record by its path: adding pages to it and asking what it concludes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.api.adding import AddReport, Progress, together
from detente.api.concluding import conclude, concluded, explained, write
from detente.api.entries import entries
from detente.api.reextracting import staging
from detente.api.sources import check_urls, sorted_out
from detente.api.view import View, check_moment
from detente.api.watching import EVERY, Watch, add_addresses
from detente.model.article import Article
from detente.model.reading import Failure, Miss
from detente.model.record import Act, Conclusions, ReadArticle

if TYPE_CHECKING:
    from detente.api.differing import Difference
    from detente.api.judging import Decision, Draft
    from detente.api.reextracting import Reextraction
    from detente.fetching import Limits
    from detente.ledger import LoggedRun
    from detente.model.explanation import Explanation


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

    def add(
        self,
        sources: Iterable[str | Path],
        *,
        progress: Progress | None = None,
        follow: bool = True,
        limits: "Limits | None" = None,
    ) -> AddReport:
        """Read files, folders, feeds and web pages into the record and conclude anew; what it has is passed over.

        A string that begins with ``http://`` or ``https://`` is fetched within ``limits``; of a feed the new entries,
        and with ``follow`` the pages that they link to. ``"-"`` is standard input; anything else is a path. Raises
        :class:`~detente.model.errors.UsageError` for a path that is not there, before anything is read. When stopped,
        what was read until then is kept; the next run goes on from there. The record is locked while files are read,
        but not while anything is fetched.
        """
        chosen = sorted_out(sources)
        reports = []
        if chosen.files or chosen.stdin or not chosen.urls:
            pages = chosen.pages(passing_over=_own_files(self.path))
            reports.append(write(self.path, pages, covers=chosen.covers, progress=progress))
        if chosen.urls:
            from detente.fetching import Fetcher, Limits

            fetcher = Fetcher(limits=limits or Limits())
            reports.append(add_addresses(self.path, chosen.urls, fetcher=fetcher, follow=follow, progress=progress))
        return together(reports)

    def watch(
        self, urls: Iterable[str], *, every: float = EVERY, follow: bool = True, limits: "Limits | None" = None
    ) -> Watch:
        """Feeds to be read into the record every so many seconds; :meth:`Watch.rounds` begins.

        Raises :class:`~detente.model.errors.UsageError` for what is no address of the web.
        """
        from detente.fetching import Fetcher, Limits

        addresses = tuple(urls)
        check_urls(addresses)
        return Watch(self.path, addresses, every=every, follow=follow, fetcher=Fetcher(limits=limits or Limits()))

    def decide(self, draft: "Draft", *, who: str, because: str) -> "Decision":
        """Put a person's decision into the log and conclude anew; :mod:`detente.api.judging` has what can be decided.

        Raises :class:`~detente.model.errors.UsageError` where it cannot be: nobody signs it, or it contradicts another.
        """
        from detente.api.judging import decide

        return decide(self.path, draft, who=who, because=because)

    def diff(self, start: str, end: str | None = None) -> "Difference":
        """What changed in what was known from the end of one day to the end of another (EDTF; None: now), and why.

        Raises :class:`~detente.model.errors.UsageError` where a time is none or ``end`` comes first.
        """
        from detente.api.comparing import compare_times

        return compare_times(self.path, start, end)

    def reextract(self, *, progress: Progress | None = None) -> "Reextraction":
        """Read all kept articles again that these extractors have not read; nothing counts before it is taken.

        When stopped, what was read until then is kept; the next run goes on from there.
        """
        from detente.api.reextracting import reextract

        return reextract(self.path, progress=progress)

    def rebuild(self) -> None:
        """Drop all that is derived and conclude anew from the logs."""
        from detente.ledger import Ledger

        with Ledger.open(self.path, mode="write") as ledger:
            ledger.drop_conclusions()
            conclude(ledger)

    def conclusions(self, known_at: str | None = None) -> Conclusions:
        """What the record concludes; with ``known_at`` (EDTF date or date-time) from what was published by then alone.

        Raises :class:`~detente.model.errors.UsageError` where ``known_at`` is no date.
        """
        from detente.ledger import Ledger

        if known_at is not None:
            check_moment(known_at)
        with Ledger.open(self.path) as ledger:
            stored = ledger.conclusions() if known_at is None else None
            return stored if stored is not None else concluded(ledger, known_at=known_at)

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

    def why(self, act_id: str, known_at: str | None = None) -> "Explanation | None":
        """Why the act of this full id has just its tellings: scores and reasons, and the nearest telling outside it.

        None where no such act is known by then. All tellings are compared anew to tell.
        """
        from detente.ledger import Ledger

        if known_at is not None:
            check_moment(known_at)
        with Ledger.open(self.path) as ledger:
            return explained(ledger, act_id, known_at=known_at)

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
    return frozenset(
        name + ending
        for name in (record.name, staging(record).name)
        for ending in ("", "-wal", "-shm", "-journal", ".lock")
    )
