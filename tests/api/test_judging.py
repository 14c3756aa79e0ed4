"""What people decide: corrections, merges, splits, retractions, and taking them back."""

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente.api import Record, View
from detente.api.judging import Draft, correction, merging, retraction, splitting, tellings_of, undoing
from detente.api.wanted import INTERNAL
from detente.exports.jsonl import lines
from detente.ledger import Ledger
from detente.model.errors import UsageError
from detente.model.families import FAMILIES
from detente.model.judgement import Judgement
from detente.model.record import Act, Participant
from detente.model.values import field_of
from tests.builders import Page, meeting

ANNA, BO, CARL = "person-anna-aalto", "person-bo-berg", "person-carl-dahl"

Judge = Callable[[Draft], View]


def pages() -> list[Page]:
    """Two outlets on talks in Oslo, a third on talks in Turku a month later, and a ban with an answer."""
    return [
        meeting(Page("a", "2013-04-16"), ANNA, BO, place="Oslo", time="2013-04-15"),
        meeting(Page("b", "2013-04-17"), ANNA, BO, place="Oslo", time="2013-04-15"),
        meeting(Page("c", "2013-05-17"), ANNA, BO, place="Turku", time="2013-05-16"),
        Page("d", "2013-06-02").tell(
            "measure", type="import ban", imposer="state-FI", target="state-SE", status="in force", count=18
        ),
    ]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.append([page.reading() for page in pages()])
    return Record.open(tmp_path / "r.db")


@pytest.fixture
def judge(record: Record) -> Judge:
    return lambda draft: record.decide(draft, who="an editor", because="the minutes say so").after


def act_id(page: Page) -> str:
    return "act-" + page.telling().removeprefix("telling-")


OSLO, _, TURKU, BAN = map(act_id, pages())


def test_a_correction_stands_in_the_place_of_what_was_read_and_says_what_was_there(judge: Judge) -> None:
    act = judge(lambda view: correction(view, OSLO, {"time": ["2013-04-14"], "place": ["Bergen"]})).act(OSLO)
    assert (act.time, act.place.name if act.place else None) == ("2013-04-14", "Bergen")
    assert {(each.attribute, each.was, each.values) for each in act.corrections} == {
        ("time", ("2013-04-15",), ("2013-04-14",)),
        ("place", ("Oslo",), ("Bergen",)),
    }
    assert (act.basis["time"], act.basis["status"]) == ("corrected", "stated")
    assert len(act.claims) == len({told.claim.id for told in act.claims})


def test_the_types_and_counts_that_follow_from_a_corrected_value_change_with_it(judge: Judge) -> None:
    act = judge(lambda view: correction(view, OSLO, {"status": ["cancelled"]})).act(OSLO)
    assert (act.status, act.plover) == ("cancelled", "REJECT")
    act = judge(lambda view: correction(view, BAN, {"count": ["1,200"]})).act(BAN)
    assert act.count == 1200


def test_a_list_is_corrected_as_a_whole_and_names_people_as_they_are_called(judge: Judge) -> None:
    view = judge(lambda view: correction(view, OSLO, {"participant": ["Aalto", "France", "Aalto"]}))
    assert [each.actor for each in view.act(OSLO).participants] == [ANNA, "state-FR"]
    assert view.name("state-FR") == "France"


def test_somebody_without_a_name_stays_in_a_corrected_list_by_the_words_of_the_article(judge: Judge) -> None:
    nameless = Participant("participant", None, "a senior official")

    def draft(view: View) -> list[Judgement]:
        act = replace(view.act(OSLO), participants=(*view.act(OSLO).participants, nameless))
        return correction(
            View(replace(view.conclusions, acts=(act,))), OSLO, {"participant": ["Berg", "a senior official"]}
        )

    (judgement,) = judge(draft).conclusions.judgements
    assert judgement.values == (BO, "a senior official")


def test_no_value_makes_an_attribute_unknown(judge: Judge) -> None:
    act = judge(lambda view: correction(view, OSLO, {"place": [""]})).act(OSLO)
    assert act.place is None
    assert act.corrections[0].values == ()


def test_an_answer_is_corrected_by_naming_the_act_that_is_answered(judge: Judge) -> None:
    view = judge(lambda view: correction(view, BAN, {"answers": [OSLO]}))
    assert view.act(BAN).responds_to == (OSLO,)
    view = judge(lambda view: correction(view, BAN, {"answers": [""]}))
    assert view.act(BAN).responds_to == ()


def test_a_later_correction_of_the_same_attribute_counts_and_the_earlier_one_stays_in_the_log(
    judge: Judge, record: Record
) -> None:
    judge(lambda view: correction(view, OSLO, {"time": ["2013-04-14"]}))
    view = judge(lambda view: correction(view, OSLO, {"time": ["2013-04-13"]}))
    assert view.act(OSLO).time == "2013-04-13"
    assert len(view.conclusions.judgements) == 2
    assert judge(lambda view: undoing(view, "1")).act(OSLO).time == "2013-04-14"


@pytest.mark.parametrize(
    ("attribute", "value", "said"),
    [
        ("tiem", "2013", "a meeting has no such attribute; it has participant"),
        ("cue", "met", "no such attribute"),
        ("time", "soon", "this is no date"),
        ("status", "lifted", "it can be proposed"),
        ("participant", "Nobody Known", "nobody of that name"),
        ("answers", OSLO, "this is the same act"),
        ("answers", "act-0000", "there is no such act"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_what_it_can_be(
    judge: Judge, attribute: str, value: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        judge(lambda view: correction(view, OSLO, {attribute: [value]}))


def test_an_attribute_that_has_one_value_takes_one(judge: Judge) -> None:
    with pytest.raises(UsageError, match="one place, not 2"):
        judge(lambda view: correction(view, OSLO, {"place": ["Oslo", "Bergen"]}))
    with pytest.raises(UsageError, match="no number"):
        judge(lambda view: correction(view, BAN, {"count": ["many"]}))
    with pytest.raises(UsageError, match="nothing to correct"):
        judge(lambda view: correction(view, OSLO, {}))


def test_what_was_corrected_to_a_value_is_not_corrected_to_it_again(judge: Judge) -> None:
    judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))
    with pytest.raises(UsageError, match="already"):
        judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))


def test_acts_that_contradict_each_other_become_one_when_a_person_says_so(judge: Judge) -> None:
    act = judge(lambda view: merging(view, [OSLO, TURKU])).act(TURKU)
    assert act.id == OSLO
    assert len(tellings_of(act)) == 3
    assert [dispute.attribute for dispute in act.disputes] == ["place", "time"]


def test_a_later_telling_of_either_day_joins_the_act_that_a_person_made_of_two(judge: Judge, record: Record) -> None:
    judge(lambda view: merging(view, [OSLO, TURKU]))
    late = meeting(Page("e", "2013-05-18"), ANNA, BO, place="Turku", time="2013-05-16")
    with Ledger.open(record.path, mode="write") as ledger:
        ledger.append([late.reading()])
    assert late.telling() in tellings_of(record.act(OSLO))


def test_a_part_that_is_split_off_is_an_act_of_its_own(judge: Judge) -> None:
    second = pages()[1]
    view = judge(lambda view: splitting(view, OSLO, [second.telling()]))
    assert tellings_of(view.act(act_id(second))) == (second.telling(),)
    assert tellings_of(view.act(OSLO)) == (pages()[0].telling(),)


def test_what_one_decision_parts_another_does_not_join_before_it_is_taken_back(judge: Judge) -> None:
    second = pages()[1]
    judge(lambda view: splitting(view, OSLO, [second.telling()]))
    with pytest.raises(UsageError, match=r"not one act: an editor, .*: the minutes say so; `detente undo judgement-"):
        judge(lambda view: merging(view, [OSLO, act_id(second)]))
    judge(lambda view: undoing(view, "1"))
    judge(lambda view: merging(view, [OSLO, TURKU]))
    with pytest.raises(UsageError, match="these are one act"):
        judge(lambda view: splitting(view, OSLO, [pages()[2].telling()]))


def test_acts_that_were_corrected_to_different_values_are_not_made_one(judge: Judge) -> None:
    judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))
    judge(lambda view: correction(view, TURKU, {"place": ["Narvik"]}))
    with pytest.raises(UsageError, match="place: both were corrected"):
        judge(lambda view: merging(view, [OSLO, TURKU]))


def test_merges_and_splits_that_make_no_sense_are_refused(judge: Judge) -> None:
    with pytest.raises(UsageError, match="one act already"):
        judge(lambda view: merging(view, [OSLO, OSLO]))
    with pytest.raises(UsageError, match="a meeting and a measure"):
        judge(lambda view: merging(view, [OSLO, BAN]))
    with pytest.raises(UsageError, match="no such telling in act"):
        judge(lambda view: splitting(view, OSLO, [pages()[2].telling()]))
    with pytest.raises(UsageError, match="2 tellings: name some of them, not all"):
        judge(lambda view: splitting(view, OSLO, list(tellings_of(view.act(OSLO)))))


def test_a_retracted_claim_falls_and_is_not_retracted_twice(judge: Judge, record: Record) -> None:
    claim = next(told.claim.id for told in record.act(BAN).claims if told.claim.attribute == "count")
    act = judge(lambda view: retraction(view, claim.removeprefix("claim-")[:8])).act(BAN)
    assert act.count is None
    assert len(act.judgements) == 1
    with pytest.raises(UsageError, match="is retracted: an editor"):
        judge(lambda view: retraction(view, claim))
    with pytest.raises(UsageError, match="no such claim in this record"):
        judge(lambda view: retraction(view, "claim-zzzz"))


def test_an_act_whose_only_telling_loses_its_head_is_gone_and_comes_back(judge: Judge, record: Record) -> None:
    head = next(told.claim.id for told in record.act(BAN).claims if told.claim.attribute == "type")
    with pytest.raises(UsageError, match="no such act"):
        judge(lambda view: retraction(view, head)).act(BAN)
    assert judge(lambda view: undoing(view, "1")).act(BAN).type == "import ban"


def test_decisions_are_taken_back_the_last_first_and_a_command_is_one_decision(judge: Judge) -> None:
    judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))
    judge(lambda view: correction(view, OSLO, {"time": ["2013-04-14"], "type": ["summit"]}))
    act = judge(lambda view: undoing(view, "1")).act(OSLO)
    assert (act.time, act.type, act.place.name if act.place else None) == ("2013-04-15", "talks", "Bergen")
    with pytest.raises(UsageError, match="2: 1 decisions"):
        judge(lambda view: undoing(view, "2"))
    assert judge(lambda view: undoing(view, "1")).act(OSLO).corrections == ()
    with pytest.raises(UsageError, match="no decisions"):
        judge(lambda view: undoing(view, "1"))


def test_a_decision_is_taken_back_by_its_id_and_an_undo_too(judge: Judge) -> None:
    first = judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]})).conclusions.judgements[0].id
    judge(lambda view: correction(view, OSLO, {"time": ["2013-04-14"]}))
    view = judge(lambda view: undoing(view, first))
    assert view.act(OSLO).basis["place"] == "stated"
    assert view.act(OSLO).basis["time"] == "corrected"
    with pytest.raises(UsageError, match="taken back before"):
        judge(lambda view: undoing(view, first))
    undo = view.conclusions.judgements[-1].id
    assert judge(lambda view: undoing(view, undo)).act(OSLO).basis["place"] == "corrected"


@pytest.mark.parametrize(("who", "because"), [("", "so"), ("ann", "  ")])
def test_a_decision_needs_a_name_and_a_reason(record: Record, who: str, because: str) -> None:
    with pytest.raises(UsageError, match="needs to say"):
        record.decide(lambda view: correction(view, OSLO, {"place": ["Bergen"]}), who=who, because=because)


def test_deciding_on_a_record_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no record here"):
        Record.open(tmp_path / "none.db").decide(lambda view: undoing(view, "1"), who="ann", because="so")
    assert list(tmp_path.iterdir()) == []


def test_what_is_refused_leaves_the_log_as_it_was(judge: Judge, record: Record) -> None:
    judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))
    before = record.counts()
    with pytest.raises(UsageError):
        judge(lambda view: correction(view, OSLO, {"time": ["2013-04-14"], "place": ["Bergen"]}))
    assert record.counts() == before


def test_a_correction_is_not_seen_as_of_a_day_before_it_was_made(
    judge: Judge, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.api.judging._now", lambda: datetime(2013, 4, 20, 12, tzinfo=UTC))
    judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))
    places = {day: record.act(OSLO, known_at=day).place for day in ("2013-04-19", "2013-04-20")}
    assert {day: place.name if place else None for day, place in places.items()} == {
        "2013-04-19": "Oslo",
        "2013-04-20": "Bergen",
    }
    assert record.view("2013-04-19").conclusions.judgements == ()


def test_an_undo_is_not_seen_as_of_a_day_before_it_was_made(
    judge: Judge, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (20, 25):
        monkeypatch.setattr("detente.api.judging._now", lambda day=day: datetime(2013, 4, day, 12, tzinfo=UTC))
        judge((lambda view: correction(view, OSLO, {"type": ["visit"]})) if day == 20 else lambda v: undoing(v, "1"))
    assert [record.act(OSLO, known_at=f"2013-04-{day}").type for day in (19, 22, 25)] == ["talks", "visit", "talks"]


def test_two_decisions_of_one_moment_have_one_order(
    judge: Judge, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.api.judging._now", lambda: datetime(2013, 4, 20, 12, tzinfo=UTC))
    for place in ("Bergen", "Narvik", "Molde"):
        judge(lambda view, place=place: correction(view, OSLO, {"place": [place]}))  # type: ignore[misc]
    made = record.view().conclusions.judgements
    assert [each.values for each in made] == [("Bergen",), ("Narvik",), ("Molde",)]
    assert len({each.recorded for each in made}) == 3


def test_the_export_has_what_people_decided(judge: Judge, record: Record) -> None:
    judge(lambda view: correction(view, OSLO, {"place": ["Bergen"]}))
    exported = "".join(lines(record.conclusions()))
    assert '"kind":"judgement"' in exported
    assert '"corrections":[{"attribute":"place","values":["Bergen"],"was":["Oslo"]' in exported


@pytest.mark.parametrize("family", FAMILIES)
def test_what_can_be_corrected_is_what_an_act_has_a_field_for(family: str) -> None:
    fields = {field.name for field in dataclasses.fields(Act)}
    rows = FAMILIES[family].attributes.values()
    assert {row.name for row in rows if row.type != "actor" and field_of(row.name) not in fields} <= INTERNAL
