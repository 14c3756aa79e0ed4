"""Sheets to read acts on, and what the verdicts of readers come to."""

import json
from pathlib import Path

import pytest

from detente.model.article import Article
from evals import precision


def row(verdict: str, faults: str = "-", *, family: str = "meeting") -> dict[str, str]:
    return {"family": family, "verdict": verdict, "faults": faults}


def test_precision_is_the_share_of_right_among_what_was_decided() -> None:
    told = precision.figures([row("right"), row("right"), row("wrong", "time"), row("unsure")])
    assert told["meeting"] == {
        "read": 4,
        "right": 2,
        "wrong": 1,
        "unsure": 1,
        "precision": 0.667,
        "faults": {"time": 1},
    }


def test_a_wrong_act_with_two_faults_counts_in_both_and_families_are_apart() -> None:
    told = precision.figures([row("wrong", "party,time"), row("wrong", "time"), row("right", family="force")])
    assert told["meeting"]["faults"] == {"time": 2, "party": 1}  # type: ignore[index]
    assert told["force"]["precision"] == 1.0  # type: ignore[index]


def test_a_family_of_which_nothing_was_decided_has_no_precision() -> None:
    assert precision.figures([row("unsure")])["meeting"]["precision"] is None  # type: ignore[index]


def test_an_act_is_drawn_with_its_record_line_its_roles_and_its_sentence_marked() -> None:
    text = (
        "OSLO, 3 March - The day was cold.\n\nNorway's foreign minister met his Swedish counterpart in Oslo on Monday."
    )
    article = Article(id="article-x", uri="x", text=text, headline="Talks in Oslo", published="2020-03-03")
    (drawn,) = [each for each in precision.acts_of(article) if each.family == "meeting"]
    assert "| held" in drawn.shown
    assert "ROLE participant: " in drawn.shown
    assert "⟦Norway's foreign minister met his Swedish counterpart in Oslo on Monday.⟧" in drawn.shown
    assert article.text[drawn.start : drawn.end] in drawn.shown


def test_what_readers_wrote_is_joined_with_the_places_of_the_acts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "READ", tmp_path / "acts_read.tsv")
    (tmp_path / "force.key.json").write_text(json.dumps([["b", "force", 3, 9], ["a", "force", 1, 2]]))
    (tmp_path / "force.read.tsv").write_text("1\tright\t-\n0\twrong\tparty,time\n")
    precision.take(tmp_path)
    assert (tmp_path / "acts_read.tsv").read_text().splitlines() == [
        "article\tfamily\tstart\tend\tverdict\tfaults",
        "a\tforce\t1\t2\tright\t-",
        "b\tforce\t3\t9\twrong\tparty,time",
    ]
