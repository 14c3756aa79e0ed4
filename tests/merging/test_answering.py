"""Which acts answer which, where no single sentence says so."""

from typing import Any

import pytest

from detente.merging import merge_readings
from detente.model.record import Act
from tests.builders import Page, meeting

ANNA, BO, CARL, DORA = "person-anna-aalto", "person-bo-berg", "person-carl-dahl", "person-dora-egede"
FI, SE, DK = "state-FI", "state-SE", "state-DK"


def acts(*pages: Page) -> dict[str, Act]:
    """The acts by the page that tells of them first."""
    found = merge_readings([page.reading() for page in pages])
    uri_of = {read.article.id: read.article.uri for read in found.articles}
    return {uri_of[act.claims[0].claim.article]: act for act in found.acts}


def answered(*pages: Page, by: str = "b", what: str = "a") -> bool:
    found = acts(*pages)
    return found[what].id in found[by].responds_to


def ban(uri: str, published: str, imposer: str, target: str, **more: object) -> Page:
    told: dict[str, Any] = {
        "type": "import ban",
        "status": "in force",
        "imposer": imposer,
        "target": target,
        "time": published,
        **more,
    }
    return Page(uri, published).tell("measure", **told)


def letter(uri: str, published: str, sender: str, recipient: str, **more: Any) -> Page:
    return Page(uri, published).tell(
        "message", type="letter", sender=sender, recipient=recipient, status="sent", **more
    )


def said(uri: str, published: str, family: str, actor: str, recipient: str, text: str) -> Page:
    return Page(uri, published).tell(family, actor=actor, recipient=recipient, text=text)


def test_a_measure_whose_reason_says_that_it_answers_answers_the_latest_one_of_the_other_side() -> None:
    older = ban("old", "2013-01-10", FI, SE, type="tariff")
    first = ban("a", "2013-04-02", FI, SE)
    back = ban("b", "2013-06-20", SE, FI, type="export ban", because="in response to the ban on herring")
    found = acts(older, first, back)
    assert found["b"].responds_to == (found["a"].id,)
    assert found["a"].responds_to == found["old"].responds_to == ()


def test_a_measure_without_such_a_reason_answers_only_one_of_its_kind_within_a_fortnight() -> None:
    first = ban("a", "2013-04-02", FI, SE, type="expulsion")
    assert answered(first, ban("b", "2013-04-10", SE, FI, type="expulsion"))
    assert not answered(first, ban("b", "2013-04-10", SE, FI, type="tariff"))
    assert not answered(first, ban("b", "2013-05-10", SE, FI, type="expulsion"))


def test_what_a_third_side_did_and_what_came_later_is_not_answered() -> None:
    because = {"because": "in retaliation for the ban"}
    assert not answered(ban("a", "2013-04-02", FI, DK), ban("b", "2013-04-10", SE, FI, type="tariff", **because))
    assert not answered(ban("a", "2013-04-20", FI, SE), ban("b", "2013-04-10", SE, FI, type="tariff", **because))
    assert not answered(ban("a", "2013-04-10", FI, SE), ban("b", "2013-04-10", SE, FI, type="tariff", **because))


def test_a_letter_answers_one_from_its_addressee_within_a_fortnight_and_later_only_where_words_say_so() -> None:
    first = letter("a", "2013-04-02", FI, SE)
    assert answered(first, letter("b", "2013-04-12", SE, FI))
    assert not answered(first, letter("b", "2013-04-12", SE, DK))
    assert answered(first, letter("b", "2013-05-02", SE, FI, because="a reply to the letter of April"))
    assert not answered(first, letter("b", "2013-05-02", SE, FI))
    assert not answered(first, letter("b", "2014-05-02", SE, FI, because="a reply to the letter of April"))


def test_a_denial_answers_the_accusation_whose_words_it_takes_up() -> None:
    charge = said("a", "2013-04-02", "accusation", FI, SE, "poisoning the herring of the northern harbours")

    def denial(text: str) -> Page:
        return Page("b", "2013-04-05").tell("statement", speaker=SE, text=text, cue="denied")

    assert answered(charge, denial("any poisoning of northern herring"))
    assert not answered(charge, denial("that taxes would rise"))


def test_a_statement_that_denies_nothing_is_no_answer_to_an_accusation() -> None:
    charge = said("a", "2013-04-02", "accusation", FI, SE, "poisoning the herring of the northern harbours")
    claim = Page("b", "2013-04-05").tell(
        "statement", speaker=SE, text="poisoning northern herring is a crime", cue="said"
    )
    # The words of a cue lie in the article, so the builder's line holds the value; "said" is no denial.
    assert not answered(charge, claim)


@pytest.mark.parametrize(("family", "asked"), [("refusal", "demand"), ("refusal", "offer")])
def test_a_refusal_answers_what_was_demanded_or_offered_in_its_words(family: str, asked: str) -> None:
    first = said("a", "2013-04-02", asked, FI, SE, "to open the northern harbours to inspectors")
    assert answered(first, said("b", "2013-04-12", family, SE, FI, "to let inspectors into the harbours"))
    assert not answered(first, said("b", "2013-04-12", family, SE, FI, "to pay for the bridge"))
    assert not answered(first, said("b", "2013-09-12", family, SE, FI, "to let inspectors into the harbours"))


def test_the_names_of_the_two_sides_are_no_words_that_they_share() -> None:
    first = said("a", "2013-04-02", "demand", FI, SE, "that Sweden and Finland sign")
    assert not answered(first, said("b", "2013-04-12", "refusal", SE, FI, "to let Sweden and Finland down"))


def test_the_links_do_not_depend_on_the_order_of_articles() -> None:
    pages = [
        ban("a", "2013-04-02", FI, SE, type="expulsion"),
        ban("b", "2013-04-09", SE, FI, type="expulsion"),
        ban("c", "2013-04-15", FI, SE, type="expulsion", count=3),
    ]
    assert acts(*pages) == acts(*pages[::-1])


def test_a_refusal_to_meet_one_of_the_inviting_side_answers_the_invitation_unless_it_is_for_another_day() -> None:
    asked = meeting(Page("a", "2013-04-02"), ANNA, CARL, type="visit", status="proposed", time="2013-06")
    assert answered(asked, meeting(Page("b", "2013-04-20"), ANNA, BO, status="declined", time="2013-06-12"))
    assert not answered(asked, meeting(Page("b", "2013-04-20"), ANNA, BO, status="declined", time="2013-09-12"))
    assert not answered(asked, meeting(Page("b", "2013-04-20"), ANNA, DORA, status="declined", time="2013-06-12"))
