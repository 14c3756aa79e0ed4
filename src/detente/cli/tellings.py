"""The tellings and claims of an act with their ids, which ``split`` and ``retract`` take."""

from itertools import groupby
from typing import TYPE_CHECKING

from detente.cli.console import aside, out, words
from detente.cli.lines import tellers

if TYPE_CHECKING:
    from detente.api import View
    from detente.model.record import Act


def print_ids(act: "Act", view: "View") -> None:
    """Each telling of an act with its outlet and its claims: id, attribute, value, and the words that it rests on."""
    from rich.table import Table

    console = out()
    for telling, claims in groupby(act.claims, key=lambda told: told.claim.telling):
        told = list(claims)
        console.print()
        line = words(telling, "bold cyan")
        console.print(line.append_text(aside(tellers((told[0].claim.article,), view))))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=1)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for each in told:
            value = words(f"{each.claim.attribute} {view.name(str(each.value))}")
            table.add_row("", words(each.claim.id, "dim"), value.append_text(aside(f"“{_short(each.claim.exact)}”")))
        console.print(table)


def _short(exact: str) -> str:
    return exact if len(exact) <= 60 else f"{exact[:58].rstrip()}…"
