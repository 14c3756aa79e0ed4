"""The four logs: appended to once, never changed, read back as they were."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from detente.ledger import Appended, Ledger
from detente.model.judgement import Judgement
from detente.model.reading import Failure
from detente.model.times import TimeRef, Timex
from tests.builders import Page, meeting
from tests.toy_reader import toy_article, toy_reading

FIRST, SECOND = toy_reading(toy_article("first")), toy_reading(toy_article("second", "They could meet again."))
RICH = meeting(
    Page("rich"), "person-anna-aalto", "person-bo-berg", time=TimeRef(unit="weekday", weekday=0, direction="past")
).reading()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_readings_come_back_as_they_were_appended(path: Path) -> None:
    times = (Timex(0, 5, "early", "DATE", TimeRef(unit="month", month=4, part="early", base=TimeRef(value="2013"))),)
    rich = replace(RICH, times=times)
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST, SECOND, rich])
    with Ledger.open(path) as ledger:
        assert ledger.readings() == sorted([FIRST, SECOND, rich], key=lambda each: each.article.id)


def test_where_fields_were_found_comes_back(path: Path) -> None:
    found = (("headline", "h1"), ("published", "og:published_time"))
    reading = replace(FIRST, article=replace(FIRST.article, found=found))
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([reading])
        assert ledger.readings() == [reading]


def test_law_2_appending_twice_adds_nothing(path: Path) -> None:
    failure = Failure("broken.txt", "it is empty")
    with Ledger.open(path, mode="write") as ledger:
        assert ledger.append([FIRST], [failure]) == Appended(articles=1, claims=4, runs=2)
        assert ledger.append([FIRST], [failure]) == Appended(articles=0, claims=0, runs=0)


def test_law_3_readings_do_not_depend_on_order_or_batches(tmp_path: Path) -> None:
    found = []
    for number, batches in enumerate([[[FIRST, SECOND, RICH]], [[RICH], [SECOND, FIRST], [RICH]]]):
        with Ledger.open(tmp_path / f"{number}.db", mode="write") as ledger:
            for batch in batches:
                ledger.append(batch)
            found.append(ledger.readings())
    assert found[0] == found[1]


def test_one_content_from_two_places_is_one_article_whichever_came_first(tmp_path: Path) -> None:
    elsewhere = replace(FIRST, article=replace(FIRST.article, uri="another.txt"))
    found = []
    for number, order in enumerate([[FIRST, elsewhere], [elsewhere, FIRST]]):
        with Ledger.open(tmp_path / f"{number}.db", mode="write") as ledger:
            for reading in order:
                ledger.append([reading])
            found.append([reading.article.uri for reading in ledger.readings()])
    assert found == [["another.txt"], ["another.txt"]]


@pytest.mark.parametrize("log", ["articles", "claims", "runs", "judgements"])
@pytest.mark.parametrize("change", ["UPDATE {log} SET recorded = ''", "DELETE FROM {log}", "REPLACE"])
def test_law_6_nobody_changes_a_log(path: Path, log: str, change: str) -> None:
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST])
        ledger.judge([judgement("one")])
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA recursive_triggers = ON")
    command = f"REPLACE INTO {log} SELECT * FROM {log}" if change == "REPLACE" else change.format(log=log)
    with pytest.raises(sqlite3.IntegrityError, match=f"{log} is a log"):
        connection.execute(command)
    connection.close()


def judgement(name: str, *values: str | int) -> Judgement:
    return Judgement(
        id=f"judgement-{name}",
        verdict="correct",
        tellings=("telling-1",),
        attribute="count",
        values=values,
        who="an editor",
        because="the list has 18 names",
        recorded="2026-01-01T00:00:00Z",
    )


def test_judgements_come_back_as_they_were_made(path: Path) -> None:
    made = [judgement("a", 18), judgement("b", "18"), judgement("c")]
    with Ledger.open(path, mode="write") as ledger:
        ledger.judge(reversed(made))
        ledger.judge(made)
        assert ledger.judgements() == made


def test_the_latest_run_counts_and_the_older_ones_stay(path: Path) -> None:
    newer = replace(FIRST, extractor="toy@2", claims=FIRST.claims[:2])
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST])
        ledger.append([newer])
        assert ledger.readings() == [newer]
        assert [run.extractor for run in ledger.log()] == ["toy@1", "toy@2"]
        assert ledger.counts()["claims"] == len(FIRST.claims)


def test_the_readings_of_a_moment_are_those_that_were_recorded_by_then(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = replace(FIRST, extractor="toy@2", claims=FIRST.claims[:2])
    for day, readings in ((1, [FIRST]), (2, [newer, SECOND])):
        monkeypatch.setattr("detente.ledger.store._now", lambda day=day: f"2026-01-0{day}T12:00:00.000Z")
        with Ledger.open(path, mode="write") as ledger:
            ledger.append(readings)
    with Ledger.open(path) as ledger:
        assert ledger.readings(recorded_by="2025-12-31T23:59:59Z") == []
        assert ledger.readings(recorded_by="2026-01-01T23:59:59Z") == [FIRST]
        assert newer in ledger.readings(recorded_by="2026-01-02T23:59:59Z")


def test_the_claims_that_judgements_name_are_those_of_every_run(path: Path) -> None:
    newer = replace(FIRST, extractor="toy@2", claims=FIRST.claims[:2])
    telling = FIRST.claims[0].telling
    named = replace(judgement("a"), tellings=(telling,))
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST])
        ledger.append([newer, SECOND])
        assert {claim.id for claim in ledger.claims_named([named])} == {claim.id for claim in FIRST.claims}
        retracted = replace(judgement("b"), tellings=(), claim=FIRST.claims[3].id)
        assert ledger.claims_named([retracted]) == [FIRST.claims[3]]
        assert ledger.claims_named([]) == []


def test_a_ledger_knows_what_it_has_read_and_with_what(path: Path) -> None:
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST], [Failure("broken.txt", "it is empty")], extractor="toy@1")
        assert ledger.has(FIRST.article.id, "toy@1")
        assert not ledger.has(FIRST.article.id, "toy@2")
        assert not ledger.has(SECOND.article.id, "toy@1")


def test_a_failure_is_over_once_the_page_is_read(path: Path) -> None:
    broken, lasting = Failure(FIRST.article.uri, "it is empty"), Failure("other.txt", "it is no text")
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([], [broken, lasting])
        assert ledger.failures() == [broken, lasting]
        ledger.append([FIRST])
        assert ledger.failures() == [lasting]


def test_failures_that_are_mended_are_over_and_others_of_the_same_place_stand(path: Path) -> None:
    first, second = Failure("dump.jsonl#2", "the row has no text"), Failure("dump.jsonl#2", "broken JSON")
    other = Failure("dump.jsonl#3", "broken JSON")
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST], [first, second, other])
        ledger.mend([first])
        assert ledger.failures() == [second, other]
        assert len(ledger.readings()) == 1


def test_a_failure_that_comes_back_stands_again_and_is_added_once(path: Path) -> None:
    broken = Failure(FIRST.article.uri, "it is empty")
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([], [broken])
        ledger.append([FIRST])
        assert ledger.append([], [broken]).runs == 1
        assert ledger.failures() == [broken]
        assert ledger.append([], [broken]).runs == 0
        ledger.mend([broken])
        assert ledger.failures() == []
        assert ledger.append([], [broken]).runs == 1


def test_the_log_says_what_each_run_found(path: Path) -> None:
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([FIRST, SECOND], [Failure("broken.txt", "it is empty")], extractor="toy@1")
        runs = ledger.log()
    assert [(run.uri, run.claims, run.misses, run.failure) for run in runs] == [
        ("first.txt", 4, 0, None),
        ("second.txt", 0, 1, None),
        ("broken.txt", 0, 0, "it is empty"),
    ]
    assert all(run.recorded.endswith("Z") for run in runs)
