"""What is quoted, whose words they are, and what somebody is said to have said."""

from collections import defaultdict
from functools import cache

import pytest

from detente.annotation import annotate
from detente.extraction.statement_attributions import attributions
from detente.extraction.statements import extract_statements
from detente.model.article import Article
from detente.model.claim import Claim


@cache
def tellings(text: str) -> tuple[dict[str, Claim], ...]:
    """For each telling its first claim of each attribute."""
    article = Article(id="article-test", uri="test", text=text, published="2016-05-18", published_basis="given")
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in extract_statements(annotate(article)):
        assert text[claim.start : claim.end] == claim.exact
        found[claim.telling].setdefault(claim.attribute, claim)
    return tuple(found.values())


def direct(text: str) -> list[dict[str, Claim]]:
    return [telling for telling in tellings(text) if telling["direct"].value == 1]


def speakers(text: str) -> list[str | None]:
    return [str(telling["speaker"].value) if "speaker" in telling else None for telling in direct(text)]


MERKEL, LAVROV = "person-angela-merkel", "person-sergei-lavrov"


@pytest.mark.parametrize(
    "text",
    [
        "“We want a lasting peace in Europe,” said German Chancellor Angela Merkel.",
        "“We want a lasting peace in Europe,” German Chancellor Angela Merkel said on Monday.",
        "German Chancellor Angela Merkel said: “We want a lasting peace in Europe.”",
        "German Chancellor Angela Merkel told reporters that Europe “wants a lasting peace.”",
        "Europe “wants a lasting peace,” according to German Chancellor Angela Merkel.",
        "German Chancellor Angela Merkel was quoted as saying that Europe “wants a lasting peace.”",
        "German Chancellor Angela Merkel, who said Europe “wants a lasting peace,” left early.",
        "German Chancellor Angela Merkel called the treaty “a great step forward.”",
        "Angela Merkel: “We want a lasting peace in Europe.”",
    ],
)
def test_the_speaker_is_found_wherever_the_cue_stands(text: str) -> None:
    assert speakers(text) == [MERKEL]


def test_each_quoted_span_is_one_telling_and_continues_the_one_before() -> None:
    first, second = direct("“We came to Berlin early,” Angela Merkel said, “and we left late.”")
    assert first["text"].value == "We came to Berlin early,"
    assert second["continues"].value == first["text"].telling
    assert "continues" not in first


def test_words_that_follow_in_the_paragraph_have_the_same_speaker() -> None:
    text = "“We came to Berlin early,” Angela Merkel said. “The talks were long and hard.”"
    assert speakers(text) == [MERKEL, MERKEL]
    assert direct(text)[1]["continues"].value == direct(text)[0]["text"].telling


def test_a_quotation_that_runs_on_into_the_next_paragraph_keeps_its_speaker() -> None:
    text = "Angela Merkel said: “The talks were long and hard.\n\n“We shall need many more of them this year.”"
    assert speakers(text) == [MERKEL, MERKEL]


def test_a_later_sentence_can_name_the_speaker() -> None:
    text = "“The talks were long and hard.” The remark was made by Angela Merkel in Berlin."
    assert speakers(text) == [MERKEL]


def test_he_said_is_the_one_who_spoke_before_and_rests_on_his_name() -> None:
    text = (
        "Russian Foreign Minister Sergei Lavrov met Angela Merkel in Moscow. “The talks were long,” he said.\n\n"
        "“We shall meet again soon,” he added."
    )
    assert speakers(text) == [LAVROV, LAVROV]
    claim = direct(text)[0]["speaker"]
    assert claim.exact == "he"
    assert any("Lavrov" in text[span.start : span.end] for span in claim.support)


def test_the_statement_said_is_its_issuer() -> None:
    text = (
        "Angela Merkel criticised the vote in a statement on Monday.\n\n"
        "“Germany cannot accept the outcome of this vote,” the statement said."
    )
    assert speakers(text) == [MERKEL]


def test_an_agency_that_passes_words_on_is_the_channel_and_not_the_speaker() -> None:
    (telling,) = direct("“We expect nothing new,” Sergei Lavrov said at a news briefing, Interfax reported.")
    assert telling["speaker"].value == LAVROV
    assert telling["via"].value == "news briefing"
    (telling,) = direct("“We expect nothing new,” Sergei Lavrov said, Interfax reported.")
    assert telling["via"].value == "Interfax"


def test_a_state_can_speak() -> None:
    assert speakers("North Korea said the drills were “a rehearsal for invasion.”") == ["state-KP"]


def test_time_and_place_of_the_words_are_claims() -> None:
    (telling,) = direct("“The talks were long and hard,” Angela Merkel told reporters in Berlin on Monday.")
    assert telling["place"].value == "Berlin"
    assert telling["time"].exact == "Monday"


@pytest.mark.parametrize(
    "text",
    [
        "The “reset” between the two countries is over.",
        "Angela Merkel arrived for a “working lunch” on Monday.",
        "The film is called “Winter in the Harbour” and ran for weeks.",
    ],
)
def test_terms_and_names_are_no_statements(text: str) -> None:
    assert direct(text) == []


def test_quoted_words_in_the_headline_are_no_statement() -> None:
    text = "Merkel calls treaty 'great step forward'\n\nAngela Merkel spoke in Berlin on Monday."
    assert direct(text) == []


def test_an_indirect_statement_has_the_words_of_the_clause_and_its_speaker() -> None:
    (telling,) = tellings("Sergei Lavrov said that both sides would work on a new agreement in the spring.")
    assert telling["direct"].value == 0
    assert telling["text"].value == "both sides would work on a new agreement in the spring"
    assert telling["speaker"].value == LAVROV


def test_what_nobody_known_says_is_no_indirect_statement() -> None:
    assert tellings("Critics said that both sides would never work on a new agreement.") == ()


def test_would_not_say_is_no_statement() -> None:
    assert tellings("Sergei Lavrov did not say that both sides would work on a new agreement.") == ()


def indirect(text: str) -> list[dict[str, Claim]]:
    return [telling for telling in tellings(text) if telling["direct"].value == 0]


def test_the_day_of_the_saying_is_no_part_of_what_is_said() -> None:
    (told,) = indirect("German Chancellor Angela Merkel said on Friday she would visit the border soon.")
    assert told["text"].value == "she would visit the border soon"


def test_a_negation_at_the_end_belongs_to_the_words() -> None:
    (told,) = indirect("German Chancellor Angela Merkel said that she would stay although others wouldn’t.")
    assert str(told["text"].value).endswith("wouldn’t")


@pytest.mark.parametrize(
    "text",
    [
        "The treaty is something German Chancellor Angela Merkel says she wants to keep.",
        "It would matter if German Chancellor Angela Merkel said that the border was closed.",
    ],
)
def test_half_a_sentence_and_a_mere_case_are_no_statements(text: str) -> None:
    assert indirect(text) == []


def test_who_obtained_a_report_did_not_write_it() -> None:
    (told,) = indirect("A Pentagon report obtained by Reuters says the ships have left the harbour.")
    assert told["speaker"].value != "organisation-reuters"


def test_what_the_speaker_called_for_next_is_no_part_of_what_he_said() -> None:
    (told,) = indirect("German Chancellor Angela Merkel said the talks were over and called for calm.")
    assert told["text"].value == "the talks were over"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("According to Sergei Lavrov, the talks will go on until June.", "the talks will go on until June"),
        ("The talks will go on until June, according to Sergei Lavrov.", "The talks will go on until June"),
        ("Sergei Lavrov was quoted as saying the talks would go on.", "the talks would go on"),
        ("Sergei Lavrov’s warning that the talks might fail alarmed many.", "the talks might fail"),
        ("Sergei Lavrov suggested that the talks might move to Oslo.", "the talks might move to Oslo"),
        ("Sergei Lavrov rejected the offer, saying it came too late.", "it came too late"),
        ("The talks will go on until June, Sergei Lavrov said.", "The talks will go on until June"),
        ("Sergei Lavrov said the talks had failed, according to state television.", "the talks had failed"),
    ],
)
def test_what_is_said_indirectly_is_found_wherever_its_cue_stands(text: str, words: str) -> None:
    (told,) = indirect(text)
    assert told["text"].value == words
    assert told["speaker"].value == LAVROV


@pytest.mark.parametrize(
    "text",
    [
        "The talks will go on until June, according to Reuters.",  # an agency passes on what others say
        "The talks will go on, according to Sergei Lavrov, until the end of June.",  # whose the halves are is not clear
        "Sergei Lavrov left early, suggesting that the talks had failed.",  # the writer infers it
        "Sergei Lavrov left early without saying that he would come back.",
        "Sergei Lavrov rejected the claim that the talks had failed.",  # somebody else's claim
        "Sergei Lavrov denied that the talks had failed.",
        "Sergei Lavrov told reporters why the talks had failed on Monday.",
    ],
)
def test_what_its_subject_does_not_say_is_no_indirect_statement(text: str) -> None:
    assert indirect(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("But the talks will go on, Sergei Lavrov said.", "the talks will go on"),
        ("Sergei Lavrov said the plan was “premature.”", "the plan was “premature.”"),
        ("Sergei Lavrov said the talks could go on, and many envoys followed his advice.", "the talks could go on"),
        ("Sergei Lavrov said the talks could go on, citing a letter from Oslo.", "the talks could go on"),
        ("Sergei Lavrov said the talks could go on, a day after the envoys had met.", "the talks could go on"),
        ("Sergei Lavrov said the talks could go on even though the envoys claimed otherwise.", "the talks could go on"),
        ("Sergei Lavrov said Moscow had clear proof but offered no details.", "Moscow had clear proof"),
        ("Sergei Lavrov said Moscow had clear proof but without giving details.", "Moscow had clear proof"),
        ("Sergei Lavrov announced he was leaving the talks and closed the door.", "he was leaving the talks"),
        (
            "Sergei Lavrov said Moscow was leaving the talks, a step that could hurt trade.",
            "Moscow was leaving the talks",
        ),
        ("Sergei Lavrov said $4 billion is needed by June.", "$4 billion is needed by June"),
        ("Sergei Lavrov said the talks could go on, seemingly suggesting all was well.", "the talks could go on"),
        (
            "Sergei Lavrov said the talks could go on, and the former envoy predicted that they would fail.",
            "the talks could go on",
        ),
        ("Sergei Lavrov warned no troops would be sent until June.", "no troops would be sent until June"),
        (
            "Sergei Lavrov told Interfax that radar stations used to detect missiles did not detect any launch.",
            "radar stations used to detect missiles did not detect any launch",
        ),
    ],
)
def test_the_words_of_an_indirect_statement_are_the_speakers_and_not_the_writers(text: str, words: str) -> None:
    (told,) = indirect(text)
    assert told["text"].value == words
    assert told["speaker"].value == LAVROV


@pytest.mark.parametrize(
    "text",
    [
        "The talks will go on until June, according to a poll.",
        "Growth will slow next year, according to State Department figures.",
        "The army showed what Sergei Lavrov says were foreign fighters near the border.",
        "A bridge over the river would, Sergei Lavrov has argued, help both towns to grow.",
        "In a sermon sent from Moscow, Sergei Lavrov said the envoys should “think again about it.”",
    ],
)
def test_data_half_sentences_and_what_stands_in_front_are_no_indirect_statements(text: str) -> None:
    assert indirect(text) == []


def test_words_said_by_one_according_to_another_are_the_first_ones() -> None:
    text = "Sergei Lavrov said the offer “lacks all sincerity,” according to Angela Merkel."
    assert speakers(text) == [LAVROV]


def test_a_name_before_its_title_is_the_speaker() -> None:
    text = "“The North should wait for us,” Paik Dong-su, a spokesman for South Korea’s trade ministry, said."
    assert speakers(text) == ["person-paik-dong-su"]


def test_she_is_not_the_man_who_spoke_before() -> None:
    text = (
        "German Chancellor Angela Merkel met Russian Foreign Minister Sergei Lavrov in Moscow. "
        "Sergei Lavrov left early. She said the talks had failed."
    )
    (told,) = indirect(text)
    assert told["speaker"].value == MERKEL


def test_a_chinese_family_name_is_no_pronoun() -> None:
    text = "Angela Merkel left early. “The talks were long and hard,” He Xiaohui said."
    assert speakers(text) == ["person-he-xiaohui"]


def test_he_is_the_one_according_to_whom_something_was() -> None:
    text = "Angela Merkel left. According to Sergei Lavrov, the talks had failed. “We shall try it again,” he said."
    assert speakers(text) == [LAVROV]


def test_a_participle_takes_the_nearest_who_acts() -> None:
    text = "The news came as Sergei Lavrov flew to Oslo, warning that Moscow was “ready for all of it.”"
    assert speakers(text) == [LAVROV]


def test_an_ally_of_somebody_is_somebody_else() -> None:
    text = "Sergei Lavrov stayed in Moscow. “The talks were long and hard,” one Lavrov ally noted."
    (speaker,) = speakers(text)
    assert str(speaker).startswith("unnamed")


def test_one_of_several_and_a_thing_that_speaks_have_a_speaker() -> None:
    text = "The officials met in Oslo. “The talks were long and hard,” one of the officials said."
    assert None not in speakers(text)
    assert None not in speakers("“The talks were long and hard,” the survey said.")


def test_the_member_of_a_party_is_the_senator_named_before() -> None:
    text = (
        "Sen. Ana Roe met dictator Kim Jong Un in Oslo. Ana Roe said the talks “had failed.”\n\n"
        "“The United States must try it again,” the Ohio Democrat said."
    )
    assert speakers(text)[-1] == "person-ana-roe"


def test_what_a_note_says_that_others_agreed_is_the_notes() -> None:
    text = "Sergei Lavrov said the envoys agreed “to meet again by the end of the month.”"
    assert speakers(text) == [LAVROV]


def test_a_plural_title_is_not_the_one_person_who_bears_it() -> None:
    text = "U.S. Secretary of State John Kerry spoke on Monday. Other secretaries said that the deal had to be stopped."
    assert all("speaker" not in told or told["speaker"].value != "person-john-kerry" for told in indirect(text))


def test_whatever_verb_stands_right_behind_the_words_tells_how_they_were_said() -> None:
    text = "Angela Merkel met the envoys of NATO. “Perhaps you only came for the cake,” she joshed."
    assert speakers(text) == [MERKEL]
    assert direct(text)[0]["cue"].value == "joshed"
    assert direct("The “green zone” Russia controlled was small.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“The treaty is dead.”\n\nThose were the words of Angela Merkel on Monday.",
        "“The treaty is dead.”\n\nThe remark was made by Angela Merkel on Monday.",
        "The report was “pure invention,” in the words of Angela Merkel.",
        "In the words of Angela Merkel, the treaty is “a great step forward.”",
        "In her own words, Angela Merkel had “nothing at all to hide.”",
    ],
)
def test_words_are_those_of_whom_the_sentence_says_so(text: str) -> None:
    assert speakers(text) == [MERKEL]


def test_a_quotation_within_a_quotation_is_one_statement() -> None:
    (told,) = direct("“He told me ‘we will never sign’ and then he left,” Angela Merkel said.")
    assert told["text"].value == "He told me ‘we will never sign’ and then he left,"


@pytest.mark.parametrize(
    "text",
    [
        '"We shall sign the treaty, Angela Merkel said on Monday.',
        '“We shall sign the treaty" Angela Merkel said.',
        "«We shall sign the treaty», said Angela Merkel.",
        "„We shall sign the treaty,“ said Angela Merkel.",
        "'We shall sign the treaty,' Angela Merkel told reporters.",
    ],
)
def test_mixed_and_missing_marks_keep_words_and_speaker(text: str) -> None:
    (told,) = direct(text)
    assert str(told["text"].value).rstrip(",") == "We shall sign the treaty"
    assert told["speaker"].value == MERKEL


def ascribed(text: str) -> list[tuple[list[str], str, list[str]]]:
    found = attributions(annotate(Article(id="article-test", uri="test", text=text)))
    return [
        (
            [text[span.start : span.end] for span in one.source],
            text[one.cue.start : one.cue.end],
            [text[span.start : span.end] for span in one.content],
        )
        for one in found
    ]


def test_an_attribution_has_the_whole_source_the_cue_and_all_of_the_content() -> None:
    text = "“The harbour is closed,” Anna Berg, the mayor of the town, said."
    assert ascribed(text) == [(["Anna Berg, the mayor of the town,"], "said", ["“The harbour is closed,”"])]


def test_thoughts_and_wishes_are_attributions_and_no_statements() -> None:
    text = "Angela Merkel believes that the harbour will be closed."
    assert ascribed(text) == [(["Angela Merkel"], "believes", ["that the harbour will be closed"])]
    assert tellings(text) == ()


def test_a_text_in_which_nobody_says_or_thinks_anything_has_no_attributions() -> None:
    assert ascribed("The harbour is large. Two ships lay there at noon.") == []


MAY = "person-theresa-may"


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May left Berlin. “We want a lasting peace in Europe,” May said.",
        "Theresa May left Berlin. “We want a lasting peace in Europe,” May told parliament.",
        "“We want a lasting peace in Europe.” British Prime Minister Theresa May.",
        "Theresa May on the deal: “We want a lasting peace in Europe.”",
        "Theresa May tweeted Sunday: “We want a lasting peace in Europe.”",
        "Theresa May, who led the talks, tweeted Saturday:\n\n“We want a lasting peace in Europe.”",
        "“We want a lasting peace,” a member of the cabinet, Theresa May, said.",
    ],
)
def test_a_name_beside_the_words_is_the_speaker(text: str) -> None:
    assert speakers(text) == [MAY]


def test_an_article_that_an_agency_only_tells_of_is_not_the_agencys() -> None:
    text = "Interfax notes that the article also held threats. “We shall destroy the whole nest,” the article warned."
    assert "interfax" not in str(speakers(text)[0]).lower()


def test_a_term_behind_a_preposition_is_not_what_the_subject_said() -> None:
    text = "Facing a boast of “European greatness and calm,” Angela Merkel shot back at the lack of openness."
    assert MERKEL not in speakers(text)


def test_where_a_thing_comes_from_is_no_place_of_the_saying() -> None:
    (words,) = direct("Angela Merkel left the talks, blaming “great anger and open hate” from Moscow.")
    assert "place" not in words


def all_speakers(text: str) -> list[Claim]:
    article = Article(id="article-test", uri="test", text=text, published="2016-05-18", published_basis="given")
    return [claim for claim in extract_statements(annotate(article)) if claim.attribute == "speaker"]


def test_they_are_those_who_spoke_together() -> None:
    text = (
        "“We came to Berlin early,” Angela Merkel and Sergei Lavrov said in a joint statement. "
        "“The talks were long and hard for us,” the senators said."
    )
    assert {str(c.value) for c in all_speakers(text) if c.exact == "senators"} == {MERKEL, LAVROV}


def test_members_of_a_party_are_not_the_party() -> None:
    text = "Republicans who met the envoy said they support the strikes against the rebels."
    assert not [claim for claim in all_speakers(text) if "republican" in str(claim.value)]


def test_a_paper_between_two_quotations_leaves_the_word_to_the_speaker() -> None:
    text = (
        "“I had some doubts about this law,” Angela Merkel said. But the new bill made clear what was meant. "
        "“And that allows me to read it in such a way that we can go on.”"
    )
    assert speakers(text) == [MERKEL, MERKEL]
