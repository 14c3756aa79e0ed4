"""What the five seed articles must lead to, each as one act; their texts are not part of this repository."""

from functools import cache
from pathlib import Path

import pytest

from detente.model.article import Article
from detente.model.reading import Reading
from detente.model.record import Act, Conclusions
from detente.pipeline import merge, read_page
from detente.reading import read_path

# The day by which the first three articles are known, whatever day of their intervals they are of.
SPRING = "2013-04-20"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles (../shared/seeds) are not here")


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_page(page) for page in read_path(SEEDS) if isinstance(page, Article))


@cache
def record(known_at: str | None = None) -> Conclusions:
    return merge(readings(), known_at=known_at)


def names(act: Act, *roles: str) -> set[str]:
    by_id = {actor.id: actor.name for actor in record().actors}
    return {by_id[each.actor] for each in act.participants if each.actor and (not roles or each.role in roles)}


def told_by(act: Act) -> int:
    return len({told.claim.article for told in act.claims})


def find(family: str, *people: str, known_at: str | None = None, **values: object) -> Act:
    """The only act of a family with these people and attributes, as of a day."""
    found = []
    for act in record(known_at).acts:
        place = act.place.name if act.place else None
        facts = {"time": act.time, "type": act.type, "event": act.host_event, "place": place, "count": act.count}
        if act.family == family and set(people) <= names(act) and all(facts[key] == values[key] for key in values):
            found.append(act)
    assert len(found) == 1, [(act.id, act.type, act.time, act.place, names(act)) for act in found]
    return found[0]


def test_the_adviser_s_talks_in_moscow_are_one_act_of_three_articles() -> None:
    act = find("meeting", "Tom Donilon", "Vladimir Putin", time="2013-04-15", place="Moscow")
    assert (act.status, told_by(act)) == ("held", 3)


def test_the_letter_is_one_message_of_three_articles_with_its_carrier() -> None:
    act = find("message", "Barack Obama", "Vladimir Putin", type="letter")
    assert names(act, "sender") == {"Barack Obama"}
    assert names(act, "recipient") == {"Vladimir Putin"}
    assert names(act, "carrier") == {"Tom Donilon"}
    assert told_by(act) == 3


def test_the_june_meeting_in_the_margins_of_the_g8_is_one_act_of_three_articles() -> None:
    act = find("meeting", "Barack Obama", "Vladimir Putin", event="G8 summit", time="2013-06", known_at=SPRING)
    assert (act.type, act.status, told_by(act)) == ("sideline meeting", "planned", 3)
    assert act.place is not None
    assert act.place.name == "Northern Ireland"


def test_the_september_summit_is_one_act_of_two_articles() -> None:
    time = "2013-09-01/2013-09-10"
    act = find("meeting", "Barack Obama", "Vladimir Putin", type="summit", time=time, known_at=SPRING)
    assert (act.status, told_by(act)) == ("planned", 2)


def test_plans_of_spring_of_which_nobody_reports_are_unresolved_in_the_end_and_never_held() -> None:
    june = find("meeting", "Barack Obama", "Vladimir Putin", event="G8 summit", time="2013-06")
    september = find("meeting", "Barack Obama", "Vladimir Putin", type="summit", time="2013-09-01/2013-09-10")
    assert (june.status, september.status) == ("unresolved", "unresolved")
    assert [turn.known_from for turn in september.history if turn.status == "unresolved"] == ["2013-09-11"]


def _lists() -> tuple[Act, Act]:
    lists = [act for act in record().acts if act.family == "measure" and act.count == 18]
    american = [act for act in lists if names(act, "imposer") == {"United States"}]
    russian = [act for act in lists if names(act, "imposer") == {"Russia"}]
    assert (len(american), len(russian)) == (1, 1)
    return american[0], russian[0]


def test_each_list_of_eighteen_is_one_act_of_three_articles_and_the_second_answers_the_first() -> None:
    first, second = _lists()
    assert (told_by(first), told_by(second)) == (3, 3)
    assert first.time == "2013-04-12"
    assert first.id in second.responds_to


def _law() -> Act:
    laws = [act for act in record().acts if act.type == "law" and "Magnitsky" in (act.name or "")]
    assert len(laws) == 1, [(act.name, act.time, told_by(act)) for act in laws]
    return laws[0]


def test_the_law_is_one_act_of_four_articles_with_its_provisions() -> None:
    assert told_by(_law()) == 4
    assert {"visa ban", "asset freeze"} <= set(_law().provisions)


def test_the_adoption_ban_is_one_act_of_three_articles_and_answers_the_law() -> None:
    bans = [act for act in record().acts if "adoption ban" in (act.type, *act.provisions)]
    assert [told_by(act) for act in bans] == [3]
    assert _law().id in bans[0].responds_to


def test_the_g20_is_one_act_with_a_dispute_on_its_time() -> None:
    act = find("meeting", type="multilateral summit", event="G20 summit")
    (dispute,) = (each for each in act.disputes if each.attribute == "time")
    assert {value.value for value in dispute.values} == {"2013-09-05/2013-09-06", "2013-08"}
    assert len({article for value in dispute.values for article in value.articles}) == 2


@pytest.mark.parametrize(
    ("speaker", "words"),
    [("Jay Carney", "one way to resolve this"), ("Caitlin Hayden", "comprehensive and constructive")],
)
def test_a_statement_of_two_articles_is_one_act_with_two_tellings(speaker: str, words: str) -> None:
    said = [act for act in record().acts if act.family == "statement" and speaker in names(act)]
    found = [act for act in said if words in " ".join((act.text or "").lower().split())]
    assert [told_by(act) for act in found] == [2]


def test_the_meeting_in_bali_is_proposed_for_the_monday() -> None:
    act = find("meeting", "Barack Obama", "Vladimir Putin", time="2013-10-07")
    assert (act.status, act.place and act.place.name, act.host_event) == ("proposed", "Bali", "APEC summit")


def test_the_meeting_in_sochi_is_unconfirmed_and_the_sentence_that_says_so_stands_behind_it() -> None:
    act = find("meeting", "John Kerry", "Vladimir Putin", time="2015-05-12", place="Sochi")
    assert act.status == "unconfirmed"
    reasons = [told.claim for told in act.claims if told.value == "unconfirmed"]
    assert any("confirmed" in claim.exact for claim in reasons)


def test_nothing_from_the_pleas_stands_in_any_claim() -> None:
    text = {each.article.id: each.article.text for each in record().articles}
    for act in record().acts:
        for told in act.claims:
            line_start = text[told.claim.article].rfind("\n", 0, told.claim.start) + 1
            line = text[told.claim.article][line_start : told.claim.end]
            assert "small favor" not in line
            assert "foreign agent" not in line
            assert not line.startswith("Support The")


def test_the_undated_articles_get_intervals_that_hold_their_day() -> None:
    days = {"000": "2013-04-16", "001": "2013-04-16", "002": "2013-04-15", "003": "2013-10-03", "004": "2015-05-11"}
    exact = 0
    for each in record().articles:
        day = days[Path(each.article.uri).name[:3]]
        first, _, last = (each.published or "").partition("/")
        assert first[:10] <= day <= (last or first)[:10], each.published_because
        exact += (each.published_best or "")[:10] == day
    assert exact >= 3
