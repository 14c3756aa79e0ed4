"""Measures: types, roles, status, laws and lists, joining within one article."""

from collections import defaultdict

import pytest

from detente.annotation import annotate
from detente.extraction.measures import MEASURE_CUES, extract_measures
from detente.lexicon.measures import measure_words
from detente.lexicon.numbers import number_of
from detente.model.article import Article
from detente.model.claim import Claim


def read(text: str) -> list[dict[str, list[Claim]]]:
    """The measures of a text, each as its claims by attribute, in the order of their triggers."""
    article = Article(id="article-1", uri="memory", text=text, published="2016-05-11")
    tellings: dict[str, list[Claim]] = defaultdict(list)
    for claim in extract_measures(annotate(article)):
        assert text[claim.start : claim.end] == claim.exact
        tellings[claim.telling].append(claim)
    found = []
    for claims in tellings.values():
        by_attribute: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_attribute[claim.attribute].append(claim)
        found.append(dict(by_attribute))
    return sorted(found, key=lambda measure: measure["type"][0].start)


def values(measure: dict[str, list[Claim]], attribute: str) -> set[object]:
    return {claim.value for claim in measure.get(attribute, [])}


def one(text: str) -> dict[str, list[Claim]]:
    measures = read(text)
    assert len(measures) == 1, [measure["type"] for measure in measures]
    return measures[0]


@pytest.mark.parametrize(
    ("text", "type_", "imposer", "target"),
    [
        ("Brazil imposed sanctions on Peru on Monday.", "sanctions", "state-BR", "state-PE"),
        ("Brazil slapped tariffs on imports from Peru.", "tariff", "state-BR", "state-PE"),
        ("Brazil expelled three diplomats from Peru.", "expulsion", "state-BR", "state-PE"),
        ("Brazil recalled its ambassador to Peru.", "recall of ambassador", "state-BR", "state-PE"),
        ("Brazil closed its embassy in Peru.", "closure", "state-BR", "state-PE"),
        ("Brazil cut diplomatic ties with Peru.", "suspension of relations", "state-BR", "state-PE"),
        ("Brazil suspended military aid to Peru.", "aid cut", "state-BR", "state-PE"),
        ("Brazil banned imports of fruit from Peru.", "import ban", "state-BR", "state-PE"),
        ("Brazil halted arms sales to Peru.", "arms embargo", "state-BR", "state-PE"),
        ("Brazil froze the assets of Peru.", "asset freeze", "state-BR", "state-PE"),
        ("Brazil barred officials of Peru from entering the country.", "visa ban", "state-BR", "state-PE"),
    ],
)
def test_verb_with_its_object_is_a_measure(text: str, type_: str, imposer: str, target: str) -> None:
    measure = one(text)
    assert values(measure, "type") == {type_}
    assert imposer in values(measure, "imposer")
    assert target in values(measure, "target")
    assert values(measure, "status") == {"in force"}


def test_leaving_a_treaty_is_a_withdrawal() -> None:
    measure = one("Brazil withdrew from the climate agreement in March.")
    assert values(measure, "type") == {"treaty withdrawal"}
    assert values(measure, "imposer") == {"state-BR"}


def test_possessive_and_adjective_before_the_noun_name_the_imposer() -> None:
    assert values(one("Peru protested against Brazil's embargo on Peru."), "imposer") == {"state-BR"}
    assert values(one("Brazilian sanctions against Peru remain in place."), "imposer") == {"state-BR"}


def test_passive_agent_is_the_imposer() -> None:
    measure = one("Four diplomats of Peru were expelled by Brazil.")
    assert values(measure, "imposer") == {"state-BR"}
    assert values(measure, "count") == {4}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Brazil will impose sanctions on Peru.", "announced"),
        ("Brazil said it would impose sanctions on Peru.", "announced"),
        ("Brazil threatened to impose sanctions on Peru.", "threatened"),
        ("Brazil is considering sanctions on Peru.", "threatened"),
        ("Brazil imposed sanctions on Peru.", "in force"),
        ("Brazil lifted its sanctions on Peru.", "lifted"),
        ("Brazil may lift its sanctions on Peru.", "in force"),
    ],
)
def test_status_follows_the_words_around_the_trigger(text: str, status: str) -> None:
    assert values(one(text), "status") == {status}


def test_what_was_not_imposed_is_no_measure() -> None:
    assert read("Brazil did not impose sanctions on Peru.") == []


def test_retaliation_counts_only_as_a_threat() -> None:
    assert values(one("Brazil threatened to retaliate against Peru."), "status") == {"threatened"}
    assert read("Brazil retaliated against Peru.") == []


def test_sanctions_that_nobody_imposes_are_no_measure() -> None:
    assert read("Sanctions rarely work, the professor said.") == []


def test_a_ban_at_home_is_no_measure() -> None:
    assert read("Brazil banned plastic bags.") == []


def test_one_measure_named_twice_is_one_telling() -> None:
    measure = one("Brazil imposed sanctions on Peru on Monday. The sanctions hit banks.")
    assert len(measure["type"]) == 2


def test_new_threat_beside_a_measure_in_force_is_another() -> None:
    measures = read("Brazil imposed tariffs on Peru in May. Brazil now threatens to impose new tariffs on Peru.")
    assert [values(measure, "status") for measure in measures] == [{"in force"}, {"threatened"}]


def test_two_nouns_under_one_verb_are_two_measures() -> None:
    measures = read("Brazil imposed visa bans and asset freezes on officials of Peru.")
    assert [values(measure, "type") for measure in measures] == [{"visa ban"}, {"asset freeze"}]
    assert [values(measure, "imposer") for measure in measures] == [{"state-BR"}, {"state-BR"}]


def test_named_law_carries_its_restrictions_as_provisions() -> None:
    measure = one("Brazil's parliament passed the Ortega Act, which bans officials of Peru from entering Brazil.")
    assert values(measure, "type") == {"law"}
    assert values(measure, "name") == {"Ortega Act"}
    assert values(measure, "provision") == {"visa ban"}


def test_list_of_the_barred_is_a_blacklist_with_provisions() -> None:
    measure = one("Brazil released a blacklist of 12 Peruvians barred from entering Brazil.")
    assert values(measure, "type") == {"blacklist"}
    assert values(measure, "provision") == {"visa ban"}
    assert values(measure, "count") == {12}


def test_answer_points_at_the_measure_that_it_answers() -> None:
    text = "Brazil expelled three diplomats from Peru. Peru retaliated by expelling four diplomats from Brazil."
    first, second = read(text)
    assert values(second, "answers") == {first["type"][0].telling}
    assert "answers" not in first


def test_reason_is_in_the_articles_words() -> None:
    measure = one("Brazil recalled its ambassador to Peru in response to the arrest of a journalist.")
    assert values(measure, "because") == {"the arrest of a journalist"}


def test_time_of_effect_comes_before_that_of_the_announcement() -> None:
    measure = one("Brazil said on Monday it would impose tariffs on Peru starting June 3.")
    assert [claim.exact for claim in measure["time"]] == ["June 3"]


def test_cues_are_words_of_the_lexicon() -> None:
    assert {"expel", "sanction", "ban"} <= MEASURE_CUES
    assert measure_words().class_types["diplomats"] == "expulsion"


@pytest.mark.parametrize(
    ("word", "number"), [("18", 18), ("1,500", 1500), ("twelve", 12), ("thirty-five", 35), ("Dozen", 12), ("few", None)]
)
def test_number_words(word: str, number: int | None) -> None:
    assert number_of(word) == number


def test_decree_comes_out_as_the_restrictions_that_it_orders() -> None:
    text = "Brazil's president signed a decree on Monday. The decree bans imports of fruit from Peru."
    measure = one(text)
    assert values(measure, "type") == {"import ban"}
    assert values(measure, "imposer") == {"state-BR"}
    assert values(measure, "target") == {"state-PE"}


def test_order_that_imposes_measures_is_by_whoever_signed_it() -> None:
    measure = one("Brazil's president signed a decree imposing economic measures on Peru.")
    assert values(measure, "imposer") == {"state-BR"}
    assert values(measure, "target") == {"state-PE"}


def test_ban_on_goods_of_another_state_is_an_import_ban() -> None:
    for text in ("Brazil banned Peruvian fruit.", "Brazil will keep its ban on Peruvian tomatoes."):
        assert values(one(text), "type") == {"import ban"}
    assert read("Brazil banned fruit in schools.") == []


def test_two_objects_of_one_verb_are_two_measures() -> None:
    measures = read("Brazil banned charter flights and imports of Peruvian fruit.")
    assert [values(measure, "type") for measure in measures] == [{"other"}, {"import ban"}]


def test_tours_and_visa_free_travel_are_no_visa_ban() -> None:
    measure = one("Brazil suspended visa-free travel for Peruvian citizens.")
    assert values(measure, "type") == {"other"}
    assert values(one("Brazil lifted a ban on the sale of tours to Peru."), "status") == {"lifted"}


def test_what_the_united_nations_impose_is_by_the_council_that_is_said_to_impose() -> None:
    text = "The U.N. Security Council banned imports of coal from Peru. A U.N. arms embargo on Peru remains in place."
    assert all(values(measure, "imposer") == {"group-un-security-council"} for measure in read(text))
    assert values(one("U.N. sanctions on Peru remain in place."), "imposer") == {"group-un"}


def test_what_sanctions_are_said_to_forbid_is_a_measure_of_its_own() -> None:
    text = "Brazil adopted new sanctions on Peru. The sanctions prohibit joint ventures and new loans."
    measure = one(text)
    assert values(measure, "type") == {"other"}
    assert values(measure, "imposer") == {"state-BR"}
    assert values(measure, "target") == {"state-PE"}


def test_nobody_is_hit_by_their_own_measure() -> None:
    measure = one("Brazil banned charter flights between Brazil and Peru.")
    assert values(measure, "target") == {"state-PE"}


def test_person_kept_out_by_a_state_is_a_visa_ban() -> None:
    measure = one("Brazil barred Ana Rojas, a lawmaker from Peru.")
    assert values(measure, "type") == {"visa ban"}


def test_who_is_blamed_for_a_measure_imposes_it() -> None:
    measure = one("Peru criticized Brazil for imposing new sanctions on Chile.")
    assert values(measure, "imposer") == {"state-BR"}


def test_unspecified_consequences_count_as_a_threat() -> None:
    measure = one("Brazil promised consequences for Peru.")
    assert values(measure, "status") == {"threatened"}
    assert values(measure, "imposer") == {"state-BR"}
    assert read("The talks had consequences for Peru.") == []


def test_suspended_obligations_are_a_treaty_withdrawal() -> None:
    measure = one("Brazil said it would suspend its obligations under the arms control pact.")
    assert values(measure, "type") == {"treaty withdrawal"}


def test_counts_of_two_kinds_are_two_measures() -> None:
    measures = read("Brazil imposed sanctions on 20 companies and 12 officials in Peru.")
    assert {value for measure in measures for value in values(measure, "count")} == {20, 12}


def test_adjective_in_passing_does_not_say_who_imposes() -> None:
    assert read("Peruvian sanctions look tame.") == []


def test_rate_and_sum_are_amounts() -> None:
    assert values(one("Brazil imposed a 25 percent tariff on goods from Peru."), "amount") == {"25 percent"}
    assert values(one("Brazil suspended $300 million in aid to Peru."), "amount") == {"$300 million"}
    assert "amount" not in one("Brazil, which sells $3 billion of oil a year, expelled two diplomats from Peru.")


def test_reason_goes_on_after_a_hyphen_and_may_be_a_clause() -> None:
    measure = one("Brazil suspended aid to Peru because of its support of anti-Chilean rebels.")
    assert values(measure, "because") == {"its support of anti-Chilean rebels"}
    measure = one("Brazil suspended aid to Peru because the talks had failed.")
    assert values(measure, "because") == {"the talks had failed"}


def test_lifting_that_is_only_expected_leaves_the_measure_in_force() -> None:
    assert values(one("Brazil is expected to lift its ban on Peruvian fruit."), "status") == {"in force"}


def test_what_has_yet_to_be_imposed_is_no_measure() -> None:
    assert read("Brazil has yet to impose sanctions on Peru.") == []


def test_border_closed_to_nobody_in_particular_is_no_measure() -> None:
    assert read("Brazil closed its border on Monday.") == []
    assert values(one("Brazil closed its border with Peru."), "type") == {"closure"}


def test_everyday_verbs_are_no_cues() -> None:
    assert not {"have", "give", "order", "reopen", "leave"} & MEASURE_CUES


def test_who_bars_somebody_from_a_country_is_that_country() -> None:
    measure = one("Rojas, a senator from Brazil, was barred from entering Peru.")
    assert values(measure, "imposer") == {"state-PE"}


def test_an_embassy_that_is_closed_is_closed_by_its_own_state() -> None:
    measure = one("The Brazilian embassy in Peru was closed on Monday.")
    assert values(measure, "imposer") == {"state-BR"}
    assert values(measure, "target") == {"state-PE"}


def test_who_warns_of_sanctions_imposes_them_for_what_would_bring_them() -> None:
    measure = one("Brazil warned Peru that further raids across the border would bring sanctions.")
    assert values(measure, "imposer") == {"state-BR"}
    assert values(measure, "status") == {"threatened"}
    assert values(measure, "because") == {"further raids across the border"}


def test_we_are_those_who_speak() -> None:
    measure = one("“We are cutting off all assistance to Peru,” the Brazilian foreign minister said.")
    assert values(measure, "imposer") == {"state-BR"}


def test_what_stands_after_the_colon_of_an_announcement_is_announced_by_its_subject() -> None:
    text = "Brazil announced three steps: flights would be tracked, and military contacts with Peru would be suspended."
    assert values(one(text), "imposer") == {"state-BR"}


def test_each_number_of_the_sanctioned_is_a_list_of_its_own() -> None:
    text = "Brazil imposed sanctions on Peru. Those penalized include seven Peruvian generals and 12 companies."
    measures = read(text)
    assert {type_ for measure in measures for type_ in values(measure, "type")} == {"blacklist"}
    assert {count for measure in measures for count in values(measure, "count")} == {7, 12}
    assert all(values(measure, "imposer") == {"state-BR"} for measure in measures)


def test_sanctions_on_somebody_by_name_are_a_list_and_those_on_people_close_to_him_none() -> None:
    named = one("Brazil imposed sanctions on Peruvian President Martin Vizcarra on Monday.")
    assert values(named, "type") == {"blacklist"}
    assert values(named, "count") == {1}
    described = one("Brazil imposed sanctions on officials close to Peruvian President Martin Vizcarra.")
    assert values(described, "type") == {"sanctions"}
    assert values(described, "count") == set()


def test_a_restriction_without_imposer_is_by_those_who_hit_the_same_state_beside_it() -> None:
    text = "Brazil imposed sanctions on Peru on Monday. Travel bans were imposed on Peruvian generals."
    bans = [measure for measure in read(text) if values(measure, "type") == {"visa ban"}]
    assert [values(measure, "imposer") for measure in bans] == [{"state-BR"}]
    assert read("Travel bans were imposed on Peruvian generals.") == []


def test_to_suspend_what_a_treaty_asks_for_is_not_to_leave_it() -> None:
    text = "Brazil will suspend its obligations under the treaty, and it plans to withdraw from the treaty in May."
    assert len(read(text)) == 2


def test_leaving_a_treaty_takes_time_and_leaving_without_a_deal_is_no_withdrawal() -> None:
    assert values(one("Brazil is pulling out of the pact with Peru."), "status") == {"announced"}
    assert read("Brazil left the room with no deal.") == []
    assert read("Brazil will leave in May, deal or no deal.") == []


def test_what_is_kept_is_in_force() -> None:
    assert values(one("Brazil will keep sanctions on Peru."), "status") == {"in force"}


def test_lifting_that_is_only_named_ends_no_measure_still_to_come() -> None:
    text = "Brazil will reimpose sanctions on Peru. Peru had stopped the work in return for the lifting of sanctions."
    assert values(one(text), "status") == {"announced"}


def test_who_works_for_the_end_of_sanctions_does_not_impose_them() -> None:
    assert read("Peru works to end the sanctions.") == []


def test_a_strike_in_retaliation_is_no_measure() -> None:
    assert read("Brazil ordered the strike in retaliation for an attack by Peru.") == []


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Brazil will impose sanctions on Peru if Lima does not free the sailors.", "Lima does not free the sailors"),
        ("Brazil closed its embassy in Peru after Lima had arrested two sailors.", "Lima had arrested two sailors"),
        ("Brazil vowed to retaliate against Peru for the raid on its ships.", "the raid on its ships"),
        ("Brazil imposed sanctions on Peru amid a dispute over fishing.", "a dispute over fishing"),
        ("Brazil imposed sanctions on Peru to punish it for the raid.", "the raid"),
    ],
)
def test_conditions_and_what_went_before_are_reasons(text: str, because: str) -> None:
    assert because in values(one(text), "because")


def test_a_reason_does_not_name_the_measure_itself() -> None:
    measures = read("Brazil halted flights to Peru in response to Peruvian sanctions on coffee from Brazil.")
    sanctions = [measure for measure in measures if values(measure, "type") == {"sanctions"}]
    assert sanctions
    assert all(values(measure, "because") == set() for measure in sanctions)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Brazil designated Peru a state sponsor of terrorism.", "blacklist"),
        ("Brazil seized a Peruvian tanker on Monday.", "other"),
        ("Brazil revoked the press credentials of two Peruvian reporters.", "expulsion"),
        ("Brazil halted gas supplies to Peru.", "export ban"),
        ("Brazil suspended rail services to Peru.", "other"),
        ("Brazil withdrew Peru's trade preferences.", "other"),
        ("Brazil expelled foreign troops from Peru.", "expulsion"),
        ("Brazil passed a law punishing Peru for the raid.", "law"),
    ],
)
def test_restrictions_of_many_kinds(text: str, type_: str) -> None:
    measure = one(text)
    assert values(measure, "type") == {type_}
    assert values(measure, "imposer") == {"state-BR"}


def test_withdrawals_from_two_treaties_are_two_measures() -> None:
    text = "Brazil withdrew from the Paris climate agreement. In May Brazil pulled out of the Open Skies treaty."
    assert len(read(text)) == 2


def test_a_deal_that_is_left_off_or_not_left_is_no_withdrawal() -> None:
    assert read("Brazil may leave off the completion of the deal with Peru.") == []
    assert read("Brazil stayed in the room instead of leaving the treaty.") == []


def test_a_state_put_out_of_a_group_is_hit_by_those_who_do_it_or_by_the_group() -> None:
    measure = one("Peru was suspended from the Arab League on Monday.")
    assert values(measure, "imposer") == {"group-arab-league"}
    assert values(measure, "target") == {"state-PE"}
    assert read("The minister was expelled from the club.") == []


def test_sanctions_on_nobody_named_hit_those_who_bear_them_or_want_them_lifted() -> None:
    for text in (
        "Peru has long defied the sanctions imposed by Brazil.",
        "Peru demanded the lifting of the sanctions imposed by Brazil.",
        "The sanctions imposed by Brazil have crippled the economy of Peru.",
        "Brazil imposed sanctions in March to punish Peru.",
    ):
        assert "state-PE" in values(one(text), "target"), text


def test_a_measure_without_a_target_hits_whom_the_others_of_its_imposer_hit() -> None:
    text = (
        "Brazil imposed sanctions on Peru in March. Ministers met for two days. Talks on fishing went well. "
        "Later Brazil introduced an arms embargo."
    )
    embargo = next(m for m in read(text) if values(m, "type") == {"arms embargo"})
    assert values(embargo, "target") == {"state-PE"}


def test_an_answer_that_names_nobody_hits_those_who_are_answered() -> None:
    text = "Brazil imposed tariffs on goods from Peru. Peru vowed to retaliate."
    answer = next(m for m in read(text) if values(m, "imposer") == {"state-PE"})
    assert values(answer, "target") == {"state-BR"}


def test_where_two_states_could_be_meant_nobody_is() -> None:
    text = "Peru and Chile held talks. Brazil announced a visa ban. Peru and Chile said nothing."
    assert "target" not in one(text)


def test_whose_country_it_is_stands_for_it_as_the_one_hit() -> None:
    text = "Alan Garcia, the president of Peru, said Brazilian sanctions on his country had been imposed by Brazil."
    assert not any(str(v).startswith("person") for m in read(text) for v in values(m, "target"))


def test_the_nuclear_deal_that_is_left_has_its_name_and_its_state() -> None:
    measure = one("Brazil withdrew from the nuclear deal with Iran, which was signed in 2015.")
    assert values(measure, "name") == {"Iran nuclear deal"}
    assert values(measure, "target") == {"state-IR"}
    assert "time" not in measure


def test_the_year_of_a_treaty_or_of_another_deed_dates_no_measure() -> None:
    assert "time" not in one("Brazil pulled out of the 2015 nuclear accord with Iran.")
    assert "time" not in one("Peru protested in May after Brazil had suspended military aid to Peru.")


def test_the_day_on_which_the_imposer_announces_a_measure_dates_it() -> None:
    assert "time" in one("On Sunday, Brazil said it would impose new sanctions on Peru.")


def test_a_part_of_sanctions_has_their_time() -> None:
    text = "Brazil imposed sanctions on Peru on Saturday. The sanctions forbid banks from lending to Peru."
    part = next(m for m in read(text) if values(m, "type") == {"other"})
    assert [claim.exact for claim in part["time"]] == ["Saturday"]


def test_what_a_bill_would_bring_and_what_is_undecided_is_a_threat() -> None:
    bill = one("Senators of the United States will debate legislation to impose sanctions on Peru.")
    assert values(bill, "status") == {"threatened"}
    assert values(one("Brazil will decide whether it will leave the treaty with Peru."), "status") == {"threatened"}


def test_sanctions_that_are_blocked_are_not_imposed() -> None:
    found = read("Chile blocked new Brazilian sanctions on Peru.")
    assert found
    assert all(values(m, "status") == {"threatened"} for m in found)


def test_a_lifting_under_a_condition_leaves_the_measure_in_force() -> None:
    text = "Brazil said that its sanctions on Peru will be lifted only if Peru disarms."
    assert values(one(text), "status") == {"in force"}


def test_further_sanctions_are_none_of_the_previous_ones() -> None:
    text = "Brazil imposed new sanctions on Peru. They add to previous sanctions that Brazil imposed on Peru."
    assert len(read(text)) == 2


def test_legislation_that_is_answered_is_by_those_whom_the_answer_hits() -> None:
    text = "Brazil announced sanctions on Peru in retaliation for legislation to punish Brazil."
    laws = [m for m in read(text) if values(m, "type") == {"law"}]
    assert [values(law, "imposer") for law in laws] == [{"state-PE"}]


def test_a_date_is_no_number_of_those_hit() -> None:
    assert "count" not in one("Brazil has threatened to withdraw from the treaty with Peru on 12 May.")


def test_a_condition_that_says_nothing_is_no_reason() -> None:
    assert "because" not in one("Brazil is ready to impose sanctions on Peru if needed.")


def test_what_sanctions_are_about_does_not_impose_them() -> None:
    assert values(one("Brazil kept its Chile-related sanctions on Peru."), "imposer") == {"state-BR"}


def test_a_list_of_goods_is_no_list_of_people() -> None:
    text = "Brazil answered on Monday with a list of $60 billion worth of goods from Peru to tax."
    assert not any("blacklist" in values(measure, "type") for measure in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Brazil has been hesitant to lift its sanctions on Peru.",
        "Activists lobbied for the lifting of Brazil's sanctions on Peru.",
        "Before lifting its sanctions on Peru, Brazil wants proof.",
        "Disarmament is a precondition for the lifting of Brazil's sanctions on Peru.",
    ],
)
def test_a_lifting_that_is_not_told_as_done_leaves_the_measure_in_force(text: str) -> None:
    assert "lifted" not in {status for measure in read(text) for status in values(measure, "status")}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil lifted its sanctions on Peru.",
        "Brazil voted to lift its sanctions on Peru.",
        "Brazil announced the lifting of its sanctions on Peru.",
        "Trade grew after Brazil lifted sanctions on Peru.",
    ],
)
def test_a_lifting_that_is_told_as_done_lifts_the_measure(text: str) -> None:
    assert values(one(text), "status") == {"lifted"}


def test_a_new_round_that_is_dropped_on_somebody_is_imposed() -> None:
    text = "In dropping a new round of sanctions on Peru, Brazil struck back on Monday."
    assert values(one(text), "status") == {"in force"}


def test_what_will_be_imposed_is_not_in_force_because_it_was_announced() -> None:
    text = "Brazil announced the tariffs on Peru on Monday. Brazil will impose tariffs on Peru in June."
    found = read(text)
    assert found
    assert "in force" not in {status for measure in found for status in values(measure, "status")}


def test_what_will_be_done_under_a_condition_is_threatened() -> None:
    text = "If Peru closes its ports, Brazil is going to impose sanctions on Peru."
    assert values(one(text), "status") == {"threatened"}


def test_a_measure_that_somebody_pays_for_has_been_taken() -> None:
    text = "Peru vowed that Brazil would pay the price for barring ministers of Peru from the country."
    assert values(one(text), "status") == {"in force"}


def test_tariffs_that_are_raised_are_in_force() -> None:
    assert values(one("Brazil squeezed Peru, raising tariffs on Peruvian steel."), "status") == {"in force"}


@pytest.mark.parametrize(
    "text",
    [
        "Opponents urged Brazil to retaliate.",
        "The statement did not say that Brazil was withdrawing from the nuclear treaty.",
        "Brazil voiced concern about the consequences of abandoning the nuclear accord.",
        "Brazil said it was willing to restore ties with Peru.",
    ],
)
def test_what_is_only_called_for_or_spoken_of_is_no_measure(text: str) -> None:
    assert read(text) == []


def test_the_day_of_the_cause_does_not_date_the_measure() -> None:
    assert "time" not in one("The sanctions that Brazil slapped on Peru after its missile test in March hurt it.")


def test_the_day_of_a_call_does_not_date_a_threatened_measure() -> None:
    assert "time" not in one("In a call on Monday, Brazil threatened to impose sanctions on Peru.")


def test_those_who_own_an_embargo_leave_its_adjective_to_the_one_hit() -> None:
    measure = one("Brazil decided to let its Peruvian arms embargo lapse.")
    assert "state-PE" not in values(measure, "imposer")


def test_who_seeks_relief_from_sanctions_imposes_none() -> None:
    text = "Brazil imposed sanctions on Peru. Peru sought partial sanctions relief from Brazil."
    found = read(text)
    assert found
    assert all("state-PE" not in values(measure, "imposer") for measure in found)


def test_diplomats_are_no_target_beside_their_state() -> None:
    measure = one("Brazil expelled about 20 diplomats from Peru.")
    assert values(measure, "target") == {"state-PE"}
