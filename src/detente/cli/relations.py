"""``relations`` and ``issue``: how two sides got on over the months, and what each side did and said on an issue."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.calendar.days import human
from detente.cli.console import aside, counted, indented, notice, out, print_json, words
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, Choice, KnownAt, RecordFile, ValidAt

if TYPE_CHECKING:
    from rich.text import Text

    from detente.api import View
    from detente.api.positions import OnIssue
    from detente.api.relating import Point
    from detente.model.record import Act

_BAR = 10  # characters for the greatest month


def relations(
    *,
    one: Annotated[str, typer.Argument(metavar="WHO", help="A state, or somebody of it: US, Russia, the EU.")],
    other: Annotated[str, typer.Argument(metavar="WHO", help="The other side.")],
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this month or year on.")] = None,
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Cooperation and conflict of two sides by month, with the acts behind each."""
    from detente.api.relating import relations_between

    view = Choice(record=record, known_at=known_at).view()
    points = relations_between(view, one, other, since=since)
    if as_json:
        from detente.cli.rows import json_act
        from detente.exports.jsonl import relation_row

        print_json([{**relation_row(p.relation), "acts": [json_act(act, view) for act in p.acts]} for p in points])
    elif not points:
        notice("Nothing in the record passed between them.")
    else:
        _print_points(points, view, title=f"{one} and {other}")


def issue(
    *,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="An issue, or words that name it; without it, all issues.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    valid_at: ValidAt = None,
    as_json: AsJson = False,
) -> None:
    """What each side did and said on an issue, over time."""
    from detente.api.positions import on_issue

    view = Choice(record=record, known_at=known_at).view()
    if name is None:
        _list_issues(view, as_json=as_json)
        return
    found = on_issue(view, name, valid_at=valid_at)
    if as_json:
        from detente.cli.rows import json_act

        sides = [
            {"side": each.side, "name": each.name, "acts": [json_act(act, view) for act in each.acts]}
            for each in found.positions
        ]
        print_json({"issue": found.name, "meetings": [json_act(act, view) for act in found.meetings], "sides": sides})
    else:
        _print_issue(found, view)


def _print_points(points: "list[Point]", view: "View", *, title: str) -> None:
    from detente.api import wording

    console = out()
    print_title(console, title, "by month; + cooperation, - conflict, on the scale of PLOVER's event types")
    most = max(max(each.relation.cooperation, -each.relation.conflict) for each in points)
    for each in points:
        console.print(_month_line(each, most or 1.0))
        for act in each.acts:
            line = words(f"{act.goldstein:+.1f}", "dim").append_text(aside(human(view.when(act))))
            line.append("  ").append_text(words(wording.title(act, view)))
            status = f"{act.status}" if act.status else act.family
            console.print(indented(line.append_text(aside(status)).append_text(aside(view.short_id(act))), 4))


def _month_line(point: "Point", most: float) -> "Text":
    relation = point.relation
    bars = [round(_BAR * value / most) for value in (-relation.conflict, relation.cooperation)]
    line = words(human(relation.month).rjust(15), "bold")
    line.append(f"  {relation.conflict:7.1f} ").append("▆" * bars[0], style="red")
    line.append(f"  {relation.cooperation:+6.1f} ").append("▆" * bars[1], style="green")
    return line.append(f"  = {relation.balance:+.1f}", style="dim")


def _list_issues(view: "View", *, as_json: bool) -> None:
    issues = sorted(view.conclusions.issues, key=lambda each: (-len(each.acts), each.name))
    if as_json:
        print_json([{"id": each.id, "name": each.name, "acts": list(each.acts)} for each in issues])
    elif not issues:
        notice("No issue is on the agenda of any act; `detente issue WORDS` looks for words.")
    else:
        for each in issues:
            out().print(words(each.name).append_text(aside(counted(len(each.acts), "act"))))


def _print_issue(found: "OnIssue", view: "View") -> None:
    console = out()
    print_title(console, found.name)
    for position in found.positions:
        console.print(words(position.name, "bold cyan").append_text(aside(counted(len(position.acts), "act"))))
        for act in position.acts:
            console.print(indented(_line(act, view), 2))
        console.print()
    if found.meetings:
        console.print(words("Meetings on it", "bold cyan"))
        for act in found.meetings:
            console.print(indented(_line(act, view), 2))


def _line(act: "Act", view: "View") -> "Text":
    from detente.api import wording

    line = words(human(view.when(act)) or "day not stated", "dim")
    line.append("  " if act.family == "meeting" else f"  {act.family}: ")
    if act.family == "statement":
        line.append_text(words(f"“{act.text}”" if act.direct else act.text or ""))
    else:
        line.append_text(words(wording.title(act, view)))
    return line.append_text(aside(view.short_id(act)))
