"""What the record concludes from the sample: the acts that the demo shows."""

import pytest

from detente.api import Record, View
from detente.model.record import Act
from detente.sample import sample_folder

PUTIN, ERDOGAN = "Vladimir Putin", "Recep Tayyip Erdogan"
PRESIDENTS = {PUTIN, ERDOGAN}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    opened = Record.open(tmp_path_factory.mktemp("sample") / "demo.db")
    report = opened.add([sample_folder()])
    assert (report.added, report.failures) == (14, ())
    return opened


@pytest.fixture(scope="module")
def view(record: Record) -> View:
    return record.view()


def _names(act: Act, view: View, *roles: str) -> set[str]:
    return {view.name(each.actor) for each in act.participants if each.actor and (not roles or each.role in roles)}


def _acts(view: View, family: str, who: set[str]) -> list[Act]:
    return [act for act in view.acts() if act.family == family and who <= _names(act, view)]


def _meetings(view: View, who: set[str], place: str) -> list[Act]:
    return [act for act in _acts(view, "meeting", who) if act.place and act.place.name == place]


def test_the_corrected_version_stands_for_its_article(view: View) -> None:
    corrected = [read for read in view.articles.values() if "russia-measures-turkey" in read.article.uri]
    assert [read.published for read in corrected] == ["2015-11-29"]
    assert len(view.articles) == 13


def test_the_wire_report_is_one_voice(view: View) -> None:
    wire = {
        read.article.uri.rpartition("/")[2]: read for read in view.articles.values() if "Meridian" in read.article.text
    }
    assert len({read.origin for read in wire.values()}) == 1
    assert sum(read.duplicate_of is not None for read in wire.values()) == 1


def test_the_undated_article_is_dated_from_the_others(view: View) -> None:
    (undated,) = [read for read in view.articles.values() if read.article.published is None]
    assert undated.published_basis == "inferred"
    assert undated.published_because
    assert undated.published_best in {"2016-06-29", "2016-06-30"}


def test_the_meeting_in_paris_is_one_and_was_declined(view: View) -> None:
    (meeting,) = _meetings(view, PRESIDENTS, "Paris")
    assert meeting.status == "declined"
    assert meeting.time == "2015-11-30"


def test_the_foreign_ministers_met_in_belgrade(view: View) -> None:
    (meeting,) = _meetings(view, {"Sergei Lavrov", "Mevlut Cavusoglu"}, "Belgrade")
    assert (meeting.status, meeting.time) == ("held", "2015-12-03")


def test_the_telephone_call_is_one(view: View) -> None:
    calls = [act for act in _acts(view, "meeting", PRESIDENTS) if act.type == "phone call" and act.status == "held"]
    assert [call.time for call in calls] == ["2016-06-29"]


def test_the_meeting_in_st_petersburg_was_held_and_its_day_is_disputed(view: View) -> None:
    (meeting,) = _meetings(view, PRESIDENTS, "St. Petersburg")
    assert (meeting.status, meeting.time) == ("held", "2016-08-09")
    (dispute,) = [each for each in meeting.disputes if each.attribute == "time"]
    assert {each.value for each in dispute.values} == {"2016-08-08", "2016-08-09"}


def test_there_was_no_dispute_before_the_other_day_was_published(record: Record) -> None:
    earlier = record.view("2016-07-26")
    (meeting,) = _meetings(earlier, PRESIDENTS, "St. Petersburg")
    assert (meeting.status, meeting.disputes) in {("planned", ()), ("confirmed", ())}


def test_the_letter_has_its_carrier(view: View) -> None:
    (letter,) = [act for act in view.acts() if act.family == "message"]
    assert letter.type == "letter"
    assert _names(letter, view, "sender") == {ERDOGAN}
    assert _names(letter, view, "recipient") == {PUTIN}
    assert _names(letter, view, "carrier") == {"Ibrahim Kalin"}


def test_the_import_ban_is_russias_on_turkey(view: View) -> None:
    bans = [act for act in view.acts() if act.family == "measure" and act.type == "import ban"]
    assert all(_names(ban, view, "imposer") == {"Russia"} and _names(ban, view, "target") == {"Turkey"} for ban in bans)
    assert "2016-01-01" in {ban.time for ban in bans}


def test_the_ban_on_tours_is_lifted(view: View) -> None:
    lifted = [act for act in view.acts() if act.family == "measure" and act.status == "lifted"]
    assert "2016-06-30" in {act.time for act in lifted}


def test_the_downing_of_the_jet_is_force_by_turkey(view: View) -> None:
    days = {act.time for act in view.acts() if act.family == "force" and _names(act, view, "actor") == {"Turkey"}}
    assert "2015-11-24" in days


def test_every_quotation_has_its_speaker(view: View) -> None:
    said = {act.text: act for act in view.acts() if act.family == "statement" and act.direct}
    tomatoes = next(act for text, act in said.items() if text and text.startswith("Tomatoes do not shoot"))
    assert _names(tomatoes, view, "speaker") == {"Orhan Tekin"}
    nameless = [text for text, act in said.items() if not [each for each in act.participants if each.role == "speaker"]]
    assert nameless == []


def test_nothing_around_the_articles_is_in_a_claim(view: View) -> None:
    around = (
        "Support The",
        "donation",
        "crowns a month",
        "Subscribe",
        "Read more",
        "museum",
        "simit",
        "morning letter",
    )
    exact = [told.claim.exact for act in view.acts() for told in act.claims]
    assert [words for words in exact if any(each.lower() in words.lower() for each in around)] == []


def test_the_record_does_not_know_what_was_published_later(record: Record) -> None:
    earlier = record.view("2015-12-31")
    latest = max((read.published or "")[:10] for read in earlier.articles.values())
    assert latest <= "2015-12-31"
