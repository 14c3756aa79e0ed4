"""``show --why``: what makes the tellings of an act one, and what keeps the nearest other one out."""

from typing import TYPE_CHECKING

from detente.calendar.days import human
from detente.cli.console import aside, indented, out, print_heading, words

if TYPE_CHECKING:
    from rich.console import Console

    from detente.api import View
    from detente.model.explanation import Compared, Explanation

_INDENT = 2
_JUDGED = {"same": "one act", "different": "two acts"}


def print_why(explanation: "Explanation", view: "View") -> None:
    """Each telling with the one that it is most like and the reasons, and the nearest telling that is not in."""
    console = out()
    print_heading(console, "Why these are one act")
    first = words(_teller(explanation.first_article, view), "bold")
    console.print(indented(first.append_text(aside("the first to tell")), _INDENT))
    for each in explanation.joined:
        _print_compared(console, each, view)
    print_heading(console, "The nearest telling that is not in")
    if explanation.nearest is None:
        none = words("No other telling shares a party and a month with these, or a name.", "dim")
        console.print(indented(none, _INDENT))
        return
    _print_compared(console, explanation.nearest, view, outside=True)
    console.print(indented(words(f"Not in: {explanation.against}.", "yellow"), _INDENT))
    if explanation.barred_by is not None:
        _print_compared(console, explanation.barred_by, view)


def _print_compared(console: "Console", each: "Compared", view: "View", *, outside: bool = False) -> None:
    """One pair: who tells, beside whom, and under it each reason with its points."""
    from rich.table import Table

    line = words(_teller(each.article, view), "bold")
    act = view.telling_act(each.telling) if outside else None
    named = f" (act {view.short_id(act)})" if act else ""
    console.print(indented(line.append_text(aside(f"beside {_teller(each.beside_article, view)}{named}")), _INDENT))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=2)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    if each.judged is not None:
        table.add_row("", "", words(f"a person said that they are {_JUDGED[each.judged]}", "magenta"))
    for weight in sorted(each.weights, key=lambda weight: -weight.score):
        style = "green" if weight.score > 0 else "red" if weight.score < 0 else "dim"
        table.add_row("", words(f"{weight.score:+.1f}", style), words(weight.reason))
    table.add_row("", words(f"{each.score:+.1f}", "bold"), words("in all", "dim"))
    console.print(table)


def _teller(article: str, view: "View") -> str:
    """Whose article it is and of which day."""
    from detente.api.view import outlet_of

    read = view.articles.get(article)
    if read is None:
        return article
    return ", ".join(part for part in (outlet_of(read), human(read.published_best or read.published)) if part)
