"""The PLOVER evaluation reads its data, types sentences, and counts as macro F1 is counted."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals import plover
from evals.plover import Case, analysed, cases, predicted, typed

ROWS = """\
\tsentence_id\tmarked_sentence\tgold_root\tgold_penta
0\t7\t<s>Chad</s> accused <t>Niger</t> of fraud.\tACCUSE\t3
1\t8\tIn May <t>Togo</t> was praised by <s>Benin</s>.\tSUPPORT\t1
"""


@pytest.fixture
def found(tmp_path: Path) -> list[Case]:
    path = tmp_path / "rows.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return cases(path, part="all")


def test_marks_become_characters_of_the_bare_text(found: list[Case]) -> None:
    first, second = found
    assert first.text == "Chad accused Niger of fraud."
    assert [first.text[slice(*span)] for span in (first.source, first.target) if span] == ["Chad", "Niger"]
    assert [second.text[slice(*span)] for span in (second.source, second.target) if span] == ["Benin", "Togo"]


def test_every_sentence_is_in_one_of_the_two_parts(tmp_path: Path, found: list[Case]) -> None:
    path = tmp_path / "rows.tsv"
    parts = [case.id for part in ("dev", "held") for case in cases(path, part=part)]
    assert sorted(parts) == sorted(case.id for case in found)


def test_the_words_between_the_marked_parties_give_the_type(found: list[Case]) -> None:
    assert [typed(case, analysed(case)) for case in found] == ["ACCUSE", "SUPPORT"]


def test_of_two_acts_the_one_between_the_marked_parties_counts(found: list[Case]) -> None:
    def act(event: str, *claims: tuple[str, int, int]) -> dict[str, object]:
        told = [{"article": "a", "attribute": role, "start": start, "end": end} for role, start, end in claims]
        return {"kind": "act", "plover": event, "claims": told, "confidence": 0.9}

    lines: list[Mapping[str, Any]] = [
        {"kind": "article", "id": "a", "uri": "sentence-7"},
        act("AID", ("actor", 20, 25)),
        act("ACCUSE", ("actor", 0, 4), ("recipient", 13, 18)),
    ]
    assert predicted(found, lines) == {"7": "ACCUSE", "8": None}


def test_both_names_of_a_concession_count_as_one(found: list[Case]) -> None:
    lines: list[Mapping[str, Any]] = [
        {"kind": "article", "id": "a", "uri": "sentence-7"},
        {
            "kind": "act",
            "plover": "RETREAT",
            "claims": [{"article": "a", "attribute": "actor", "start": 0, "end": 4}],
        },
    ]
    assert predicted(found, lines)["7"] == "YIELD"


def test_data_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plover.main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
