"""Acts for programmes: the rows of the export with the names and the day that a caller would look up."""

from typing import Any

from detente.api import View, wording
from detente.exports.acts import act_row
from detente.model.record import Act


def json_act(act: Act, view: View) -> dict[str, Any]:
    """A row of the export with ``title``, ``short_id``, ``reported``, ``outlets`` and the participants' names."""
    row = act_row(act)
    for told, participant in zip(row["participants"], act.participants, strict=True):
        told["name"] = wording.name_of(participant, view)
    row["agenda"] = [view.issues.get(issue, issue) for issue in act.agenda]
    extra = {"title": wording.title(act, view), "short_id": view.short_id(act)}
    return {**extra, "reported": view.reported(act), "outlets": view.outlets(act), **row}
