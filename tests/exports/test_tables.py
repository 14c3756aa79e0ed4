"""The workbook and the flat database, read back by others."""

import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from detente.api import View
from detente.exports.tables import tables
from detente.model.judgement import Judgement, identified
from detente.model.record import Correction
from tests.conclusions import ACTORS, ANSWER, BAN, CONCLUSIONS, HOSTILE, MEETING
from tests.exports.written import written


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written("xlsx")))


def sheet(book: openpyxl.Workbook, name: str) -> list[dict[str, object]]:
    titles, *lines = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), line, strict=True)) for line in lines]


def test_the_workbook_has_a_sheet_for_each_family_and_for_claims_and_articles(book: openpyxl.Workbook) -> None:
    families = {f"{act.family}s" for act in CONCLUSIONS.acts}
    assert set(book.sheetnames) == families | {"claims", "articles", "actors", "corrections"}


def test_a_meeting_is_a_row_with_numbers_as_numbers(book: openpyxl.Workbook) -> None:
    row = next(each for each in sheet(book, "meetings") if each["id"] == MEETING.id)
    assert (row["first_day"], row["place"], row["lat"], row["origins"]) == ("2013-04-15", "Oslo", 59.91, 2)
    assert next(each for each in sheet(book, "measures") if each["id"] == ANSWER.id)["count"] == 1200


def test_every_claim_stands_on_the_sheet_of_claims(book: openpyxl.Workbook) -> None:
    claims = sheet(book, "claims")
    assert len(claims) == sum(len(act.claims) for act in CONCLUSIONS.acts)
    assert {claim["act"] for claim in claims} == {act.id for act in CONCLUSIONS.acts}


def test_no_cell_of_the_workbook_is_a_formula(book: openpyxl.Workbook) -> None:
    row = next(each for each in sheet(book, "statements") if each["id"] == HOSTILE.id)
    assert str(row["what"]).startswith("=HYPERLINK(1)")
    kinds = {cell.data_type for each in book for line in each.iter_rows() for cell in line}
    assert "f" not in kinds


@pytest.fixture
def base(tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "record.sqlite"
    path.write_bytes(written("sqlite"))
    return sqlite3.connect(path)


def test_the_database_has_the_described_tables_and_columns(base: sqlite3.Connection) -> None:
    with closing(base):
        for table in tables():
            found = [row[1] for row in base.execute(f'PRAGMA table_info("{table.name}")')]
            assert found == [column.name for column in table.columns]
        described = base.execute('SELECT count(*) FROM about WHERE "column" IS NOT NULL').fetchone()[0]
    assert described == sum(len(table.columns) for table in tables())


def test_acts_join_with_their_parties_and_with_what_they_answer(base: sqlite3.Connection) -> None:
    query = (
        "SELECT p.name FROM acts a JOIN participants p ON p.act = a.id JOIN answers s ON s.act = a.id "
        "WHERE s.answers = ? AND p.role = 'imposer'"
    )
    with closing(base):
        assert base.execute(query, (BAN.id,)).fetchall() == [("Sweden",)]


def test_the_database_holds_all_actors_and_no_text_of_an_article(base: sqlite3.Connection) -> None:
    with closing(base):
        assert base.execute("SELECT count(*) FROM actors").fetchone() == (len(ACTORS),)
        columns = [row[1] for row in base.execute("PRAGMA table_info(articles)")]
    assert "text" not in columns


def test_a_correction_is_a_row_with_who_and_why() -> None:
    judgement = identified(
        Judgement(
            id="",
            verdict="correct",
            attribute="place",
            values=("Bergen",),
            who="ida",
            because="seen",
            recorded="2013-05-01",
        )
    )
    corrected = replace(MEETING, corrections=(Correction("place", ("Bergen",), ("Oslo",), judgement.id),))
    view = View(replace(CONCLUSIONS, acts=(corrected,), judgements=(judgement,)))
    (table,) = [each for each in tables() if each.name == "corrections"]
    assert list(table.rows(view, 300)) == [(MEETING.id, "place", "Bergen", "Oslo", "ida", "2013-05-01", "seen")]
