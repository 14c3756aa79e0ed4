"""The record as a flat SQLite file that Datasette and every SQL tool opens: no migrations, no hidden state."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from detente.api import View
from detente.exports.tables import Table, tables

_PIECE = 1 << 20
_INDEXES = {"participants": ("act", "actor"), "claims": ("act", "article"), "acts": ("family", "first_day")}


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """The file's bytes. Each table and column is described in the table ``about``."""
    with tempfile.TemporaryDirectory(prefix="detente-export-") as folder:
        path = Path(folder) / "record.sqlite"
        with closing(sqlite3.connect(path)) as base:
            for table in tables():
                _fill(base, table, view, excerpt)
            base.execute('CREATE TABLE "about" ("table" TEXT, "column" TEXT, "meaning" TEXT)')
            for table in tables():
                base.execute("INSERT INTO about VALUES (?, NULL, ?)", (table.name, table.about))
                described = [(table.name, column.name, column.about) for column in table.columns]
                base.executemany("INSERT INTO about VALUES (?, ?, ?)", described)
            base.commit()
            base.execute("VACUUM")
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _fill(base: sqlite3.Connection, table: Table, view: View, excerpt: int) -> None:
    """Make a table and its rows; names are quoted, since "end" is a word of SQL."""
    columns = ", ".join(f'"{column.name}" {column.kind.upper()}' for column in table.columns)
    base.execute(f'CREATE TABLE "{table.name}" ({columns})')
    marks = ", ".join("?" for _ in table.columns)
    base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows(view, excerpt))
    for column in _INDEXES.get(table.name, ()):
        base.execute(f'CREATE INDEX "{table.name}_{column}" ON "{table.name}" ("{column}")')
