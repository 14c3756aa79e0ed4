"""The ledger: appending to the logs, reading what counts in them, and keeping what was concluded from them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from detente import __version__
from detente.ledger import derived, failures, fetches, removing, rows, schema, searching
from detente.ledger.connecting import Mode, engine_for, found_format, in_portions, keep_write_ahead_log, own_errors
from detente.ledger.locking import writing
from detente.ledger.migrating import upgrade
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.errors import RecordVersion, UsageError
from detente.model.judgement import Judgement
from detente.model.reading import Failure, Reading
from detente.model.record import Conclusions


@dataclass(frozen=True, slots=True)
class Appended:
    """How many rows were new to each log."""

    articles: int
    claims: int
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedRun:
    """One line of the log of runs: when which extractor read what, how many claims and misses, or why it failed."""

    recorded: str
    uri: str
    article: str | None
    extractor: str
    claims: int
    misses: int
    failure: str | None


class Ledger:
    """One open record. ``write`` mode holds the lock until it is closed; what is committed stays, come what may."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._missing: frozenset[str] = frozenset()  # columns that a record of an older format has not

    @classmethod
    @contextmanager
    def open(cls, path: str | Path, *, mode: Mode = "read") -> Iterator["Ledger"]:
        """The record at ``path``; ``write`` makes it where it is not there yet.

        Raises :class:`UsageError` where there is nothing to read, and the errors of a record and of storage.
        """
        path = Path(path)
        _check_place(path, mode=mode)
        with ExitStack() as stack:
            with own_errors(path):
                if mode == "write":
                    stack.enter_context(writing(path))
                engine = engine_for(path, mode=mode)
                stack.callback(engine.dispose)
                ledger = cls(path, engine)
                ledger._meet_format(mode=mode)
            yield ledger

    def append(
        self, readings: Iterable[Reading] = (), failed: Iterable[Failure] = (), *, extractor: str = ""
    ) -> Appended:
        """Add to the logs, all or nothing, what they lack; ``extractor`` is the version that met the failures."""
        readings = list(readings)
        read = [rows.article_row(each.article) for each in readings]
        told = [rows.claim_row(claim) for each in readings for claim in each.claims]
        ran = [rows.run_row(each) for each in readings]
        recorded = _now()
        with self._transaction() as connection:
            added = _add(connection, schema.articles, read, recorded), _add(connection, schema.claims, told, recorded)
            runs = _add(connection, schema.runs, ran, recorded)
            unread = failures.failed_rows(connection, failed, extractor=extractor)
            return Appended(*added, runs + _add(connection, schema.runs, unread, recorded))

    def mend(self, mended: Iterable[Failure], *, extractor: str = "") -> None:
        """End failures that were not met again where they had been; others of the same place stand."""
        over = set(mended)
        uris = {failure.uri for failure in over}
        recorded = _now()
        with self._transaction() as connection:
            others = [each for each in failures.standing(connection) if each.uri in uris and each not in over]
            _add(connection, schema.runs, failures.mended_rows(connection, uris, extractor=extractor), recorded)
            _add(connection, schema.runs, failures.failed_rows(connection, others, extractor=extractor), recorded)

    def note(self, articles: Iterable[Article]) -> None:
        """Add articles whose content was read before, perhaps from another place."""
        with self._transaction() as connection:
            _add(connection, schema.articles, [rows.article_row(article) for article in articles], _now())

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements, all or nothing; the words of an article that one of them removes go from all logs."""
        made = list(judgements)
        with self._transaction() as connection:
            _add(connection, schema.judgements, [rows.judgement_row(each) for each in made], None)
            removals = [each for each in made if each.verdict == "remove"]
            for each in removals:
                removing.redact(connection, each)
            if removals:
                derived.drop(connection)
                searching.drop(connection)
        if removals:
            self._compact()

    def has(self, article: str, extractor: str) -> bool:
        """Whether this version of the extractors has read the article, or the article was removed for good."""
        runs = schema.runs.c
        with self._transaction() as connection:
            found = connection.execute(
                select(runs.seq).where(runs.article == article, runs.extractor == extractor, runs.failure.is_(None))
            )
            return found.first() is not None or article in self._removed(connection)

    def readings(self, *, recorded_by: str | None = None) -> list[Reading]:
        """The latest run of each article, by article id, however they came in; removed articles are left out.

        With ``recorded_by`` (UTC in ISO 8601) the latest that was recorded by then, without what came later.
        """
        runs, claims = schema.runs, schema.claims
        counts: list[ColumnElement[bool]] = [runs.c.article.is_not(None)]
        if recorded_by is not None:
            counts.append(runs.c.recorded <= recorded_by)
        articles = self._columns(schema.articles)
        with self._transaction() as connection:
            counts.append(runs.c.article.not_in(self._removed(connection)))
            latest = select(func.max(runs.c.seq)).where(*counts).group_by(runs.c.article)
            chosen = rows.chosen_articles(dict(row) for row in connection.execute(select(*articles)).mappings())
            told = {row["id"]: rows.claim_of(dict(row)) for row in connection.execute(select(claims)).mappings()}
            found = connection.execute(select(runs).where(runs.c.seq.in_(latest)).order_by(runs.c.article)).mappings()
            return [rows.reading_of(dict(row), chosen[row["article"]], told) for row in found]

    def judgements(self) -> list[Judgement]:
        """All judgements, in the order of their ids."""
        with self._transaction() as connection:
            found = connection.execute(select(*self._columns(schema.judgements)).order_by("id")).mappings()
            return [rows.judgement_of(dict(row)) for row in found]

    def claims_named(self, judgements: Iterable[Judgement]) -> list[Claim]:
        """Every claim, of whichever run, that judgements retract or that a telling has which they name."""
        made = list(judgements)
        tellings = {telling for each in made for telling in (*each.tellings, *each.others)}
        wanted = {"telling": tellings, "id": {each.claim for each in made if each.claim}}
        found: dict[str, Claim] = {}
        with self._transaction() as connection:
            for column, names in wanted.items():
                for portion in in_portions(sorted(names)):
                    chosen = select(schema.claims).where(schema.claims.c[column].in_(portion))
                    rows_ = connection.execute(chosen).mappings()
                    found.update((row["id"], rows.claim_of(dict(row))) for row in rows_)
        return [found[claim] for claim in sorted(found)]

    def failures(self) -> list[Failure]:
        """What could not be read, and was neither read since nor mended, by place."""
        with self._transaction() as connection:
            return failures.standing(connection)

    def log(self) -> list[LoggedRun]:
        """Every run, oldest first."""
        runs = schema.runs.c
        counts = [
            func.json_array_length(runs.claims).label("told"),
            func.json_array_length(runs.misses).label("missed"),
        ]
        columns = [runs.recorded, runs.uri, runs.article, runs.extractor, runs.failure, *counts]
        with self._transaction() as connection:
            return [
                LoggedRun(
                    recorded=row.recorded,
                    uri=row.uri,
                    article=row.article,
                    extractor=row.extractor,
                    claims=row.told,
                    misses=row.missed,
                    failure=row.failure,
                )
                for row in connection.execute(select(*columns).order_by(runs.seq))
            ]

    def counts(self) -> dict[str, int]:
        """How many rows each log holds."""
        with self._transaction() as connection:
            return _counts(connection)

    def recall(self, urls: Sequence[str]) -> Mapping[str, fetches.Fetch]:
        """What is remembered of these addresses, by address."""
        with self._transaction() as connection:
            return fetches.recall(connection, urls)

    def remember(self, fetched: Iterable[fetches.Fetch]) -> None:
        """Put what was learned of addresses in the place of what was remembered of them."""
        with self._transaction() as connection:
            fetches.remember(connection, fetched)

    def store_conclusions(self, conclusions: Conclusions, entries: Sequence[searching.Entry] = ()) -> None:
        """Put the conclusions and the search index in the place of those that are there."""
        with self._transaction() as connection:
            derived.store(connection, conclusions, stamp=_stamp(connection))
            searching.index(connection, entries)

    def conclusions(self) -> Conclusions | None:
        """The stored conclusions; None where there are none or the logs have grown since."""
        with self._transaction() as connection:
            return derived.load(connection, stamp=_stamp(connection))

    def is_current(self) -> bool:
        """Whether :meth:`conclusions` has what follows from the logs as they are."""
        with self._transaction() as connection:
            return derived.is_current(connection, stamp=_stamp(connection))

    def drop_conclusions(self) -> None:
        """Remove all that is derived; the logs stay."""
        with self._transaction() as connection:
            derived.drop(connection)
            searching.drop(connection)

    def search(self, words: str, *, limit: int = 50) -> list[searching.Hit]:
        """Acts and articles that hold all the words, best first; :meth:`store_conclusions` made the index."""
        with self._transaction() as connection:
            return searching.find(connection, words, limit=limit)

    def _removed(self, connection: Connection) -> set[str]:
        """The ids of the articles that were removed; a record of an older format can have none."""
        return set() if "judgements.article" in self._missing else removing.removed(connection)

    def _columns(self, log: Table) -> list[Column[Any]]:
        """The columns of a log, without those that a record of an older format has not."""
        return [column for column in log.c if f"{log.name}.{column.name}" not in self._missing]

    def _compact(self) -> None:
        """Write the file anew, so that nothing of what was taken out stays in its free pages."""
        with own_errors(self.path):
            connection = self._engine.raw_connection()
            for command in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.cursor().execute(command)
            connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with own_errors(self.path), self._engine.begin() as connection:
            yield connection

    def _meet_format(self, *, mode: Mode) -> None:
        found = found_format(self._engine, self.path)
        if mode == "write":
            keep_write_ahead_log(self._engine)
        if found == schema.FORMAT:
            return
        if mode == "read" and found and found >= schema.OLDEST_READ:
            self._missing = frozenset().union(*(names for format, names in schema.ADDED.items() if found < format))
            return
        if mode == "read":
            what = "the file is empty" if found is None else f"it has the older format {found}"
            raise RecordVersion(f"{self.path}: {what}; `detente add` makes it a record of this version")
        with self._transaction() as connection:
            upgrade(connection, written_by=__version__)


def _check_place(path: Path, *, mode: Mode) -> None:
    if path.is_dir():
        raise UsageError(f"{path}: this is a folder, not a record")
    if mode == "read" and not path.exists():
        raise UsageError(f"{path}: there is no record here; `detente add PATH --record {path}` makes one")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.absolute().parent}")


def _add(connection: Connection, log: Table, new: list[rows.Row], recorded: str | None) -> int:
    if not new:
        return 0
    changes = select(func.total_changes())
    before = connection.execute(changes).scalar_one()
    stamped = [row if recorded is None else {**row, "recorded": recorded} for row in new]
    connection.execute(insert(log).on_conflict_do_nothing(), stamped)
    return int(connection.execute(changes).scalar_one() - before)


def _stamp(connection: Connection) -> str:
    """What the logs hold, in a few characters: logs only grow, so their last numbers say it."""
    logs = [schema.metadata.tables[log] for log in schema.LOGS]
    last = [connection.execute(select(func.max(log.c.seq))).scalar() or 0 for log in logs]
    return ":".join([__version__, *map(str, last)])


def _counts(connection: Connection) -> dict[str, int]:
    tables = schema.metadata.tables
    return {log: connection.execute(select(func.count()).select_from(tables[log])).scalar_one() for log in schema.LOGS}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
