"""What the record concludes: articles as dated and cut, joined actors, acts; all derived from the logs."""

from dataclasses import dataclass, field
from typing import Any

from detente.model.actors import Actor
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.judgement import Judgement
from detente.model.reading import Failure


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of boilerplate in an article's text, and why it is held for that."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class DatedTimex:
    """A time expression; ``value`` is EDTF, of a duration or a set TIMEX3 (``P3D``), or None where it has none."""

    start: int
    end: int
    text: str
    type: str
    value: str | None
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article with what depends on the others: its date where it states none, its boilerplate, what it copies.

    ``published`` is EDTF, an interval where only that can be inferred; ``published_best`` is one day in it,
    ``published_because`` one sentence. ``origin`` is what counts as one voice. ``duplicate_of`` is the id of the
    article that it repeats.
    """

    article: Article
    published: str | None
    published_best: str | None
    published_basis: str | None
    published_because: str | None
    origin: str
    cut: tuple[Cut, ...] = ()
    times: tuple[DatedTimex, ...] = ()
    duplicate_of: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in an act: an actor's id, or None with the article's words for somebody without a name."""

    role: str
    actor: str | None
    described: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name, with country (ISO 3166-1 alpha-2) and coordinates in degrees where the lexicon has them."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """How the view of an act stood from a day on: one line of its history."""

    known_from: str | None
    status: str | None
    time: str | None
    place: str | None
    article: str


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One side of a dispute: a value, the articles that state it and their independent origins."""

    value: Any
    articles: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An attribute on which independent origins do not agree."""

    attribute: str
    values: tuple[DisputedValue, ...]


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with its value worked out: times as EDTF, actors as the record's ids."""

    claim: Claim
    value: str | int
    attributed_to: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put in the place of what the claims say; ``judgement`` says who, when and why."""

    attribute: str
    values: tuple[str | int, ...]
    was: tuple[str | int, ...]
    judgement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act as the record concludes it from its claims. Unknown stays None; lists stay empty.

    ``trip`` has the acts of the other stops of the same journey, by day.
    """

    id: str
    family: str
    claims: tuple[ToldClaim, ...]
    type: str | None = None
    provisions: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    time: str | None = None
    place: Place | None = None
    host_event: str | None = None
    host_act: str | None = None
    trip: tuple[str, ...] = ()
    status: str | None = None
    history: tuple[Turn, ...] = ()
    agenda: tuple[str, ...] = ()
    count: int | None = None
    count_of: str | None = None
    amount: str | None = None
    name: str | None = None
    because: str | None = None
    responds_to: tuple[str, ...] = ()
    text: str | None = None
    direct: bool | None = None
    via: str | None = None
    continues: str | None = None
    disputes: tuple[Dispute, ...] = ()
    origins: int = 0
    basis: dict[str, str] = field(default_factory=dict)
    confidence: float = 0.0
    story: str | None = None
    formerly: tuple[str, ...] = ()
    plover: str | None = None
    plover_mode: str | None = None
    goldstein: float | None = None
    corrections: tuple[Correction, ...] = ()
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What states deal with or dispute: ``Syria: chemical weapons``, with the acts on it."""

    id: str
    name: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles of one event together; ``start`` and ``end`` are the days of first and last publication."""

    id: str
    title: str
    articles: tuple[str, ...]
    acts: tuple[str, ...]
    start: str | None
    end: str | None
    continues: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Cooperation and conflict between two states in one month (``2013-04``), with the acts behind them."""

    between: tuple[str, str]
    month: str
    cooperation: float
    conflict: float
    acts: tuple[str, ...]

    @property
    def balance(self) -> float:
        """Cooperation less conflict, on Goldstein's scale summed over the acts."""
        return round(self.cooperation + self.conflict, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """Everything that the record concludes as of one time, each list in a stable order (by id)."""

    articles: tuple[ReadArticle, ...]
    actors: tuple[Actor, ...]
    acts: tuple[Act, ...]
    issues: tuple[Issue, ...]
    stories: tuple[Story, ...]
    relations: tuple[Relation, ...]
    failures: tuple[Failure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
