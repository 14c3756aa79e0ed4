"""Reading the lexicon's data files, and saying where one does not hold what it must."""

import json
import tomllib
from pathlib import Path
from typing import Any

from detente.model.errors import DataError

_DATA = Path(__file__).resolve().parent / "data"


def read_text(name: str) -> str:
    """The text of a data file."""
    try:
        return (_DATA / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"lexicon file {name}: {error}") from error


def read_json(name: str) -> Any:
    """What a JSON data file holds."""
    try:
        return json.loads(read_text(name))
    except ValueError as error:
        raise DataError(f"lexicon file {name}: {error}") from error


def read_toml(name: str) -> dict[str, Any]:
    """What a TOML data file holds."""
    try:
        return tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"lexicon file {name}: {error}") from error


def read_lines(name: str) -> list[tuple[int, str]]:
    """The lines of a plain data file with their numbers, without comments and blank lines."""
    lines = enumerate(read_text(name).splitlines(), 1)
    return [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def read_rows(name: str, *, separator: str, columns: int) -> list[tuple[int, list[str]]]:
    """The rows of a table with their line numbers; each must have exactly so many columns."""
    rows = []
    for number, line in read_lines(name):
        cells = [cell.strip() for cell in line.split(separator)]
        require(len(cells) == columns, name, f"line {number}: {len(cells)} columns, not {columns}")
        rows.append((number, cells))
    return rows


def require(condition: object, name: str, message: str) -> None:
    """Raise DataError about a data file unless the condition holds."""
    if not condition:
        raise DataError(f"lexicon file {name}: {message}")
