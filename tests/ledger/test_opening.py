"""Opening a record: what is none, what is too new, who writes, and a disk that is full."""

import multiprocessing
import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

from detente.ledger import Fetch, Ledger
from detente.ledger.schema import metadata
from detente.model.errors import RecordLocked, RecordVersion, StorageError, UsageError
from tests.toy_reader import toy_article, toy_reading

READING = toy_reading(toy_article("first"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([READING])
    return path


def readings(path: Path) -> int:
    with Ledger.open(path) as ledger:
        return len(ledger.readings())


def test_a_closed_record_is_one_file(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == ["record.db"]


def test_reading_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no record here"), Ledger.open(tmp_path / "none.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"), Ledger.open(tmp_path, mode="write"):
        pass


def test_a_record_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"), Ledger.open(tmp_path / "no" / "r.db", mode="write"):
        pass


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_file_of_something_else_is_no_record_and_stays_as_it_is(tmp_path: Path, mode: Any) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("This is a page of notes and certainly no database.\n" * 50)
    before = path.read_bytes()
    with pytest.raises(RecordVersion, match=r"notes\.txt: this file is no record"), Ledger.open(path, mode=mode):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["read", "write"])
def test_the_database_of_another_programme_stays_as_it_is(tmp_path: Path, mode: Any) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordVersion, match="no record of détente"), Ledger.open(path, mode=mode):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_record_of_a_newer_version_is_refused_and_stays_as_it_is(path: Path, mode: Any) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE record_format SET format = 99, written_by = '7.0'")
    connection.commit()
    connection.close()
    with pytest.raises(RecordVersion, match=r"format 99, written by détente 7\.0"), Ledger.open(path, mode=mode):
        pass
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM claims").fetchone() == (len(READING.claims),)
    connection.close()


def test_the_migrations_make_the_tables_of_the_schema(path: Path) -> None:
    connection = sqlite3.connect(path)
    for name, table in metadata.tables.items():
        columns = {row[1]: bool(row[3]) for row in connection.execute(f"PRAGMA table_info({name})")}
        assert columns == {column.name: not column.nullable for column in table.columns}
        indexes = {
            row[1] for row in connection.execute(f"PRAGMA index_list({name})") if not row[1].startswith("sqlite_")
        }
        assert indexes == {index.name for index in table.indexes}
    connection.close()


def _write_until(path: Path, started: Event, done: Event) -> None:
    with Ledger.open(path, mode="write"):
        started.set()
        done.wait(20)


def test_a_second_writer_is_told_at_once_and_a_reader_is_not_held_up(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started, done = context.Event(), context.Event()
    writer = context.Process(target=_write_until, args=(path, started, done))
    writer.start()
    try:
        assert started.wait(20)
        with pytest.raises(RecordLocked, match=f"process {writer.pid}"), Ledger.open(path, mode="write"):
            pass
        assert readings(path) == 1
    finally:
        done.set()
        writer.join(20)
    with Ledger.open(path, mode="write") as ledger:
        assert len(ledger.readings()) == 1


def test_a_lock_left_by_a_dead_writer_holds_nobody_up(path: Path) -> None:
    path.with_name("record.db.lock").write_text("1")
    with Ledger.open(path, mode="write") as ledger:
        assert len(ledger.readings()) == 1


def test_a_full_disk_loses_nothing_that_was_recorded(path: Path) -> None:
    with Ledger.open(path, mode="write") as ledger:
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        long = toy_article("long", "Anna Aalto met Bo Berg in Oslo. " * 5000)
        with pytest.raises(StorageError, match=r"record\.db: the disk is full"):
            ledger.append([toy_reading(long)])
        assert [each.article.id for each in ledger.readings()] == [READING.article.id]
    assert readings(path) == 1


def test_a_batch_is_recorded_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.ledger import store

    real = store._add

    def fails_at_the_runs(connection: Any, log: Any, rows: Any, recorded: Any) -> int:
        if log.name == "runs":
            raise OSError(28, os.strerror(28))
        return real(connection, log, rows, recorded)

    monkeypatch.setattr(store, "_add", fails_at_the_runs)
    with Ledger.open(path, mode="write") as ledger:
        before = ledger.counts()
        with pytest.raises(StorageError, match="No space left"):
            ledger.append([toy_reading(toy_article("second"))])
        assert ledger.counts() == before


def test_a_record_in_a_folder_that_cannot_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def seen_connect(place: str, **options: Any) -> sqlite3.Connection:
        seen.append(place)
        return connect(place, **options)

    monkeypatch.setattr(sqlite3, "connect", seen_connect)
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    assert readings(path) == 1
    assert any("immutable=1" in place for place in seen)


def test_a_reader_can_change_nothing(path: Path) -> None:
    with Ledger.open(path) as ledger, pytest.raises(StorageError):
        ledger.append([toy_reading(toy_article("second"))])
    assert readings(path) == 1


def _as_format(path: Path, number: int) -> None:
    """Make a record what an older version wrote."""
    connection = sqlite3.connect(path)
    for log, verb in (("articles", "update"), ("claims", "delete"), ("runs", "update")):
        connection.execute(f"DROP TRIGGER {log}_no_{verb}")
        connection.execute(f"CREATE TRIGGER {log}_no_{verb} BEFORE {verb} ON {log} BEGIN SELECT 1; END")
    for column in ("others", "article"):
        connection.execute(f"ALTER TABLE judgements DROP COLUMN {column}")
    if number < 3:
        connection.execute("ALTER TABLE articles DROP COLUMN found")
    if number < 2:
        connection.execute("DROP TABLE fetches")
    connection.execute(f"UPDATE record_format SET format = {number}")
    connection.execute(f"UPDATE alembic_version SET version_num = '000{number}'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_record_of_an_older_format_can_be_asked_as_it_is(path: Path, number: int) -> None:
    _as_format(path, number)
    before = path.read_bytes()
    assert readings(path) == 1
    assert path.read_bytes() == before


def test_a_record_from_before_it_was_noted_where_fields_were_found_gains_that_when_they_are_read_again(
    path: Path,
) -> None:
    _as_format(path, 2)
    again = replace(READING.article, found=(("outlet", "given"), ("published", "given")))
    with Ledger.open(path, mode="write") as ledger:
        assert [each.article for each in ledger.readings()] == [READING.article]
        ledger.note([READING.article])
        assert ledger.counts()["articles"] == 1
        ledger.note([again])
        assert [each.article for each in ledger.readings()] == [again]


def test_the_next_writer_brings_a_record_of_the_first_format_up_to_date(path: Path) -> None:
    _as_format(path, 1)
    fetch = Fetch(url="https://gazette.example/feed", asked="2013-04-16T10:00:00Z", etag='"1"')
    with Ledger.open(path, mode="write") as ledger:
        ledger.remember([fetch])
    with Ledger.open(path) as ledger:
        assert ledger.recall(["https://gazette.example/feed", "https://other.example/"]) == {fetch.url: fetch}
        assert len(ledger.readings()) == 1
