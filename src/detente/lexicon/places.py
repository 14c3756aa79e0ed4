"""Places: countries, capitals, cities and sites of diplomacy, with their country and coordinates."""

from functools import cache

from detente.lexicon.loading import read_rows, require
from detente.lexicon.spelling import fold
from detente.lexicon.states import states
from detente.model.record import Place

_FILE = "places.tsv"


def find_place(name: str) -> Place | None:
    """The place of this name in any usual spelling: canonical name, country, coordinates where known; else None."""
    key = _key(name)
    found = _places().get(key)
    if found is None and "," in name:  # "Geneva, Switzerland": the part before the comma, if the rest is where it lies
        found = _places().get(_key(name.partition(",")[0]))
    return found


def _key(name: str) -> str:
    folded = " ".join(fold(name).lower().replace(".", "").replace("-", " ").split())
    return folded.removeprefix("the ").removesuffix("'s")


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name, country, lat, lon, aliases in _rows():
        place = Place(name, country, lat, lon)
        for alias in (name, *aliases):
            found.setdefault(_key(alias), place)
    for state in states().values():
        place = Place(state.name, state.code, state.lat, state.lon)
        for name in state.names:
            found.setdefault(_key(name), place)
    for state in states().values():
        if state.capital:
            found.setdefault(_key(state.capital), Place(state.capital, state.code, None, None))
    return found


@cache
def _rows() -> tuple[tuple[str, str | None, float | None, float | None, tuple[str, ...]], ...]:
    rows = []
    for number, (name, country, lat, lon, aliases) in read_rows(_FILE, separator="\t", columns=5):
        require(not country or country in states(), _FILE, f"line {number}: no state {country!r}")
        try:
            spot = (float(lat), float(lon)) if lat else (None, None)
        except ValueError:
            require(None, _FILE, f"line {number}: no coordinates: {lat!r}, {lon!r}")
            raise
        rows.append((name, country or None, *spot, tuple(alias for alias in aliases.split("|") if alias)))
    return tuple(rows)


def place_names() -> tuple[str, ...]:
    """The names of all cities and sites, states and their capitals apart: no actor's name."""
    return tuple(name for row in _rows() for name in (row[0], *row[4]))
