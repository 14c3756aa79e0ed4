"""Who acts: persons, states, their organs, groups, organisations, and people without a name."""

from dataclasses import dataclass
from typing import Literal

ActorType = Literal["person", "state", "body", "group", "organisation", "unnamed"]


@dataclass(frozen=True, slots=True)
class Office:
    """A title held for a time: ``of`` is the country's code or the organisation, ``start`` and ``end`` EDTF or None."""

    title: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts, as one article names it or as the record joins it.

    ``id`` within one article is already stable across articles where the lexicon knows the actor
    (``state-RU``, ``group-g8``, ``person-sergei-lavrov``); otherwise it is made from the fullest name in the article
    (``person-caitlin-hayden``), and for people without a name from the article and the place in it, so that these
    never merge. ``country`` is ISO 3166-1 alpha-2 (XK for Kosovo).
    """

    id: str
    type: ActorType
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    offices: tuple[Office, ...] = ()
    members: tuple[str, ...] = ()
    wikidata: str | None = None
