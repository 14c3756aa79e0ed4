"""Event types that sentences tell, whoever their parties are."""

import pytest

from detente.annotation import annotate
from detente.extraction.speech_act_events import told_events
from detente.lexicon.event_types import EVENT_TYPES, event_words
from detente.model.article import Article


def types(text: str) -> set[str]:
    article = Article(id="article-test", uri="test", text=text, published="2016-05-18", published_basis="given")
    return {event.type for event in told_events(annotate(article))}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The bakers agreed to lower their prices.", "AGREE"),
        ("The mayor met the bakers.", "CONSULT"),
        ("The mayor praised the bakers.", "SUPPORT"),
        ("The two towns signed a treaty.", "SUPPORT"),
        ("The two navies held a joint exercise.", "COOPERATE"),
        ("The bishop gave food to the refugees.", "AID"),
        ("The rebels freed the bishop.", "YIELD"),
        ("The mayor lifted the curfew.", "YIELD"),
        ("The bakers urged the mayor to resign.", "REQUEST"),
        ("The mayor said that the bakers must pay.", "REQUEST"),
        ("The mayor accused the bakers of greed.", "ACCUSE"),
        ("A judge opened an investigation of the mayor.", "ACCUSE"),
        ("The bakers rejected the plan.", "REJECT"),
        ("The mayor will not lift the curfew.", "REJECT"),
        ("The mayor threatened to close the ovens.", "THREATEN"),
        ("The mayor will arrest the bakers.", "THREATEN"),
        ("Thousands of bakers went on strike.", "PROTEST"),
        ("The duke suspended aid to the town.", "SANCTION"),
        ("The duke moved troops to the border.", "MOBILIZE"),
        ("The police arrested a baker.", "COERCE"),
        ("The rebels shelled the town.", "ASSAULT"),
    ],
)
def test_the_type_of_a_sentence(text: str, event: str) -> None:
    assert event in types(text)


@pytest.mark.parametrize(
    ("text", "event", "other"),
    [
        ("The bakers refused to meet the mayor.", "REJECT", "AGREE"),
        ("The bishop will give food to the refugees.", "AGREE", "THREATEN"),
        ("The army fired rockets at the town.", "ASSAULT", "MOBILIZE"),
        ("The duke summoned the ambassador to protest the raid.", "ACCUSE", "CONSULT"),
        ("The duke sent peacekeeping troops to the town.", "AID", "MOBILIZE"),
    ],
)
def test_what_governs_or_stands_beside_a_verb_makes_another_act_of_it(text: str, event: str, other: str) -> None:
    assert event in types(text)
    assert other not in types(text)


def test_a_hostile_act_denied_is_none() -> None:
    assert types("The police did not arrest a baker.") == set()


def test_a_noun_tells_whose_act_it_is() -> None:
    article = Article(id="article-test", uri="test", text="Peru's refusal angered Chile.", published="2016-05-18")
    (event,) = [event for event in told_events(annotate(article)) if event.type == "REJECT"]
    assert (event.trigger, event.sources, event.by) == (2, (0,), "noun")


def test_a_row_that_asks_for_more_comes_first() -> None:
    words = event_words()
    assert all(
        [row.demands for row in rows] == sorted((row.demands for row in rows), reverse=True)
        for rows in words.rows.values()
    )
    assert {row.type for rows in words.rows.values() for row in rows} == set(EVENT_TYPES)
