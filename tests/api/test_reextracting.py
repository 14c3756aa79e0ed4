"""Reading all kept articles again: what it would change; nothing counts before it is taken, nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from detente.api import Record
from detente.api.adding import Step
from detente.api.judging import correction
from detente.api.reextracting import staging
from detente.exports.jsonl import lines
from detente.ledger import Ledger
from detente.model.article import Article
from detente.model.reading import Reading
from tests.toy_reader import toy_article, toy_reading

PAGES = [
    toy_article("a", "Anna Aalto met Bo Berg in Oslo."),
    toy_article("b", "Carl Dahl met Dora Egede in Turku.", published="2013-04-18"),
    toy_article("c", "Bo Berg met Dora Egede in Bergen.", published="2013-04-20"),
]


def newer(article: Article, **_: object) -> Reading:
    """A reader that sees no places any more."""
    reading = toy_reading(article, extractor="toy@2")
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.attribute != "place"))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.append([toy_reading(page) for page in PAGES])
    return Record.open(tmp_path / "r.db")


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.pipeline.read_page", newer)
    monkeypatch.setattr("detente.pipeline.EXTRACTOR", "toy@2")


def exported(record: Record) -> str:
    return "".join(lines(record.conclusions()))


@pytest.mark.usefixtures("toy_pipeline")
def test_reading_again_with_the_same_extractors_reads_and_changes_nothing(record: Record) -> None:
    before, counts = exported(record), record.counts()
    found = record.reextract()
    assert (found.readings, found.difference.changes) == ((), ())
    found.take()
    assert (exported(record), record.counts()) == (before, counts)
    assert not staging(record.path).exists()


@pytest.mark.usefixtures("upgraded")
def test_the_difference_is_told_before_anything_counts(record: Record) -> None:
    before = exported(record)
    found = record.reextract()
    assert {(each.attribute, each.new, each.cause.kind) for each in found.difference.changes} == {
        ("place", (), "extractor")
    }
    assert len(found.difference.changes) == len(PAGES)
    assert exported(record) == before
    found.take()
    assert all(act.place is None for act in record.conclusions().acts)
    assert [run.extractor for run in record.log()] == ["toy@1"] * 3 + ["toy@2"] * 3


@pytest.mark.usefixtures("upgraded")
def test_what_is_not_taken_is_not_read_anew_and_can_be_taken_later(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.reextract()
    monkeypatch.setattr("detente.pipeline.read_page", lambda article: pytest.fail("read once more"))
    found = record.reextract()
    assert len(found.readings) == len(PAGES)
    found.take()
    assert record.reextract().readings == ()
    assert not list(record.path.parent.glob("*.reextract*"))


@pytest.mark.usefixtures("upgraded")
@pytest.mark.parametrize("stopped_after", [0, 1, 2])
def test_a_run_that_is_stopped_goes_on_where_it_was_and_ends_the_same(
    record: Record, tmp_path: Path, stopped_after: int
) -> None:
    whole = Record.open(tmp_path / "whole.db")
    whole.path.write_bytes(record.path.read_bytes())
    whole.reextract().take()

    def stop(step: Step) -> None:
        if step.done > stopped_after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.reextract(progress=stop)
    with Ledger.open(staging(record.path)) as stage:
        assert len(stage.readings()) == stopped_after + 1
    assert {act.place.name for act in record.conclusions().acts if act.place} == {"Oslo", "Turku", "Bergen"}
    steps: list[Step] = []
    record.reextract(progress=steps.append).take()
    assert exported(record) == exported(whole)


@pytest.mark.usefixtures("upgraded")
def test_what_people_corrected_holds_after_reading_again(record: Record) -> None:
    act = next(act for act in record.conclusions().acts if act.place and act.place.name == "Oslo").id
    record.decide(lambda view: correction(view, act, {"place": ["Helsinki"]}), who="ann", because="so")
    found = record.reextract()
    assert act not in {each.act.id for each in found.difference.changes}
    found.take()
    place = record.act(act).place
    assert place is not None
    assert place.name == "Helsinki"


@pytest.mark.usefixtures("upgraded")
def test_an_article_that_comes_in_meanwhile_stays_as_it_was_read(record: Record) -> None:
    found = record.reextract()
    late = toy_article("d", "Anna Aalto met Carl Dahl in Narvik.", published="2013-04-22")
    with Ledger.open(record.path, mode="write") as ledger:
        ledger.append([toy_reading(late)])
    found.take()
    assert {act.place.name for act in record.conclusions().acts if act.place} == {"Narvik"}


@pytest.mark.usefixtures("upgraded")
def test_a_run_that_is_stopped_after_its_readings_were_taken_leaves_nothing_behind_when_run_again(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("detente.api.concluding.conclude", stop)
        with pytest.raises(KeyboardInterrupt):
            record.reextract().take()
    assert all(act.place is None for act in record.conclusions().acts)
    record.reextract().take()
    assert [file.name for file in record.path.parent.iterdir()] == ["r.db"]
    with Ledger.open(record.path) as ledger:
        assert ledger.is_current()
