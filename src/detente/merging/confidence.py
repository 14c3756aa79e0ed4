"""How far a reader may trust an act: what its tellings say of it, weighed as the annotated articles bear out."""

import math
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from detente.merging.tellings import Telling
from detente.model.claim import Claim
from detente.model.errors import DataError
from detente.model.families import FAMILIES

# Two origins share what misleads an extractor (the same names, the same phrase), so each further one takes away
# half of the doubt that is left, not all but its own.
_DOUBT_LEFT = 0.5
_ROLES = frozenset(role for family in FAMILIES.values() for role in family.roles)
# Claims further apart than these characters come from more than one sentence.
_FAR = 250
_MANY = 4
BASE = "base"
MARKS = (
    "names two parties",
    "names a person",
    "states a time",
    "states a place",
    "rests on four claims",
    "rests on several sentences",
    "is credited to somebody",
    "is a visit",
    "is not yet done",
)


def confidence(group: Sequence[Telling]) -> float:
    """The chance, 0 to 1, that an act told by this group is one that its articles state.

    It is that of the telling that is surest by its marks, raised by each further independent origin.
    """
    weights = _weights()[group[0].family]
    surest = max(chance(weights, marks(told.claim for told in telling.claims)) for telling in group)
    origins = len({telling.origin for telling in group})
    return round(1 - (1 - surest) * _DOUBT_LEFT ** (origins - 1), 3)


def marks(claims: Iterable[Claim]) -> frozenset[str]:
    """What can be seen of one telling that makes it more or less likely to be right, out of ``MARKS``."""
    claims = tuple(claims)
    said = {claim.attribute for claim in claims}
    parties = {str(claim.value) for claim in claims if claim.attribute in _ROLES}
    starts = {claim.start for claim in claims}
    types = [claim for claim in claims if claim.attribute == "type"]
    seen = {
        "names two parties": len(parties) > 1,
        "names a person": any(party.startswith("person-") for party in parties),
        "states a time": "time" in said,
        "states a place": "place" in said,
        "rests on four claims": len(starts) >= _MANY,
        "rests on several sentences": max(claim.end for claim in claims) - min(starts) > _FAR,
        "is credited to somebody": any(claim.attributed_to for claim in claims),
        "is a visit": any(claim.value == "visit" for claim in types),
        "is not yet done": any(claim.modality in ("future", "hypothetical", "negated") for claim in types),
    }
    return frozenset(mark for mark, holds in seen.items() if holds)


def chance(weights: Mapping[str, float], seen: Collection[str]) -> float:
    """The chance that log-odds of a base and of the marks seen amount to."""
    odds = weights[BASE] + sum(weight for mark, weight in weights.items() if mark in seen)
    return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> dict[str, dict[str, float]]:
    data = tomllib.loads((files("detente.merging") / "data" / "confidence.toml").read_text(encoding="utf-8"))
    table = {family: {mark: float(weight) for mark, weight in row.items()} for family, row in data.items()}
    if set(table) != set(FAMILIES):
        raise DataError("confidence.toml: one table for each family, no other")
    for family, row in table.items():
        if BASE not in row or not set(row) <= {BASE, *MARKS}:
            raise DataError(f"confidence.toml: {family} needs {BASE!r}, and of marks only {', '.join(MARKS)}")
    return table
