"""Which tellings become one act, and what the act says then."""

import pytest

from detente.merging import merge_readings
from detente.model.claim import telling_id
from detente.model.record import Act
from tests.builders import Page, meeting

ANNA, BO, CARL = "person-anna-aalto", "person-bo-berg", "person-carl-dahl"
FI, SE, DK = "state-FI", "state-SE", "state-DK"


def acts(*pages: Page, known_at: str | None = None) -> tuple[Act, ...]:
    return merge_readings([page.reading() for page in pages], known_at=known_at).acts


def one(*pages: Page) -> Act:
    found = acts(*pages)
    assert len(found) == 1, [act.id for act in found]
    return found[0]


def test_two_meetings_of_one_pair_on_two_dates_stay_two() -> None:
    first = meeting(Page("a", "2013-04-02"), ANNA, BO, place="Oslo", time="2013-04-01")
    second = meeting(Page("b", "2013-04-22"), ANNA, BO, place="Oslo", time="2013-04-21")
    assert len(acts(first, second)) == 2


def test_one_meeting_told_with_two_dates_is_one_act_with_a_dispute() -> None:
    first = meeting(Page("a", "2013-09-04"), ANNA, BO, place="Oslo", host_event="G20 summit", time="2013-09-05")
    second = meeting(Page("b", "2013-09-04"), ANNA, BO, place="Oslo", host_event="G20 summit", time="2013-09-06")
    act = one(first, second)
    (dispute,) = act.disputes
    assert dispute.attribute == "time"
    assert {value.value for value in dispute.values} == {"2013-09-05", "2013-09-06"}


def test_a_gathering_told_weeks_apart_in_time_is_one_act_with_a_dispute() -> None:
    def tell(uri: str, time: str) -> Page:
        page = Page(uri, "2013-10-03")
        return page.tell(
            "meeting",
            type="multilateral summit",
            participant="group-g20",
            host_event="G20 summit",
            place="Oslo",
            time=time,
            status="held",
        )

    act = one(tell("a", "2013-08"), tell("b", "2013-09-05/2013-09-06"))
    assert [dispute.attribute for dispute in act.disputes] == ["time"]


def test_times_that_differ_in_precision_alone_are_no_dispute_and_the_narrower_is_concluded() -> None:
    first = meeting(Page("a", "2013-06-01"), ANNA, BO, time="2013-06", status="planned")
    second = meeting(Page("b", "2013-06-02"), ANNA, BO, time="2013-06-17", status="planned")
    act = one(first, second)
    assert (act.time, act.disputes) == ("2013-06-17", ())


def test_copies_of_one_wire_count_as_one_origin() -> None:
    words = "The two ministers went through the whole list of open questions and agreed to go on in autumn."
    pages = [
        Page(uri, "2013-04-16", outlet=uri, own_words=False).tell("statement", text=words, speaker=ANNA, direct=1)
        for uri in ("north", "south")
    ]
    act = one(*pages)
    assert act.origins == 1


def test_a_telephone_call_is_not_the_meeting_of_the_same_day() -> None:
    call = meeting(Page("a"), ANNA, BO, type="phone call", time="2013-04-15")
    talks = meeting(Page("b"), ANNA, BO, time="2013-04-15")
    assert len(acts(call, talks)) == 2


def test_two_persons_of_one_state_make_two_meetings() -> None:
    first = meeting(Page("a"), ANNA, BO, time="2013-04-15")
    second = meeting(Page("b"), ANNA, CARL, time="2013-04-15")
    assert len(acts(first, second)) == 2


def test_tellings_of_one_article_are_never_one_act() -> None:
    page = meeting(Page("a"), ANNA, BO, time="2013-04-15")
    meeting(page, ANNA, BO, time="2013-04-15")
    assert len(acts(page)) == 2


def test_a_plan_later_told_as_held_is_held_and_its_history_shows_both() -> None:
    plan = meeting(Page("a", "2013-04-10"), ANNA, BO, time="2013-04-15", status="planned")
    held = meeting(Page("b", "2013-04-16"), ANNA, BO, time="2013-04-15", status="held")
    act = one(plan, held)
    assert act.status == "held"
    assert [(turn.known_from, turn.status) for turn in act.history] == [
        ("2013-04-10", "planned"),
        ("2013-04-16", "held"),
    ]


def test_a_plan_told_once_more_after_the_meeting_does_not_undo_it() -> None:
    held = meeting(Page("a", "2013-04-16"), ANNA, BO, time="2013-04-15", status="held")
    plan = meeting(Page("b", "2013-04-17"), ANNA, BO, time="2013-04-15", status="planned")
    assert one(held, plan).status == "held"


def test_a_cancelled_meeting_stays_cancelled_until_it_is_planned_anew_on_a_later_day() -> None:
    plan = meeting(Page("a", "2013-04-10"), ANNA, BO, time="2013-04-15", status="planned")
    off = meeting(Page("b", "2013-04-11"), ANNA, BO, time="2013-04-15", status="cancelled")
    again = meeting(Page("c", "2013-04-12"), ANNA, BO, time="2013-04-15", status="planned")
    assert one(plan, off).status == "cancelled"
    assert one(plan, off, again).status == "planned"


def test_a_postponed_meeting_is_the_same_act_with_its_new_date_and_without_a_dispute() -> None:
    plan = meeting(Page("a", "2013-04-10"), ANNA, BO, place="Oslo", time="2013-04-15", status="planned")
    later = meeting(Page("b", "2013-04-12"), ANNA, BO, place="Oslo", time="2013-05-20", status="postponed")
    act = one(plan, later)
    assert (act.status, act.time, act.disputes) == ("postponed", "2013-05-20", ())


def test_attendance_left_open_outweighs_a_plan_in_one_article() -> None:
    page = meeting(Page("a"), ANNA, BO, time="2013-05-12", status=("planned", "unconfirmed"))
    assert one(page).status == "unconfirmed"


def test_a_list_told_with_and_without_its_restrictions_is_one_act_with_provisions() -> None:
    bare = Page("a").tell(
        "measure", type="blacklist", imposer=FI, target=SE, count=18, time="2013-04-12", status="in force"
    )
    full = Page("b").tell(
        "measure",
        type="blacklist",
        provision=("visa ban", "asset freeze"),
        imposer=FI,
        target=SE,
        count=18,
        time="2013-04-08/2013-04-14",
        status="in force",
    )
    act = one(bare, full)
    assert act.provisions == ("asset freeze", "visa ban")
    assert (act.count, act.time) == (18, "2013-04-12")


def test_a_law_told_months_later_by_its_name_is_the_same_law() -> None:
    first = Page("a", "2013-04-16").tell(
        "measure", type="law", name="Lantern Act", imposer=FI, target=SE, time="2012-12", status="in force"
    )
    second = Page("b", "2013-10-03").tell(
        "measure", type="law", name="the Lantern law", imposer=FI, target=SE, status="in force"
    )
    assert one(first, second).name == "Lantern Act"


def test_two_laws_of_two_names_stay_two() -> None:
    pages = [
        Page(uri).tell("measure", type="law", name=name, imposer=FI, target=SE, time="2012-12", status="in force")
        for uri, name in (("a", "Lantern Act"), ("b", "Harbour Act"))
    ]
    assert len(acts(*pages)) == 2


def test_contradicting_counts_of_one_measure_are_a_dispute() -> None:
    pages = [
        Page(uri).tell("measure", type="expulsion", imposer=FI, target=SE, count=count, time="2013-04-12")
        for uri, count in (("a", 30), ("b", 35))
    ]
    assert [dispute.attribute for dispute in one(*pages).disputes] == ["count"]


def test_a_measure_and_the_one_that_answers_it_are_linked_across_articles() -> None:
    first = Page("a", "2013-04-13").tell(
        "measure", type="blacklist", imposer=FI, target=SE, count=18, time="2013-04-12", status="in force"
    )
    second = Page("b", "2013-04-15")
    second.tell("measure", type="blacklist", imposer=FI, target=SE, count=18, time="2013-04-12", status="in force")
    answered = second.telling(0)
    second.tell("measure", type="blacklist", imposer=SE, target=FI, count=18, time="2013-04-13", answers=answered)
    found = {act.claims[0].claim.family + act.participants[0].actor.__str__(): act for act in acts(first, second)}
    assert found["measure" + SE].responds_to == (found["measure" + FI].id,)


def test_an_answer_that_came_before_what_it_answers_is_no_answer() -> None:
    page = Page("a", "2013-04-15")
    page.tell("measure", type="blacklist", imposer=FI, target=SE, time="2013-04-12", status="in force")
    page.tell("measure", type="blacklist", imposer=SE, target=FI, time="2013-04-01", answers=page.telling(0))
    assert all(act.responds_to == () for act in acts(page))


def test_a_fragment_and_the_full_sentence_are_one_statement_with_the_fuller_words() -> None:
    whole = Page("a").tell("statement", text="The talks were long and rather dull.", speaker=ANNA, direct=1)
    part = Page("b").tell("statement", text="long and rather dull.", speaker=ANNA, direct=1)
    assert one(whole, part).text == "The talks were long and rather dull."


def test_the_same_words_of_two_speakers_are_two_statements() -> None:
    pages = [
        Page(uri).tell("statement", text="We hope for the best.", speaker=speaker, direct=1)
        for uri, speaker in (("a", ANNA), ("b", BO))
    ]
    assert len(acts(*pages)) == 2


def test_a_letter_told_by_two_with_its_carrier_known_to_one_is_one_message() -> None:
    told = Page("a").tell("message", type="letter", sender=ANNA, recipient=BO, time="2013-04-15", status="delivered")
    carried = Page("b").tell("message", type="letter", sender=ANNA, recipient=BO, carrier=CARL, status="delivered")
    roles = {(each.role, each.actor) for each in one(told, carried).participants}
    assert roles == {("sender", ANNA), ("recipient", BO), ("carrier", CARL)}


def test_a_bilateral_meeting_is_linked_to_the_gathering_in_whose_margins_it_is() -> None:
    page = Page("a", "2013-06-01")
    page.tell(
        "meeting",
        type="multilateral summit",
        participant="group-g8",
        host_event="G8 summit",
        time="2013-06-17/2013-06-18",
        status="planned",
    )
    meeting(page, ANNA, BO, type="sideline meeting", host_event="G8 summit", time="2013-06", status="planned")
    found = {act.type: act for act in acts(page)}
    assert found["sideline meeting"].host_act == found["multilateral summit"].id


def test_claims_without_the_type_of_their_act_make_no_act() -> None:
    page = Page("a").tell("meeting", participant=(ANNA, BO), status="held")
    assert acts(page) == ()


@pytest.mark.parametrize("known_at", ["2013-04-15", "2013-04-16T08:00:00Z"])
def test_a_page_published_on_a_day_is_not_known_before_that_day_ends(known_at: str) -> None:
    assert acts(meeting(Page("a", "2013-04-16"), ANNA, BO, time="2013-04-15"), known_at=known_at) == ()


def test_of_two_versions_of_a_page_the_later_counts_and_the_earlier_did_before() -> None:
    old = meeting(Page("a", "2013-04-16"), ANNA, BO, time="2013-04-15")
    new = meeting(Page("a", "2013-04-18"), ANNA, BO, time="2013-04-16")
    assert [act.time for act in acts(old, new)] == ["2013-04-16"]
    assert [act.time for act in acts(old, new, known_at="2013-04-17")] == ["2013-04-15"]


def test_of_two_versions_from_one_moment_the_longer_counts_whichever_came_first() -> None:
    for place in ("Oslo", "Bergen"):  # whose ids sort one way and the other
        summary = meeting(Page("a", "2013-04-16"), ANNA, BO, place=place)
        whole = meeting(meeting(Page("a", "2013-04-16"), ANNA, BO, place=place), ANNA, CARL, place="Narvik")
        assert {act.place.name for act in acts(summary, whole) if act.place} == {place, "Narvik"}
        assert acts(summary, whole) == acts(whole, summary)


def test_telling_ids_differ_by_place_and_number() -> None:
    ids = {telling_id("article-1", "meeting", start, start + 4, nth=nth) for start in (0, 9) for nth in (0, 1)}
    assert len(ids) == 4


def test_a_ban_told_months_apart_is_the_law_that_enacts_it() -> None:
    ban = Page("a", "2013-04-16").tell("measure", type="adoption ban", imposer=SE, target=FI, status="in force")
    law = Page("b", "2013-10-03").tell(
        "measure",
        type="law",
        name="Birch law",
        provision=("adoption ban", "visa ban"),
        imposer=SE,
        target=FI,
        status="in force",
    )
    again = Page("c", "2013-04-17").tell("measure", type="adoption ban", imposer=SE, target=FI, status="in force")
    act = one(ban, again, law)
    assert (act.type, act.provisions) == ("law", ("adoption ban", "visa ban"))


def test_an_article_that_gives_two_dates_itself_contradicts_nobody() -> None:
    both = meeting(Page("a"), ANNA, BO, place="Oslo", time=("2013-06", "2013-09"), status="planned")
    other = meeting(Page("b"), ANNA, BO, place="Oslo", time="2013-06", status="planned")
    assert one(both, other).disputes == ()


def test_a_meeting_told_for_two_days_in_a_row_at_one_place_is_one_with_a_dispute() -> None:
    first = meeting(Page("a", "2013-04-10"), ANNA, BO, place="Oslo", time="2013-04-15", status="planned")
    second = meeting(Page("b", "2013-04-10"), ANNA, BO, place="Oslo", time="2013-04-16", status="planned")
    assert [dispute.attribute for dispute in one(first, second).disputes] == ["time"]


def test_two_days_in_a_row_without_a_common_place_are_two_meetings() -> None:
    first = meeting(Page("a", "2013-04-10"), ANNA, BO, time="2013-04-15", status="planned")
    second = meeting(Page("b", "2013-04-10"), ANNA, BO, time="2013-04-16", status="planned")
    assert len(acts(first, second)) == 2


def test_a_declined_meeting_keeps_its_participants_and_joins_the_proposal_that_it_declines() -> None:
    asked = meeting(Page("a", "2013-04-10"), ANNA, BO, place="Oslo", time="2013-04-15", status="proposed")
    declined = Page("b", "2013-04-11").tell(
        "meeting",
        modality="negated",
        type="talks",
        participant=(ANNA, BO),
        place="Oslo",
        time="2013-04-15",
        status="declined",
    )
    act = one(asked, declined)
    assert act.status == "declined"
    assert {each.actor for each in act.participants} == {ANNA, BO}


def test_a_measure_that_is_denied_is_no_act() -> None:
    denied = Page("a").tell("measure", modality="negated", type="import ban", imposer=FI, target=SE)
    assert acts(denied) == ()


def _g20(uri: str, *participants: str, **values: object) -> Page:
    told = {"type": "multilateral summit", "host_event": "G20 summit", "place": "Oslo", **values}
    return meeting(Page(uri, "2013-10-03"), *participants, **told)


def test_a_member_among_the_participants_does_not_conflict_with_the_group_that_gathers() -> None:
    act = one(_g20("a", "group-nordic", time="2013-08"), _g20("b", ANNA, BO, time="2013-09-05/2013-09-06"))
    assert [dispute.attribute for dispute in act.disputes] == ["time"]


def test_a_member_that_stays_away_is_an_act_beside_the_gathering() -> None:
    gathering = _g20("a", "group-nordic", time="2013-09-05")
    away = _g20("b", ANNA, time="2013-09-05", status="declined")
    assert len(acts(gathering, away)) == 2


def test_of_two_times_in_one_article_the_narrower_is_compared() -> None:
    both = meeting(Page("a"), ANNA, BO, time=("2013-09", "2013-09-05"), status="planned")
    other = meeting(Page("b"), ANNA, BO, time="2013-09-20", status="planned")
    assert len(acts(both, other)) == 2


def test_a_ban_imposed_and_later_lifted_is_one_act_that_began_when_it_was_imposed() -> None:
    imposed = Page("a", "2015-12-01").tell(
        "measure", type="import ban", imposer=FI, target=SE, time="2016-01-01", status="announced"
    )
    lifted = Page("b", "2016-07-01").tell(
        "measure", type="import ban", imposer=FI, target=SE, time="2016-06-30", status="lifted"
    )
    act = one(imposed, lifted)
    assert (act.status, act.time, act.disputes) == ("lifted", "2016-01-01", ())
    assert [turn.time for turn in act.history] == ["2016-01-01", "2016-06-30"]


def test_a_ban_imposed_after_another_was_lifted_is_a_new_act() -> None:
    lifted = Page("a", "2015-07-01").tell(
        "measure", type="import ban", imposer=FI, target=SE, time="2015-06-30", status="lifted"
    )
    imposed = Page("b", "2016-01-02").tell(
        "measure", type="import ban", imposer=FI, target=SE, time="2016-01-01", status="in force"
    )
    assert len(acts(lifted, imposed)) == 2


def test_an_amount_written_in_two_ways_is_no_dispute() -> None:
    pages = [
        Page(uri).tell("measure", type="tariff", imposer=FI, target=SE, time="2013-04-12", amount=amount)
        for uri, amount in (("a", "5 percent"), ("b", "5%"))
    ]
    assert one(*pages).disputes == ()


def test_one_strike_told_in_other_words_is_one_act_by_its_day() -> None:
    pages = [
        Page(uri).tell("force", text=text, actor=FI, recipient=SE, time="2013-04-12")
        for uri, text in (("a", "a fishing boat"), ("b", "the Swedish vessel off Kotka"))
    ]
    assert one(*pages).origins == 2


def test_two_strikes_on_two_days_stay_two() -> None:
    pages = [
        Page(uri).tell("force", text="a fishing boat", actor=FI, recipient=SE, time=time)
        for uri, time in (("a", "2013-04-12"), ("b", "2013-04-15"))
    ]
    assert len(acts(*pages)) == 2
