"""Days are counted as they are named, ranked, and scored between the journalist's first and last day."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from evals.timelines import Topic, chosen_days, date_f1, days_named, figures, main, mentions, publications, read_topics

FIRST, SECOND, THIRD = date(2013, 4, 16), date(2013, 4, 17), date(2013, 4, 18)


def topic(gold: set[date], published: dict[date, int], *named: tuple[date, date]) -> Topic:
    return Topic(name="herring", gold=frozenset(gold), published=Counter(published), named=list(named))


def test_a_day_is_named_by_weekday_or_date() -> None:
    text = "The fleet sailed on Tuesday.\n\nIt had left port on April 2, 2013."
    assert sorted(day for _, day in days_named(text, SECOND)) == [date(2013, 4, 2), FIRST]


def test_as_many_days_are_chosen_as_the_journalist_has_and_only_between_his() -> None:
    one = topic({FIRST, THIRD}, {FIRST: 5, SECOND: 9, THIRD: 1, date(2013, 5, 1): 50})
    assert date_f1(one, publications) == 0.5


def test_a_day_that_later_weeks_come_back_to_stands_before_one_named_at_once() -> None:
    later = date(2013, 6, 1)
    one = topic({FIRST}, {}, (FIRST, later), (FIRST, later), (SECOND, SECOND), (SECOND, SECOND), (SECOND, THIRD))
    assert chosen_days(one)[FIRST] > chosen_days(one)[SECOND]
    assert mentions(one)[FIRST] < mentions(one)[SECOND]


def test_figures_have_the_mean_over_timelines() -> None:
    whole = topic({FIRST}, {FIRST: 1})
    none = Topic(name="cod", gold=frozenset({SECOND}), published=Counter({THIRD: 1}))
    assert figures([whole, none])["date_f1"] == 0.5


def test_topics_are_read_with_sentences_that_name_days(tmp_path: Path) -> None:
    place = tmp_path / "herring_sea"
    place.mkdir()
    (place / "timelines.jsonl").write_text(json.dumps([["2013-04-16", ["The fleet sailed."]]]) + "\n")
    row = {"id": "1", "time": "2013-04-17", "text": "The fleet sailed on Tuesday .\nNobody knows why ."}
    (place / "articles.jsonl").write_text(json.dumps(row) + "\n")
    (found,) = read_topics(tmp_path, part="all")
    assert (found.gold, found.named) == (frozenset({FIRST}), [(FIRST, SECOND)])
    assert found.published == {SECOND: 1}


def test_missing_data_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "timeline17" in capsys.readouterr().err
