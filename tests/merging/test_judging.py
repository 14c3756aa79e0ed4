"""Judgements on tellings and claims: which bear, which last when articles are read anew, and their laws."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.exports.jsonl import lines
from detente.merging import merge_readings
from detente.merging.carrying import carried
from detente.model.claim import Claim
from detente.model.families import FAMILIES
from detente.model.ids import content_id
from detente.model.judgement import Judgement, decisions, standing
from detente.model.reading import Reading
from detente.model.record import Act, Conclusions
from tests.builders import Page, judged, meeting

ANNA, BO, CARL = "person-anna-aalto", "person-bo-berg", "person-carl-dahl"


def oslo(uri: str, published: str, **values: object) -> Page:
    return meeting(Page(uri, published), ANNA, BO, **{"place": "Oslo", "time": "2013-04-15", **values})


FIRST, SECOND = oslo("a", "2013-04-16"), oslo("b", "2013-04-17")
TURKU = meeting(Page("c", "2013-05-17"), ANNA, BO, place="Turku", time="2013-05-16")
CALL = meeting(Page("d", "2013-06-02"), ANNA, CARL, type="phone call", time="2013-06-01")
PAGES = (FIRST, SECOND, TURKU, CALL)


def concluded(judgements: Sequence[Judgement] = (), pages: Sequence[Page] = PAGES, **more: object) -> Conclusions:
    return merge_readings([page.reading() for page in pages], judgements, **more)  # type: ignore[arg-type]


def of(telling: str, conclusions: Conclusions) -> Act:
    return next(act for act in conclusions.acts if any(told.claim.telling == telling for told in act.claims))


def claim_of(page: Page, attribute: str) -> Claim:
    return next(claim for claim in page.reading().claims if claim.attribute == attribute)


def test_what_is_one_act_with_one_and_the_same_telling_is_one_act() -> None:
    a, b, c = FIRST.telling(), TURKU.telling(), CALL.telling()
    chained = [judged("same", 1, tellings=(a, b)), judged("same", 2, tellings=(b, c))]
    act = of(a, concluded(chained))
    assert {told.claim.telling for told in act.claims} == {a, b, c, SECOND.telling()}
    assert act.judgements == tuple(each.id for each in chained)


def test_of_two_contrary_judgements_the_later_counts() -> None:
    a, b = FIRST.telling(), SECOND.telling()
    same, different = {"tellings": (a, b)}, {"tellings": (a,), "others": (b,)}
    assert len(concluded([judged("same", 1, **same), judged("different", 2, **different)]).acts) == 4
    assert len(concluded([judged("different", 1, **different), judged("same", 2, **same)]).acts) == 3


def test_a_judgement_bears_on_the_acts_that_hold_its_tellings_and_on_no_other() -> None:
    apart = judged("different", tellings=(SECOND.telling(),), others=(FIRST.telling(),))
    conclusions = concluded([apart])
    assert {act.id for act in conclusions.acts if apart.id in act.judgements} == {
        of(page.telling(), conclusions).id for page in (FIRST, SECOND)
    }
    assert conclusions.judgements == (apart,)


def test_a_correction_of_an_act_that_is_split_goes_with_its_earliest_telling() -> None:
    tellings = (FIRST.telling(), SECOND.telling())
    corrected = judged("correct", 1, tellings=tellings, attribute="place", values=("Bergen",))
    conclusions = concluded([corrected, judged("different", 2, tellings=tellings[1:], others=tellings[:1])])
    assert [bool(of(each, conclusions).corrections) for each in tellings] == [True, False]


def test_a_correction_whose_earliest_telling_is_gone_goes_with_the_next() -> None:
    tellings = (FIRST.telling(), SECOND.telling())
    corrected = judged("correct", tellings=tellings, attribute="place", values=("Bergen",))
    place = of(tellings[1], concluded([corrected], pages=(SECOND, TURKU))).place
    assert place is not None
    assert place.name == "Bergen"


def test_whom_a_person_named_stays_by_name_when_no_article_names_him_any_more() -> None:
    named = judged("correct", tellings=(FIRST.telling(),), attribute="participant", values=(BO, CARL, "an envoy"))
    acts = [of(FIRST.telling(), concluded([named], pages=pages)) for pages in ((FIRST, CALL), (FIRST,))]
    assert [[(each.actor, each.described) for each in act.participants] for act in acts] == [
        [(BO, None), (CARL, None), (None, "an envoy")],
        [(BO, None), (None, "Carl Dahl"), (None, "an envoy")],
    ]


def _read_anew(page: Page, shift: int = 0, **changed: object) -> Reading:
    """The page as a newer extractor reads it: triggers begin ``shift`` characters later, rules have a new number."""
    reading = page.reading()
    claims = []
    for claim in reading.claims:
        start = claim.start + (shift if claim.attribute == "type" else 0)
        telling = content_id("telling", claim.telling, shift) if shift else claim.telling
        value = changed.get(claim.attribute, claim.value)
        made = {"start": start, "exact": reading.article.text[start : claim.end], "telling": telling, "value": value}
        claims.append(replace(claim, extractor="meeting/test@2", **made))  # type: ignore[arg-type]
    return replace(reading, claims=tuple(claims), extractor="test@2")


def test_a_correction_outlasts_a_newer_extractor_that_moves_the_trigger() -> None:
    corrected = judged("correct", tellings=(FIRST.telling(),), attribute="place", values=("Bergen",))
    newer = _read_anew(FIRST, shift=3)
    assert newer.claims[0].telling != FIRST.telling()
    lost = merge_readings([newer], [corrected]).acts[0]
    kept = merge_readings([newer], [corrected], judged_claims=FIRST.reading().claims).acts[0]
    assert (len(lost.corrections), len(kept.corrections)) == (0, 1)


def test_a_merge_outlasts_a_newer_extractor_that_moves_the_triggers() -> None:
    same = judged("same", tellings=(FIRST.telling(), TURKU.telling()))
    old = [*FIRST.reading().claims, *TURKU.reading().claims]
    newer = [_read_anew(page, shift=2) for page in (FIRST, TURKU)]
    assert len(merge_readings(newer, [same], judged_claims=old).acts) == 1
    assert len(merge_readings(newer, judged_claims=old).acts) == 2


@pytest.mark.parametrize(("value", "place"), [("Oslo", None), ("Bergen", "Bergen")])
def test_a_retraction_outlasts_a_newer_rule_that_finds_the_same_but_not_one_that_finds_another_value(
    value: str, place: str | None
) -> None:
    wrong = claim_of(FIRST, "place")
    retracted = judged("retract", claim=wrong.id)
    act = merge_readings([_read_anew(FIRST, place=value)], [retracted], judged_claims=[wrong]).acts[0]
    assert (act.place.name if act.place else None) == place


def test_what_was_decided_on_an_article_holds_for_the_version_in_which_its_outlet_corrects_it() -> None:
    """The newer version has another id and a line more above; its sentences are those of the older one."""
    older = FIRST.reading()
    above = "CORRECTED ON WEDNESDAY\n"
    article = replace(older.article, id="article-newer", text=above + older.article.text, published="2013-04-18")
    claims = tuple(
        replace(
            claim,
            article=article.id,
            telling="telling-newer",
            start=claim.start + len(above),
            end=claim.end + len(above),
        )
        for claim in older.claims
    )
    newer = replace(older, article=article, claims=claims)
    decided = [
        judged("correct", 1, tellings=(FIRST.telling(),), attribute="time", values=("2013-04-14",)),
        judged("retract", 2, claim=claim_of(FIRST, "place").id),
    ]
    act = merge_readings([older, newer], decided, judged_claims=older.claims).acts[0]
    assert {told.claim.article for told in act.claims} == {"article-newer"}
    assert (act.time, act.place) == ("2013-04-14", None)


def test_a_telling_of_another_family_at_the_same_place_is_not_taken_for_the_one_that_was_judged() -> None:
    page = Page("a").tell("measure", type="tariff", imposer="state-FI")
    claims = page.reading().claims
    other = Page("a").tell("meeting", type="talks", participant=ANNA).reading()
    corrected = judged("correct", tellings=(page.telling(),), attribute="count", values=(3,))
    assert carried([corrected], claims, [other])[0].tellings == (page.telling(),)


def test_an_undo_that_was_itself_undone_takes_nothing_back() -> None:
    first = judged("correct", 1, tellings=(FIRST.telling(),), attribute="place", values=("Bergen",))
    undo = judged("undo", 2, undoes=first.id)
    again = judged("undo", 3, undoes=undo.id)
    assert standing([first, undo]) == ()
    assert standing([again, undo, first]) == (first,)


def test_what_one_command_decided_is_one_decision() -> None:
    one, other, later = (
        judged("correct", 1, tellings=("telling-1",), attribute="place", values=("Oslo",)),
        judged("correct", 1, tellings=("telling-1",), attribute="time", values=("2013",)),
        judged("retract", 2, claim="claim-1"),
    )
    assert {frozenset(each) for each in decisions([later, other, one])} == {frozenset({one, other}), frozenset({later})}


# Decisions of which none touches what another decides.
INDEPENDENT: tuple[dict[str, object], ...] = (
    {
        "verdict": "correct",
        "tellings": (FIRST.telling(), SECOND.telling()),
        "attribute": "place",
        "values": ("Bergen",),
    },
    {"verdict": "correct", "tellings": (FIRST.telling(), SECOND.telling()), "attribute": "type", "values": ("summit",)},
    {"verdict": "retract", "claim": claim_of(TURKU, "place").id},
    {"verdict": "same", "tellings": (TURKU.telling(), CALL.telling())},
)


def in_turn(chosen: Sequence[dict[str, object]]) -> list[Judgement]:
    """These decisions, one after the other."""
    return [
        judged(str(each["verdict"]), number, **{name: each[name] for name in each.keys() - {"verdict"}})
        for number, each in enumerate(chosen)
    ]


def _timeless(conclusions: Conclusions) -> list[object]:
    """What is concluded, without the names of judgements, which hold the moment at which they were made."""
    return [
        replace(act, judgements=(), corrections=tuple(replace(each, judgement="") for each in act.corrections))
        for act in conclusions.acts
    ]


def test_the_order_of_independent_judgements_does_not_matter() -> None:
    found = [_timeless(concluded(in_turn(order))) for order in permutations(INDEPENDENT)]
    assert all(each == found[0] for each in found)
    assert found[0] != _timeless(concluded())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(INDEPENDENT), min_size=1, max_size=4), st.data())
def test_undoing_a_judgement_gives_the_record_before_it(chosen: list[dict[str, object]], data: st.DataObject) -> None:
    made = in_turn(chosen)
    last = made[-1]
    undo = judged("undo", len(made), undoes=last.id)
    shuffled = data.draw(st.permutations([*made, undo]))
    before, after = concluded(made[:-1]), concluded(shuffled)
    assert after.acts == before.acts
    assert (after.issues, after.stories, after.relations) == (before.issues, before.stories, before.relations)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(INDEPENDENT), max_size=4), st.permutations(range(len(PAGES))))
def test_what_is_decided_does_not_depend_on_the_order_of_articles(
    chosen: list[dict[str, object]], order: list[int]
) -> None:
    made = in_turn(chosen)
    assert concluded(made, pages=[PAGES[each] for each in order]) == concluded(made)


@pytest.mark.parametrize("known_at", ["2013-04-16", "2013-05-20", "2026-01-01"])
def test_judgements_that_were_made_later_change_nothing(known_at: str) -> None:
    later = [replace(judged("retract", claim=claim_of(FIRST, "place").id), recorded="2026-01-02T00:00:00.000Z")]
    assert concluded(later, known_at=known_at) == concluded(known_at=known_at)


_VALUES: dict[str, tuple[str | int, ...]] = {
    "actor": (ANNA, CARL, "state-FR", "group-eu", "person-nobody-known", "an envoy"),
    "time": ("2013", "2013-04-15/2013-04-20", "2014-21", "../2013-05-01"),
    "place": ("Oslo", "Norway", "Nowhere in particular"),
    "telling": (TURKU.telling(), FIRST.telling(), "telling-gone"),
    "number": (0, 1200),
    "flag": (0, 1),
}


@st.composite
def corrections(draw: st.DrawFn) -> Judgement:
    """Any correction of any attribute of any of the acts, to nothing too."""
    page = draw(st.sampled_from(PAGES))
    row = draw(st.sampled_from([row for row in FAMILIES["meeting"].attributes.values() if row.name != "cue"]))
    most = 3 if row.combine == "union" else 1
    values = draw(
        st.lists(st.sampled_from(_VALUES.get(row.type, row.words or ("herring",))), max_size=most, unique=True)
    )
    return judged(
        "correct", draw(st.integers(0, 9)), tellings=(page.telling(),), attribute=row.name, values=tuple(values)
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(corrections(), max_size=5, unique_by=lambda each: each.id),
    st.sets(st.sampled_from(range(len(PAGES))), min_size=1),
)
def test_whatever_is_corrected_and_whichever_articles_are_left_the_record_is_concluded(
    made: list[Judgement], left: set[int]
) -> None:
    conclusions = concluded(made, pages=[PAGES[each] for each in sorted(left)])
    assert len({act.id for act in conclusions.acts}) == len(conclusions.acts)
    assert all(act.id not in act.responds_to for act in conclusions.acts)
    assert "".join(lines(conclusions)).count('"kind":"judgement"') == len(made)
