"""The calendar's tables: tab-separated rows, with comments after "#"."""

from collections.abc import Iterator

from detente.calendar.words import read_text
from detente.model.errors import DataError


def rows(file: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The numbered rows of a data file; DataError at the first that has not its columns."""
    for number, line in enumerate(read_text(file).splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise DataError(f"{file}:{number}: {len(row)} columns, not {columns}")
        yield number, row
