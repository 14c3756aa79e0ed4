"""``demo``: the sample articles, read into a record, and the first questions that one asks it."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.adding import add_with_bar
from detente.cli.console import notice, out, words


def demo(
    *,
    record: Annotated[
        Path | None, typer.Option("--record", "-r", metavar="FILE", help="Keep the record there.")
    ] = None,
) -> None:
    """Read the sample articles and show the agenda, the chain of measures and the disputes."""
    from detente.sample import sample_folder

    with tempfile.TemporaryDirectory(prefix="detente-") as folder:
        place = record or Path(folder) / "demo.db"
        notice(
            "Reading the sample: how Russia and Turkey fell out and made up, told by four invented outlets.",
            style="dim",
        )
        add_with_bar([sample_folder()], place)
        _print_answers(place)
        _print_next(_to_show(place), record)


def _print_answers(place: Path) -> None:
    from detente.api import Record
    from detente.cli.diary import print_agenda
    from detente.cli.disputes import print_disputes
    from detente.cli.measures import print_measures

    view = Record.open(place).view()
    articles, acts = view.conclusions.articles, view.acts()
    console = out()
    console.print()
    origins = {read.origin for read in articles}
    console.print(words(f"{len(articles)} articles of {len(origins)} independent voices, {len(acts)} acts", "dim"))
    console.print()
    print_agenda([act for act in acts if act.family == "meeting"], view)
    print_measures([act for act in acts if act.family == "measure"], view)
    print_disputes([act for act in acts if act.disputes], view)


def _to_show(place: Path) -> str:
    """The id of an act worth a look: the disputed one that most tell of, else the one that most tell of."""
    from detente.api import Record

    view = Record.open(place).view()
    ranked = sorted(view.conclusions.acts, key=lambda act: (not act.disputes, -act.origins, act.id))
    return view.short_id(ranked[0]) if ranked else "ACT"


def _print_next(act: str, record: Path | None) -> None:
    from rich.table import Table

    kept = record or Path("demo.db")
    tips = [
        (f"detente demo -r {kept}", "keep this record"),
        (f"detente show {act} -r {kept}", "one act, and each outlet's exact words"),
        (f"detente statements --who Putin -r {kept}", "who said what"),
        (f"detente agenda --known-at 2016-07 -r {kept}", "what was known by then"),
        (f"detente export -f csv -r {kept}", "for a spreadsheet"),
        ("detente add FOLDER", "the same with articles of your own"),
    ]
    console = out()
    console.print(words("What to try next", "bold"))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    for command, meaning in tips[record is not None :]:
        table.add_row(words(command, "cyan"), words(meaning, "dim"))
    console.print(table)
