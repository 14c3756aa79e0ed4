"""The calendar of known events: major gatherings, and the journeys of US presidents, secretaries of state and their guests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """A gathering that is known: its normalised name ("G8 summit"), edition year, place, country (ISO 3166-1 alpha-2), EDTF time."""

    name: str
    year: int
    place: str
    country: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A journey of one traveller to one place: EDTF time, country (ISO 3166-1 alpha-2), what for in a few words."""

    traveller: str
    origin: str
    place: str
    country: str
    time: str
    purpose: str


def known_events(*, name: str | None = None, place: str | None = None) -> tuple[KnownEvent, ...]:
    """The gatherings of a name, at a place, or all, in the order of their dates."""
    return ()


def trips(*, traveller_surname: str | None = None, place: str | None = None) -> tuple[Trip, ...]:
    """The journeys of those with a surname, to a place or country, or all, in the order of their dates."""
    return ()
