"""The acts as one table for spreadsheets, which takes no cell of it for a formula."""

import csv
import io
import re
from collections.abc import Iterator

from detente.api import View, wording
from detente.api.sentences import first_sentence
from detente.model.record import Act

COLUMNS = (
    "id",
    "family",
    "type",
    "status",
    "time",
    "reported",
    "place",
    "country",
    "participants",
    "what",
    "count",
    "sources",
    "outlets",
    "disputed",
    "first sentence",
)
_FORMULA = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def lines(view: View) -> Iterator[str]:
    """A line of titles, then one for each act by time; commas, quotation marks as in RFC 4180, lines end in CRLF."""
    yield _line(COLUMNS)
    for act in view.acts():
        yield _line(_cells(act, view))


def _cells(act: Act, view: View) -> tuple[str, ...]:
    return (
        act.id,
        act.family,
        act.type or "",
        act.status or "",
        act.time or "",
        view.reported(act) or "",
        act.place.name if act.place else "",
        (act.place.country or "") if act.place else "",
        "; ".join(f"{each.role}: {wording.name_of(each, view)}" for each in act.participants),
        wording.what(act, view),
        "" if act.count is None else str(act.count),
        str(act.origins),
        "; ".join(view.outlets(act)),
        "; ".join(dispute.attribute for dispute in act.disputes),
        first_sentence(act, view),
    )


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([harmless(cell) for cell in cells])
    return buffer.getvalue()


def harmless(cell: str) -> str:
    """The cell in one line, with an apostrophe before what a spreadsheet would run as a formula."""
    plain = " ".join(_CONTROL.sub(" ", cell).split())
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
