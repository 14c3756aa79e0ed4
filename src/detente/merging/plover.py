"""PLOVER's event type, mode and score of an act, by one table."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from detente.model.errors import DataError
from detente.model.families import FAMILIES


class EventType(NamedTuple):
    """PLOVER's words for an act; all None for a family that PLOVER does not code (statements)."""

    event: str | None
    mode: str | None
    score: float | None


class _Row(NamedTuple):
    family: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    result: EventType


def event_type(family: str, act_type: str | None, status: str | None) -> EventType:
    """The event type, mode and score (-10 conflict to +10 cooperation) of an act, None where it has none."""
    for row in _rows():
        fits_type = not row.types or act_type in row.types
        if row.family == family and fits_type and (not row.statuses or status in row.statuses):
            return row.result
    return EventType(None, None, None)


@cache
def _rows() -> tuple[_Row, ...]:
    data = tomllib.loads((files("detente.merging") / "data" / "plover.toml").read_text(encoding="utf-8"))
    return tuple(_checked(number, row) for number, row in enumerate(data["row"], 1))


def _checked(number: int, row: dict[str, Any]) -> _Row:
    family = FAMILIES.get(row["family"])
    types, statuses = tuple(row.get("types", ())), tuple(row.get("statuses", ()))
    if family is None or not set(types) <= set(family.types):
        raise DataError(f"plover.toml, row {number}: unknown family or type")
    if not set(statuses) <= {*family.statuses, "unresolved"}:
        raise DataError(f"plover.toml, row {number}: unknown status")
    return _Row(row["family"], types, statuses, EventType(row["event"], row.get("mode"), float(row["score"])))
