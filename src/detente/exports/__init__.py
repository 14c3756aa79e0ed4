"""Acts as bytes: the formats in which a record leaves, each in a module of its own.

A format is a module of this package with a function ``chunks(view, excerpt)`` that yields bytes, and one line in
:data:`FORMATS`; the same bytes come for the same content. A private one takes None for an excerpt too: the whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from detente.model.errors import UsageError

if TYPE_CHECKING:
    from detente.api import View

# Characters of one sentence or claim that leave with every format but the private dump, unless asked otherwise.
EXCERPT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write a record: its name on the command line, what it is for, whether a terminal can show it.

    ``private`` is true of the dump that holds the whole text of the articles.
    """

    name: str
    about: str
    media_type: str
    binary: bool = False
    private: bool = False


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(name="jsonl", about="the whole record, JSON Lines", media_type="application/x-ndjson", private=True),
        Format(name="csv", about="one table of the acts", media_type="text/csv"),
        Format(
            name="xlsx",
            about="a workbook: a sheet for each family, one of claims, one of articles",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            binary=True,
        ),
        Format(name="sqlite", about="flat tables, for Datasette", media_type="application/vnd.sqlite3", binary=True),
        Format(name="ics", about="a calendar of the meetings", media_type="text/calendar"),
        Format(name="timelinejs", about="a timeline for TimelineJS", media_type="application/json"),
        Format(name="plover", about="events in PLOVER's JSON Lines", media_type="application/x-ndjson"),
        Format(name="graphml", about="who acts towards whom, as a graph", media_type="application/graphml+xml"),
        Format(
            name="csl",
            about="the articles as citations, CSL JSON",
            media_type="application/vnd.citationstyles.csl+json",
        ),
        Format(name="jsonld", about="events in the words of schema.org", media_type="application/ld+json"),
        Format(
            name="annotations",
            about="each claim as a W3C Web Annotation",
            media_type="application/x-ndjson",
        ),
    )
}


def chunks(view: "View", format: str = "jsonl", *, excerpts: bool = False, excerpt: int = EXCERPT) -> Iterable[bytes]:
    """The record in a format, in pieces of bytes; the same bytes for the same content.

    ``excerpt`` is how many characters of a sentence leave with it at most. ``excerpts`` leaves the articles' text out
    of JSON Lines, which else is the private dump; the other formats never hold it. Raises ``UsageError`` for an
    unknown format.
    """
    if format not in FORMATS:
        raise UsageError(f"{format}: there is no such format; there are {', '.join(FORMATS)}")
    longest = None if FORMATS[format].private and not excerpts else excerpt
    made: Iterable[bytes] = import_module(f"detente.exports.{format}").chunks(view, longest)
    return made


def write(
    view: "View", file: BinaryIO, format: str = "jsonl", *, excerpts: bool = False, excerpt: int = EXCERPT
) -> None:
    """Write :func:`chunks` to an open binary file."""
    file.writelines(chunks(view, format, excerpts=excerpts, excerpt=excerpt))
