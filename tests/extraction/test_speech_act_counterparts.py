"""Who is on the other side of an act, told in its own words or by those around; and which acts are domestic."""

import pytest

from detente.extraction.accusations import extract_accusations
from detente.extraction.agreements import extract_agreements
from detente.extraction.coercion import extract_coercion
from detente.extraction.demands import extract_demands
from detente.extraction.force import extract_force
from detente.extraction.mobilization import extract_mobilization
from detente.extraction.refusals import extract_refusals
from detente.extraction.support import extract_support
from detente.extraction.threats import extract_threats
from tests.extraction.test_speech_acts import Extractor, told


@pytest.mark.parametrize(
    ("extract", "text", "recipient"),
    [
        (extract_threats, "Peru threatened to raise tariffs on Chilean copper.", "state-CL"),
        (extract_demands, "Kenya urged the people of Sudan to remain calm.", "state-SD"),
        (extract_force, "France launched airstrikes against the Islamic State in Iraq.", "organisation-islamic-state"),
        (extract_force, "Iran launched missiles at airbases housing Danish troops in Iraq.", "state-DK"),
        (extract_force, "The raid by Chad on a camp in Sudan killed two Kenyan soldiers.", "state-KE"),
        (extract_demands, "Kenya insisted that Sudan be disarmed.", "state-SD"),
        (extract_agreements, "Peru signed a treaty with Taliban militants.", "organisation-taliban"),
        (extract_support, "Cuba praised the measures that Mexican officials had taken.", "state-MX"),
    ],
)
def test_the_other_side_is_named_inside_the_phrases_of_an_act(extract: Extractor, text: str, recipient: str) -> None:
    (act,) = told(extract, text)
    assert act["recipient"] == [recipient]


@pytest.mark.parametrize(
    ("extract", "text", "recipient"),
    [
        (extract_threats, "Peru imposed tariffs on wheat. Chile vowed to retaliate.", "state-PE"),
        (extract_force, "Russia bombed Raqqa. Syria was silent.", "state-SY"),
        (extract_force, "India launched air strikes in Pakistan.", "state-PK"),
    ],
)
def test_the_only_other_country_around_is_the_other_side(extract: Extractor, text: str, recipient: str) -> None:
    (act,) = told(extract, text)
    assert act["recipient"] == [recipient]


@pytest.mark.parametrize(
    ("extract", "text"),
    [
        (extract_threats, "Talks between Peru and Bolivia failed. Chile vowed to retaliate."),
        (extract_accusations, "France accused the firm of selling arms to Iran."),
        (extract_demands, "France urged all member countries to cut ties with Iran."),
        (extract_support, "Norway pledged Norwegian support."),
        (extract_demands, "Kenya called for an end to Ugandan patrols on the lake."),
        (extract_accusations, "Norway condemned the launch and urged North Korea to stop."),
        (extract_agreements, "Chilean officials say that Peru agreed to buy more copper."),
        (extract_accusations, "Norway condemned the violence, according to the Chilean envoy."),
        (extract_accusations, "Norway condemned the arrest of a Peruvian student."),
        (extract_refusals, "Norway rejected the conclusions on Chad."),
        (extract_refusals, "Norway rejected an operation without Peruvian consent."),
        (extract_support, "Norway welcomed the three sailors freed by Chad."),
        (extract_threats, "Turkey vowed to crush the fighters in Syria."),
        (extract_mobilization, "Iran tested a Russian-made missile."),
    ],
)
def test_where_several_or_none_could_be_meant_nobody_is(extract: Extractor, text: str) -> None:
    assert all("recipient" not in act for act in told(extract, text))


def test_all_who_agree_are_actors_even_in_a_list() -> None:
    (act,) = told(extract_agreements, "Serbia, Turkey and Greece agreed to reopen the border.")
    assert set(act["actor"]) == {"state-RS", "state-TR", "state-GR"}
    assert "recipient" not in act


def test_what_the_accused_did_is_the_act_of_the_accused() -> None:
    (act,) = told(extract_threats, "Norway criticized Sudan for threatening to invade Chad.")
    assert (act["actor"], act["recipient"]) == (["state-SD"], ["state-TD"])


@pytest.mark.parametrize(
    ("extract", "text"),
    [
        (extract_demands, "China's aviation authority ordered its airlines to stay away from Peru."),
        (extract_refusals, "Mr. Obama rebuffed a call from his commission to visit Cuba."),
        (extract_coercion, "The Cuban government arrested a hundred dissidents."),
        (extract_accusations, "Sen. Ann Oakes criticized Iran for the delay."),
        (extract_agreements, "Peru and Chile reached no agreement."),
        (extract_demands, "Nor was Peru demanding that Chile leave the pact."),
        (extract_force, "Russia destroyed its chemical weapons."),
        (extract_force, "Mr. Putin attacked Mr. Obama over the tariffs."),
        (extract_accusations, "Faulted for the delay in Peru, the president of Chile resigned."),
    ],
)
def test_domestic_quarrels_figures_of_speech_and_lawmakers_make_no_act(extract: Extractor, text: str) -> None:
    assert told(extract, text) == []


@pytest.mark.parametrize(
    ("extract", "text"),
    [
        (extract_demands, "Mr. Obama called Mr. Putin on Tuesday to congratulate him."),
        (extract_accusations, "Norway is investigating whether Chad broke the rules."),
        (extract_accusations, "Norway accused Zorbex of spying."),
        (extract_accusations, "Inspectors will look around before they blame Chad."),
        (extract_agreements, "The talks were long. Norway and Chad agree on the danger."),
        (extract_agreements, "Norway did not expect Chad to accept the deal."),
        (extract_force, "The Russian plane crashed, killing 40 people."),
        (extract_force, "After striking a deal with Chad, Turkey was silent."),
        (extract_force, "A paper in Oslo called for Norway to launch a strike on Chad."),
        (extract_threats, "Malian rebels threatened to attack Chad."),
        (extract_refusals, "The Norwegian ministry denied the Chilean paper's request for an interview."),
        (extract_refusals, "Norway dismissed Peru's speech as theatre."),
        (extract_coercion, "India deported a pilgrim to Myanmar."),
        (extract_support, "Norway is still backing the bill."),
    ],
)
def test_calls_by_telephone_purposes_guesses_and_comments_make_no_act(extract: Extractor, text: str) -> None:
    assert told(extract, text) == []


@pytest.mark.parametrize(
    ("extract", "text", "actor", "recipient"),
    [
        (extract_threats, "Chad warned Peru not to strike the Taliban.", ["state-TD"], ["state-PE"]),
        (extract_refusals, "Norway said it would not allow Chad to build the dam.", ["state-NO"], ["state-TD"]),
        (extract_coercion, "Chad closed the border to Peruvian traders.", ["state-TD"], ["state-PE"]),
        (extract_demands, "Norway pushed Peru to pressure Chad to stop the tests.", ["state-NO"], ["state-PE"]),
    ],
)
def test_the_frame_of_the_verb_says_who_is_meant(
    extract: Extractor, text: str, actor: list[str], recipient: list[str]
) -> None:
    (act,) = told(extract, text)
    assert (act["actor"], act["recipient"]) == (actor, recipient)


@pytest.mark.parametrize(
    ("extract", "text", "has_time"),
    [
        (extract_agreements, "Norway agreed on Monday to extend the deadline until October 2016.", True),
        (extract_agreements, "Norway agreed to extend the deadline until October 2016.", False),
        (extract_threats, "Norway threatened to tear up the 1994 treaty with Chad.", False),
        (extract_force, "Turkey bombed Chad nearly two weeks ago.", False),
        (extract_force, "Turkey bombed Chad two weeks ago.", True),
    ],
)
def test_only_a_time_that_hangs_on_the_verb_dates_an_act(extract: Extractor, text: str, has_time: bool) -> None:  # noqa: FBT001
    (act,) = told(extract, text)
    assert ("time" in act) is has_time
    assert all("2016-10" not in value and "1994" not in value for value in act.get("time", []))
