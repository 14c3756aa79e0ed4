"""Opening the file: what SQLite must offer, whether the file is a record of ours, and errors in our own words."""

import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, exc
from sqlalchemy.pool import StaticPool

from detente.ledger.schema import FORMAT
from detente.model.errors import DetenteError, RecordLocked, RecordVersion, StorageError, UsageError

Mode = Literal["read", "write"]
_AT_ONCE = 500  # SQLite takes only so many values in one statement
OLDEST_SQLITE = (3, 34, 0)  # the columns of an FTS5 query and ON CONFLICT without surprises


def check_sqlite() -> None:
    """Raise :class:`StorageError` where Python's SQLite is too old or lacks full-text search."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE))
        raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old: détente needs {wanted} or newer")
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError:
            raise StorageError(f"SQLite {sqlite3.sqlite_version} lacks FTS5, the full-text search") from None


def in_portions(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """The values, as many at a time as one statement can take."""
    return (values[first : first + _AT_ONCE] for first in range(0, len(values), _AT_ONCE))


def engine_for(path: Path, *, mode: Mode) -> Engine:
    """An engine with one connection to the record at ``path``; a reader can change nothing."""
    check_sqlite()
    # A reader of a WAL file has to write the index beside it; where it may not, nobody else can be writing either.
    sealed = mode == "read" and not os.access(path.parent, os.W_OK)
    location = f"file:{quote(str(path.absolute()))}" + ("?immutable=1" if sealed else "")
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(location, uri=True, isolation_level=None, timeout=10),
        poolclass=StaticPool,
    )
    _prepare(engine, mode=mode)
    return engine


def memory_engine() -> Engine:
    """An engine on a database that lives in memory, for what is asked once."""
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(":memory:", isolation_level=None), poolclass=StaticPool
    )
    _prepare(engine, mode=None)
    return engine


def _prepare(engine: Engine, *, mode: Mode | None) -> None:
    pragmas = {
        None: (),
        "read": ("query_only = ON",),
        "write": ("synchronous = FULL", "recursive_triggers = ON"),
    }[mode]
    start = "BEGIN IMMEDIATE" if mode == "write" else "BEGIN"

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    # Python's sqlite3 begins a transaction too late for a consistent view and not at all for DDL: we begin it.
    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(start)


def keep_write_ahead_log(engine: Engine) -> None:
    """Let readers read while we write; done after the checks, because it changes the file."""
    connection = engine.raw_connection()
    connection.cursor().execute("PRAGMA journal_mode = WAL")
    connection.close()


def found_format(engine: Engine, path: Path) -> int | None:
    """The format of the record, None for an empty database; raises :class:`RecordVersion` for any other file."""
    with engine.connect() as connection:
        tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
        if not tables:
            return None
        if "record_format" not in tables:
            raise RecordVersion(f"{path}: this is an SQLite database, but no record of détente")
        row = connection.exec_driver_sql("SELECT format, written_by FROM record_format").first()
    if row is None:
        raise RecordVersion(f"{path}: the record does not say which format it has")
    if row.format > FORMAT:
        raise RecordVersion(
            f"{path}: this record has format {row.format}, written by détente {row.written_by}; this version reads "
            f"formats up to {FORMAT}: install a newer détente"
        )
    return int(row.format)


@contextmanager
def own_errors(path: Path) -> Iterator[None]:
    """Turn what the database and the disk raise into the errors of :mod:`detente.model.errors`."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _own_error(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _own_error(path, error) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO):
            raise
        raise StorageError(f"{path}: {error.strerror}; what was recorded before is kept") from error


def _own_error(path: Path, error: BaseException) -> DetenteError:
    said = str(error)
    if "not a database" in said:
        return RecordVersion(f"{path}: this file is no record of détente")
    if "locked" in said or "busy" in said:
        return RecordLocked(f"{path}: another process is writing this record; try again when it is done")
    if "unable to open" in said:
        return UsageError(f"{path}: the record cannot be opened (is the folder there and writable?)")
    if "full" in said or "disk I/O" in said:
        return StorageError(f"{path}: the disk is full or refuses to be written; what was recorded before is kept")
    return StorageError(f"{path}: {said}; what was recorded before is kept")
