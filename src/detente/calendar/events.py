"""The calendar of known events: major gatherings, and the journeys of US leaders and of their guests.

It serves to date articles and to place a gathering that is told by name. It is never a claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.calendar import edtf
from detente.calendar.tables import rows
from detente.model.errors import DataError

_WASHINGTON = "Washington"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """A gathering that is known: normalised name ("G8 summit"), year of the edition, place, country, EDTF time.

    ``country`` is ISO 3166-1 alpha-2; ``also`` are other names of the place (a region, another spelling).
    """

    name: str
    year: int
    place: str
    country: str
    time: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A journey of one traveller to one place: where from and where to (ISO 3166-1 alpha-2), EDTF time, what for.

    ``traveller`` is as the data set has it: a full name for Americans, office and name for visitors.
    """

    traveller: str
    origin: str
    place: str
    country: str
    time: str
    purpose: str


def known_events(*, name: str | None = None, place: str | None = None) -> tuple[KnownEvent, ...]:
    """The gatherings of a name and at a place, or all, by their dates; letter case counts for nothing.

    ``place`` is a town, a region or a country's code.
    """
    return tuple(
        event
        for event in _events()
        if (name is None or event.name.lower() == name.lower())
        and (place is None or _is_at(place, (event.place, *event.also, event.country)))
    )


def trips(*, traveller_surname: str | None = None, place: str | None = None) -> tuple[Trip, ...]:
    """The journeys of those who bear a surname, to a place or country's code, or all, by their dates."""
    return tuple(
        trip
        for trip in _trips()
        if (traveller_surname is None or _bears(trip.traveller, traveller_surname))
        and (place is None or _is_at(place, (*trip.place.split(", "), trip.country)))
    )


def _is_at(place: str, names: tuple[str, ...]) -> bool:
    return place.lower() in (name.lower() for name in names)


def _bears(traveller: str, surname: str) -> bool:
    """Whether the surname is the last words of a name, or stands whole in one whose family name comes first."""
    words, wanted = traveller.lower().replace(",", " ").split(), surname.lower().split()
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1)) and bool(wanted)


@cache
def _events() -> tuple[KnownEvent, ...]:
    return tuple(
        KnownEvent(
            name=name,
            year=edtf.parse(time).first.year,
            place=place.split("; ")[0],
            country=country,
            time=time,
            also=tuple(place.split("; ")[1:]),
        )
        for name, place, country, time in _rows("events.tsv", 4, times=(3,))
    )


@cache
def _trips() -> tuple[Trip, ...]:
    outward = [
        Trip(traveller=who, origin="US", place=place, country=country, time=_days(start, end), purpose=purpose)
        for start, end, who, place, country, purpose in _rows("trips.tsv", 6, times=(0, 1))
    ]
    inward = [
        Trip(traveller=who, origin=origin, place=_WASHINGTON, country="US", time=_days(start, end), purpose=purpose)
        for start, end, who, origin, purpose in _rows("visits.tsv", 5, times=(0, 1))
    ]
    return tuple(sorted(outward + inward, key=lambda trip: (trip.time, trip.traveller, trip.place)))


def _days(start: str, end: str) -> str:
    """From start to end; some rows have them the wrong way round."""
    first, last = sorted((edtf.parse(start).first, edtf.parse(end).first))
    return edtf.format_days(first, last)


def _rows(file: str, columns: int, *, times: tuple[int, ...]) -> Iterator[list[str]]:
    """The rows of a table; DataError at the first that has no date where it must."""
    for number, row in rows(file, columns):
        for column in times:
            if not edtf.is_valid(row[column]):
                raise DataError(f"{file}:{number}: {row[column]!r} is no date")
        yield row
