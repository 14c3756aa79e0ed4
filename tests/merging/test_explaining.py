"""Why tellings are one act, and why the nearest other one is not in."""

from detente.merging import explain_act, merge_readings
from detente.model.explanation import Explanation
from detente.model.judgement import Judgement
from tests.builders import Page, judged, meeting

ANNA, BO, CARL = "person-anna-aalto", "person-bo-berg", "person-carl-dahl"


def talks(uri: str, *participants: str, **values: object) -> Page:
    return meeting(Page(uri, "2013-04-16"), *(participants or (ANNA, BO)), **values)


def explained(*pages: Page, judgements: tuple[Judgement, ...] = (), of: Page) -> Explanation:
    readings = [page.reading() for page in pages]
    acts = merge_readings(readings, judgements).acts
    act = next(act for act in acts if any(told.claim.telling == of.telling() for told in act.claims))
    found = explain_act(act.id, readings, judgements)
    assert found is not None
    return found


def test_each_further_telling_is_beside_the_one_that_it_is_most_like_with_the_reasons_that_add_up() -> None:
    first, second = talks("a", time="2013-04-15", place="Oslo"), talks("b", time="2013-04-15", place="Oslo")
    why = explained(first, second, of=first)
    (joined,) = why.joined
    assert {why.first, joined.telling} == {first.telling(), second.telling()}
    assert {weight.reason for weight in joined.weights} >= {"both on 2013-04-15", "both in Oslo"}
    assert joined.score == sum(weight.score for weight in joined.weights)
    assert why.nearest is None


def test_the_nearest_telling_outside_has_the_reason_against_it() -> None:
    first, second = talks("a", time="2013-04-15"), talks("b", time="2013-04-15")
    may, other = talks("c", time="2013-05-20"), talks("d", ANNA, CARL, time="2013-04-15")
    why = explained(first, second, may, other, of=first)
    assert why.nearest is not None
    assert why.nearest.telling == other.telling()
    assert any(weight.score < 0 and "other persons" in weight.reason for weight in why.nearest.weights)
    assert why.against == "2 points make an act, and these are 0.8"


def test_a_telling_of_an_article_that_tells_of_the_act_already_is_kept_out_by_that() -> None:
    twice = talks("a", time="2013-04-15")
    meeting(twice, ANNA, BO, time="2013-04-15")
    other = talks("b", time="2013-04-15")
    why = explained(twice, other, of=other)
    assert why.against is not None
    assert "its article tells of this act already" in why.against


def test_what_a_person_said_stands_before_the_scores() -> None:
    first, second = talks("a", time="2013-04-15"), talks("b", time="2013-04-15")
    apart = judged("different", tellings=(first.telling(), second.telling()))
    why = explained(first, second, judgements=(apart,), of=first)
    assert why.nearest is not None
    assert (why.nearest.judged, why.against) == ("different", "a person said that they are two acts")


def test_the_pair_that_forbids_it_is_named_where_the_nearest_is_like_one_telling_and_contradicts_another() -> None:
    one_day, vague, other_day = talks("a", time="2013-04-15"), talks("b"), talks("c", time="2013-04-25")
    why = explained(one_day, vague, other_day, of=vague)
    assert why.nearest is not None
    assert why.nearest.score >= 2
    assert why.barred_by is not None
    assert {why.barred_by.telling, why.barred_by.beside} == {one_day.telling(), other_day.telling()}
    assert why.barred_by.score <= -1


def test_there_is_no_explanation_of_an_act_that_is_not_there() -> None:
    assert explain_act("act-none", [talks("a").reading()]) is None
