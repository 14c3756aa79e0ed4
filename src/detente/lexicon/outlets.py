"""News agencies and publisher families: which names are one voice."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from detente.model.errors import DataError

_FILE = "data/outlets.toml"


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, str]]:
    text = resources.files("detente.lexicon").joinpath(_FILE).read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return _by_alias(data, "agency"), _by_alias(data, "family")


def _by_alias(data: dict[str, Any], table: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, aliases in data[table].items():
        for alias in aliases:
            if found.setdefault(fold_outlet(alias), name) != name:
                raise DataError(f"{_FILE}: {alias!r} stands for two names in [{table}]")
    return found


def fold_outlet(name: str) -> str:
    """A name of an outlet for comparison: without case, article, web ending and marks."""
    folded = re.sub(r"\.(com|org|net|co\.uk)$", "", name.casefold().strip())
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"^the\s+", "", folded)).split())


def agency_named(name: str) -> str | None:
    """The agency's name in the record (``AP``) for a name met on a page, or None where it is no agency."""
    return _tables()[0].get(fold_outlet(name))


def publisher_family(outlet: str) -> str:
    """The publisher family that an outlet belongs to; the outlet itself where none is known."""
    return _tables()[1].get(fold_outlet(outlet), outlet.strip())
