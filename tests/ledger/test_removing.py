"""A legal removal: the words of one article are gone from the file, and a stub says why."""

import sqlite3
from pathlib import Path

import pytest

from detente.api import Record
from detente.api.judging import removal, undoing
from detente.ledger import Ledger
from detente.model.errors import UsageError
from tests.toy_reader import toy_article, toy_reading

GONE = toy_article("gone", "Anna Aalto met Bo Berg in Oslo. Zanzibarwords stand in it.")
KEPT = toy_article("kept", "Carl Dahl met Dora Egede in Turku.", published="2013-04-18")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record with two articles, everything derived of them, and a decision on one."""
    record = Record.open(tmp_path / "r.db")
    with Ledger.open(record.path, mode="write") as ledger:
        ledger.append([toy_reading(GONE), toy_reading(KEPT)])
    record.rebuild()
    return record


def remove(record: Record, article: str = GONE.id) -> None:
    record.decide(lambda view: removal(view, article), who="counsel", because="court order 12/2026")


def test_no_word_of_a_removed_article_is_left_in_the_file(record: Record) -> None:
    assert b"Zanzibarwords" in record.path.read_bytes()
    remove(record)
    left = [file for file in record.path.parent.iterdir() if b"anzibarword" in file.read_bytes()]
    assert left == []


def test_its_claims_are_gone_and_the_others_stay(record: Record) -> None:
    remove(record)
    conclusions = record.conclusions()
    assert [read.article.id for read in conclusions.articles] == [KEPT.id]
    assert {told.claim.article for act in conclusions.acts for told in act.claims} == {KEPT.id}
    assert record.search("Zanzibarwords") == []
    assert record.counts()["articles"] == 2


def test_a_stub_keeps_its_hash_and_says_who_removed_it_when_and_why(record: Record) -> None:
    remove(record)
    (judgement,) = record.conclusions().judgements
    assert (judgement.verdict, judgement.article, judgement.who) == ("remove", GONE.id, "counsel")
    assert "court order" in judgement.because
    assert [run.uri for run in record.log()] == ["gone.txt", "kept.txt"]


def test_adding_it_again_does_not_bring_it_back(record: Record) -> None:
    remove(record)
    with Ledger.open(record.path, mode="write") as ledger:
        assert ledger.has(GONE.id, "toy@9")
    assert len(record.conclusions().articles) == 1


def test_a_removal_cannot_be_undone(record: Record) -> None:
    remove(record)
    judgement = record.conclusions().judgements[0].id
    with pytest.raises(UsageError, match="nothing brings its text back"):
        record.decide(lambda view: undoing(view, judgement), who="ann", because="so")
    with pytest.raises(UsageError, match="no decisions"):
        record.decide(lambda view: undoing(view, "1"), who="ann", because="so")


def test_an_article_is_named_by_its_uri_too_and_an_unknown_one_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="no such article"):
        remove(record, "nothing.txt")
    remove(record, "gone.txt")
    assert [read.article.id for read in record.conclusions().articles] == [KEPT.id]


def test_the_record_can_be_rebuilt_and_asked_after_a_removal(record: Record) -> None:
    remove(record)
    before = record.conclusions()
    record.rebuild()
    assert record.conclusions() == before
    assert {found.act is not None for found in record.search("Turku")} == {True, False}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE articles SET text = '' WHERE id = 'article-kept'",
        "DELETE FROM claims WHERE article = 'article-kept'",
        "UPDATE runs SET claims = '[]' WHERE article = 'article-kept'",
        "DELETE FROM articles WHERE id = 'article-gone'",
        "DELETE FROM judgements",
    ],
)
def test_law_6_holds_for_all_but_the_words_of_the_removed_article(record: Record, change: str) -> None:
    remove(record)
    connection = sqlite3.connect(record.path)
    with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        connection.execute(change)
    connection.close()


def test_a_removed_article_is_not_read_again_by_newer_extractors(record: Record) -> None:
    remove(record)
    with Ledger.open(record.path) as ledger:
        assert [reading.article.id for reading in ledger.readings()] == [KEPT.id]
        assert [reading.article.id for reading in ledger.readings(recorded_by="9999")] == [KEPT.id]


def test_what_was_removed_cannot_be_removed_again(record: Record) -> None:
    remove(record)
    with pytest.raises(UsageError, match=r"was removed: counsel, .*: court order"):
        remove(record)
