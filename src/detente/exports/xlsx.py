"""The record as a workbook: a sheet for each family of acts, one of claims, one of articles and more."""

import datetime
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.api import View
from detente.exports.plain import plain
from detente.exports.tables import Cell, Column, Table, tables

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_SHEETS = ("claims", "articles", "actors", "corrections")
_LONGEST = 32_767  # characters that a cell may hold
_MOST_ROWS = 1_048_576  # of a sheet
_WIDTHS = {"text": 24, "integer": 10, "real": 10}
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # the same bytes for the same content


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """The whole workbook at once. A sheet that has too many rows for the format is followed by a second one."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Diplomatic record", "created": _MADE})
    bold = book.add_format({"bold": True, "bottom": 1})
    by_name = {table.name: table for table in tables()}
    for family, rows in _by_family(by_name["acts"], view, excerpt).items():
        _add(book, f"{family}s", by_name["acts"].columns, rows, bold)
    for name in _SHEETS:
        _add(book, name, by_name[name].columns, list(by_name[name].rows(view, excerpt)), bold)
    book.close()
    yield buffer.getvalue()


def _by_family(acts: Table, view: View, excerpt: int) -> dict[str, list[tuple[Cell, ...]]]:
    column = [each.name for each in acts.columns].index("family")
    families: dict[str, list[tuple[Cell, ...]]] = {}
    for row in acts.rows(view, excerpt):
        families.setdefault(str(row[column]), []).append(row)
    return families


def _add(
    book: "Workbook", name: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], bold: "Format"
) -> None:
    for part, start in enumerate(range(0, max(len(rows), 1), _MOST_ROWS - 1), 1):
        sheet = book.add_worksheet(name if part == 1 else f"{name} {part}")
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS[column.kind])
            sheet.write_string(0, at, column.name, bold)
        for line, row in enumerate(rows[start : start + _MOST_ROWS - 1], 1):
            for at, cell in enumerate(row):
                # write_string, never write: that would make a formula of a headline which begins with "=".
                if isinstance(cell, str):
                    sheet.write_string(line, at, plain(cell)[:_LONGEST])
                elif cell is not None:
                    sheet.write_number(line, at, cell)
