"""The measure of the page reader: runs of four words, counted as the public benchmark counts them."""

from pathlib import Path

import pytest

from bench import extraction
from bench.extraction import score, shingles

TEXT = "one two three four five six"


def test_the_same_text_scores_one() -> None:
    assert score({"a": TEXT}, {"a": TEXT}) == (1.0, 1.0, 1.0)


def test_punctuation_and_line_ends_do_not_count_and_case_does() -> None:
    assert shingles("one, two.\nThree - four") == shingles("one two Three four")
    assert shingles("One two three four") != shingles("one two three four")


def test_what_is_too_much_costs_precision_and_what_is_missing_recall() -> None:
    assert score({"a": TEXT}, {"a": TEXT + " seven eight nine"})[1:] == (0.5, 1.0)
    assert score({"a": TEXT}, {"a": "one two three four five"})[1:] == (1.0, 2 / 3)


def test_a_page_of_which_nothing_was_read_counts_for_recall_alone() -> None:
    assert score({"a": TEXT, "b": TEXT}, {"a": TEXT, "b": ""})[1:] == (1.0, 0.5)


def test_without_the_benchmark_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(extraction, "DATA", tmp_path / "nowhere")
    extraction.main()
    assert "is not here" in capsys.readouterr().err
