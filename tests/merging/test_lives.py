"""How the view of an act changes: what stands of all that was said, what was put off, and what nobody reports."""

from typing import Any

from detente.merging import merge_readings
from detente.model.record import Act
from tests.builders import Page, judged, meeting

ANNA, BO, CARL, DORA = "person-anna-aalto", "person-bo-berg", "person-carl-dahl", "person-dora-egede"
FI, SE = "state-FI", "state-SE"


def acts(*pages: Page, known_at: str | None = None) -> tuple[Act, ...]:
    return merge_readings([page.reading() for page in pages], known_at=known_at).acts


def one(*pages: Page, known_at: str | None = None) -> Act:
    found = acts(*pages, known_at=known_at)
    assert len(found) == 1, [act.id for act in found]
    return found[0]


def talks(uri: str, published: str, **values: object) -> Page:
    return meeting(Page(uri, published), ANNA, BO, **{"place": "Oslo", "status": "planned", **values})


def later() -> Page:
    """An article of long after on another matter, so that the record speaks as of then."""
    return meeting(Page("later", "2014-12-01"), CARL, DORA, time="2014-11-30")


def of_anna(found: tuple[Act, ...]) -> Act:
    return next(act for act in found if any(each.actor == ANNA for each in act.participants))


def test_a_plan_is_unresolved_from_the_day_after_it_on_and_no_earlier() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    assert [one(plan, known_at=day).status for day in ("2014-04-22", "2014-04-23")] == ["planned", "unresolved"]


def test_a_month_is_over_when_its_last_day_is() -> None:
    plan = talks("a", "2014-04-10", time="2014-06")
    assert [one(plan, known_at=day).status for day in ("2014-06-30", "2014-07-01")] == ["planned", "unresolved"]


def test_a_record_speaks_as_of_its_latest_article() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    assert of_anna(acts(plan, later())).status == "unresolved"


def test_the_event_type_of_an_unresolved_meeting_is_that_of_a_plan() -> None:
    act = of_anna(acts(talks("a", "2014-04-10", time="2014-04-22"), later()))
    assert (act.plover, act.goldstein) == ("AGREE", 2.5)


def test_proposals_and_what_was_called_off_do_not_become_unresolved() -> None:
    for status in ("proposed", "cancelled", "declined", "held"):
        assert of_anna(acts(talks("a", "2014-04-10", time="2014-04-22", status=status), later())).status == status


def test_a_meeting_put_off_is_unresolved_only_once_its_new_day_is_over() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    put_off = talks("b", "2014-04-14", time="2014-05-06", status="postponed")
    states = [one(plan, put_off, known_at=day).status for day in ("2014-05-06", "2014-05-07")]
    assert states == ["postponed", "unresolved"]


def test_a_meeting_put_off_without_a_new_day_stays_so() -> None:
    put_off = talks("b", "2014-04-14", time="2014-04-22", status="postponed")
    assert of_anna(acts(put_off, later())).status == "postponed"


def test_a_person_s_word_on_the_status_outlasts_the_day() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    word = judged("correct", tellings=(plan.telling(),), attribute="status", values=("planned",))
    found = merge_readings([plan.reading(), later().reading()], [word]).acts
    assert of_anna(found).status == "planned"


def test_what_is_to_come_and_what_was_put_off_belong_together_though_only_a_third_article_tells_so() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    put_off = talks("b", "2014-04-14", time="2014-05-06", status="postponed")
    held = talks("c", "2014-05-07", time="2014-05-06", status="held")
    assert len(acts(plan, held)) == 2
    assert one(plan, held, put_off).status == "held"


def test_what_is_put_off_twice_leads_from_the_first_day_to_the_last() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    first = talks("b", "2014-04-14", time="2014-05-06", status="postponed")
    second = talks("c", "2014-05-02", time="2014-06-10", status="postponed")
    held = talks("d", "2014-06-11", time="2014-06-10", status="held")
    assert one(plan, first, second, held).time == "2014-06-10"


def test_a_meeting_long_over_is_none_that_was_put_off() -> None:
    before = talks("a", "2014-03-01", time="2014-03-10")
    put_off = talks("b", "2014-04-14", time="2014-05-06", status="postponed")
    assert len(acts(before, put_off)) == 2


def test_a_later_plan_for_after_the_new_day_is_another_meeting() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    put_off = talks("b", "2014-04-14", time="2014-05-06", status="postponed")
    next_one = talks("c", "2014-05-20", time="2014-06-10")
    assert len(acts(plan, put_off, next_one)) == 2


def test_of_a_telling_with_the_old_and_the_new_day_the_new_one_is_its_time() -> None:
    both = talks("a", "2014-04-14", time=("2014-04-22", "2014-05-06"), status="postponed")
    assert one(both).history[0].time == "2014-05-06"


def test_a_report_outweighs_the_day_that_was_planned_without_a_dispute() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-22")
    held = talks("b", "2014-04-24", time="2014-04-23", status="held")
    act = one(plan, held)
    assert (act.time, act.disputes) == ("2014-04-23", ())


def test_a_day_that_one_planned_and_another_reported_disputes_a_third_one_s() -> None:
    wrong = talks("a", "2014-04-10", time="2014-04-22")
    right = talks("b", "2014-04-11", time="2014-04-23")
    held = talks("c", "2014-04-24", time="2014-04-23", status="held")
    act = one(wrong, right, held)
    assert act.time == "2014-04-23"
    assert [[value.value for value in dispute.values] for dispute in act.disputes] == [["2014-04-23", "2014-04-22"]]


def test_a_report_of_a_day_before_the_planned_one_is_disputed() -> None:
    plan = talks("a", "2014-04-10", time="2014-04-23")
    held = talks("b", "2014-04-24", time="2014-04-22", status="held")
    assert [dispute.attribute for dispute in one(plan, held).disputes] == ["time"]


def _expulsion(uri: str, published: str, count: int, outlet: str | None = None) -> Page:
    page = Page(uri, published, outlet=outlet)
    return page.tell("measure", type="expulsion", imposer=FI, target=SE, count=count, time="2013-04-12")


def test_who_has_changed_stands_with_an_article_on_the_side_that_he_left() -> None:
    first = _expulsion("a", "2013-04-13", 30, "Gazette")
    again = _expulsion("b", "2013-04-14", 35, "Gazette")
    other = _expulsion("c", "2013-04-14", 30, "Mail")
    (dispute,) = one(first, again, other).disputes
    assert {value.value: (len(value.articles), value.origins) for value in dispute.values} == {
        30: (2, ("Mail",)),
        35: (1, ("Gazette",)),
    }


def test_an_outlet_that_contradicts_only_itself_has_changed_its_mind() -> None:
    act = one(_expulsion("a", "2013-04-13", 30, "Gazette"), _expulsion("b", "2013-04-14", 35, "Gazette"))
    assert (act.count, act.disputes) == (35, ())


def test_a_plan_looked_back_on_after_the_meeting_is_no_line_of_the_history() -> None:
    held = talks("a", "2014-04-23", time="2014-04-22", status="held")
    plan = talks("b", "2014-04-25", time="2014-04-22")
    assert [turn.status for turn in one(held, plan).history] == ["held"]


def test_a_plan_told_after_its_day_revives_nothing() -> None:
    off = talks("a", "2014-04-20", time="2014-04-22", status="cancelled")
    plan = talks("b", "2014-04-25", time="2014-04-22")
    assert one(off, plan).status == "cancelled"


def test_stages_of_one_measure_keep_the_day_on_which_it_began() -> None:
    def ban(uri: str, published: str, **values: Any) -> Page:
        return Page(uri, published).tell("measure", type="import ban", imposer=FI, target=SE, **values)

    act = one(
        ban("a", "2013-02-05", time="2013-02-04", status="threatened"),
        ban("b", "2013-03-02", time="2013-03-01", status="in force"),
        ban("c", "2013-09-10", time="2013-09-09", status="lifted"),
    )
    assert (act.status, act.time, act.disputes) == ("lifted", "2013-03-01", ())
    assert [turn.status for turn in act.history] == ["threatened", "in force", "lifted"]


def test_a_sanction_lifted_may_be_any_of_several() -> None:
    def sanctions(uri: str, published: str, **values: Any) -> Page:
        return Page(uri, published).tell("measure", type="sanctions", imposer=FI, target=SE, **values)

    imposed = sanctions("a", "2013-03-02", time="2013-03-01", status="in force")
    lifted = sanctions("b", "2013-03-20", time="2013-03-19", status="lifted")
    assert len(acts(imposed, lifted)) == 2


def test_a_letter_sent_on_one_day_and_delivered_on_another_is_one_message() -> None:
    def letter(uri: str, published: str, **values: Any) -> Page:
        return Page(uri, published).tell("message", type="letter", sender=ANNA, recipient=BO, **values)

    act = one(
        letter("a", "2013-04-09", time="2013-04-08", status="sent"),
        letter("b", "2013-04-16", time="2013-04-15", status="delivered"),
    )
    assert (act.status, act.time, act.disputes) == ("delivered", "2013-04-15", ())


def test_a_letter_to_which_another_replies_is_answered_from_when_that_was_known() -> None:
    letter = Page("a", "2013-04-09").tell(
        "message", type="letter", sender=ANNA, recipient=BO, time="2013-04-08", status="sent"
    )
    reply = Page("b", "2013-04-16")
    reply.tell("message", type="letter", sender=ANNA, recipient=BO, time="2013-04-08", status="sent")
    reply.tell(
        "message",
        type="letter",
        sender=BO,
        recipient=ANNA,
        time="2013-04-15",
        status="sent",
        answers=reply.telling(0),
    )
    first, second = sorted(acts(letter, reply), key=lambda act: act.time or "")
    assert (first.status, second.status, second.responds_to) == ("answered", "sent", (first.id,))
    assert [(turn.known_from, turn.status) for turn in first.history] == [
        ("2013-04-09", "sent"),
        ("2013-04-16", "answered"),
    ]
    assert one(letter).status == "sent"


def test_two_days_of_a_stretch_that_somebody_tells_are_no_dispute_and_the_stretch_is_the_time() -> None:
    act = one(
        talks("a", "2014-02-20", time="2014-02-27/2014-02-28"),
        talks("b", "2014-02-28", time="2014-02-27", status="held"),
        talks("c", "2014-03-01", time="2014-02-28", status="held"),
    )
    assert (act.time, act.disputes) == ("2014-02-27/2014-02-28", ())


def test_two_days_of_a_week_in_which_somebody_puts_the_meeting_are_disputed() -> None:
    act = one(
        talks("a", "2014-02-20", time="2014-02-24/2014-03-02"),
        talks("b", "2014-03-01", time="2014-02-27", status="held"),
        talks("c", "2014-03-01", time="2014-02-28", status="held"),
    )
    assert [dispute.attribute for dispute in act.disputes] == ["time"]


def test_a_rate_and_a_sum_of_one_tariff_do_not_contradict_each_other() -> None:
    pages = [
        Page(uri).tell("measure", type="tariff", imposer=FI, target=SE, time="2013-04-12", amount=amount)
        for uri, amount in (("a", "25 percent"), ("b", "$200 billion"))
    ]
    assert one(*pages).disputes == ()


def test_two_rates_of_one_tariff_do() -> None:
    pages = [
        Page(uri).tell("measure", type="tariff", imposer=FI, target=SE, time="2013-04-12", amount=amount)
        for uri, amount in (("a", "25 percent"), ("b", "10%"))
    ]
    assert [dispute.attribute for dispute in one(*pages).disputes] == ["amount"]


def test_a_name_that_is_no_known_place_contradicts_none_and_yields_to_it() -> None:
    act = one(
        talks("a", "2014-04-10", time="2014-04-22"),
        talks("b", "2014-04-10", time="2014-04-22", place="the Lantern House"),
    )
    assert (act.place and act.place.name, act.disputes) == ("Oslo", ())
