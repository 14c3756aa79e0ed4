"""Acts as bytes: the formats in which a record leaves, each in a module of its own.

A format is a module of this package with a function ``chunks(view, excerpt)`` that yields bytes, and one line in
:data:`FORMATS`; the same bytes come for the same content. A private one takes None for an excerpt too: the whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from detente.model.errors import UsageError

if TYPE_CHECKING:
    from detente.api import View

# Characters of one sentence or claim that leave with every format but the private dump, unless asked otherwise.
EXCERPT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write a record: its name on the command line, and whether a terminal can show it.

    ``private`` is true of the dump that holds the whole text of the articles. ``docs/exports.md`` says what each holds.
    """

    name: str
    binary: bool = False
    private: bool = False


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(name="jsonl", private=True),
        Format(name="csv"),
        Format(name="xlsx", binary=True),
        Format(name="sqlite", binary=True),
        Format(name="ics"),
        Format(name="timelinejs"),
        Format(name="plover"),
        Format(name="graphml"),
        Format(name="csl"),
        Format(name="jsonld"),
        Format(name="annotations"),
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
