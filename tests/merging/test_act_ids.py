"""The ten scenarios of docs/decisions/ids.md."""

from collections.abc import Sequence
from itertools import permutations

from detente.merging import merge_readings
from detente.model.judgement import Judgement
from detente.model.record import Act
from tests.builders import Page, judged, meeting

ANNA, BO = "person-anna-aalto", "person-bo-berg"


def act_of(telling: str) -> str:
    return "act-" + telling.removeprefix("telling-")


def page(uri: str, published: str | None, **values: object) -> Page:
    return meeting(Page(uri, published), ANNA, BO, **{"place": "Oslo", "time": "2013-04-15", **values})


def acts(pages: Sequence[Page], *judgements: Judgement, known_at: str | None = None) -> tuple[Act, ...]:
    return merge_readings([each.reading() for each in pages], judgements, known_at=known_at).acts


def test_one_telling_gives_the_act_its_id() -> None:
    only = page("a", "2013-04-16")
    (act,) = acts([only])
    assert (act.id, act.formerly) == (act_of(only.telling()), ())


def test_a_later_telling_leaves_the_id_and_is_listed_as_former() -> None:
    first, second = page("a", "2013-04-16"), page("b", "2013-04-18")
    (act,) = acts([first, second])
    assert (act.id, act.formerly) == (act_of(first.telling()), (act_of(second.telling()),))


def test_the_id_does_not_depend_on_which_article_was_read_first() -> None:
    pages = [page("a", "2013-04-16"), page("b", "2013-04-18")]
    assert acts(pages) == acts(pages[::-1])


def test_an_article_published_earlier_but_read_later_takes_the_id_over() -> None:
    old = [page("a", "2013-04-16"), page("b", "2013-04-18")]
    first = page("c", "2013-04-15")
    (act,) = acts([*old, first])
    assert act.id == act_of(first.telling())
    assert set(act.formerly) == {act_of(each.telling()) for each in old}


def test_of_two_tellings_of_one_day_the_smaller_id_wins_in_any_order() -> None:
    pages = [page("a", "2013-04-16"), page("b", "2013-04-16"), page("c", "2013-04-16")]
    expected = act_of(min(each.telling() for each in pages))
    assert {acts(order)[0].id for order in permutations(pages)} == {expected}


def test_reading_a_page_twice_changes_nothing() -> None:
    once = [page("a", "2013-04-16"), page("b", "2013-04-18")]
    assert acts(once) == acts([*once, once[0]])


def test_two_acts_joined_by_a_third_telling_keep_the_earliest_id() -> None:
    no_time = meeting(Page("a", "2013-03-20"), ANNA, BO, place="Oslo", status="planned")
    no_place = meeting(Page("b", "2013-04-14"), ANNA, BO, time="2013-04-15", status="planned")
    both = page("c", "2013-04-03", status="planned")
    apart = {act.id for act in acts([no_time, no_place])}
    assert apart == {act_of(no_time.telling()), act_of(no_place.telling())}
    (joined,) = acts([no_time, no_place, both])
    assert joined.id == act_of(no_time.telling())
    assert act_of(no_place.telling()) in joined.formerly


def test_a_split_by_a_person_leaves_each_part_an_id_of_its_own_tellings() -> None:
    first, second = page("a", "2013-04-16"), page("b", "2013-04-18")
    different = judged("different", tellings=(first.telling(), second.telling()))
    parts = acts([first, second], different)
    assert {act.id for act in parts} == {act_of(first.telling()), act_of(second.telling())}
    assert all(act.formerly == () for act in parts)


def test_an_id_seen_as_of_an_earlier_day_is_found_in_every_later_view() -> None:
    pages = [page("a", "2013-04-16"), page("b", "2013-04-18"), page("c", "2013-04-20")]
    seen = {known_at: acts(pages, known_at=known_at)[0].id for known_at in ("2013-04-16", "2013-04-19", "2013-05-01")}
    assert set(seen.values()) == {act_of(pages[0].telling())}


def test_an_article_without_any_date_comes_after_all_dated_ones() -> None:
    dated, undated = page("a", "2013-04-16"), page("b", None)
    (act,) = acts([undated, dated])
    assert (act.id, act.formerly) == (act_of(dated.telling()), (act_of(undated.telling()),))
