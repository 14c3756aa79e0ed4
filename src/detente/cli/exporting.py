"""``export``: the record in another format."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.console import notice
from detente.cli.options import DEFAULT_RECORD, Choice, KnownAt, RecordFile
from detente.exports import EXCERPT, FORMATS
from detente.model.errors import StorageError, UsageError


def export(
    *,
    place: Annotated[Path | None, typer.Argument(metavar="[RECORD]", help="The same as --record.")] = None,
    record: RecordFile = DEFAULT_RECORD,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    excerpts: Annotated[bool, typer.Option("--excerpts", help="Without the articles' full text.")] = False,
    excerpt: Annotated[
        int, typer.Option("--excerpt-length", metavar="N", min=0, help="Characters of a sentence that may leave.")
    ] = EXCERPT,
    known_at: KnownAt = None,
) -> None:
    """The whole record as JSON Lines, or its acts as a table, a workbook, a calendar and more."""
    from detente import exports

    view = Choice(record=place or record, known_at=known_at).view()
    chunks = exports.chunks(view, format, excerpts=excerpts, excerpt=excerpt)
    chosen = FORMATS[format]
    if chosen.private and not excerpts:
        notice("This export holds the full text of the articles; --excerpts leaves it out.", style="dim")
    if output is None:
        if chosen.binary and sys.stdout.isatty():
            raise UsageError(f"{format} is nothing for a terminal; give --output FILE")
        sys.stdout.flush()
        # Bytes: the terminal's character set and line ends must not change the export.
        sys.stdout.buffer.writelines(chunks)
        sys.stdout.buffer.flush()
        return
    _write(output, chunks)
    notice(f"{output}: {len(view.conclusions.acts)} acts of {len(view.conclusions.articles)} articles")


def _write(output: Path, lines: Iterable[bytes]) -> None:
    """Write to a file beside and rename, so that a full disk leaves no half of an export under its name."""
    if output.is_dir():
        raise UsageError(f"{output}: this is a folder")
    special = output.exists() and not output.is_file()
    part = output if special else output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines(lines)
        if not special:
            part.replace(output)
    except OSError as error:
        if not special:
            part.unlink(missing_ok=True)
        raise StorageError(f"{output}: the export cannot be written: {error.strerror}") from error
