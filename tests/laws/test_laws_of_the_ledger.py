"""The laws of the store: twice is once, order does not matter, what is derived can be dropped, logs only grow."""

import random
import sqlite3
from pathlib import Path

import pytest

from detente.api import Record
from detente.exports import chunks
from detente.ledger import Ledger
from detente.sample import sample_folder
from tests.toy_reader import toy_article, toy_reading

TEXTS = [
    "Anna Aalto met Bo Berg in Oslo.",
    "Bo Berg met Carl Dahl in Bergen. Anna Aalto met Carl Dahl in Oslo.",
    "It rained.",
    "Anna Aalto met Bo Berg in Oslo. Dora Egede met Bo Berg in Turku.",
    "Carl Dahl met Anna Aalto in Oslo.",
]
READINGS = [
    toy_reading(toy_article(f"page-{number}", text, published=f"2013-04-{10 + number}"))
    for number, text in enumerate(TEXTS)
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The sample articles in a record."""
    record = Record.open(tmp_path_factory.mktemp("laws") / "sample.db")
    record.add([sample_folder()])
    return record


def exported(record: Record) -> str:
    return b"".join(chunks(record.view())).decode()


def test_law_2_reading_the_same_pages_twice_adds_nothing(sample: Record) -> None:
    before, counts = exported(sample), sample.counts()
    report = sample.add([sample_folder()])
    assert (report.added, report.known) == (0, report.read - len(report.failures))
    assert exported(sample) == before
    assert {log: sample.counts()[log] for log in ("articles", "claims")} == {
        log: counts[log] for log in ("articles", "claims")
    }


@pytest.mark.parametrize("seed", range(5))
def test_law_3_the_export_does_not_depend_on_order_batches_or_repetitions(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    shuffled = chance.sample(READINGS, len(READINGS)) + chance.choices(READINGS, k=3)
    records = []
    for name, batches in (("whole", [READINGS]), ("pieces", [[reading] for reading in shuffled])):
        with Ledger.open(tmp_path / f"{name}.db", mode="write") as ledger:
            for batch in batches:
                ledger.append(batch)
        records.append(exported(Record.open(tmp_path / f"{name}.db")))
    assert records[0] == records[1]
    assert records[0].count('"kind":"act"') >= 4


def test_law_4_what_is_derived_can_be_dropped_and_comes_back_byte_for_byte(sample: Record) -> None:
    before = exported(sample)
    found = [each.excerpt for each in sample.search("Putin")]
    with Ledger.open(sample.path, mode="write") as ledger:
        ledger.drop_conclusions()
    assert exported(sample) == before  # worked out anew
    sample.rebuild()
    assert exported(sample) == before  # stored and read back
    assert [each.excerpt for each in sample.search("Putin")] == found


@pytest.mark.parametrize("log", ["articles", "claims", "judgements", "runs"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET recorded = recorded", "DELETE FROM {}"])
def test_law_6_the_logs_can_only_be_appended_to(tmp_path: Path, log: str, verb: str) -> None:
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.append(READINGS)
    connection = sqlite3.connect(tmp_path / "r.db")
    if log == "judgements":
        connection.execute(
            "INSERT INTO judgements (id, verdict, tellings, who, because, recorded) "
            "VALUES ('j', 'same', '[]', 'a', 'b', 'c')"
        )
    with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        connection.execute(verb.format(log))
    connection.close()
