"""Stories are scored as B-cubed and as pairs are defined, and parts keep whole topics."""

import json
from pathlib import Path

import pytest

from evals.stories import b_cubed, basil_rows, compare, differences, ecb_rows, event, main, pairwise, sub_topic, topic

GOLD = {"1_1ecb": "1", "1_2ecb": "1", "1_1ecbplus": "1plus"}


def test_names_tell_topic_sub_topic_and_event() -> None:
    assert [(topic(name), sub_topic(name)) for name in GOLD] == [("1", "1"), ("1", "1"), ("1", "1plus")]
    assert event("ab-cd_3") == "ab-cd"


def test_one_story_of_two_events_costs_precision() -> None:
    found = dict.fromkeys(GOLD, "story")
    assert b_cubed(GOLD, found) == {"precision": 0.5556, "recall": 1.0, "f1": 0.7143}
    assert pairwise(GOLD, found) == {"precision": 0.3333, "recall": 1.0, "f1": 0.5}


def test_an_article_that_has_no_story_is_one_of_its_own() -> None:
    assert b_cubed(GOLD, {}) == {"precision": 1.0, "recall": 0.6667, "f1": 0.8}
    assert compare(GOLD, {})["stories"] == 3


def test_differences_name_what_is_joined_and_what_is_parted() -> None:
    found = {"1_1ecb": "a", "1_2ecb": "b", "1_1ecbplus": "a"}
    assert list(differences(GOLD, found)) == [
        "story of several events: 1_1ecb | 1_1ecbplus",
        "event in several stories: 1_1ecb | 1_2ecb",
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in GOLD:
        place = tmp_path / "bench" / "ecbplus" / "ECB+" / "1" / f"{name}.xml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text('<Document><token sentence="0">Herring</token></Document>', encoding="utf-8")
    page = {"body-paragraphs": [["A herring", "sank."]], "source": "hpo", "title": "Fish", "date": "2013-04-16"}
    place = tmp_path / "bench" / "basil" / "articles" / "2013" / "ab_1.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps(page), encoding="utf-8")
    return tmp_path


def test_rows_have_what_a_reader_has(data: Path) -> None:
    assert [row["uri"] for row in ecb_rows(data, part="all")] == sorted(GOLD)
    (row,) = basil_rows(data, part="all")
    assert (row["headline"], row["outlet"], row["published"], row["text"]) == (
        "Fish",
        "hpo",
        "2013-04-16",
        "A herring sank.",
    )


def test_a_topic_is_in_one_part_as_a_whole(data: Path) -> None:
    sizes = [len(list(ecb_rows(data, part=part))) for part in ("dev", "held")]
    assert sorted(sizes) == [0, len(GOLD)]


def test_missing_data_ends_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "ecbplus" in capsys.readouterr().err
