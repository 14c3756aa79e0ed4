"""PolNeAR's attributions are read from brat's files and counted exactly and by overlap; the chains learn from them."""

import json
from pathlib import Path

import pytest

from detente.extraction.statement_model import read_chain
from detente.model.errors import DataError
from evals import basil, polnear
from evals.polnear import Roles, Tally, count, read_attributions, texts
from tools.chains import Fit, number

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


def test_a_chain_learns_what_follows_what_and_is_read_as_written(tmp_path: Path) -> None:
    # Only the word before tells "cargo" of a ship from "cargo" of a lorry.
    rows = [([["w=ship"], ["w=cargo"]], [1, 2]), ([["w=lorry"], ["w=cargo"]], [0, 0])] * 40
    numbered = number(rows, least=2)
    fit = Fit(("", "ship+", "ship"), numbered.features)
    fit.run(numbered, rounds=6)
    fit.write(tmp_path / "freight.tsv.gz", smallest=0.0)
    chain = read_chain(tmp_path / "freight.tsv.gz")
    assert chain.best([["w=ship"], ["w=cargo"]]) == ["ship+", "ship"]
    assert chain.best([["w=lorry"], ["w=cargo"]]) == ["", ""]
    assert chain.best([]) == []


def test_rare_features_are_left_out() -> None:
    numbered = number([([["often"], ["once"]], [0, 0]), ([["often"]], [0])], least=2)
    assert numbered.features == ("often",)


def test_a_file_that_is_no_chain_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.tsv.gz").write_bytes(b"no weights")
    for name in ("broken", "missing"):
        with pytest.raises(DataError, match=name):
            read_chain(tmp_path / f"{name}.tsv.gz")


def basil_folder(folder: Path, *, speaker: str) -> Path:
    sentence = "“We shall rebuild the whole harbour,” Anna Berg said in Oslo on Monday."
    page = {"date": "2014-03-04", "body-paragraphs": [["The harbour is old."], [sentence]]}
    mark = {"id": "p1", "quote": "yes", "speaker": speaker, "start": 1, "end": 9, "txt": "We shall"}
    for name, data in (("articles/2014/harbour_1.json", page),):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(json.dumps(data), encoding="utf-8")
    path = folder / "annotations" / "2014" / "harbour_1_ann.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"phrase-level-annotations": [mark]}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("speaker", "right"), [("Anna_Berg", 1), ("Carl_Lund", 0)])
def test_a_phrase_is_right_where_its_statement_has_the_speaker(tmp_path: Path, speaker: str, right: int) -> None:
    figures, errors = basil.score(basil.sheets(basil_folder(tmp_path, speaker=speaker), part="all"))
    assert figures["persons"] == {
        "phrases": 1,
        "found": 1,
        "right": right,
        "accuracy": float(right),
        "accuracy_of_found": float(right),
    }
    assert len(errors) == 1 - right


def test_a_speaker_without_a_name_does_not_count(tmp_path: Path) -> None:
    (sheet,) = basil.sheets(basil_folder(tmp_path, speaker="other_anti"), part="all")
    assert sheet.phrases == ()


def test_a_side_is_no_person() -> None:
    assert basil.is_person("Anna Berg")
    assert not any(basil.is_person(name) for name in ("NAACP", "Tea Party", "senate Democrats"))
