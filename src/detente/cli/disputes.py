"""``disputes``: where independent voices do not agree."""

from typing import TYPE_CHECKING

from detente.cli.console import aside, notice, out, print_json, words
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, Between, Choice, From, KnownAt, RecordFile, To, ValidAt, Who

if TYPE_CHECKING:
    from rich.console import Console

    from detente.api import View
    from detente.model.record import Act


def disputes(
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
    """Where independent outlets do not agree, and who says what."""
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at, valid_at=valid_at)
    view = choice.view()
    acts = [act for act in choice.acts(view) if act.disputes]
    if as_json:
        from detente.cli.rows import json_act

        print_json([json_act(act, view) for act in acts])
    else:
        print_disputes(acts, view, asked=choice.words())


def print_disputes(acts: "list[Act]", view: "View", *, asked: str = "") -> None:
    """Each disputed act with the values and who holds them."""
    from detente.cli import lines

    if not acts:
        notice("No disputes.")
        return
    console = out()
    print_title(console, "Disputes", asked)
    for act in acts:
        line = lines.one_line(act, view)
        console.print(line.append_text(aside(view.short_id(act))))
        print_sides(console, act, view)
        console.print()


def print_sides(console: "Console", act: "Act", view: "View") -> None:
    """The sides of each dispute of an act, one a line."""
    from rich.table import Table

    from detente.cli import lines

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for dispute in act.disputes:
        for number, side in enumerate(dispute.values):
            name = "" if number else dispute.attribute
            value = lines.value_of(side, dispute.attribute, view)
            table.add_row(
                "", words(name, "dim"), words(value, "yellow"), words(lines.tellers_of_side(side, dispute, view))
            )
    console.print(table)
