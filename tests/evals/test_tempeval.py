"""The TempEval-3 scorer counts as the official one does."""

import json
from pathlib import Path

import pytest

from evals import tempeval
from evals.tempeval import Mark, Sheet, Tally, count

TML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2004-06-16" functionInDocument="CREATION_TIME">20040616</TIMEX3></DCT>
<TEXT>
He <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="2004-06-15">yesterday</TIMEX3> &amp; talked for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three <EVENT eid="e2">days</EVENT></TIMEX3>.
</TEXT>
</TimeML>
"""


def mark(start: int, end: int, type_: str = "DATE", value: str = "1999") -> Mark:
    return Mark(start, end, type_, value)


def tally(gold: list[Mark], found: list[Mark]) -> Tally:
    result = Tally()
    count(result, Sheet("x", "x" * 50, "2004-06-16", tuple(gold)), found)
    return result


def test_strict_relaxed_type_and_value_are_counted_apart() -> None:
    gold = [mark(0, 4), mark(10, 20), mark(30, 34), mark(40, 44)]
    found = [mark(0, 4), mark(12, 20, "TIME"), mark(30, 34, value="2000"), mark(46, 48), mark(48, 50)]
    result = tally(gold, found)
    assert (result.gold, result.found, result.strict, result.relaxed) == (4, 5, 2, 3)
    assert (result.type, result.value) == (2, 2)
    assert result.figures("dev")["value"] == {"accuracy": 0.6667, "f1": 0.4444}


def test_one_gold_time_is_matched_once() -> None:
    assert tally([mark(0, 20)], [mark(0, 4), mark(5, 20)]).relaxed == 1


def test_text_is_read_without_its_tags_and_offsets_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TML, encoding="utf-8")
    sheet = tempeval.read_sheet(path)
    assert [sheet.text[one.start : one.end] for one in sheet.marks] == ["yesterday", "three days"]
    assert sheet.created == "2004-06-16"


def test_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.tml").write_text(TML, encoding="utf-8")
    assert tempeval.main([str(tmp_path)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["gold"], figures["relaxed"]["f1"], figures["value"]["f1"]) == (2, 1.0, 1.0)


def test_no_timeml_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tempeval.main([str(tmp_path)]) == 2
    assert "no .tml file" in capsys.readouterr().err
    path = tmp_path / "a.tml"
    path.write_text("<TimeML>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.tml: no TimeML"):
        tempeval.read_sheet(path)


def test_what_is_held_back_cannot_be_listed() -> None:
    with pytest.raises(SystemExit):
        tempeval.main(["--errors", "--part", "held"])
