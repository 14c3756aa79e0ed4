"""Meetings as articles tell them: parties, time, place, gathering and status."""

import pytest

from detente.annotation import annotate
from detente.calendar.resolve import resolve
from detente.extraction.meetings import extract_meetings
from detente.lexicon.meetings import read_meeting_words
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.errors import DataError
from detente.model.times import TimeRef

PUBLISHED = "2018-03-14"  # a Wednesday


def tellings(text: str, *, published: str | None = PUBLISHED) -> list[dict[str, list[Claim]]]:
    article = Article(id="a", uri="a", text=text, published=published)
    by_telling: dict[str, dict[str, list[Claim]]] = {}
    for claim in extract_meetings(annotate(article)):
        by_telling.setdefault(claim.telling, {}).setdefault(claim.attribute, []).append(claim)
    return list(by_telling.values())


def values(telling: dict[str, list[Claim]], attribute: str) -> list[object]:
    return list(dict.fromkeys(claim.value for claim in telling.get(attribute, [])))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Angela Merkel met Vladimir Putin in Sochi on Monday.", "held"),
        ("Angela Merkel will meet Vladimir Putin in Sochi on Friday.", "planned"),
        ("Angela Merkel is due to meet Vladimir Putin in Sochi.", "planned"),
        ("Angela Merkel may meet Vladimir Putin in Sochi.", "unconfirmed"),
        ("Angela Merkel wants to meet Vladimir Putin.", "proposed"),
        ("Angela Merkel will not meet Vladimir Putin.", "declined"),
        ("Angela Merkel refused to meet Vladimir Putin.", "declined"),
        ("Angela Merkel cancelled a meeting with Vladimir Putin.", "cancelled"),
        ("Angela Merkel called off a meeting with Vladimir Putin.", "cancelled"),
        ("Angela Merkel postponed her meeting with Vladimir Putin.", "postponed"),
        ("Angela Merkel said after talks with Vladimir Putin that trade would grow.", "held"),
        ("Angela Merkel flew home ahead of talks with Vladimir Putin.", "planned"),
    ],
)
def test_status_follows_tense_modality_and_cue(text: str, status: str) -> None:
    (telling,) = tellings(text)
    assert values(telling, "status") == [status]


def test_parties_place_and_time_of_a_verb() -> None:
    (telling,) = tellings("Angela Merkel met Vladimir Putin in Sochi on Monday.")
    assert set(values(telling, "participant")) == {"person-angela-merkel", "person-vladimir-putin"}
    assert values(telling, "place") == ["Sochi"]
    assert [claim.exact for claim in telling["time"]] == ["Monday"]
    assert [claim.exact for claim in telling["type"]] == ["met"]


def test_every_claim_holds_its_exact_words() -> None:
    text = "Talks between Egypt and Ethiopia in Khartoum will resume on Friday, Egypt said."
    for telling in tellings(text):
        for claims in telling.values():
            for claim in claims:
                assert text[claim.start : claim.end] == claim.exact


def test_meeting_told_in_two_sentences_is_one_telling() -> None:
    text = "Shinzo Abe will meet Narendra Modi in Delhi.\nThe meeting will take place on Friday, officials said."
    (telling,) = tellings(text)
    assert [claim.exact for claim in telling["time"]] == ["Friday"]


def test_meetings_of_one_pair_on_two_days_stay_two() -> None:
    text = "Shinzo Abe met Narendra Modi in Delhi on Monday. Abe will meet Modi in Tokyo on Friday."
    assert sorted(str(values(telling, "status")[0]) for telling in tellings(text)) == ["held", "planned"]


def test_visit_has_the_country_among_its_parties() -> None:
    (telling,) = tellings("Emmanuel Macron will visit China next week.")
    assert values(telling, "type") == ["visit"]
    assert set(values(telling, "participant")) == {"person-emmanuel-macron", "state-CN"}


def test_telephone_call_is_a_meeting_of_its_own_type() -> None:
    (telling,) = tellings("Emmanuel Macron spoke by phone with Vladimir Putin on Tuesday.")
    assert values(telling, "type") == ["phone call"]


def test_meeting_in_the_margins_names_its_gathering() -> None:
    found = tellings("Emmanuel Macron met Vladimir Putin on the sidelines of the G20 summit in Osaka.")
    (telling,) = [t for t in found if values(t, "type") == ["sideline meeting"]]
    assert values(telling, "host_event") == ["G20 summit"]


def test_gathering_has_its_group_as_party() -> None:
    (telling,) = tellings("The G20 summit opened in Osaka on Monday.")
    assert values(telling, "type") == ["multilateral summit"]
    assert values(telling, "participant") == ["group-g20"]


def test_skipped_gathering_is_declined_by_who_skipped_it() -> None:
    (telling,) = tellings("Vladimir Putin skipped the G8 summit at Camp David.")
    assert values(telling, "status") == ["declined"]
    assert values(telling, "participant") == ["person-vladimir-putin"]


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel met voters in Dresden on Monday.",
        "Russia must meet its obligations to Ukraine.",
        "Emmanuel Macron called for calm in Syria.",
        "Emmanuel Macron held a news conference in Paris.",
        "Angela Merkel talked to reporters about Russia.",
    ],
)
def test_what_is_no_meeting_of_two_countries_is_left_out(text: str) -> None:
    assert tellings(text) == []


def test_the_speaker_credited_with_the_news_is_kept() -> None:
    (telling,) = tellings("Sergei Lavrov said Vladimir Putin would meet Angela Merkel in Sochi.")
    assert telling["status"][0].attributed_to == "person-sergei-lavrov"


def test_table_without_cues_is_refused() -> None:
    with pytest.raises(DataError, match="cues"):
        read_meeting_words({"verbs": {}})


def by_status(text: str, status: str) -> dict[str, list[Claim]]:
    (telling,) = [t for t in tellings(text) if status in values(t, "status")]
    return telling


def times(telling: dict[str, list[Claim]]) -> list[str]:
    return [claim.exact for claim in telling.get("time", [])]


def test_the_city_told_after_the_country_is_the_place() -> None:
    text = (
        "Shinzo Abe will meet Narendra Modi in India on Friday.\nThe meeting will take place in Agra, officials said."
    )
    (telling,) = tellings(text)
    assert values(telling, "place") == ["Agra"]


def test_nameless_hangers_on_are_no_parties() -> None:
    (telling,) = tellings("Angela Merkel met Vladimir Putin and other officials in Sochi.")
    assert set(values(telling, "participant")) == {"person-angela-merkel", "person-vladimir-putin"}


def test_two_meetings_joined_by_and_keep_their_own_times() -> None:
    text = (
        "Angela Merkel and Vladimir Putin will hold talks on the sidelines of the G20 summit in Osaka in June "
        "and meet for a summit in early September."
    )
    assert sorted(t for telling in tellings(text) for t in times(telling)) == ["June", "early September"]


def test_a_caption_of_another_year_is_a_meeting_of_its_own() -> None:
    text = (
        "Emmanuel Macron, then a minister, at a 2015 meeting with Vladimir Putin\n\n"
        "Emmanuel Macron and Vladimir Putin held talks in Sochi."
    )
    assert all("2015" not in times(t) for t in tellings(text) if "Sochi" in values(t, "place"))


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel and Vladimir Putin spoke by telephone on Tuesday.",
        "Angela Merkel telephoned Vladimir Putin on Tuesday.",
        "Angela Merkel and Vladimir Putin had a phone conversation on Tuesday.",
    ],
)
def test_words_for_a_telephone_call_make_one(text: str) -> None:
    (telling,) = tellings(text)
    assert values(telling, "type") == ["phone call"]
    assert times(telling) == ["Tuesday"]


def test_since_tells_of_earlier_talks() -> None:
    (telling,) = tellings("Shinzo Abe and Narendra Modi held their first talks since May.")
    assert times(telling) == []


def test_the_place_of_who_tells_is_not_that_of_the_meeting() -> None:
    text = "An official in Oslo said that the meeting between Vladimir Putin and Angela Merkel could be held in June."
    (telling,) = tellings(text)
    assert values(telling, "place") == []
    assert times(telling) == ["June"]


@pytest.mark.parametrize("verb", ["declined", "ruled out", "rejected"])
def test_a_declined_meeting_keeps_its_place_and_date(verb: str) -> None:
    (telling,) = tellings(f"Angela Merkel {verb} a meeting with Vladimir Putin in Oslo on May 3.")
    assert values(telling, "status") == ["declined"]
    assert values(telling, "place") == ["Oslo"]
    assert times(telling) == ["May 3"]


def test_who_asked_and_who_turned_it_down_are_parties() -> None:
    (telling,) = tellings("Angela Merkel turned down a request by Vladimir Putin to meet in Oslo on Monday.")
    assert set(values(telling, "participant")) == {"person-angela-merkel", "person-vladimir-putin"}


def test_a_dateline_names_no_party() -> None:
    (telling,) = tellings("OSLO, Norway (Reuters) - Vladimir Putin will meet Angela Merkel on Friday.")
    assert "state-NO" not in values(telling, "participant")


def test_day_of_a_tweet_about_ones_own_call_is_its_day() -> None:
    (telling,) = tellings("Angela Merkel tweeted Tuesday that she spoke with Vladimir Putin.")
    assert times(telling) == ["Tuesday"]


def test_talks_during_a_visit_are_talks() -> None:
    text = "Angela Merkel held talks with Vladimir Putin during a visit to Moscow on Monday."
    assert [values(t, "type") for t in tellings(text) if "person-vladimir-putin" in values(t, "participant")] == [
        ["talks"]
    ]


def test_a_handshake_is_an_encounter() -> None:
    (telling,) = tellings("Barack Obama shook hands with Hassan Rouhani in New York.")
    assert values(telling, "place") == ["New York"]


def test_what_was_prepared_for_a_meeting_has_another_time() -> None:
    text = "Angela Merkel will meet Vladimir Putin. The ground for the meeting was prepared in Oslo on Monday."
    (telling,) = tellings(text)
    assert times(telling) == []


def test_leaders_who_saw_each_other_at_a_gathering_were_at_it() -> None:
    text = "Angela Merkel and Vladimir Putin last saw each other at the G20 summit in Osaka."
    assert ["multilateral summit"] in [values(t, "type") for t in tellings(text)]


def test_a_may_in_the_headline_adds_no_doubt_to_a_proposal() -> None:
    text = "Merkel and Abe May Meet in Delhi\n\nAngela Merkel could meet Shinzo Abe in Delhi on Friday, an aide said."
    (telling,) = tellings(text)
    assert values(telling, "status") == ["proposed"]


def test_one_month_told_twice_is_one_meeting_in_an_article_without_a_date() -> None:
    text = (
        "Angela Merkel and Shinzo Abe have agreed to meet for a summit in early September.\n"
        '"They talked in preparation for the summit between Angela Merkel and Shinzo Abe in early September," he said.'
    )
    assert len(tellings(text, published=None)) == 1


def test_what_happened_before_the_meeting_gives_it_no_time() -> None:
    text = "It will be the first meeting of Angela Merkel and Shinzo Abe since Japan closed the port last November."
    assert all(values(telling, "time") == [] for telling in tellings(text))


def test_tours_and_travel_that_are_banned_are_no_visit() -> None:
    text = (
        "Angela Merkel signed a decree that lifts the ban on the sale of tours to Japan.\n"
        "Germany would suspend visa-free travel with Japan from January 1, Angela Merkel said."
    )
    assert tellings(text) == []


def test_the_day_on_which_a_meeting_was_asked_for_is_not_its_day() -> None:
    text = (
        "Angela Merkel declined to meet Shinzo Abe in Delhi, her office said.\n"
        "Abe had asked for the meeting last week to calm the quarrel."
    )
    (telling,) = tellings(text)
    assert values(telling, "time") == []


def test_a_meeting_whose_day_is_still_to_come_was_not_held() -> None:
    text = "Angela Merkel huddled with aides over the summit with Shinzo Abe in Delhi on December 12, 2031."
    assert all("held" not in values(telling, "status") for telling in tellings(text))


def test_the_odds_of_a_summit_do_not_hold_it() -> None:
    text = "Angela Merkel weighed the odds of a summit with Shinzo Abe in Delhi."
    assert all("held" not in values(telling, "status") for telling in tellings(text))


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel ruled out sending German troops to Japan.",
        'Angela Merkel called Shinzo Abe "a good friend".',
        "Angela Merkel called Shinzo Abe's remarks unhelpful.",
        "Angela Merkel has not met Shinzo Abe since May.",
        "Did Angela Merkel meet Shinzo Abe in Delhi?",
        "Reporters asked Angela Merkel whether she had spoken to Shinzo Abe.",
        "Angela Merkel put a stop to the sale of weapons to Japan.",
        "Angela Merkel spoke of the idea of a meeting with Shinzo Abe.",
    ],
)
def test_words_that_tell_of_no_meeting_make_none(text: str) -> None:
    assert [t for t in tellings(text) if values(t, "status") != ["unconfirmed"]] == []


def test_links_run_into_a_sentence_tell_nothing() -> None:
    text = (
        "Chancellor Angela Merkel Angela MerkelMerkel meets Shinzo Abe amid quarrel over fish Abe visits Germany MORE "
        "said on Friday that taxes would fall."
    )
    assert tellings(text) == []


def test_an_invitation_is_a_proposed_visit() -> None:
    (telling,) = tellings("Angela Merkel invited Shinzo Abe to Germany.")
    assert values(telling, "type") == ["visit"]
    assert values(telling, "status") == ["proposed"]


def test_calls_with_several_leaders_are_one_each_with_the_caller() -> None:
    found = tellings("Angela Merkel held phone conversations with the leaders of Japan, Egypt and Norway.")
    assert len(found) == 3
    assert all("person-angela-merkel" in values(telling, "participant") for telling in found)


def test_a_call_told_again_as_a_conversation_stays_one() -> None:
    text = "Angela Merkel telephoned Shinzo Abe on Tuesday. Merkel spoke with Abe about trade, her office said."
    (telling,) = tellings(text)
    assert values(telling, "type") == ["phone call"]


def test_who_travels_for_talks_talks_to_the_country_of_the_goal() -> None:
    found = tellings("Angela Merkel flew to Tokyo for talks on Monday.")
    assert any({"person-angela-merkel", "state-JP"} <= set(values(telling, "participant")) for telling in found)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Angela Merkel insisted that Shinzo Abe meet Vladimir Putin.", "proposed"),
        ("Angela Merkel rejected an offer to let her visit Japan.", "declined"),
        ("Angela Merkel is rushing to Delhi to meet Shinzo Abe.", "planned"),
        ("Angela Merkel opposed the visit of Shinzo Abe to Germany.", "held"),
    ],
)
def test_moods_and_attitudes_are_told_apart(text: str, status: str) -> None:
    assert status in [value for telling in tellings(text) for value in values(telling, "status")]


def test_stops_of_one_journey_are_one_visit() -> None:
    text = "Angela Merkel arrived in Tokyo on Monday.\nMerkel also visited Osaka."
    assert len([t for t in tellings(text) if values(t, "type") == ["visit"]]) == 1


def test_the_day_of_the_story_is_that_of_the_meeting_told_next() -> None:
    text = "Angela Merkel landed in Tokyo on Monday. She met Shinzo Abe at his office."
    (telling,) = [t for t in tellings(text) if "person-shinzo-abe" in values(t, "participant")]
    assert times(telling) == ["Monday"]


def test_the_day_of_talks_that_begin_lies_ahead() -> None:
    (telling,) = tellings("Angela Merkel and Shinzo Abe begin talks in Delhi on Friday.")
    assert values(telling, "status") == ["planned"]


def test_a_day_stuck_to_a_name_hides_no_party() -> None:
    (telling,) = tellings("Russia's Vladimir Putin called Chancellor Merkel Sunday to thank her.")
    assert set(values(telling, "participant")) == {"person-vladimir-putin", "person-angela-merkel"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Angela Merkel laid a wreath in Sochi before meeting Vladimir Putin.", "held"),
        ("Angela Merkel told reporters in Sochi before meeting Vladimir Putin that she was calm.", "planned"),
        ("In May 2017, shortly before talks with Vladimir Putin in Sochi, Angela Merkel sold her boat.", "held"),
        ("The leaders of France and Germany, meeting in Oslo, agreed to build a bridge.", "held"),
        ("Vladimir Putin, speaking while on a visit to Oslo, vowed to build a bridge.", "held"),
        ("The visit by Vladimir Putin to Oslo comes days after the storm.", "held"),
        ("Norway wants to buy boats despite holding talks with Vladimir Putin in Oslo.", "held"),
        ("Plans were laid out for a visit by Vladimir Putin to Oslo.", "planned"),
        ("Angela Merkel ate a few days before her phone call with Vladimir Putin.", "held"),
        ("Angela Merkel broke with custom by accepting a phone call from Vladimir Putin.", "held"),
        ("Angela Merkel did not visit Norway until last year.", "held"),
        ("Readers should consider the tale of Angela Merkel's meeting with Vladimir Putin.", "held"),
        ("Norway is hopeful for talks on Friday between Angela Merkel and Vladimir Putin.", "proposed"),
        ("Angela Merkel rejected any kind of talks with Vladimir Putin.", "declined"),
        ("Angela Merkel did not consider her talks with Vladimir Putin in Sochi to be secret.", "held"),
    ],
)
def test_status_follows_the_clause_around_a_meeting(text: str, status: str) -> None:
    (telling,) = tellings(text)
    assert values(telling, "status") == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Norway opened the door to talks with Sweden.",
        "An envoy sketched a framework for negotiations between Norway and Sweden.",
        "Angela Merkel denied that she had held talks with Vladimir Putin in Sochi.",
        "Angela Merkel did not have to negotiate with Vladimir Putin.",
        "Norway and Sweden can only grow through negotiations with Vladimir Putin.",
        "Angela Merkel said that she had no meetings with Vladimir Putin.",
    ],
)
def test_talks_named_in_passing_are_no_meeting(text: str) -> None:
    assert tellings(text) == []


def test_the_ground_for_talks_with_a_place_of_their_own_is_a_meeting() -> None:
    (telling,) = tellings("An envoy laid the ground for the talks between Norway and Sweden in Malta on Monday.")
    assert values(telling, "place") == ["Malta"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Vladimir Putin begins a three-day visit to Norway on Friday.", "2018-03-16/2018-03-18"),
        ("Vladimir Putin arrived in Oslo on Monday for a two-day visit to Norway.", "2018-03-12/2018-03-13"),
        ("Vladimir Putin wrapped up a two-day visit to Norway on Tuesday.", "2018-03-12/2018-03-13"),
        ("Norwegian and Swedish officials began two days of talks in Malta on Monday.", "2018-03-12/2018-03-13"),
        ("Vladimir Putin ends his visit to Norway on Friday.", "2018-03-16"),
    ],
)
def test_a_length_makes_an_interval_of_the_first_or_last_day(text: str, days: str) -> None:
    (telling,) = tellings(text)
    (time,) = values(telling, "time")
    assert isinstance(time, TimeRef)
    assert resolve(time, PUBLISHED) == days


def test_a_war_of_a_country_gives_no_day_to_a_visit() -> None:
    (telling,) = tellings("Vladimir Putin will visit Norway, which fought a war with Denmark in 1808.")
    assert values(telling, "time") == []


def test_a_capital_with_which_others_talk_is_its_state() -> None:
    (telling,) = tellings("Norway is willing to hold talks with Lima on fishing.")
    assert set(values(telling, "participant")) == {"state-NO", "state-PE"}


def test_who_says_that_talks_with_others_ended_is_a_side_of_them() -> None:
    (telling,) = tellings("Norway announced that the talks with Peru in Geneva ended on Monday.")
    assert set(values(telling, "participant")) == {"state-NO", "state-PE"}


def test_who_is_counted_among_the_meetings_of_a_day_met_apart() -> None:
    found = tellings("Angela Merkel's meetings on Monday included Vladimir Putin and Shinzo Abe.")
    guests = [set(values(telling, "participant")) - {"person-angela-merkel"} for telling in found]
    assert guests == [{"person-vladimir-putin"}, {"person-shinzo-abe"}]


def test_an_earlier_visitor_is_told_beside_the_new_one() -> None:
    found = tellings("Barack Obama became the first president to visit Cuba since Bill Clinton in 1999.")
    visitors = {str(v): [c.exact for c in t.get("time", [])] for t in found for v in values(t, "participant")}
    assert visitors["person-bill-clinton"] == ["1999"]


def test_here_is_the_city_of_the_dateline() -> None:
    text = "OSLO, Norway (Agency) - Angela Merkel arrived here on Monday. She will stay for two days."
    (telling,) = tellings(text)
    assert values(telling, "place") == ["Oslo"]
    assert [claim.exact for claim in telling["place"]] == ["here"]


def test_a_capital_is_named_by_its_people() -> None:
    (telling,) = tellings("Angela Merkel met Vladimir Putin in the Norwegian capital on Monday.")
    assert values(telling, "place") == ["Oslo"]


def test_a_meeting_takes_the_day_on_which_a_party_acts_at_the_head_of_the_story() -> None:
    text = (
        "Angela Merkel warned on Monday that time was short.\n\nThe weather was cold.\n\n"
        "“We need a plan,” Merkel said after meeting with Vladimir Putin."
    )
    (telling,) = tellings(text)
    assert [claim.exact for claim in telling["time"]] == ["Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel promised on Monday a swift reply. She had met Vladimir Putin before.",
        "Angela Merkel will speak on Friday in Bonn. She met Vladimir Putin.",
    ],
)
def test_a_day_that_is_not_the_storys_is_no_meetings_day(text: str) -> None:
    assert all("time" not in telling for telling in tellings(text))


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel was going to Sochi for talks with Vladimir Putin, her spokesman announced on Monday.",
        "A truce is to begin on Sunday after talks between Norway and Peru.",
        "Angela Merkel, who had met Vladimir Putin in Sochi, spoke to reporters on Tuesday.",
    ],
)
def test_the_time_of_what_is_told_about_a_meeting_is_not_the_meetings(text: str) -> None:
    assert all("time" not in telling for telling in tellings(text))


def test_what_had_been_planned_did_not_come_about() -> None:
    (telling,) = tellings("Angela Merkel had planned to visit Norway in May.")
    assert values(telling, "status") == ["cancelled"]


def test_a_visit_that_nobody_made_is_none() -> None:
    assert tellings("No German chancellor has ever met with Kim Jong Un.") == []


def test_those_who_were_met_separately_were_met_in_two_meetings() -> None:
    found = tellings("Angela Merkel met separately with Vladimir Putin and Shinzo Abe on Monday.")
    assert len(found) == 2


def test_conditions_for_a_meeting_are_no_meeting() -> None:
    assert tellings("Norway set conditions for talks with Peru on Monday.") == []


@pytest.mark.parametrize(
    ("text", "status", "month"),
    [
        ("Angela Merkel changed her mind during an April phone call with Vladimir Putin.", "held", "2017-04"),
        ("In a Dec. 1 meeting with Vladimir Putin, Angela Merkel asked for patience.", "held", "2017-12-01"),
        ("Angela Merkel spoke with Vladimir Putin during a July event in Sochi.", "held", "2017-07"),
        ("Angela Merkel cancelled a visit to Norway in late February.", "cancelled", "2018-02-21/2018-02-28"),
    ],
)
def test_a_bare_month_beside_a_past_tense_lies_behind(text: str, status: str, month: str) -> None:
    found = [t for t in tellings(text) if values(t, "status") == [status]]
    refs = [claim.value for telling in found for claim in telling["time"]]
    assert [resolve(ref, PUBLISHED) for ref in refs if isinstance(ref, TimeRef)] == [month]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Angela Merkel cancelled a trip to Norway, where she was set to meet with Vladimir Putin.", "cancelled"),
        ("It had been expected that Angela Merkel would meet with Vladimir Putin.", "cancelled"),
        ("The minister declined to say whether Angela Merkel would meet Vladimir Putin.", "unconfirmed"),
        ("Angela Merkel laughed during a previously scheduled tour in Norway.", "held"),
        ("Angela Merkel began her journey to Norway.", "planned"),
        ("Angela Merkel will fly to Peru after a visit to Norway.", "planned"),
    ],
)
def test_the_clause_around_a_meeting_tells_its_status(text: str, status: str) -> None:
    assert {value for telling in tellings(text) for value in values(telling, "status")} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "The palace's announcement on Tuesday that Angela Merkel would meet Vladimir Putin surprised many.",
        "The same day the drill began, Angela Merkel met Vladimir Putin.",
        "Angela Merkel and Vladimir Putin held talks and the king flew to Lima on Friday.",
    ],
)
def test_a_time_of_something_else_is_not_the_meetings(text: str) -> None:
    found = tellings(text)
    assert found
    assert all("time" not in telling for telling in found)


def test_next_week_said_on_a_sunday_may_be_either_week() -> None:
    (telling,) = tellings("Angela Merkel will visit Norway next week.", published="2018-03-18")
    (claim,) = telling["time"]
    assert isinstance(claim.value, TimeRef)
    assert resolve(claim.value, "2018-03-18") == "2018-03-19/2018-03-31"


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Angela Merkel was sent to Norway.",
        "Angela Merkel was warmly received by pro-Norway groups.",
        "Angela Merkel discussed an agreement with Norway.",
        "The plan will set the stage for talks between Norway and Peru.",
        "Angela Merkel called Vladimir Putin “dear Ivan” on Monday.",
        "The efforts include talks with Vladimir Putin and Shinzo Abe.",
    ],
)
def test_words_that_only_touch_on_another_country_are_no_meeting(text: str) -> None:
    assert tellings(text) == []


def test_an_envoy_travels_without_whom_he_serves() -> None:
    (telling,) = tellings("Donald Trump's negotiator for Syria, Stephen Biegun, visited Japan on Monday.")
    assert "person-donald-trump" not in values(telling, "participant")


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel visited Iraq, landing at an airbase west of Baghdad.",
        "Angela Merkel met Vladimir Putin. Their talks led to a row, and she has tea with the king in Oslo.",
    ],
)
def test_a_place_that_is_not_the_meetings_is_left_out(text: str) -> None:
    assert not {"Baghdad", "Oslo"} & {place for telling in tellings(text) for place in values(telling, "place")}
