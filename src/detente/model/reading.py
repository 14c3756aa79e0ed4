"""What one run of the extractors over one page leaves behind."""

from dataclasses import dataclass

from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.times import Timex


@dataclass(frozen=True, slots=True)
class Failure:
    """A page, or a part of one, that could not be read: where it stands and why, in one line for a user."""

    uri: str
    reason: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence with a cue word that yielded no claim: the daily work on quality."""

    start: int
    end: int
    cue: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as one version of the extractors read it. ``actors`` are those that its claims name."""

    article: Article
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    times: tuple[Timex, ...]
    misses: tuple[Miss, ...] = ()
    extractor: str
