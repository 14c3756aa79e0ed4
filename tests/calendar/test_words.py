"""The loader of the words says what is wrong with them."""

import pytest

from detente.calendar import words as module
from detente.calendar.words import strings, table, tense_words, words
from detente.model.errors import DataError


def test_words_have_all_months_and_weekdays() -> None:
    known = words()
    assert set(known.months.values()) == set(range(1, 13))
    assert set(known.weekdays.values()) == set(range(7))
    assert known.months["Sept"] == 9
    assert known.weekdays["Sunday"] == 6


def test_no_word_points_both_ways() -> None:
    tense = tense_words()
    assert not set(tense.future_phrases) & set(tense.past_phrases)
    assert not tense.future_adjectives & tense.past_adjectives


def test_missing_file_is_a_data_error() -> None:
    with pytest.raises(DataError, match=r"no-such\.toml"):
        module.read_data("no-such.toml")


def test_file_that_is_no_toml_is_a_data_error() -> None:
    with pytest.raises(DataError, match=r"events\.tsv"):
        module.read_data("events.tsv")


@pytest.mark.parametrize("value", [None, [], [1], "word", [""]])
def test_list_of_words_must_be_one(value: object) -> None:
    with pytest.raises(DataError, match="'names' is no list of words"):
        strings({"names": value}, "names", "some.toml")


def test_table_must_be_one() -> None:
    with pytest.raises(DataError, match="no table 'parts'"):
        table({"parts": []}, "parts", "some.toml")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"units": {"day": 1}}, "units.day is 1"),
        ({"units": {"day": "x"}}, "units.day is 'x'"),
        ({}, "no table 'units'"),
    ],
)
def test_tables_of_names_must_have_their_form(data: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        module._names(data, "units", r"T?[A-Z]")
