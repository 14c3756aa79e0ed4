"""Evidence from the calendar of known events and trips, and from who was in office."""

from collections.abc import Iterable, Sequence

from detente.calendar import edtf
from detente.calendar.events import KnownEvent, Trip, known_events, trips
from detente.merging.dating_evidence import Evidence, days_around, days_meaning, is_narrow, is_relative
from detente.merging.dating_shared import Content, Told

_AHEAD = frozenset({"proposed", "unconfirmed", "planned", "confirmed", "postponed"})
# A meeting is announced at most so long before, and reported at most so long after, where no time is told.
_LONG_BEFORE, _SOON_AFTER = 120, 20


def calendar_evidence(content: Content) -> list[Evidence]:
    """What the known events and trips that an article tells of say of its publication."""
    found: list[Evidence] = []
    for told in content.told:
        if told.family == "meeting":
            found.extend(_from_events(told, content))
            found.extend(_from_trips(told, content))
    return found


def _from_events(told: Told, content: Content) -> Iterable[Evidence]:
    for fact in sorted(told.facts):
        if fact.startswith("host_event "):
            name = fact.removeprefix("host_event ")
            editions = _at_place(known_events(name=name), told.places)
            if editions:
                because = f"it tells of the {name}"
                held = [(each.time, each.place) for each in editions]
                yield from _meant(told, held, because, sure=bool(told.places))


def _at_place(editions: Sequence[KnownEvent], places: frozenset[str]) -> list[KnownEvent]:
    """The editions held where the article says; all of them where it names no place or one that is not known."""
    held = [each for each in editions if _same_place(each.place, places)]
    return held or list(editions)


def _same_place(place: str, places: Iterable[str]) -> bool:
    return any(name in place.casefold() or place.casefold() in name for name in places)


def _from_trips(told: Told, content: Content) -> Iterable[Evidence]:
    surnames = {party.removeprefix("person ") for party in told.parties if party.startswith("person ")}
    for surname in sorted(surnames):
        made: list[Trip] = [
            trip for place in sorted(told.places) for trip in trips(traveller_surname=surname, place=place)
        ]
        if made:
            because = f"it tells of {made[0].traveller}'s visit to {made[0].place}"
            yield from _meant(told, [(trip.time, trip.place) for trip in made], because, sure=True)


def _meant(told: Told, known: Sequence[tuple[str, str]], because: str, *, sure: bool) -> Iterable[Evidence]:
    """Days on which the times of a meeting would mean one of the known times; without a time, days around them."""
    refs = [ref for ref in told.times if is_relative(ref)]
    for ref in refs:
        days = frozenset().union(*(days_meaning(ref, time) for time, _ in known))
        if days:
            yield Evidence(days, 2.0 if is_narrow(ref) and sure else 1.0, _with_time(because, known), _anchor(known))
    if not refs and sure:
        statuses = {str(claim.value) for claim in told.claims if claim.attribute == "status"}
        ahead = bool(statuses & _AHEAD) and "held" not in statuses
        before, after = (_LONG_BEFORE, 0) if ahead else (2, _SOON_AFTER)
        days = frozenset().union(*(days_around(time, before=before, after=after) for time, _ in known))
        yield Evidence(days, 0.8, _with_time(because, known))


def _with_time(because: str, known: Sequence[tuple[str, str]]) -> str:
    return f"{because}, known for {known[0][0]}" if len(known) == 1 else because


def _anchor(known: Sequence[tuple[str, str]]) -> int | None:
    if len(known) == 1 and edtf.width(known[0][0]) <= 3:
        return edtf.parse(known[0][0]).first.toordinal()
    return None
