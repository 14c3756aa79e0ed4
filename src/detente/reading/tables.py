"""Tables (CSV, TSV and their kin) as articles: a row each, by the names in the first row."""

import csv
import io
from collections.abc import Iterator

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.encodings import NotText, decode
from detente.reading.lines import MOST_LINE, Tally, lines_of
from detente.reading.parts import Part, Rejected
from detente.reading.rows import field_named, read_row

_DELIMITERS = ("\t", ",", ";", "|")


def looks_like_table(head: str) -> bool:
    """Whether a text begins with a row of names, among them one for the text of an article and one more."""
    first, _, rest = head.lstrip("\ufeff\r\n").partition("\n")
    delimiter, second = _delimiter(first), rest.lstrip("\r\n").partition("\n")[0]
    is_row = delimiter in second or second.count('"') % 2
    known = [field for name in _cells(first, delimiter) if (field := field_named(name))] if len(first) < 4000 else []
    return bool(is_row) and "text" in known and len(known) > 1


def read_table(part: Part) -> Iterator[Article | Failure]:
    """The articles of a table, row by row; a failure for each row that does not fit, by the line where it begins."""
    lines = _Lines(part)
    first = next((line for line in lines if line.strip()), "")
    names = _cells(first, delimiter := _delimiter(first))
    if "text" not in map(field_named, names):
        raise Rejected(f"its first row names no column for the text (text, body, content): {', '.join(names)}"[:200])
    tally = Tally()
    for number, cells in _rows(lines, delimiter):
        found = cells if isinstance(cells, Failure) else _article(names, cells, uri=f"{part.uri}#{number}")
        if not isinstance(found, Article):
            found = Failure(f"{part.place}#{number}", f"line {number}: {found.reason}")
        yield found
        tally.count(found)


def _article(names: list[str], cells: list[str], *, uri: str) -> Article | Failure:
    if len(cells) != len(names):
        return Failure(uri, f"the row has {len(cells)} columns where the first row names {len(names)}")
    return read_row(dict(zip(names, cells, strict=True)), uri=uri)


def _rows(lines: "_Lines", delimiter: str) -> Iterator[tuple[int, list[str] | Failure]]:
    """Each row, or why it cannot be read, with the line where it begins."""
    csv.field_size_limit(MOST_LINE)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        number = lines.number + 1
        try:
            cells = next(reader, None)
        except (csv.Error, NotText, Rejected) as problem:
            # A new reader, as the old one is within a quoted cell.
            reader = csv.reader(lines, delimiter=delimiter)
            yield number, Failure("", str(problem))
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, cells


class _Lines:
    """The lines of a table as text, counted; one that is no text raises, and the next may be asked for."""

    def __init__(self, part: Part) -> None:
        self._lines = lines_of(part)
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise Rejected("it is too large for one article")
        return decode(line)


def _delimiter(first: str) -> str:
    """What sets the cells of the first row apart: that which makes the most names known, then the most names."""
    return max(
        _DELIMITERS,
        key=lambda each: (sum(field_named(name) is not None for name in _cells(first, each)), first.count(each)),
    )


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip().lstrip("\ufeff") for cell in next(csv.reader(io.StringIO(line), delimiter=delimiter), [])]
    except csv.Error:
        return []
