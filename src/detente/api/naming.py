"""Whom a name on the command line means: ``US``, ``Russia``, ``the Kremlin``, ``Putin``."""

import difflib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from detente.model.actors import Actor
from detente.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class Party:
    """A name as it was asked for and the ids of all that it covers: a state covers its organs and its people."""

    name: str
    ids: frozenset[str]


def party(name: str, actors: Sequence[Actor]) -> Party:
    """The actors of a record whom ``name`` means; raises ``UsageError`` where it means nobody known."""
    known = _known_to_lexicon(name)
    if known and known.type == "state":
        country = known.country
        return Party(known.name, frozenset({known.id} | {actor.id for actor in actors if actor.country == country}))
    met = _met(name, actors)
    if met:
        ids = {actor.id for actor in met} | ({known.id} if known else set())
        return Party(met[0].name if len(met) == 1 else name, frozenset(ids))
    if known:
        return Party(known.name, frozenset({known.id}))
    raise UsageError(f"{name}: nobody of that name is in this record{_suggestion(name, actors)}")


def one_actor(name: str, actors: Sequence[Actor]) -> str:
    """The id of the one actor whom ``name`` means; raises ``UsageError`` where it means nobody known, or several."""
    known = _known_to_lexicon(name)
    met = _met(name, actors)
    if known and (known.type == "state" or not met):
        return known.id
    if not met:
        raise UsageError(f"{name}: nobody of that name is in this record{_suggestion(name, actors)}")
    if len(met) > 1:
        raise UsageError(f"{name}: several are called so: {', '.join(actor.id for actor in met)}")
    return met[0].id


def _known_to_lexicon(name: str) -> Actor | None:
    from detente.lexicon.names import name_index
    from detente.lexicon.states import states

    state = states().get(name.strip().upper())
    if state:
        return state.actor()
    for spelling in (name, name.title(), name.upper()):
        found = name_index().get(spelling)
        if found and found.actor:
            return found.actor
    return None


def _met(name: str, actors: Sequence[Actor]) -> list[Actor]:
    """The actors by their id or whole name, else by an alias, else by a part of the name; the first that finds any."""
    wanted = _folded(name)
    spellings = [(actor, [_folded(spelling) for spelling in (actor.name, *actor.aliases)]) for actor in actors]
    named = [(actor, names) for actor, names in spellings if actor.type != "unnamed"]
    return (
        [actor for actor in actors if actor.id == name]
        or [actor for actor, names in named if names[0] == wanted]
        or [actor for actor, names in named if wanted in names]
        or [actor for actor, names in named if names[0].split()[-1:] == [wanted]]
        or [actor for actor, names in named if set(wanted.split()) <= set(names[0].split())]
        if wanted
        else []
    )


def _suggestion(name: str, actors: Sequence[Actor]) -> str:
    spellings = {_folded(part): actor.name for actor in actors for part in (actor.name, actor.name.split()[-1])}
    close = difflib.get_close_matches(_folded(name), list(spellings), n=1, cutoff=0.75)
    return f"; did you mean {spellings[close[0]]}?" if close else ""


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return " ".join(plain.lower().replace("-", " ").replace(".", "").split())
