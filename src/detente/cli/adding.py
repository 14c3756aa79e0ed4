"""``add``: pages into the record, with a bar that says how far and how long."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.console import clean, counted, err, notice, print_json
from detente.cli.options import DEFAULT_RECORD, AllowPrivate, AsJson, Contact, Follow, RecordFile

if TYPE_CHECKING:
    from detente.api import AddReport, Step
    from detente.api.adding import Progress
    from detente.fetching.limits import Limits
    from detente.model.reading import Failure

REJECTED = 3
_LISTED = 10


def add(
    *,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files, folders, addresses of feeds or pages, - for standard input."),
    ],
    record: RecordFile = DEFAULT_RECORD,
    follow: Follow = True,
    allow_private: AllowPrivate = False,
    contact: Contact = None,
    as_json: AsJson = False,
) -> None:
    """Read articles into the record: files, folders, feeds and pages of the web, in whatever format.

    It can be stopped and run again: what the record has is passed over.
    """
    from detente.fetching.limits import Limits

    limits = Limits(allow_private=allow_private, contact=contact)
    report = add_with_bar(sources, record, follow=follow, limits=limits)
    if as_json:
        failures = [asdict(failure) for failure in report.failures]
        counts = {"read": report.read, "added": report.added, "known": report.known, "waiting": report.waiting}
        print_json({"record": str(record), **counts, "failures": failures})
    else:
        _print_counts(report, record)
        print_rejected(report.failures, record)
    if report.failures:
        raise typer.Exit(REJECTED)


def add_with_bar(
    sources: "Sequence[str | Path]", record: Path, *, follow: bool = True, limits: "Limits | None" = None
) -> "AddReport":
    """Read the sources into a record, with a bar on stderr."""
    from detente.api import Record

    started = time.monotonic()
    done = 0

    def count(step: "Step") -> None:
        nonlocal done
        done = step.done
        show(step)

    with reading_bar() as show:
        try:
            report = Record.open(record).add(sources, progress=count, follow=follow, limits=limits)
        except KeyboardInterrupt:
            notice(f"Stopped after {done} articles; they are kept in {record}. Run the same command to go on.")
            raise
    seconds = time.monotonic() - started
    if report.added:
        rate = report.added / max(seconds, 0.001)
        notice(
            f"{counted(report.added, 'article')} in {seconds:.1f} s ({rate:.1f} a second)",
            style="dim",
        )
    return report


def _print_counts(report: "AddReport", record: Path) -> None:
    """How many pages were added, known and rejected, in one line."""
    parts = [f"{report.added} added"]
    if report.known:
        parts.append(f"{report.known} there already")
    if report.waiting:
        parts.append(f"{report.waiting} to be asked for later, as the server wishes")
    if report.failures:
        parts.append(f"{len(report.failures)} rejected")
    notice(f"{record}: {', '.join(parts)}")


def print_rejected(failures: "Sequence[Failure]", record: Path) -> None:
    """The first pages that could not be read, each with its reason."""
    for failure in failures[:_LISTED]:
        notice(f"rejected {failure.uri}: {failure.reason}", style="yellow")
    if len(failures) > _LISTED:
        notice(f"and {len(failures) - _LISTED} more: detente failures --record {record}", style="yellow")


@contextmanager
def reading_bar() -> "Iterator[Progress]":
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
        minutes = (step.total - step.done) / rate / 60 if step.total else 0
        left = f", {f'about {minutes:.0f} min' if minutes >= 1 else 'less than a minute'} left" if step.total else ""
        notice(f"{step.done} of {step.total or 'many'} articles, {rate:.1f} a second{left}")
