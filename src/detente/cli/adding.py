"""``add``: pages into the record, with a bar that says how far and how long."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.console import clean, err, notice, print_json
from detente.cli.options import DEFAULT_RECORD, AsJson, RecordFile

if TYPE_CHECKING:
    from detente.api import AddReport, Step
    from detente.api.adding import Progress

REJECTED = 3
_LISTED = 10


def add(
    *,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders of articles.")],
    record: RecordFile = DEFAULT_RECORD,
    as_json: AsJson = False,
) -> None:
    """Read text, Markdown, HTML and JSON Lines, files or folders of them, into the record.

    It can be stopped and run again: what the record has is passed over.
    """
    report = add_with_bar(paths, record)
    if as_json:
        failures = [{"uri": failure.uri, "reason": failure.reason} for failure in report.failures]
        counts = {"read": report.read, "added": report.added, "known": report.known}
        print_json({"record": str(record), **counts, "failures": failures})
    else:
        _print_report(report, record)
    if report.failures:
        raise typer.Exit(REJECTED)


def add_with_bar(paths: list[Path], record: Path) -> "AddReport":
    """Read the paths into a record, with a bar on stderr."""
    from detente.api import Record

    started = time.monotonic()
    done = 0

    def count(step: "Step") -> None:
        nonlocal done
        done = step.done
        show(step)

    with _bar() as show:
        try:
            report = Record.open(record).add(paths, progress=count)
        except KeyboardInterrupt:
            notice(f"Stopped after {done} articles; they are kept in {record}. Run the same command to go on.")
            raise
    seconds = time.monotonic() - started
    if report.added:
        notice(
            f"{report.added} articles in {seconds:.1f} s ({report.added / max(seconds, 0.001):.1f} a second)",
            style="dim",
        )
    return report


def _print_report(report: "AddReport", record: Path) -> None:
    parts = [f"{report.added} added"]
    if report.known:
        parts.append(f"{report.known} there already")
    if report.failures:
        parts.append(f"{len(report.failures)} rejected")
    notice(f"{record}: {', '.join(parts)}")
    for failure in report.failures[:_LISTED]:
        notice(f"rejected {failure.uri}: {failure.reason}", style="yellow")
    if len(report.failures) > _LISTED:
        notice(f"and {len(report.failures) - _LISTED} more: detente failures --record {record}", style="yellow")


@contextmanager
def _bar() -> "Iterator[Progress]":
    """A function that shows a step on a bar; where stderr is no terminal, a line now and then."""
    console = err()
    if not console.is_terminal:
        yield _Ticker()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("[dim]{task.fields[page]}", table_column=None),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("read", total=None, rate="", page="")

        def show(step: "Step") -> None:
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            page = clean(Path(step.uri).name)[:28].replace("[", "(")
            progress.update(task, completed=step.done, total=step.total, rate=rate, page=page)

        yield show


class _Ticker:
    """A line on stderr every half minute, for logs."""

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()

    def __call__(self, step: "Step") -> None:
        now = time.monotonic()
        if now - self._last < 30:
            return
        self._last = now
        rate = step.done / (now - self._started)
        left = f", about {(step.total - step.done) / rate / 60:.0f} min left" if step.total else ""
        notice(f"{step.done} of {step.total or 'many'} articles, {rate:.1f} a second{left}")
