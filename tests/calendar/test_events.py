"""The calendar of known events."""

from detente.calendar import edtf
from detente.calendar.events import known_events, trips


def test_gathering_is_found_by_name_and_region() -> None:
    (event,) = known_events(name="g8 summit", place="Northern Ireland")
    assert (event.year, event.place, event.country, event.time) == (2013, "Lough Erne", "GB", "2013-06-17/2013-06-18")


def test_gatherings_come_by_their_dates_and_each_has_one() -> None:
    events = known_events()
    firsts = [edtf.parse(event.time).first for event in events]
    assert firsts == sorted(firsts)
    assert all(edtf.width(event.time) <= 31 and event.year >= 1990 for event in events)
    assert all(len(event.country) == 2 and event.country.isupper() for event in events)


def test_no_gathering_is_listed_twice() -> None:
    keys = [(event.name, event.time) for event in known_events()]
    assert len(keys) == len(set(keys))


def test_yearly_summits_have_one_edition_a_year() -> None:
    for name in ("G8 summit", "APEC summit", "SCO summit", "Munich Security Conference"):
        years = [event.year for event in known_events(name=name)]
        assert years, name
        assert len(years) == len(set(years)), name


def test_journeys_are_found_by_surname_and_country() -> None:
    found = trips(traveller_surname="Powell", place="RU")
    assert found
    assert {trip.country for trip in found} == {"RU"}
    assert all("Powell" in trip.traveller for trip in found)


def test_guests_come_to_washington_from_their_country() -> None:
    found = trips(traveller_surname="merkel")
    assert found
    assert {(trip.origin, trip.place, trip.country) for trip in found} == {("DE", "Washington", "US")}


def test_surname_is_no_part_of_a_word() -> None:
    assert trips(traveller_surname="Ker") == ()
    assert trips(traveller_surname="") == ()


def test_journeys_begin_in_1990_and_have_dates() -> None:
    everything = trips()
    assert len(everything) > 4000
    assert min(edtf.parse(trip.time).first.year for trip in everything) == 1990
