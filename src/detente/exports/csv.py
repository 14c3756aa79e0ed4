"""The acts as one table for spreadsheets, which takes no cell of it for a formula."""

import csv
import io
from collections.abc import Iterator

from detente.api import View, wording
from detente.api.sentences import first_sentence
from detente.exports.acts import cut
from detente.exports.plain import plain
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


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """A line of titles, then one for each act by time; commas, quotation marks as in RFC 4180, lines end in CRLF."""
    yield _line(COLUMNS)
    for act in view.acts():
        yield _line(_cells(act, view, excerpt))


def _cells(act: Act, view: View, excerpt: int) -> tuple[str, ...]:
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
        cut(wording.what(act, view), excerpt),
        "" if act.count is None else str(act.count),
        str(act.origins),
        "; ".join(view.outlets(act)),
        "; ".join(dispute.attribute for dispute in act.disputes),
        cut(first_sentence(act, view), excerpt),
    )


def _line(cells: tuple[str, ...]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([harmless(cell) for cell in cells])
    return buffer.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell in one line, with an apostrophe before what a spreadsheet would run as a formula."""
    words = plain(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
