"""How far a reader may trust an act: the measured precision of its family, raised by each independent origin."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from detente.merging.tellings import Telling
from detente.model.errors import DataError
from detente.model.families import FAMILIES

# Two origins share what misleads an extractor (the same names, the same phrase), so each further one takes away
# half of the doubt that is left, not all but its own.
_DOUBT_LEFT = 0.5


def confidence(group: Sequence[Telling]) -> float:
    """The chance, 0 to 1, that an act told by this group is one that its articles state."""
    origins = len({telling.origin for telling in group})
    doubt = (1 - _precision()[group[0].family]) * _DOUBT_LEFT ** (origins - 1)
    return round(1 - doubt, 3)


@cache
def _precision() -> dict[str, float]:
    data = tomllib.loads((files("detente.merging") / "data" / "precision.toml").read_text(encoding="utf-8"))
    table = {family: float(value) for family, value in data["precision"].items()}
    if set(table) != set(FAMILIES) or not all(0 < value < 1 for value in table.values()):
        raise DataError("precision.toml: one number between 0 and 1 for each family, no other")
    return table
