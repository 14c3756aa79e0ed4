"""The calendar, read back by the library that others read calendars with."""

import datetime
from dataclasses import replace
from typing import Any

import icalendar
import pytest

from detente.model.record import Act, Turn
from tests.conclusions import CONCLUSIONS, MEETING
from tests.exports.written import written


def events(*acts: Act) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(written("ics", replace(CONCLUSIONS, acts=acts)))
    return [part for part in calendar.walk() if isinstance(part, icalendar.Event)]


def test_a_meeting_is_an_event_of_its_days_with_a_lasting_uid() -> None:
    (event,) = events(MEETING)
    assert event["UID"] == f"{MEETING.id}@detente"
    assert event["DTSTART"].dt == datetime.date(2013, 4, 15)
    assert event["DTEND"].dt == datetime.date(2013, 4, 16)  # all-day events end on the day after
    assert (event["STATUS"], event["LOCATION"]) == ("CONFIRMED", "Oslo")
    assert event["GEO"].to_ical() == "59.91;10.75"


def test_a_meeting_without_a_time_is_no_event() -> None:
    assert events(replace(MEETING, time=None)) == []


@pytest.mark.parametrize(
    ("status", "said", "prefix"),
    [
        ("cancelled", "CANCELLED", "CANCELLED: "),
        ("postponed", "TENTATIVE", "POSTPONED: "),
        ("proposed", "TENTATIVE", "PROPOSED: "),
        ("unresolved", "TENTATIVE", "NOT REPORTED: "),
    ],
)
def test_the_summary_says_what_programmes_hide_in_the_status(status: str, said: str, prefix: str) -> None:
    (event,) = events(replace(MEETING, status=status))
    assert event["STATUS"] == said
    assert event["SUMMARY"].startswith(prefix + "Anna Aalto, Bo Berg: talks")


def test_the_sequence_rises_with_each_change_of_the_view() -> None:
    turn = Turn("2013-04-19", "held", "2013-04-15", "Oslo", "article-3")
    (before,), (after,) = events(MEETING), events(replace(MEETING, history=(*MEETING.history, turn)))
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1


def test_a_time_that_is_only_known_within_a_month_says_so() -> None:
    (event,) = events(replace(MEETING, time="2013-06"))
    assert event["SUMMARY"].endswith("(some time in 2013-06)")
    assert event["DTEND"].dt == datetime.date(2013, 7, 1)


def test_the_description_has_the_dispute_the_outlets_and_the_sentence() -> None:
    (event,) = events(MEETING)
    lines = str(event["DESCRIPTION"]).split("\n")
    assert "Disputed, time: 2013-04-15 or 2013-04-16" in lines
    assert "Told by: Kveld, Morgon (2 independent)" in lines
    assert lines[-1] == "Anna Aalto and Bo Berg met in Oslo on Monday."


def test_text_makes_no_second_event() -> None:
    hostile = replace(MEETING, host_event="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil")
    assert [str(event["UID"]) for event in events(hostile)] == [f"{MEETING.id}@detente"]
