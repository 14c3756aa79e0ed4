"""The table of acts: whole, and harmless in a spreadsheet."""

import csv
import io

import pytest

from detente.api import View
from detente.exports import chunks
from detente.exports.csv import COLUMNS, harmless
from tests.conclusions import ANSWER, BAN, CONCLUSIONS, HOSTILE, MEETING


def table() -> dict[str, dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(b"".join(chunks(View(CONCLUSIONS), "csv")).decode())))
    return {row["id"]: row for row in rows}


def test_there_is_one_row_for_each_act_by_time() -> None:
    assert set(table()) == {act.id for act in CONCLUSIONS.acts}
    assert list(table())[:2] == [BAN.id, MEETING.id]


def test_a_row_says_who_when_where_and_in_which_words() -> None:
    row = table()[MEETING.id]
    assert (row["family"], row["type"], row["status"], row["time"], row["place"]) == (
        "meeting",
        "talks",
        "held",
        "2013-04-15",
        "Oslo",
    )
    assert row["participants"] == "participant: Anna Aalto; participant: Bo Berg"
    assert (row["sources"], row["outlets"], row["disputed"]) == ("2", "Kveld; Morgon", "time")
    assert row["first sentence"] == "Anna Aalto and Bo Berg met in Oslo on Monday."


def test_a_count_is_a_number() -> None:
    assert table()[ANSWER.id]["count"] == "1200"


def test_hostile_text_is_no_formula_and_no_command_to_a_terminal() -> None:
    row = table()[HOSTILE.id]
    assert row["what"].startswith("'=HYPERLINK")
    written = b"".join(chunks(View(CONCLUSIONS), "csv")).decode()
    assert "\x1b" not in written
    assert "\x9b" not in written


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == "'" + cell.strip()


@pytest.mark.parametrize("cell", ["a = b", "2013-04-15", "", "“-”"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


def test_the_first_line_has_the_titles() -> None:
    assert next(iter(chunks(View(CONCLUSIONS), "csv"))).decode().strip().split(",") == list(COLUMNS)
