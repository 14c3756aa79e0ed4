"""What a comparison is made of: a feature's finding, and what features may look up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from detente.lexicon.bodies import parent_groups
from detente.merging.tellings import Telling
from detente.model.actors import Actor

# Measures of which one state has one at a time against another, so that tellings years apart mean the same one.
LASTING = frozenset(
    {
        "law",
        "adoption ban",
        "treaty withdrawal",
        "import ban",
        "export ban",
        "embargo",
        "arms embargo",
        "suspension of relations",
    }
)

# Kinds of which one state may have several against another, so that one lifted need not be the one told before.
MANY_AT_A_TIME = frozenset({"other", "sanctions", "law", "blacklist", "expulsion", "tariff"})


@dataclass(frozen=True, slots=True)
class PutOff:
    """A telling that a meeting was put off, from which days (EDTF), and to which, if that is told."""

    telling: Telling
    old: tuple[str, ...]
    new: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What the features may look up: the record's actors, and the tellings that a meeting was put off, by id."""

    actors: Mapping[str, Actor]
    put_off: Mapping[str, PutOff] = field(default_factory=dict)

    def side(self, actor: str) -> str:
        """The side that an actor is on: a country's code, else the group whose organ it is, else the actor's own id."""
        known = self.actors.get(actor)
        if known is not None and known.country is not None:
            return known.country
        return parent_groups().get(actor, actor)

    def members(self, actor: str) -> tuple[str, ...]:
        """The countries that make up a group; none for anybody else."""
        known = self.actors.get(actor)
        return () if known is None else known.members

    def is_person(self, actor: str) -> bool:
        """Whether the actor is one human being with a name."""
        known = self.actors.get(actor)
        return known is not None and known.type == "person"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature says of a pair: points for (positive) or against (negative) their being one act, and why."""

    score: float
    reason: str


# A feature that has nothing to say about a pair returns None.
Feature = Callable[[Telling, Telling, Context], Finding | None]
