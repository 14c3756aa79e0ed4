"""Agreements, accusations, demands, threats, offers, refusals and force, as verbs tell them."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import pytest

from detente.annotation import annotate
from detente.extraction import EXTRACTORS, extractors
from detente.extraction.accusations import extract_accusations
from detente.extraction.agreements import extract_agreements
from detente.extraction.aid import extract_aid
from detente.extraction.coercion import extract_coercion
from detente.extraction.concessions import extract_concessions
from detente.extraction.cooperation import extract_cooperation
from detente.extraction.demands import extract_demands
from detente.extraction.force import extract_force
from detente.extraction.mobilization import extract_mobilization
from detente.extraction.offers import extract_offers
from detente.extraction.refusals import extract_refusals
from detente.extraction.support import extract_support
from detente.extraction.threats import extract_threats
from detente.lexicon.speech_acts import ACT_FAMILIES, act_frames, families_off
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.document import Document

Extractor = Callable[[Document], Iterable[Claim]]


def told(extract: Extractor, text: str) -> list[dict[str, list[str]]]:
    article = Article(id="article-test", uri="test", text=text, published="2016-05-18", published_basis="given")
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in extract(annotate(article)):
        assert text[claim.start : claim.end] == claim.exact
        found[claim.telling][claim.attribute].append(str(claim.value))
    return list(found.values())


@pytest.mark.parametrize(
    ("extract", "text", "actor", "recipient"),
    [
        (extract_accusations, "Russia accused Ukraine of shelling the border.", "state-RU", "state-UA"),
        (extract_accusations, "Iran blamed Saudi Arabia for the fire.", "state-IR", "state-SA"),
        (extract_demands, "China urged North Korea to halt its missile tests.", "state-CN", "state-KP"),
        (extract_demands, "France called on Iran to release the sailors.", "state-FR", "state-IR"),
        (extract_threats, "North Korea threatened to attack South Korea.", "state-KP", "state-KR"),
        (extract_agreements, "Serbia signed a trade agreement with Turkey.", "state-RS", "state-TR"),
        (extract_offers, "Norway offered Sudan a new loan.", "state-NO", "state-SD"),
        (extract_refusals, "Pakistan rejected India's proposal.", "state-PK", "state-IN"),
        (extract_force, "Israel bombed Syria on Friday.", "state-IL", "state-SY"),
    ],
)
def test_actor_and_recipient_of_each_family(extract: Extractor, text: str, actor: str, recipient: str) -> None:
    (act,) = told(extract, text)
    assert act["actor"] == [actor]
    assert act["recipient"] == [recipient]


def test_the_words_are_those_of_the_content_without_the_circumstances() -> None:
    (act,) = told(extract_demands, "China urged North Korea to halt its missile tests after the council met.")
    assert act["text"] == ["to halt its missile tests"]


def test_the_passive_turns_actor_and_recipient_round() -> None:
    (act,) = told(extract_accusations, "Ukraine was accused by Russia of shelling the border.")
    assert (act["actor"], act["recipient"]) == (["state-RU"], ["state-UA"])


@pytest.mark.parametrize(
    ("extract", "text"),
    [
        (extract_accusations, "Barack Obama accused Mitt Romney of lying about the budget."),
        (extract_refusals, "Russia did not reject the plan."),
        (extract_agreements, "Turkey is not able to sign an agreement with Greece."),
        (extract_force, "North Korea vowed to bomb Japan."),
        (extract_offers, "Germany offered its condolences to France."),
        (extract_demands, "Russia asked China to meet in Geneva."),
        (extract_agreements, "Russia agreed that the winter was cold."),
    ],
)
def test_domestic_denied_possible_and_foreign_to_the_family_is_no_act(extract: Extractor, text: str) -> None:
    assert told(extract, text) == []


def test_vowed_force_is_a_threat() -> None:
    (act,) = told(extract_threats, "North Korea vowed to bomb Japan.")
    assert act["recipient"] == ["state-JP"]


def test_verbs_inside_quotations_tell_no_act() -> None:
    assert told(extract_demands, "“China urged North Korea to halt its tests,” he wrote.") == []


@pytest.mark.parametrize("family", ACT_FAMILIES)
def test_every_family_has_frames(family: str) -> None:
    assert all(frame.verbs for frame in act_frames(family))


@pytest.mark.parametrize(
    ("extract", "text"),
    [
        (extract_accusations, "France stopped short of blaming Russia for the fire."),
        (extract_accusations, "The premier of Chad has no qualms about criticizing Sudan."),
        (extract_accusations, "Turkish newspapers accused Greece of cheating."),
        (extract_accusations, "Norway will accuse Iceland of overfishing."),
        (extract_agreements, "Peru would like to sign a treaty with Chile."),
        (extract_agreements, "Scenario two: Serbia agrees to leave Kosovo."),
        (extract_agreements, "Sweden and Denmark agreed to nothing."),
        (extract_offers, "The dispute goes on as long as Japan offers China a share of the island."),
        (extract_demands, "Egypt insisted Sudan would remain a friend."),
        (extract_demands, "Egypt asked Sudan whether it would join."),
        (extract_threats, "Japan warned that China has a new missile."),
        (extract_agreements, "Nothing will change until Serbia agrees to leave Kosovo."),
        (extract_refusals, "Kenya declined to clarify its stance on Somalia."),
        (extract_refusals, "Cuba rejected reports that it had bought Russian tanks."),
        (extract_force, "Syria has a missile capable of striking Israel."),
    ],
)
def test_held_back_wished_imagined_or_foretold_is_no_act(extract: Extractor, text: str) -> None:
    assert told(extract, text) == []


def test_what_somebody_says_it_will_refuse_is_an_act() -> None:
    (act,) = told(extract_refusals, "Iran said it would reject the proposal of Qatar.")
    assert act["actor"] == ["state-IR"]


def test_the_partner_of_a_treaty_stands_beside_its_noun() -> None:
    (act,) = told(extract_agreements, "China announced a free-trade agreement with New Zealand.")
    assert act["recipient"] == ["state-NZ"]


def test_who_gains_by_a_promise_is_its_recipient() -> None:
    (act,) = told(extract_agreements, "Germany agreed to send tanks to Poland.")
    assert act["recipient"] == ["state-PL"]


def test_a_call_for_somebody_to_act_has_the_infinitive_as_its_words() -> None:
    (act,) = told(extract_demands, "Turkey called for other countries to leave the treaty.")
    assert act["text"] == ["to leave the treaty"]


def test_whom_a_call_for_action_names_is_its_recipient() -> None:
    (act,) = told(extract_demands, "Turkey called for Greece to leave the treaty.")
    assert act["recipient"] == ["state-GR"]


def test_unnamed_countries_can_be_urged() -> None:
    (act,) = told(extract_demands, "Brazil urged all nations to sign the treaty.")
    assert "recipient" not in act


def test_the_words_are_never_the_mere_name_of_the_other_side() -> None:
    (act,) = told(extract_accusations, "Cuba criticized the United States.")
    assert act["text"] == ["criticized the United States"]


def test_words_before_the_verb_are_no_content() -> None:
    text = "Chile paid for the ships that Peru agreed to sell the Chilean government."
    (act,) = told(extract_agreements, text)
    assert act["text"] == ["to sell the Chilean government"]


def test_a_warning_of_measures_is_a_threat_without_addressee() -> None:
    (act,) = told(extract_threats, "Turkey warned of severe military action.")
    assert act["text"] == ["severe military action"]


def test_a_warning_that_somebody_must_stop_names_him() -> None:
    (act,) = told(extract_threats, "Turkey warned that Greece must stop the drills.")
    assert act["recipient"] == ["state-GR"]


def test_force_against_what_belongs_to_a_country_strikes_the_country() -> None:
    (act,) = told(extract_force, "Israel bombed Syrian positions on Friday.")
    assert (act["actor"], act["recipient"]) == (["state-IL"], ["state-SY"])


def test_an_object_that_the_frame_lacks_makes_no_force() -> None:
    assert told(extract_force, "Norway launched a magazine against Sweden.") == []


def test_the_place_stands_beside_the_verb() -> None:
    (act,) = told(extract_agreements, "Serbia signed a treaty with Turkey in Geneva.")
    assert act["place"] == ["Geneva"]


@pytest.mark.parametrize(
    ("extract", "text", "actor", "recipient"),
    [
        (extract_support, "Norway praised Sweden for its patience.", "state-NO", "state-SE"),
        (extract_aid, "Norway sent food to Chad.", "state-NO", "state-TD"),
        (extract_concessions, "Iran freed a British sailor.", "state-IR", "state-GB"),
        (extract_coercion, "Chile arrested a Peruvian sailor.", "state-CL", "state-PE"),
        (extract_cooperation, "Chile shared intelligence with Peru.", "state-CL", "state-PE"),
        (extract_mobilization, "Russia moved troops to the border with Ukraine.", "state-RU", "state-UA"),
    ],
)
def test_actor_and_recipient_of_each_family_of_deeds(extract: Extractor, text: str, actor: str, recipient: str) -> None:
    (act,) = told(extract, text)
    assert act["actor"] == [actor]
    assert act["recipient"] == [recipient]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran freed a British sailor.", "release"),
        ("Russia withdrew its troops from Chad.", "withdrawal"),
        ("Israel apologized to Turkey.", "apology"),
        ("Mali declared a ceasefire.", "ceasefire"),
    ],
)
def test_a_concession_says_what_was_conceded(text: str, kind: str) -> None:
    (act,) = told(extract_concessions, text)
    assert act["type"] == [kind]


def test_a_signed_treaty_is_an_accord_and_a_promise_is_none() -> None:
    (signed,) = told(extract_agreements, "Serbia signed a treaty with Turkey.")
    (promised,) = told(extract_agreements, "Serbia agreed to leave the base.")
    assert signed["type"] == ["accord"]
    assert "type" not in promised


@pytest.mark.parametrize(
    ("extract", "text"),
    [
        (extract_aid, "Peru has sold the ships that Chile gave money for."),
        (extract_aid, "Norway did not send food to Chad."),
        (extract_aid, "Norway wants to send food to Chad."),
        (extract_concessions, "Russia released a video about Ukraine."),
        (extract_coercion, "Norway lifted its sanctions against Chad."),
        (extract_support, "The winter in Oslo was long and cold.\n\nNorway often praises Sweden."),
        (extract_agreements, "Norway hopes to send food to Chad."),
    ],
)
def test_deeds_of_others_denied_wished_for_or_habits_are_no_act(extract: Extractor, text: str) -> None:
    assert told(extract, text) == []


def test_the_act_of_an_organ_is_its_countrys() -> None:
    (act,) = told(extract_coercion, "Police in Peru arrested a Chilean sailor.")
    assert act["actor"] == ["state-PE"]


def test_whom_an_accusation_names_need_not_be_known() -> None:
    (act,) = told(extract_accusations, "France accused the firm of fraud.")
    assert "recipient" not in act


def test_a_family_that_is_off_runs_only_where_it_is_asked_for() -> None:
    off = families_off()
    assert off
    assert len(extractors()) == len(EXTRACTORS) - len(off)
    assert extractors(include=off) == EXTRACTORS
