"""Acts for programmes: the rows of the export with the names and the day that a caller would look up."""

from typing import Any

from detente.api import View, wording
from detente.api.validity import course_at
from detente.cli.decided import act_lines
from detente.exports.acts import act_row, place_in_record
from detente.model.record import Act


def json_act(act: Act, view: View) -> dict[str, Any]:
    """A row of the export with ``title``, ``short_id``, ``reported``, ``outlets`` and the participants' names."""
    row = act_row(act)
    for told, participant in zip(row["participants"], act.participants, strict=True):
        told["name"] = wording.name_of(participant, view)
    row["agenda"] = [view.issues.get(issue, issue) for issue in act.agenda]
    extra = {"title": wording.title(act, view), "short_id": view.short_id(act)}
    return {**extra, "reported": view.reported(act), "outlets": view.outlets(act), **row}


def json_act_with_ids(act: Act, view: View, *, valid_at: str | None = None) -> dict[str, Any]:
    """The row of :func:`json_act`, each of its claims with the ``id`` that ``retract`` takes, and what people decided.

    With ``valid_at`` also the ``course`` on that day: before, during, after, or null.
    """
    row = json_act(act, view)
    if valid_at is not None:
        row["course"] = course_at(act, valid_at, view)
    for written, told in zip(row["claims"], sorted(act.claims, key=place_in_record), strict=True):
        written["id"] = told.claim.id
    row["corrected_by"] = [
        {"what": line, "who": each.who, "because": each.because, "when": each.recorded, "judgement": each.id}
        for line, each in act_lines(act, view)
    ]
    return row
