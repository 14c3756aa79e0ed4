"""Groups of states, organs of one state, and organisations."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_rows, read_toml, require
from detente.lexicon.spelling import slug
from detente.lexicon.states import states
from detente.model.actors import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """An actor with all names by which it is called; ``metonyms`` name it only where the sentence makes them act."""

    actor: Actor
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()


@cache
def groups() -> tuple[Named, ...]:
    """All groups of states with their members."""
    return tuple(_group(row) for row in read_toml("groups.toml")["group"])


@cache
def parent_groups() -> dict[str, str]:
    """For each group that is an organ of another (the UN Security Council) the id of that other."""
    rows = read_toml("groups.toml")["group"]
    known = {row["id"] for row in rows}
    parents = {row["id"]: str(row["part_of"]) for row in rows if "part_of" in row}
    require(set(parents.values()) <= known, "groups.toml", "part_of names no group")
    return parents


def _group(row: dict[str, Any]) -> Named:
    file = "groups.toml"
    require({"id", "name", "names"} <= row.keys(), file, f"incomplete group {row}")
    members = (*row.get("members", "").split(), *row.get("dated", {}))
    unknown = [code for code in members if code not in states()]
    require(not unknown, file, f"{row['id']}: no state {unknown}")
    actor = Actor(id=row["id"], type="group", name=row["name"], members=tuple(dict.fromkeys(members)))
    return Named(actor, tuple(row["names"]), tuple(row.get("metonyms", ())))


@cache
def bodies() -> tuple[Named, ...]:
    """All organs that have a name of their own (White House, Duma)."""
    found = []
    for row in read_toml("bodies.toml")["body"]:
        require({"country", "key", "name", "names"} <= row.keys(), "bodies.toml", f"incomplete body {row}")
        require(row["country"] in states(), "bodies.toml", f"no state {row['country']}")
        actor = Actor(id=body_id(row["country"], row["key"]), type="body", name=row["name"], country=row["country"])
        found.append(Named(actor, tuple(row["names"])))
    return tuple(found)


def body_id(country: str, key: str) -> str:
    """The id of a state's organ: ``body-ru-foreign-ministry``."""
    return f"body-{country.lower()}-{slug(key)}"


def body_name(country: str, key: str) -> str:
    """What an organ of a state is called in the record: "Ministry of Foreign Affairs of Russia", "Russian Embassy"."""
    state = states()[country]
    formal = _formal_names().get(key)
    if formal is not None:
        the = "the " if state.name.startswith(_WITH_ARTICLE) else ""
        return f"{formal} of {the}{state.name}"
    adjective = state.adjectives[0] if state.adjectives else state.name
    return f"{adjective} {key.title()}".replace("'S", "'s")


@cache
def _formal_names() -> dict[str, str]:
    return {key: str(name) for key, name in read_toml("body_nouns.toml")["formal"].items()}


_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas", "Czech Republic", "Dominican Republic")


@cache
def body_nouns() -> dict[str, str]:
    """What organs are called beside a state's name, with their key ("ministry of defence": "defense ministry")."""
    return {word: key for key, words in read_toml("body_nouns.toml")["nouns"].items() for word in words}


@cache
def organisations() -> tuple[Named, ...]:
    """Organisations that are no state's organ: militants, parties, news agencies, companies, agencies of the UN."""
    found = []
    for number, (name, kind, country, aliases) in read_rows("organisations.tsv", separator="\t", columns=4)[1:]:
        where = f"line {number}"
        require(name and kind in ("militant", "party", "news", "company", "organisation"), "organisations.tsv", where)
        require(not country or country in states(), "organisations.tsv", f"{where}: no state {country!r}")
        actor = Actor(id=f"organisation-{slug(name)}", type="organisation", name=name, country=country or None)
        found.append(Named(actor, (name, *filter(None, aliases.split("|")))))
    return tuple(found)


@cache
def news_outlets() -> frozenset[str]:
    """The ids of news agencies, papers and broadcasters."""
    rows = read_rows("organisations.tsv", separator="\t", columns=4)[1:]
    return frozenset(f"organisation-{slug(name)}" for _, (name, kind, _, _) in rows if kind == "news")
