"""Who does what to whom, read off parsed sentences."""

import pytest

from detente.annotation.parsing import parse
from detente.extraction import grammar
from detente.model.article import Article
from detente.model.document import Document, Mention
from detente.model.times import TimeRef, Timex


def read(text: str, times: tuple[Timex, ...] = (), mentions: tuple[Mention, ...] = ()) -> Document:
    sentences, tokens = parse(text)
    article = Article(id="a", uri="a", text=text)
    return Document(article, sentences, tokens, times=times, mentions=mentions)


def at(document: Document, word: str) -> int:
    return next(t.i for t in document.tokens if t.text == word)


def texts(document: Document, indices: tuple[int, ...]) -> list[str]:
    return [document.tokens[i].text for i in indices]


@pytest.mark.parametrize(
    ("text", "verb", "doers"),
    [
        ("Putin met Merkel in Sochi.", "met", ["Putin"]),
        ("Putin and Merkel met in Sochi.", "met", ["Putin", "Merkel"]),
        ("Modi agreed to hold talks with Xi.", "hold", ["Modi"]),
        ("Lavrov is heading to Vienna to meet Zarif.", "meet", ["Lavrov"]),
        ("Lavrov flew to Vienna and met Zarif.", "met", ["Lavrov"]),
        ("Abe, who met Modi in Tokyo, left on Friday.", "met", ["Abe"]),
        ("Abe left Tokyo after meeting with Modi.", "meeting", ["Abe"]),
        ("Erdogan invited Rouhani to visit Ankara.", "visit", ["Rouhani"]),
        ("Macron is due to visit Beirut.", "visit", ["Macron"]),
    ],
)
def test_subject_is_found_where_another_verb_lends_it(text: str, verb: str, doers: list[str]) -> None:
    document = read(text)
    assert texts(document, grammar.grammatical_subjects(document, at(document, verb))) == doers


def test_doer_of_a_passive_is_its_agent_and_its_object_the_subject() -> None:
    document = read("The envoy was received by Merkel in Berlin.")
    verb = at(document, "received")
    assert texts(document, grammar.subjects(document, verb)) == ["Merkel"]
    assert texts(document, grammar.objects(document, verb)) == ["envoy"]


def test_objects_include_coordinated_ones() -> None:
    document = read("Kishida met Marcos, Widodo and Anwar.")
    assert texts(document, grammar.objects(document, at(document, "met"))) == ["Marcos", "Widodo", "Anwar"]


def test_prepositional_arguments_keep_to_their_preposition() -> None:
    document = read("Talks between Egypt and Ethiopia in Khartoum failed.")
    talks = at(document, "Talks")
    assert texts(document, grammar.prepositional(document, talks, "between")) == ["Egypt", "Ethiopia"]
    assert "Egypt" not in texts(document, grammar.prepositional(document, talks, "in"))


def test_negation_by_never_and_not_but_not_in_plain_sentences() -> None:
    document = read("Maduro never met Duque. Maduro met Duque.")
    first, second = (t.i for t in document.tokens if t.text == "met")
    assert grammar.is_negated(document, first)
    assert not grammar.is_negated(document, second)


def test_governing_verb_of_a_noun_passes_its_preposition() -> None:
    document = read("They argued during the summit.")
    verb = grammar.governing_verb(document, at(document, "summit"))
    assert verb is not None
    assert document.tokens[verb].text == "argued"


def test_nearest_time_is_that_of_the_same_clause() -> None:
    text = "Trudeau said on Sunday that he will meet Biden on Friday."
    ref = TimeRef(unit="weekday", weekday=4, direction="future")
    times = tuple(
        Timex(text.index(word), text.index(word) + len(word), word, "DATE", ref) for word in ("Sunday", "Friday")
    )
    document = read(text, times)
    found = grammar.nearest_time(document, at(document, "meet"))
    assert found is not None
    assert found.text == "Friday"


def test_nearest_time_skips_durations() -> None:
    text = "They met for two days."
    start = text.index("two days")
    document = read(text, (Timex(start, start + 8, "two days", "DURATION", None),))
    assert grammar.nearest_time(document, at(document, "met")) is None


def test_place_names_leave_article_and_possessive_out() -> None:
    document = read("They met in France's second city and in Geneva.")
    assert [place.name for place in grammar.place_names(document, 0)] == ["France", "Geneva"]


def test_mentions_inside_a_phrase_are_found_where_its_head_is_none() -> None:
    text = "The leaders of Egypt and Jordan met."
    bare = read(text)
    mentions = []
    for word in ("Egypt", "Jordan"):
        token = bare.tokens[at(bare, word)]
        mentions.append(Mention(token.start, token.end, token.i, token.i + 1, token.i, (word,), "name"))
    document = read(text, (), tuple(mentions))
    assert [m.actors[0] for m in grammar.mentions_at(document, at(document, "leaders"))] == ["Egypt", "Jordan"]


def test_neighbours_can_keep_to_their_paragraph() -> None:
    document = read("One came. Two left.\nThree stayed.")
    assert grammar.neighbours(document, 1) == (0, 2)
    assert grammar.neighbours(document, 1, same_paragraph=True) == (0,)
