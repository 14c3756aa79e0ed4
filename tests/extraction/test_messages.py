"""Letters, notes and ultimatums: who wrote to whom, and who carried it."""

from collections import defaultdict

import pytest

from detente.annotation import annotate
from detente.extraction.messages import MESSAGE_CUES, extract_messages
from detente.model.article import Article
from detente.model.claim import Claim


def read(text: str) -> list[dict[str, set[object]]]:
    """The messages of a text, each as its values by attribute."""
    article = Article(id="article-1", uri="memory", text=text, published="2016-05-11")
    tellings: dict[str, list[Claim]] = defaultdict(list)
    for claim in extract_messages(annotate(article)):
        assert text[claim.start : claim.end] == claim.exact
        tellings[claim.telling].append(claim)
    found = []
    for claims in tellings.values():
        by_attribute: dict[str, set[object]] = defaultdict(set)
        for claim in claims:
            by_attribute[claim.attribute].add(claim.value)
        found.append(dict(by_attribute))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Brazil sent a letter to Peru on Monday.",
        "Brazil sent Peru a letter on Monday.",
        "Brazil wrote to Peru on Monday.",
        "A letter from Brazil to Peru was published on Monday.",
    ],
)
def test_letter_has_sender_and_recipient(text: str) -> None:
    (message,) = read(text)
    assert message["type"] == {"letter"}
    assert message["sender"] == {"state-BR"}
    assert message["recipient"] == {"state-PE"}
    assert message["status"] == {"sent"}


def test_who_hands_over_anothers_letter_is_the_carrier() -> None:
    (message,) = read("Foreign Minister Mauro Vieira handed over a letter from Brazil to Peru.")
    assert message["carrier"] == {"person-mauro-vieira"}
    assert message["sender"] == {"state-BR"}
    assert message["status"] == {"delivered"}


def test_letter_told_in_two_sentences_is_one_message() -> None:
    (message,) = read("Brazil sent a letter to Peru. Foreign Minister Mauro Vieira delivered the letter on Monday.")
    assert message["carrier"] == {"person-mauro-vieira"}
    assert message["recipient"] == {"state-PE"}


def test_something_said_in_a_letter_is_a_letter_of_the_speaker() -> None:
    (message,) = read("Brazil complained in a letter to Peru about the border.")
    assert message["sender"] == {"state-BR"}


def test_ultimatum_by_its_noun_and_by_its_deadline() -> None:
    assert read("Brazil issued an ultimatum to Peru.")[0]["type"] == {"ultimatum"}
    (message,) = read("Brazil gave Peru 48 hours to withdraw its troops.")
    assert message["type"] == {"ultimatum"}
    assert message["recipient"] == {"state-PE"}


def test_diplomatic_note_is_a_note() -> None:
    (message,) = read("Brazil sent a diplomatic note to Peru.")
    assert message["type"] == {"note"}


def test_letter_within_one_country_is_no_message_between_states() -> None:
    assert read("The Brazilian president sent a letter to the Brazilian parliament.") == []


def test_letter_without_recipient_is_left_out() -> None:
    assert read("Brazil published a letter to the editor.") == []


def test_letter_that_was_not_sent_is_no_message() -> None:
    assert read("Brazil did not send a letter to Peru.") == []


def test_cues_are_the_nouns_of_messages() -> None:
    assert {"letter", "ultimatum"} <= MESSAGE_CUES


def test_who_delivers_a_letter_told_in_the_passive_is_no_sender() -> None:
    (message,) = read("Brazil sent a letter to Peru. The letter was delivered by Foreign Minister Mauro Vieira.")
    assert message["sender"] == {"state-BR"}
    assert message["carrier"] == {"person-mauro-vieira"}


def test_everyday_words_are_no_cues_of_messages() -> None:
    assert "letter" in MESSAGE_CUES
    assert not {"have", "notice", "message"} & MESSAGE_CUES


def test_letter_to_somebody_whose_country_is_not_told_is_taken_for_one_at_home() -> None:
    assert read("Foreign Minister Mauro Vieira sent a letter to Ana Paz.") == []


def test_what_somebody_writes_is_no_recipient() -> None:
    assert read("Foreign Minister Mauro Vieira wrote the statement on Peru.") == []


def test_letters_are_exchanged_with_somebody() -> None:
    (message,) = read("Brazil exchanged letters with Peru about the border.")
    assert message["sender"] == {"state-BR"}
    assert message["recipient"] == {"state-PE"}


def test_an_owner_before_the_recipient_is_not_the_recipient() -> None:
    first = "Barack Obama met reporters."
    text = f"{first} In a letter to his Russian counterpart, Vladimir Putin, Obama asked for more time."
    (message,) = read(text)
    assert message["sender"] == {"person-barack-obama"}
    assert message["recipient"] == {"person-vladimir-putin"}


def test_who_is_thanked_for_a_letter_sent_it() -> None:
    (message,) = read("Brazil thanked Chile for sending a letter to Peru.")
    assert message["sender"] == {"state-CL"}


def test_a_letter_that_did_not_help_was_sent() -> None:
    (message,) = read("Brazil's letter to Peru was not helpful.")
    assert message["recipient"] == {"state-PE"}


def test_the_day_of_a_remark_about_a_letter_is_not_the_letters() -> None:
    (message,) = read("Brazil's letter to Peru angered Chile on Monday.")
    assert "time" not in message


def test_a_message_counts_only_where_somebody_carries_it() -> None:
    (message,) = read("Norway's envoy delivered a message from Brazil to Peru.")
    assert message["type"] == {"note"}
    assert read("The vote sent a clear message to Peru, Brazil said.") == []


def test_who_passes_a_letter_on_is_its_carrier() -> None:
    (message,) = read("Brazil sent a letter to Peru through Norway.")
    assert message["carrier"] == {"state-NO"}


def test_a_letter_of_nameless_people_is_not_the_one_told_before() -> None:
    text = "Brazil sent a letter to Peru in March. Later 66 lawmakers wrote Peru a letter in November."
    assert len(read(text)[0]["time"]) == 1


def test_whom_the_words_of_a_letter_only_speak_of_does_not_get_it() -> None:
    (message,) = read("In a letter to Peru, Brazil praised the new friends of Chile.")
    assert message["recipient"] == {"state-PE"}
