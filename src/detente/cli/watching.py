"""``watch``: feeds into the record, round after round, until it is stopped."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.adding import REJECTED, print_rejected
from detente.cli.console import counted, notice, print_json_line
from detente.cli.options import DEFAULT_RECORD, AllowPrivate, AsJson, Contact, Follow, RecordFile
from detente.model.errors import UsageError

if TYPE_CHECKING:
    from detente.api import Round, Watch

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}


def watch(
    *,
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of feeds: RSS, Atom or JSON Feed.")],
    record: RecordFile = DEFAULT_RECORD,
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="From round to round: 90s, 15m, 2h, 1d.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round only, as for a timer of the system.")] = False,
    follow: Follow = True,
    allow_private: AllowPrivate = False,
    contact: Contact = None,
    as_json: AsJson = False,
) -> None:
    """Read feeds into the record, and what is new in them from then on, until Ctrl-C.

    One line for each round; what fails is kept with its reason and asked less and less often.
    """
    from detente.api import Record
    from detente.fetching.limits import Limits

    limits = Limits(allow_private=allow_private, contact=contact)
    watched = Record.open(record).watch(urls, every=seconds_in(every), follow=follow, limits=limits)
    failed = False
    with _stopped_by_signals(watched):
        for each in watched.rounds(once=once):
            failed = bool(each.failures)
            _print(each, record, as_json=as_json)
    if once and failed:
        raise typer.Exit(REJECTED)


def seconds_in(written: str) -> float:
    """The seconds that ``15m`` or ``2h`` means; raises UsageError for what is no time."""
    match = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s*([smhd]?)", written.strip().lower())
    if match is None or not float(match[1]):
        raise UsageError(f"{written}: no time that can be understood; it is written 90s, 15m, 2h or 1d")
    return float(match[1]) * _UNITS[match[2]]


@contextmanager
def _stopped_by_signals(watched: "Watch") -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the watch after what is under way, and a second one at once."""

    def stop(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, before[number])
        watched.stop()

    before = {int(number): signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print(each: "Round", record: Path, *, as_json: bool) -> None:
    if as_json:
        failures = [asdict(failure) for failure in each.failures]
        counts = {"feeds": each.feeds, "added": each.added, "known": each.known, "waiting": each.waiting}
        print_json_line({**counts, "failures": failures, "pause": each.pause})
        return
    parts = [f"{each.added} added"]
    parts += [f"{number} {word}" for number, word in ((each.known, "known"), (each.waiting, "waiting")) if number]
    parts += [f"{len(each.failures)} rejected"] if each.failures else []
    again = f"; again at {time.strftime('%H:%M', time.localtime(time.time() + each.pause))}" if each.pause else ""
    notice(f"{time.strftime('%Y-%m-%d %H:%M')} {counted(each.feeds, 'feed')}: {', '.join(parts)}{again}")
    print_rejected(each.failures, record)
