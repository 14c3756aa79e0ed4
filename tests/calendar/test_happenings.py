"""The dated happenings, and the words by which an article tells of them."""

from datetime import date

import pytest

from detente.calendar import happenings as room
from detente.calendar.happenings import happenings, happenings_told
from detente.model.errors import DataError


def told(sentence: str) -> set[str]:
    return {happening.name for happening in happenings_told(sentence)}


def test_happenings_have_days_since_1990_and_names_of_their_own() -> None:
    everything = happenings()
    assert len(everything) > 900
    assert all(day >= date(1990, 1, 1) for one in everything for day in one.days)
    keys = [(one.name, one.days) for one in everything]
    assert len(keys) == len(set(keys))


def test_all_parts_of_a_way_of_telling_must_stand_in_the_sentence() -> None:
    name = "the annexation of Crimea"
    assert name in told("The lawmakers condemned the annexation of Crimea once more.")
    assert name not in told("The lawmakers spent their holidays in Crimea once more.")


def test_words_with_a_capital_are_not_found_in_small_letters() -> None:
    assert "the death of Prigozhin" in told("Prigozhin's death surprised few.")
    assert not told("she may be nice and bush fires may rage")


def test_a_name_alone_is_told_from_what_happened() -> None:
    found = {one.name: is_told for one, is_told in happenings_told("The Skripal case weighs on them.").items()}
    assert found["the poisoning of Sergei Skripal"] is False
    found = {one.name: is_told for one, is_told in happenings_told("The annexation of Crimea stands.").items()}
    assert found["the annexation of Crimea"] is True


def test_curly_apostrophes_make_no_difference() -> None:
    assert told("Prigozhin’s death") == told("Prigozhin's death") != set()


@pytest.mark.parametrize(
    "row",
    ["2013-13-01\ts\ta flood\tflood", "2013-01-01\tx\ta flood\tflood", "2013-01-01\ts\ta flood", "2013\ts\tit\tflood"],
)
def test_a_bad_row_is_named(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    room._all_words.cache_clear()
    monkeypatch.setattr("detente.calendar.tables.read_text", lambda _name: row)
    with pytest.raises(DataError, match=r"happenings\.tsv:1"):
        happenings()
    room._all_words.cache_clear()
