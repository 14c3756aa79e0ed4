"""One meeting as one trigger tells it, before the tellings of one article are joined."""

from dataclasses import dataclass

from detente.extraction.meeting_status import Status
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document, Mention
from detente.model.spans import Span
from detente.model.times import Timex

UNNAMED = "?"  # the name of a gathering where the words say only "the summit"
_GROUPED = frozenset({"group", "organisation"})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: an actor's id and the words that name him."""

    actor: str
    span: Span
    head: int
    host: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A place or a gathering by its name in the record, and its words."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one trigger tells.

    ``kind`` is its family of types (talks, phone, visit, gathering). ``reference`` marks words such as "the meeting"
    that only point to a meeting told elsewhere; ``again`` one that is expressly another one; ``partners`` are those
    spoken to, who may each have been spoken to alone; ``several`` a summary ("two rounds of talks", "will meet twice").
    """

    head: int
    trigger: Span
    sentence: int
    type: str
    kind: str
    parties: tuple[Party, ...]
    partners: tuple[Party, ...] = ()
    status: Status
    event: Named | None = None
    place: Named | None = None
    time: Timex | None = None
    attributed_to: str | None = None
    reference: bool = False
    again: bool = False
    several: bool = False


def side_of(document: Document, actor: str) -> str | None:
    """What an actor stands for: a country's code, or itself for groups and organisations; None if unknown."""
    known = document.actor_by_id.get(actor)
    if known is None:  # a state that the article names only as the place of a meeting
        return actor.removeprefix("state-") if actor.startswith("state-") else None
    if known.country:
        return known.country
    if any(office.title in meeting_words().heads for office in known.offices):
        return known.id  # a foreign leader whose country the lexicon does not know is somebody else than the others
    if known.type == "unnamed" and meeting_words().abroad & set(known.name.lower().split()):
        return known.id  # "the leaders of five African nations"
    return known.id if known.type in _GROUPED else None


def country_of(document: Document, actor: str) -> str | None:
    """The code of the country for which an actor stands, or None."""
    known = document.actor_by_id.get(actor)
    return known.country if known is not None else None


def type_of(document: Document, actor: str) -> str:
    """What kind of actor an id names; the state of a place need not be among the article's actors."""
    known = document.actor_by_id.get(actor)
    return known.type if known is not None else "state"


def sides_of(document: Document, parties: tuple[Party, ...]) -> frozenset[str]:
    """The countries and groups that take part."""
    return frozenset(side for party in parties if (side := side_of(document, party.actor)) is not None)


def parties_of(mentions: tuple[Mention, ...], *, host: bool = False) -> tuple[Party, ...]:
    """A party for each actor that some mentions name, the first mention of each."""
    found: dict[str, Party] = {}
    for mention in mentions:
        for actor in mention.actors:
            found.setdefault(actor, Party(actor, Span(mention.start, mention.end), mention.head, host))
    return tuple(found.values())


def joined(*groups: tuple[Party, ...]) -> tuple[Party, ...]:
    """All parties of several groups, each actor once."""
    found: dict[str, Party] = {}
    for group in groups:
        for party in group:
            found.setdefault(party.actor, party)
    return tuple(found.values())
