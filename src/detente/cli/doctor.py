"""``doctor``: whether everything that détente needs is here and works."""

import platform
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from detente.cli.console import out, print_json, words
from detente.cli.options import DEFAULT_RECORD, AsJson, RecordFile
from detente.model.errors import DetenteError, UsageError

_OLDEST_PYTHON = (3, 11)
_PACKAGES = ("SQLAlchemy", "alembic", "spacy", "nupunkt", "trafilatura", "rensa", "rapidfuzz", "typer", "rich")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is well, and what was found."""

    name: str
    well: bool
    found: str


def doctor(*, record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> None:
    """Look at Python, SQLite, the language model and the record; exit 1 where something is amiss."""
    looks: list[tuple[str, Callable[[], str]]] = [
        ("détente", _version),
        ("Python", _python),
        ("SQLite with FTS5", _sqlite),
        ("packages", _packages),
        ("language model", _model),
        ("data files", _data_files),
        ("record", lambda: _record(record)),
    ]
    checks = [_look(name, look) for name, look in looks]
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        _print(checks)
    if not all(check.well for check in checks):
        raise typer.Exit(1)


def _look(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, well=True, found=look())
    except DetenteError as error:
        return Check(name, well=False, found=str(error))
    except Exception as error:  # a broken installation can raise anything, and saying what is the doctor's work
        return Check(name, well=False, found=f"{type(error).__name__}: {error}")


def _print(checks: list[Check]) -> None:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    for check in checks:
        mark = words("✓", "green") if check.well else words("✕", "red")
        table.add_row(mark, words(check.name, "bold"), words(check.found, "" if check.well else "red"))
    out().print(table)


def _version() -> str:
    from detente import __version__
    from detente.pipeline import EXTRACTOR

    return f"{__version__} (extractors {EXTRACTOR})"


def _python() -> str:
    found = platform.python_version()
    if sys.version_info < _OLDEST_PYTHON:
        raise UsageError(f"{found} is too old: 3.11 or newer is needed")
    return found


def _sqlite() -> str:
    import sqlite3

    from detente.ledger.connecting import check_sqlite

    check_sqlite()
    return sqlite3.sqlite_version


def _packages() -> str:
    from importlib.metadata import version

    return ", ".join(f"{package} {version(package)}" for package in _PACKAGES)


def _model() -> str:
    from detente.annotation.parsing import parse

    sentences, tokens = parse("Envoys met in Geneva.")
    return f"{len(tokens)} words of {len(sentences)} sentence parsed"


def _data_files() -> str:
    from detente.lexicon.states import states

    return f"{len(states())} states"


def _record(path: Path) -> str:
    if not path.exists():
        return f"{path}: none yet; `detente add PATH` makes it"
    from detente.api import Record

    counts = Record.open(path).counts()
    return f"{path}: " + ", ".join(f"{count:,} {log}" for log, count in counts.items())
