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
    _print_next(sample_folder(), record)


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


def _print_next(sample: Path, record: Path | None) -> None:
    kept = record or Path("demo.db")
    console = out()
    console.print(words("What to try next", "bold"))
    console.print()
    tips = [
        (f"detente demo --record {kept}", "keep this record") if record is None else ("", ""),
        (f"detente show ID --record {kept}", "one act, with the exact sentence of each outlet"),
        (f"detente statements --who Putin --record {kept}", "who said what"),
        (f"detente agenda --known-at 2016-07-01 --record {kept}", "what was known on that day"),
        (f"detente export --format csv --record {kept}", "for a spreadsheet"),
        ("detente add YOUR-ARTICLES/", "the same for a folder of your own"),
    ]
    for command, meaning in tips:
        if command:
            console.print(words(f"  {command}", "cyan"))
            console.print(words(meaning, "dim"), style="", justify="default", soft_wrap=True)
