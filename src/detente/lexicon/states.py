"""States: what they and their people are called, and which words stand for them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_json, require
from detente.model.actors import Actor

_FILE = "states.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state or territory; ``metonyms`` (its capital) name it only where the sentence makes them act."""

    code: str
    code3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    metonyms: tuple[str, ...]
    lat: float | None
    lon: float | None
    independent: bool

    @property
    def id(self) -> str:
        """The id of the state as an actor: ``state-RU``."""
        return f"state-{self.code}"

    def actor(self) -> Actor:
        """The state as an actor without aliases."""
        return Actor(id=self.id, type="state", name=self.name, country=self.code)


@cache
def states() -> dict[str, State]:
    """All states by their ISO code."""
    rows = read_json(_FILE)
    require(isinstance(rows, list) and rows, _FILE, "no list of states")
    found: dict[str, State] = {}
    for row in rows:
        require(isinstance(row.get("code"), str) and len(row["code"]) == 2, _FILE, f"no code in {row}")
        require(row["code"] not in found, _FILE, f"{row['code']} stands twice")
        require(row.get("names"), _FILE, f"{row['code']} has no name")
        found[row["code"]] = _state(row)
    return found


def _state(row: dict[str, Any]) -> State:
    plain = ("code", "code3", "name", "capital", "lat", "lon", "independent")
    fields: dict[str, Any] = {key: row[key] for key in plain}
    fields |= {key: tuple(row[key]) for key in ("names", "adjectives", "people", "metonyms")}
    return State(**fields)
