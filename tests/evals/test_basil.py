"""BASIL: a marked phrase is right where our statement has its speaker."""

import json
from pathlib import Path

import pytest

from evals import basil


def basil_folder(folder: Path, *, speaker: str) -> Path:
    sentence = "“We shall rebuild the whole harbour,” Anna Berg said in Oslo on Monday."
    page = {"date": "2014-03-04", "body-paragraphs": [["The harbour is old."], [sentence]]}
    mark = {"id": "p1", "quote": "yes", "speaker": speaker, "start": 1, "end": 9, "txt": "We shall"}
    article = folder / "articles" / "2014" / "harbour_1.json"
    article.parent.mkdir(parents=True)
    article.write_text(json.dumps(page), encoding="utf-8")
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
