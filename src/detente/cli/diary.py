"""``agenda`` and ``timeline``: what takes place on which day."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from detente.calendar.days import human
from detente.cli.console import aside, clean, notice, out, print_json, words
from detente.cli.options import DEFAULT_RECORD, AsJson, Between, Choice, From, KnownAt, RecordFile, To, ValidAt, Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from detente.api import View
    from detente.model.record import Act

_WIDE = 110


def agenda(
    *,
    record: RecordFile = DEFAULT_RECORD,
    between: Between = None,
    who: Who = None,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    valid_at: ValidAt = None,
    as_json: AsJson = False,
) -> None:
    """Who meets whom, day by day, and how sure it is."""
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at, valid_at=valid_at)
    view = choice.view()
    acts = choice.acts(view, "meeting")
    if as_json:
        _print_json(acts, view)
    else:
        print_agenda(acts, view, asked=choice.words())


def timeline(
    *,
    record: RecordFile = DEFAULT_RECORD,
    between: Between = None,
    who: Who = None,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    valid_at: ValidAt = None,
    family: Annotated[
        list[str] | None, typer.Option("--family", help="Only acts of this family; may be given several times.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Everything in the order in which it took place; statements only where --family asks for them."""
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at, valid_at=valid_at)
    families = _families(family)
    view = choice.view()
    acts = choice.acts(view, *families)
    if as_json:
        _print_json(acts, view)
    else:
        print_diary(acts, view, lambda act: human(view.when(act), weekday=True), title="Timeline", asked=choice.words())


def print_agenda(acts: "list[Act]", view: "View", *, asked: str = "") -> None:
    """The meetings, by day; those of which nobody states a day come last, not under the day of the report."""
    ordered = sorted(acts, key=lambda act: act.time is None)
    print_diary(ordered, view, lambda act: human(act.time, weekday=True), title="Agenda", asked=asked)


def print_diary(
    acts: "list[Act]", view: "View", day_of: "Callable[[Act], str]", *, title: str, asked: str = ""
) -> None:
    """A table of acts, in the order given, under the days that ``day_of`` gives them."""
    if not acts:
        notice("Nothing of that kind is in the record.")
        return
    console = out()
    print_title(console, title, asked)
    for day, group in groupby(acts, key=day_of):
        _print_day(console, day, list(group), view)


def print_title(console: "Console", title: str, asked: str = "") -> None:
    """The title of an answer, and what was asked for."""
    console.print(words(title, "bold").append_text(aside(asked)))
    console.print()


def _print_day(console: "Console", day: str, acts: "list[Act]", view: "View") -> None:
    console.print(words(day or "Day not stated", "bold cyan"))
    wide = console.width >= _WIDE
    table = _grid(wide=wide)
    for act in acts:
        _add_row(table, act, view, _notes(act, view, day), wide=wide)
    console.print(table)
    console.print()


def _grid(*, wide: bool) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=1)
    table.add_column(width=13, no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    if wide:
        table.add_column(ratio=3, overflow="fold")
    table.add_column(width=11, no_wrap=True)
    table.add_column(width=6, no_wrap=True, justify="right")
    return table


def _add_row(table: "Table", act: "Act", view: "View", notes: "list[Text]", *, wide: bool) -> None:
    from rich.console import Group

    from detente.api import wording
    from detente.cli import lines

    who = words(wording.who(act, view) or "somebody", "bold")
    under = [lines.details(act, view), *notes]
    cells = [who, Group(*under)] if wide else [Group(who, *under)]
    told = words(lines.told_by(act), "dim")
    table.add_row("", lines.status(act), *cells, told, words(clean(view.short_id(act)), "dim"))


def _notes(act: "Act", view: "View", day: str) -> "list[Text]":
    """What else a reader should see at once: a dispute, the reason, and that ``day`` is that of the report alone."""
    from detente.cli import lines

    notes = [*lines.disputed(act, view), *lines.corrected(act, view)]
    if act.because:
        notes.append(words(lines.reason(act), "dim"))
    if not act.time and view.reported(act):
        notes.append(words("reported then, day not stated" if day else f"reported {human(view.reported(act))}", "dim"))
    return notes


def _families(family: list[str] | None) -> list[str]:
    from detente.model.errors import UsageError
    from detente.model.families import FAMILIES

    for name in family or ():
        if name not in FAMILIES:
            raise UsageError(f"{name}: there is no such family; there are {', '.join(FAMILIES)}")
    return family or [name for name in FAMILIES if name != "statement"]


def _print_json(acts: "list[Act]", view: "View") -> None:
    from detente.cli.rows import json_act

    print_json([json_act(act, view) for act in acts])
