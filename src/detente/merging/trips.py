"""The stops of one journey: somebody abroad in several places within days, as one article tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from detente.calendar import edtf
from detente.merging.findings import Context
from detente.merging.whereabouts import compare_places
from detente.model.record import Act

# From one stop to the next; a stop that is told for more days is told too vaguely to be placed in a journey.
_DAYS_BETWEEN = 4
_DAYS_OF_STAY = 4


def with_trips(acts: Sequence[Act], context: Context) -> tuple[Act, ...]:
    """The acts with ``trip``: the other stops of the journeys that they are part of, by day."""
    others: dict[str, set[str]] = defaultdict(set)
    for stops in _journeys(acts, context):
        for stop in stops:
            others[stop.id] |= {other.id for other in stops} - {stop.id}
    by_id = {act.id: act for act in acts}
    found = {each: tuple(sorted(ids, key=lambda other: _first(by_id[other]))) for each, ids in others.items()}
    return tuple(replace(act, trip=found.get(act.id, ())) for act in acts)


def _journeys(acts: Sequence[Act], context: Context) -> Iterable[list[Act]]:
    """The stops of each traveller that follow each other within days, in more than one place."""
    told: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in acts:
        for traveller in _travellers(act, context):
            for article in {each.claim.article for each in act.claims}:
                told[traveller, article].append(act)
    for key in sorted(told):
        stops = sorted(told[key], key=_first)
        journey = stops[:1]
        for before, after in pairwise(stops):
            if _days(before, after) > _DAYS_BETWEEN:
                yield from _in_several_places(journey)
                journey = []
            journey.append(after)
        yield from _in_several_places(journey)


def _travellers(act: Act, context: Context) -> list[str]:
    """The persons whom a meeting on known days takes abroad."""
    if act.family != "meeting" or act.type == "phone call" or act.place is None or act.place.country is None:
        return []
    if act.time is None or edtf.width(act.time) > _DAYS_OF_STAY:
        return []
    people = {each.actor for each in act.participants if each.actor is not None and context.is_person(each.actor)}
    return sorted(person for person in people if context.side(person) not in (person, act.place.country))


def _in_several_places(stops: list[Act]) -> Iterable[list[Act]]:
    places = [stop.place.name for stop in stops if stop.place is not None]
    if any(compare_places(places[0], place) in ("apart", "abroad") for place in places[1:]):
        yield stops


def _days(before: Act, after: Act) -> int:
    return (edtf.parse(str(after.time)).first - edtf.parse(str(before.time)).last).days


def _first(act: Act) -> tuple[str, str]:
    return edtf.parse(str(act.time)).first.isoformat(), act.id
