"""The stops of one journey are linked."""

from detente.merging import merge_readings
from detente.model.record import Act
from tests.builders import Page, meeting

ANNA, BO, CARL, DORA = "person-anna-aalto", "person-bo-berg", "person-carl-dahl", "person-dora-egede"


def stops(page: Page, *more: Page) -> dict[str, Act]:
    return {act.place.name: act for act in merge_readings([each.reading() for each in (page, *more)]).acts if act.place}


def journey(**days: str) -> Page:
    """Anna Aalto of Finland meets somebody else in each town."""
    page = Page("a", "2013-04-01")
    for (town, day), other in zip(days.items(), (BO, CARL, DORA), strict=False):
        meeting(page, ANNA, other, place=town, time=day, status="planned")
    return page


def test_three_towns_abroad_within_days_are_one_journey_by_day() -> None:
    found = stops(journey(Oslo="2013-04-15", Stockholm="2013-04-16", Copenhagen="2013-04-18"))
    assert found["Oslo"].trip == (found["Stockholm"].id, found["Copenhagen"].id)
    assert found["Stockholm"].trip == (found["Oslo"].id, found["Copenhagen"].id)


def test_a_fortnight_apart_are_two_journeys() -> None:
    found = stops(journey(Oslo="2013-04-15", Stockholm="2013-04-29"))
    assert [act.trip for act in found.values()] == [(), ()]


def test_two_meetings_in_one_town_are_no_journey_nor_are_those_at_home() -> None:
    assert [act.trip for act in stops(journey(Helsinki="2013-04-15", Turku="2013-04-16")).values()] == [(), ()]
    page = meeting(Page("a", "2013-04-01"), ANNA, BO, place="Oslo", time="2013-04-15", status="planned")
    meeting(page, ANNA, CARL, place="Oslo", time="2013-04-16", status="planned")
    assert all(act.trip == () for act in merge_readings([page.reading()]).acts)


def test_stops_that_no_article_tells_together_are_not_linked() -> None:
    first = meeting(Page("a", "2013-04-16"), ANNA, BO, place="Oslo", time="2013-04-15")
    second = meeting(Page("b", "2013-04-17"), ANNA, CARL, place="Stockholm", time="2013-04-16")
    assert [act.trip for act in stops(first, second).values()] == [(), ()]
