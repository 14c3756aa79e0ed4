"""The acts as a timeline in the JSON of TimelineJS 3; what it shows as HTML is escaped."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

from detente.api import View, wording
from detente.api.sentences import first_sentence
from detente.calendar import edtf
from detente.exports import jsontext
from detente.exports.acts import cut
from detente.model.record import Act


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """One JSON object with a slide for each dated act but statements, grouped by family."""
    dated = [act for act in view.acts() if act.family != "statement" and act.time and edtf.is_valid(act.time)]
    events = [_slide(act, view, excerpt) for act in dated]
    yield jsontext.document({"events": events})


def _slide(act: Act, view: View, excerpt: int) -> dict[str, Any]:
    days = edtf.parse(act.time or "")
    status = f" ({act.status})" if act.status else ""
    told = f"Told by {', '.join(view.outlets(act))}"
    slide: dict[str, Any] = {
        "unique_id": act.id,
        "group": act.family,
        "start_date": _day(days.first),
        "display_date": act.time,
        "text": {
            "headline": escape(wording.title(act, view) + status),
            "text": f"<p>{escape(cut(first_sentence(act, view), excerpt))}</p><p>{escape(told)}</p>",
        },
    }
    if days.last != days.first:
        slide["end_date"] = _day(days.last)
    return slide


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
