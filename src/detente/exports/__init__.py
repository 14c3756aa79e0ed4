"""Acts as bytes: the formats in which a record leaves, each in a module of its own."""

from collections.abc import Iterable
from typing import Literal, TextIO

from detente.api import View
from detente.model.errors import UsageError

Format = Literal["jsonl", "csv"]
FORMATS: tuple[Format, ...] = ("jsonl", "csv")


def lines(view: View, format: str = "jsonl", *, excerpts: bool = False) -> Iterable[str]:
    """The record in a format, line by line, each with its line end; the same bytes for the same content.

    ``excerpts`` leaves the articles' text out of JSON Lines, which else is the private dump. Raises ``UsageError``
    for an unknown format.
    """
    if format == "jsonl":
        from detente.exports import jsonl

        return jsonl.lines(view.conclusions, excerpts=excerpts)
    if format == "csv":
        from detente.exports import csv

        return csv.lines(view)
    raise UsageError(f"{format}: there is no such format; there are {', '.join(FORMATS)}")


def write(view: View, file: TextIO, format: str = "jsonl", *, excerpts: bool = False) -> None:
    """Write :func:`lines` to an open text file."""
    file.writelines(lines(view, format, excerpts=excerpts))
