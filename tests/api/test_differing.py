"""What changed between two times, and by what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente.api import Record
from detente.api.differing import Change, Difference
from detente.api.judging import correction, merging, retraction, undoing
from detente.ledger import Ledger
from detente.model.errors import UsageError
from tests.builders import Page, meeting

ANNA, BO = "person-anna-aalto", "person-bo-berg"
DAYS = {"planned": "2013-04-10", "told": "2013-04-12", "off": "2013-04-14", "corrected": "2013-04-20"}


def oslo(uri: str, published: str, **values: object) -> Page:
    return meeting(
        Page(uri, published), ANNA, BO, **{"place": "Oslo", "time": "2013-04-15", "status": "planned", **values}
    )


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A meeting that is planned, told by a second outlet for another day, and called off."""
    return filled(
        tmp_path / "r.db",
        oslo("a", DAYS["planned"]),
        oslo("b", DAYS["told"], time="2013-04-16", host_event="Nordic summit", place=("Oslo",)),
        oslo("c", DAYS["off"], status="cancelled"),
    )


def filled(path: Path, *pages: Page) -> Record:
    with Ledger.open(path, mode="write") as ledger:
        ledger.append([page.reading() for page in pages])
    return Record.open(path)


def seen(found: Difference) -> list[tuple[str, str | None, tuple[str | int, ...], tuple[str | int, ...], str]]:
    return [(each.kind, each.attribute, each.old, each.new, each.cause.kind) for each in found.changes]


def kinds(changes: Sequence[Change]) -> set[str]:
    return {change.kind for change in changes}


def test_an_act_that_was_first_told_in_between_is_new_by_its_article(record: Record) -> None:
    found = record.diff("2013-04-09", "2013-04-10")
    assert seen(found) == [("new", None, (), (), "article")]
    (article,) = found.changes[0].cause.names
    assert found.after.articles[article].article.uri == "a"


def test_an_act_that_a_further_origin_tells_is_confirmed_and_disputed_where_it_differs(record: Record) -> None:
    found = record.diff("2013-04-10", "2013-04-12")
    assert {(each.kind, each.attribute) for each in found.changes} >= {("confirmed", None), ("disputed", "time")}
    confirmed = next(each for each in found.changes if each.kind == "confirmed")
    assert (confirmed.old, confirmed.new) == ((1,), (2,))
    disputed = next(each for each in found.changes if each.kind == "disputed")
    assert set(disputed.new) == {"2013-04-15", "2013-04-16"}


def test_a_meeting_that_is_cancelled_is_called_off(record: Record) -> None:
    found = record.diff("2013-04-12", "2013-04-14")
    assert ("called off", "status", ("planned",), ("cancelled",), "article") in seen(found)


def test_nothing_changes_within_one_state(record: Record) -> None:
    assert record.diff("2013-04-14", "2013-04-14").changes == ()
    assert record.diff("2013-04-15", "2013-12-31").changes == ()


def test_a_plan_whose_day_passes_without_a_word_changes_by_time(tmp_path: Path) -> None:
    other = meeting(Page("z", "2013-05-20"), ANNA, "person-carl-dahl", time="2013-05-19")
    found = filled(tmp_path / "r.db", oslo("a", DAYS["planned"]), other).diff("2013-04-10", "2013-04-30")
    assert ("changed", "status", ("planned",), ("unresolved",), "time") in seen(found)


def test_a_correction_is_named_as_the_cause_and_the_undo_after_it(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = record.conclusions().acts[0].id
    for day, draft in (
        (20, lambda view: correction(view, act, {"place": ["Bergen"]})),
        (25, lambda view: undoing(view, "1")),
    ):
        monkeypatch.setattr("detente.api.judging._now", lambda day=day: datetime(2013, 4, day, 12, tzinfo=UTC))
        record.decide(draft, who="ann", because="the minutes say so")
    assert seen(record.diff("2013-04-19", "2013-04-20")) == [("changed", "place", ("Oslo",), ("Bergen",), "person")]
    found = record.diff("2013-04-20", "2013-04-25")
    assert seen(found) == [("changed", "place", ("Bergen",), ("Oslo",), "person")]
    names = found.changes[0].cause.names
    assert any(found.after.judgements[each].verdict == "undo" for each in names)
    assert record.diff("2013-04-19", "2013-04-25").changes == ()


def test_an_act_that_a_person_joins_to_another_is_told_as_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turku = meeting(Page("b", "2013-05-17"), ANNA, BO, place="Turku", time="2013-05-16")
    record = filled(tmp_path / "r.db", oslo("a", DAYS["planned"]), turku)
    monkeypatch.setattr("detente.api.judging._now", lambda: datetime(2013, 6, 1, 12, tzinfo=UTC))
    ids = [act.id for act in record.conclusions().acts]
    record.decide(lambda view: merging(view, ids), who="ann", because="one trip")
    found = record.diff("2013-05-31", "2013-06-01")
    joined = [each for each in found.changes if each.kind == "joined"]
    assert [each.cause.kind for each in joined] == ["person"]
    assert kinds(found.changes) >= {"joined"}
    assert kinds(found.changes) <= {"joined", "changed", "confirmed", "disputed"}


def test_an_act_is_withdrawn_when_its_outlet_corrects_the_article_or_a_person_retracts_its_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turku = meeting(Page("b", "2013-05-17"), ANNA, BO, place="Turku", time="2013-05-16")
    record = filled(tmp_path / "r.db", oslo("a", DAYS["planned"]), Page("a", "2013-04-11"), turku)
    found = record.diff("2013-04-10", "2013-04-11")
    assert seen(found) == [("withdrawn", None, (), (), "article")]
    monkeypatch.setattr("detente.api.judging._now", lambda: datetime(2013, 6, 1, 12, tzinfo=UTC))
    head = next(claim.id for claim in turku.reading().claims if claim.attribute == "type")
    record.decide(lambda view: retraction(view, head), who="ann", because="no such meeting")
    assert seen(record.diff("2013-05-31", "2013-06-01")) == [("withdrawn", None, (), (), "person")]


def test_a_newer_extractor_is_the_cause_for_articles_that_were_in_the_record_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = oslo("a", DAYS["planned"]).reading()
    newer = replace(
        older, claims=tuple(claim for claim in older.claims if claim.attribute != "place"), extractor="test@2"
    )
    for day, reading in ((1, older), (3, newer)):
        monkeypatch.setattr("detente.ledger.store._now", lambda day=day: f"2026-01-0{day}T12:00:00.000Z")
        with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
            ledger.append([reading])
    record = Record.open(tmp_path / "r.db")
    found = record.diff("2026-01-02", "2026-01-04")
    assert seen(found) == [("changed", "place", ("Oslo",), (), "extractor")]
    assert found.changes[0].cause.names == ("test@1", "test@2")
    assert seen(record.diff("2013-04-09", "2013-04-30"))[0][0] == "new"
    assert record.diff("2026-01-04").changes == ()


def test_times_that_are_none_or_in_the_wrong_order_are_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="2013-04-01 is before 2013-05-01"):
        record.diff("2013-05-01", "2013-04-01")
    with pytest.raises(UsageError, match="soon"):
        record.diff("2013-05-01", "soon")
