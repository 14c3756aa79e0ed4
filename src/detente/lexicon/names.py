"""The index of all names that the lexicon knows, and what each names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from detente.lexicon.bodies import bodies, groups, organisations
from detente.lexicon.index import Index
from detente.lexicon.loading import read_lines
from detente.lexicon.persons import persons
from detente.lexicon.places import place_names
from detente.lexicon.states import states
from detente.model.actors import Actor

NameKind = Literal[
    "person", "state", "adjective", "people", "metonym", "body", "group", "organisation", "place", "block"
]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name names: ``actor`` is None for places and nobody ("Magnitsky Act"); ``gender`` is a person's."""

    kind: NameKind
    actor: Actor | None = None
    gender: str = "x"


@cache
def name_index() -> Index[Name]:
    """All names, case kept, accents folded; where things share a name, the first of: organ, group, state, person."""
    return Index(_all_names())


def _all_names() -> Iterator[tuple[str, Name]]:
    for named in (*bodies(), *groups(), *organisations()):
        for name in named.names:
            yield name, Name(named.actor.type, named.actor)  # type: ignore[arg-type]
    for named in groups():
        for name in named.metonyms:
            yield name, Name("metonym", named.actor)
    yield from _state_names()
    for person in persons():
        for name in (person.name, *person.aliases):
            if " " in name:
                yield name, Name("person", person.actor(), person.gender)
    for _, line in read_lines("blockers.txt"):
        yield line.strip(), Name("block")
    for name in place_names():
        yield name, Name("place")


def _state_names() -> Iterator[tuple[str, Name]]:
    ranked = sorted(states().values(), key=lambda state: (not state.independent, state.code))
    for state in ranked:
        actor = state.actor()
        for name in state.names:
            yield name, Name("state", actor)
    for state in ranked:
        actor = state.actor()
        for name in state.adjectives:
            yield name, Name("adjective", actor)
        for name in state.people:
            yield name, Name("people", actor)
    for state in ranked:
        for name in state.metonyms:
            yield name, Name("metonym", state.actor())
