"""What is derived may be dropped and comes back as it was; the search finds what it should."""

from dataclasses import replace
from pathlib import Path

import pytest

from detente.ledger import Entry, Ledger, search_once
from detente.model.reading import Failure
from detente.model.record import Conclusions
from tests.conclusions import CONCLUSIONS
from tests.toy_reader import toy_article, toy_reading

ENTRIES = [
    Entry("act", "act-1", "Anna Aalto, Bo Berg: talks", "They met in Besançon and discussed herring."),
    Entry("act", "act-2", "習近平 in Oslo", "習近平 sprach."),
    Entry("article", "article-1", "Herring", "A long report on herring with a meeting in Oslo."),
]


def found(words: str) -> list[str]:
    return [hit.id for hit in search_once(ENTRIES, words, limit=10)]


def test_conclusions_come_back_as_they_were_stored(tmp_path: Path) -> None:
    conclusions = replace(CONCLUSIONS, failures=(Failure("broken.txt", "it is empty"),))
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.store_conclusions(conclusions)
    with Ledger.open(tmp_path / "r.db") as ledger:
        assert ledger.conclusions() == conclusions


def test_conclusions_do_not_outlive_the_logs_that_they_rest_on(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        assert (ledger.is_current(), ledger.conclusions()) == (False, None)
        ledger.store_conclusions(CONCLUSIONS)
        assert ledger.is_current()
        ledger.append([toy_reading(toy_article("first"))])
        assert (ledger.is_current(), ledger.conclusions()) == (False, None)


def test_dropping_what_is_derived_leaves_the_logs(tmp_path: Path) -> None:
    reading = toy_reading(toy_article("first"))
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.append([reading])
        ledger.store_conclusions(CONCLUSIONS, ENTRIES)
        ledger.drop_conclusions()
        assert ledger.conclusions() is None
        assert ledger.readings() == [reading]


def test_new_conclusions_take_the_place_of_the_old(tmp_path: Path) -> None:
    nothing = Conclusions(articles=(), actors=(), acts=(), issues=(), stories=(), relations=())
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.store_conclusions(CONCLUSIONS, ENTRIES)
        ledger.store_conclusions(nothing)
        assert ledger.conclusions() == nothing
        assert ledger.search("herring") == []


def test_the_stored_index_is_searched(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.store_conclusions(CONCLUSIONS, ENTRIES)
        assert [hit.id for hit in ledger.search("Besançon")] == ["act-1"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Aalto", ["act-1"]),
        ("BESANCON", ["act-1"]),  # without case and accents
        ("discuss", ["act-1"]),  # another form of the word
        ("herring Oslo", ["article-1"]),  # all of the words
        ("Aal", ["act-1"]),  # nothing is called so: what begins so
        ("近平", ["act-2"]),  # two characters within a name
        ("平", ["act-2"]),
        ("習近", ["act-2"]),
        ("近習", []),
        ("whale", []),
        ("", []),
        ("***", []),
    ],
)
def test_words_find(words: str, ids: list[str]) -> None:
    assert found(words) == ids


@pytest.mark.parametrize(
    "words", ['"', "a OR", "NEAR(", "title:x AND", "-", "herring*)", "'; DROP TABLE search", "\x00"]
)
def test_what_is_typed_is_never_syntax(words: str) -> None:
    found(words)


def test_the_excerpt_marks_the_words() -> None:
    hit = search_once(ENTRIES, "Besançon", limit=1)[0]
    assert "\x02Besançon\x03" in hit.excerpt
