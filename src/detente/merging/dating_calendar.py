"""Evidence from the calendar of known events and journeys."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from detente.calendar import edtf
from detente.calendar.events import KnownEvent, Trip, known_events, trips
from detente.lexicon.places import find_place
from detente.lexicon.states import states
from detente.merging.dating_content import Content, Told
from detente.merging.dating_evidence import (
    Evidence,
    days_around,
    days_meaning,
    evidence_for,
    is_narrow,
    is_relative,
    sentence_around,
)

_AHEAD = frozenset({"proposed", "unconfirmed", "planned", "confirmed", "postponed"})
# A gathering without a time told is in the news for months before it or after it.
_LONG_BEFORE, _SOON_AFTER = 120, 20
# How often a time told with a gathering is that of the one known by its name, and its place where "sure" says so.
_SURE_DAY, _SURE_MONTH, _SURE_BESIDE, _SURE_AROUND, _UNSURE = 0.975, 0.9, 0.8, 0.6, 0.3
# How often a time told with a journey is that of a known one.
_SURE_JOURNEY = 0.85


def calendar_evidence(content: Content) -> list[Evidence]:
    """What the known events and journeys that an article tells of say of its publication."""
    return [*_from_events(content), *_from_trips(content)]


def _from_events(content: Content) -> Iterator[Evidence]:
    meetings = [told for told in content.told if told.family == "meeting"]
    named = {name for told in meetings for name in _event_names(told)}
    for told in meetings:
        own = _event_names(told)
        editions = [event for name in sorted(own or named) for event in known_events(name=name)]
        held = [event for event in editions if is_at(event, told.places)]
        if held:
            yield from _meant(told, [event.time for event in held], _telling_of(held), sure=True)
            yield from _named_beside(told, content, [event.time for event in held], _telling_of(held))
        elif own and not told.places:
            yield from _meant(told, [event.time for event in editions], _telling_of(editions), sure=False)


def _event_names(told: Told) -> frozenset[str]:
    return frozenset(fact.removeprefix("host_event ") for fact in told.facts if fact.startswith("host_event "))


def _telling_of(events: Sequence[KnownEvent]) -> str:
    places = {event.place for event in events}
    where = f" in {events[0].place}" if len(places) == 1 else ""
    return f"it tells of the {events[0].name}{where}" if events else ""


def is_at(event: KnownEvent, places: Iterable[str]) -> bool:
    """Whether one of the places is the event's, or the country in which it was held."""
    names = {name.casefold() for name in (event.place, *event.also)}
    for name in places:
        place = find_place(name)
        if name.casefold() in names:
            return True
        if place is not None and place.country == event.country and place.name == states()[event.country].name:
            return True
    return False


def _meant(told: Told, known: Sequence[str], because: str, *, sure: bool) -> Iterator[Evidence]:
    """Days on which the times of a meeting would mean one of the known times; without a time, days around them."""
    refs = [ref for ref in told.times if is_relative(ref)]
    because = f"{because}, known for {known[0]}" if len(known) == 1 else because
    anchor = edtf.parse(known[0]).first.toordinal() if len(known) == 1 and edtf.width(known[0]) <= 3 else None
    for ref in refs:
        days = frozenset(day for time in known for day in days_meaning(ref, time))
        if days:
            certainty = (_SURE_DAY if is_narrow(ref) else _SURE_MONTH) if sure else _UNSURE
            yield evidence_for(days, certainty, because, anchor)
    if not refs and sure and len(known) == 1:
        statuses = {str(claim.value) for claim in told.claims if claim.attribute == "status"}
        ahead = bool(statuses & _AHEAD) and "held" not in statuses
        before, after = (_LONG_BEFORE, _SOON_AFTER) if ahead else (_SOON_AFTER, _LONG_BEFORE)
        yield evidence_for(days_around(known[0], before=before, after=after), _SURE_AROUND, because)


def _named_beside(told: Told, content: Content, known: Sequence[str], because: str) -> Iterator[Evidence]:
    """The same for days named in the sentence of a meeting's trigger which no claim connects with it."""
    text = content.reading.article.text
    triggers = [claim.start for claim in told.claims if claim.attribute == "type"]
    sentences = [sentence_around(text, start) for start in triggers]
    for time in content.times:
        ref = time.ref
        if ref is None or ref in told.times or not is_relative(ref) or not is_narrow(ref):
            continue
        if any(sentence.start <= time.start < sentence.end for sentence in sentences):
            days = frozenset(day for value in known for day in days_meaning(ref, value))
            if days:
                yield evidence_for(days, _SURE_BESIDE, because)


def _from_trips(content: Content) -> Iterator[Evidence]:
    """Journeys of American presidents and secretaries whose day and place the article names in one sentence."""
    text = content.reading.article.text
    for time in content.times:
        ref = time.ref
        if ref is None or not is_relative(ref) or not is_narrow(ref):
            continue
        sentence = sentence_around(text, time.start)
        said = text[sentence.start : sentence.end]
        made = [trip for name in sorted(_travellers()) if _says(said, name) for trip in _travellers()[name]]
        made = [trip for trip in made if any(_goes(said, place) for place in trip.place.split(", "))]
        days = frozenset(day for trip in made for day in days_meaning(ref, trip.time))
        if days:
            places = sorted({trip.place for trip in made})
            because = f"it tells of the journey of {made[0].traveller} to {places[0]}"
            because = f"{because}, known for {made[0].time}" if len(made) == 1 else because
            yield evidence_for(days, _SURE_JOURNEY, because)


@cache
def _travellers() -> dict[str, list[Trip]]:
    found: dict[str, list[Trip]] = {}
    for trip in trips():
        if trip.origin == "US":
            found.setdefault(trip.traveller.split()[-1], []).append(trip)
    return found


def _says(text: str, name: str) -> bool:
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


_GOING = r"(?:in|to|at|from|for|into|visit(?:s|ed|ing)?|reach(?:es|ed|ing)?|left|leav(?:es|ing))"


def _goes(text: str, place: str) -> bool:
    """Whether a sentence of movement or meeting puts the place where one goes."""
    if place not in text:
        return False
    pattern = rf"\b{_GOING}\s+(?:the\s+)?(?:[\w-]+\s+){{0,5}}{re.escape(place)}\b"
    return re.search(pattern, text) is not None and _MOVES.search(text) is not None


_MOVES = re.compile(
    r"\b(visit|arriv|trip|travel|fl(?:y|ew)|land(?:ed|s|ing)|meet|met|talks|summit|stop|tour|head(?:s|ed|ing)|host|"
    r"welcom|address|journey|leav|left|return)",
    re.IGNORECASE,
)
