"""PolNeAR's attributions are read from brat's files and counted exactly and by overlap."""

import json
from pathlib import Path

import pytest

from evals import polnear
from evals.polnear import Roles, Tally, count, read_attributions, texts

TEXT = "The envoy said the talks were over. Nobody knew."
ENVOY, SAID, OVER = (0, 9), (10, 14), (15, 34)


def annotated(folder: Path, lines: str, *, name: str = "harbour_one") -> Path:
    path = folder / f"{name}.ann"
    path.write_text(lines, encoding="utf-8")
    return path


def test_an_attribution_has_the_stretches_of_its_roles_in_order(tmp_path: Path) -> None:
    path = annotated(
        tmp_path,
        "T1\tSource 0 9\tThe envoy\nT2\tCue 10 14\tsaid\nT3\tContent 40 47;15 34\tthe talks were\n"
        "Those words run over a line\nT4\tAttribution 10 14\tsaid\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n",
    )
    assert read_attributions(path) == (Roles((ENVOY,), (SAID,), (OVER, (40, 47))),)


def test_what_is_no_annotation_is_named_with_its_line(tmp_path: Path) -> None:
    path = annotated(tmp_path, "T1\tSource 0 9\tThe envoy\nT2\tCue ten 14\tsaid\n")
    with pytest.raises(ValueError, match=r"harbour_one\.ann:2"):
        read_attributions(path)


def test_a_wider_source_overlaps_and_is_not_exact() -> None:
    tally = Tally()
    count(tally, [Roles((ENVOY,), (SAID,), (OVER,))], [Roles(((4, 9),), (SAID,), (OVER,))], TEXT)
    assert (tally.counts["source"].exact, tally.counts["source"].overlap) == (0, 1)
    assert (tally.counts["content"].exact, tally.counts["content"].overlap) == (1, 1)
    assert (tally.counts["attribution"].exact, tally.counts["attribution"].overlap) == (0, 1)


def test_an_attribution_that_misses_a_role_does_not_overlap() -> None:
    tally = Tally()
    count(tally, [Roles((ENVOY,), (SAID,), (OVER,))], [Roles((), (SAID,), (OVER,))], TEXT)
    assert tally.counts["attribution"].overlap == 0
    assert tally.counts["source"].figures()["exact"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_one_stretch_pairs_with_one() -> None:
    tally = Tally()
    count(tally, [Roles((), (SAID,), (OVER,))], [Roles((), (SAID,), ((15, 20), (21, 34)))], TEXT)
    assert (tally.counts["content"].found, tally.counts["content"].overlap) == (2, 1)


def test_a_text_with_two_annotators_counts_once(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / "dev" / folder).mkdir(parents=True)
    (tmp_path / "dev" / "text" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    for name in ("harbour_one", "harbour_two", "lost_one"):
        annotated(tmp_path / "dev" / "attributions", "", name=name)
    assert [path.stem for _, path in texts(tmp_path, "dev")] == ["harbour_one"]
    assert [path.stem for _, path in texts(tmp_path / "dev", "dev")] == ["harbour_one"]


def test_a_folder_without_the_corpus_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polnear.main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_the_figures_are_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    annotated(
        tmp_path / "attributions",
        "T1\tSource 0 9\tThe envoy\nT2\tCue 10 14\tsaid\nT3\tContent 15 34\tthe talks were over\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
    )
    assert polnear.main([str(tmp_path)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["texts"] == 1
    assert figures["cue"]["exact"]["recall"] == 1.0
