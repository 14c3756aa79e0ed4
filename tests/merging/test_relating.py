"""Cooperation and conflict between states by month."""

from typing import Any

from detente.merging import merge_readings
from detente.model.record import Relation
from tests.builders import Page, meeting

ANNA, BO, DORA = "person-anna-aalto", "person-bo-berg", "person-dora-egede"
FI, SE, DK = "state-FI", "state-SE", "state-DK"


def relations(*pages: Page) -> dict[tuple[str, str, str], Relation]:
    found = merge_readings([page.reading() for page in pages]).relations
    return {(*each.between, each.month): each for each in found}


def test_an_act_that_several_tell_counts_once() -> None:
    pages = [meeting(Page(uri, "2013-04-16"), ANNA, BO, time="2013-04-15") for uri in ("a", "b")]
    found = relations(*pages)
    assert {key: (each.cooperation, each.conflict) for key, each in found.items()} == {
        ("FI", "SE", "2013-04"): (2.5, 0)
    }
    assert len(found["FI", "SE", "2013-04"].acts) == 1


def test_a_meeting_of_three_counts_for_each_pair() -> None:
    found = relations(meeting(Page("a", "2013-04-16"), ANNA, BO, DORA, time="2013-04-15"))
    assert set(found) == {("FI", "SE", "2013-04"), ("DK", "FI", "2013-04"), ("DK", "SE", "2013-04")}


def test_those_who_impose_something_together_have_no_conflict_with_each_other() -> None:
    page = Page("a", "2013-04-16").tell(
        "measure", type="tariff", status="in force", imposer=(FI, SE), target=DK, time="2013-04-15"
    )
    found = relations(page)
    assert set(found) == {("DK", "FI", "2013-04"), ("DK", "SE", "2013-04")}
    assert all(each.conflict < 0 < 1 + each.cooperation for each in found.values())


def test_a_plan_counts_as_a_promise_in_the_month_in_which_it_was_told() -> None:
    plan = meeting(Page("a", "2013-04-16"), ANNA, BO, time="2013-06-15", status="planned", type="visit")
    later = meeting(Page("z", "2013-04-17"), ANNA, DORA, time="2013-04-17")
    found = relations(plan, later)
    assert found["FI", "SE", "2013-04"].cooperation == 2.5
    assert ("FI", "SE", "2013-06") not in found


def test_a_threat_weighs_less_than_what_is_in_force() -> None:
    told: dict[str, Any] = {"type": "tariff", "imposer": FI, "target": SE}
    threat = relations(Page("a", "2013-04-16").tell("measure", status="threatened", **told))
    force = relations(Page("a", "2013-04-16").tell("measure", status="in force", **told))
    key = ("FI", "SE", "2013-04")
    assert force[key].conflict < threat[key].conflict < 0


def test_an_act_of_no_stated_day_counts_in_the_month_of_its_first_report() -> None:
    pages = [
        Page(uri, published).tell("accusation", actor=FI, recipient=SE, text="poisoning the herring of the harbours")
        for uri, published in (("a", "2013-04-28"), ("b", "2013-05-02"))
    ]
    assert set(relations(*pages)) == {("FI", "SE", "2013-04")}


def test_what_one_says_against_nobody_in_particular_is_no_conflict() -> None:
    page = Page("a", "2013-04-16").tell("measure", type="tariff", status="in force", imposer=(FI, SE))
    assert relations(page) == {}
