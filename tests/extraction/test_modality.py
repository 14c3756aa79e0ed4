"""Modality and attribution, sentence by sentence."""

import pytest

from detente.annotation import annotate
from detente.extraction.modality import attribution_of, governing_verb, modality_in_phrase, modality_of
from detente.lexicon.modality import modal_words
from detente.model.article import Article
from detente.model.document import Document


def read(text: str) -> Document:
    return annotate(Article(id="article-1", uri="memory", text=text))


def index_of(document: Document, word: str) -> int:
    return next(token.i for token in document.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Brazil imposed tariffs on Peru on Monday.", "imposed", "actual"),
        ("Brazil said that it had expelled three diplomats.", "expelled", "actual"),
        ("The president decided to expel the ambassador.", "expel", "actual"),
        ("Brazil will impose tariffs on Peru on Monday.", "impose", "future"),
        ("Brazil said it would impose tariffs on Peru.", "impose", "future"),
        ("Brazil plans to impose tariffs on Peru.", "impose", "future"),
        ("Brazil is to impose tariffs on Peru.", "impose", "future"),
        ("Brazil is going to impose tariffs on Peru.", "impose", "future"),
        ("Brazil is about to impose tariffs on Peru.", "impose", "future"),
        ("The president was scheduled to meet the king.", "meet", "future"),
        ("Brazil agreed to lift the embargo.", "lift", "future"),
        ("Brazilian president to visit Peru", "visit", "future"),
        ("Brazil would impose tariffs on Peru if talks failed.", "impose", "hypothetical"),
        ("Brazil is considering imposing tariffs on Peru.", "imposing", "hypothetical"),
        ("Brazil threatened to impose tariffs on Peru.", "impose", "hypothetical"),
        ("The minister urged Brazil to expel the envoy.", "expel", "hypothetical"),
        ("Brazil may expel the ambassador.", "expel", "hypothetical"),
        ("They discussed expelling the envoy.", "expelling", "hypothetical"),
        ("Brazil refused to impose tariffs on Peru.", "impose", "negated"),
        ("Brazil did not impose tariffs on Peru.", "impose", "negated"),
        ("Brazil's president denied that he met the king.", "met", "negated"),
        ("Brazil decided not to impose tariffs.", "impose", "negated"),
        ("The president left without meeting the king.", "meeting", "negated"),
        ("The two used to meet every year.", "meet", "historical"),
        ("Brazil not only recalled its envoy but closed the border.", "recalled", "actual"),
        ("Brazil dissuaded Peru from leaving the pact.", "leaving", "negated"),
        ("Brazil was unable to close the border.", "close", "negated"),
        ("The accusation is a pretext for Brazil to leave the pact.", "leave", "hypothetical"),
        ("There have been calls in Brazil to cut aid.", "cut", "hypothetical"),
        ("The dispute will end when Brazil closes the border.", "closes", "future"),
        ("Brazil warned Peru for blocking the road.", "blocking", "actual"),
    ],
)
def test_modality_of_a_verb(text: str, word: str, modality: str) -> None:
    document = read(text)
    assert modality_of(document, index_of(document, word)) == modality


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Brazil imposed sanctions on Peru.", "sanctions", "actual"),
        ("Brazil threatened sanctions against Peru.", "sanctions", "hypothetical"),
        ("The minister called for sanctions against Peru.", "sanctions", "hypothetical"),
        ("The prospect of sanctions worries Peru.", "sanctions", "hypothetical"),
        ("Lima proposed talks with Brazil.", "talks", "hypothetical"),
        ("There were no talks between the two.", "talks", "negated"),
        ("Brazil did not impose tariffs on Peru.", "tariffs", "negated"),
        ("The meeting will take place in Lima.", "meeting", "future"),
    ],
)
def test_modality_of_a_noun_comes_from_its_phrase_and_its_verb(text: str, word: str, modality: str) -> None:
    document = read(text)
    assert modality_of(document, index_of(document, word)) == modality


def test_second_verb_shares_the_auxiliary_of_the_first() -> None:
    document = read("Brazil will meet Peru's president and sign a treaty.")
    assert modality_of(document, index_of(document, "sign")) == "future"


def test_phrase_without_modal_words_says_nothing() -> None:
    document = read("Brazil will discuss its sanctions on Peru.")
    assert modality_in_phrase(document, index_of(document, "sanctions")) is None


def test_governing_verb_of_a_noun_is_the_verb_above_it() -> None:
    document = read("Brazil lifted the ban on imports.")
    verb = governing_verb(document, index_of(document, "imports"))
    assert verb is not None
    assert document.tokens[verb].text == "lifted"


def test_attribution_is_the_subject_of_the_verb_of_saying() -> None:
    document = read("Brazil said that Peru had expelled three diplomats.")
    assert attribution_of(document, index_of(document, "expelled")) == "state-BR"


def test_attribution_follows_according_to() -> None:
    document = read("Peru expelled three diplomats, according to Brazil.")
    assert attribution_of(document, index_of(document, "expelled")) == "state-BR"


def test_the_articles_own_voice_has_no_attribution() -> None:
    document = read("Peru expelled three diplomats from Brazil.")
    assert attribution_of(document, index_of(document, "expelled")) is None


def test_every_modal_list_is_filled() -> None:
    words = modal_words()
    assert words.verbs["threaten"] == "hypothetical"
    assert words.auxiliaries["will"] == "future"
    assert "say" in words.speech
