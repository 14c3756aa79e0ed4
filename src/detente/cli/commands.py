"""The commands together, and what each error becomes: one line and an exit code."""

import errno
import os
import sys

import typer

from detente.cli.adding import add
from detente.cli.chain import chain
from detente.cli.console import notice, use_replacement_characters
from detente.cli.demo import demo
from detente.cli.diary import agenda, timeline
from detente.cli.differing import diff, reextract
from detente.cli.disputes import disputes
from detente.cli.doctor import doctor
from detente.cli.editions import diary
from detente.cli.exporting import export
from detente.cli.judging import correct, corrections, merge, remove, retract, split, undo
from detente.cli.logs import failures, log, misses
from detente.cli.measures import measures
from detente.cli.relations import issue, relations
from detente.cli.searching import search
from detente.cli.sections import Sections
from detente.cli.show import show
from detente.cli.statements import statements
from detente.cli.watching import watch
from detente.model.errors import DetenteError

INTERRUPTED = 130

app = typer.Typer(
    name="detente",
    cls=Sections,
    rich_markup_mode=None,
    help="Reads the news from many outlets and keeps the diplomatic record, each line with its sentences.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_PANELS = {
    "Fill the record": (add, watch, demo),
    "Ask the record": (agenda, measures, timeline, statements, disputes, chain, relations, issue, diff, show, search),
    "Put it right": (correct, merge, split, retract, undo, corrections, remove),
    "Take it elsewhere": (diary, export),
    "Look after it": (failures, misses, log, reextract, doctor),
}
for _panel, _commands in _PANELS.items():
    for _command in _commands:
        app.command(rich_help_panel=_panel)(_command)


def main() -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 usage, 3 some rejected, 4 record locked or newer, 130."""
    use_replacement_characters()
    try:
        app()
    except DetenteError as error:
        notice(f"detente: {error}", style="red")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        notice(f"detente: the output cannot be written: {os.strerror(error.errno)}", style="red")
        # Python would try once more to flush at exit, and fail with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
