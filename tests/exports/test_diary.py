"""The diary of a news desk: order, marks, and what is not sure."""

from dataclasses import replace
from typing import Any

import pytest

from detente.api import View
from detente.exports.diary import Entry, entries, written
from detente.model.record import Act, Place
from tests.conclusions import CONCLUSIONS, MEETING


def diary(*acts: Act, since: str | None = None) -> list[Entry]:
    return entries(acts, View(replace(CONCLUSIONS, acts=acts)), since=since)


def other(**changes: Any) -> Act:
    return replace(MEETING, id="act-eeee22223333", disputes=(), **changes)


def test_a_line_stands_under_its_day_with_place_parties_and_outlets() -> None:
    (entry,) = diary(other())
    assert (entry.heading, entry.place, entry.line) == ("Mon 15 Apr 2013", "OSLO", "Anna Aalto, Bo Berg: talks")
    assert written([entry]) == "MON 15 APR 2013\n   OSLO - Anna Aalto, Bo Berg: talks [Kveld, Morgon; eeee]\n"


def test_days_come_in_order_and_places_within_them_and_wide_spans_last() -> None:
    late, bergen = other(time="2013-04-20"), replace(other(), id="act-ffff00000000", place=Place("Bergen", "NO"))
    wide = replace(other(), id="act-ffff11111111", time="2013-03")
    made = diary(wide, late, MEETING, bergen)
    assert [(entry.heading, entry.place) for entry in made] == [
        ("Mon 15 Apr 2013", "BERGEN"),
        ("Mon 15 Apr 2013", "OSLO"),
        ("Sat 20 Apr 2013", "OSLO"),
        ("Some time in March 2013", "OSLO"),
    ]


def test_a_meeting_without_a_time_is_not_in_the_diary() -> None:
    assert diary(other(time=None)) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("unconfirmed", "(tentative: unconfirmed)"),
        ("cancelled", "(CANCELLED)"),
        ("unresolved", "(tentative: no report that it took place)"),
    ],
)
def test_what_is_not_sure_is_said(status: str, said: str) -> None:
    (entry,) = diary(other(status=status))
    assert entry.line.endswith(said)


def test_a_dispute_names_both_values() -> None:
    (entry,) = diary(MEETING)
    assert entry.line.endswith("(disputed, time: 15 Apr 2013 or 16 Apr 2013)")


@pytest.mark.parametrize(("since", "new"), [("2013-04-15", True), ("2013-04-17", False), (None, False)])
def test_what_became_known_or_changed_after_the_last_issue_is_marked(since: str | None, *, new: bool) -> None:
    made = diary(other(), since=since)
    assert [entry.new for entry in made] == [new]
    assert written(made).splitlines()[1].startswith("** " if new else "   ")


def test_markdown_and_html_take_words_of_articles_for_nothing_but_words() -> None:
    made = diary(other(host_event="<b>*x*</b>\x1b[31m"))
    assert r"\<b\>\*x\*\</b\>" in written(made, "markdown")
    assert "&lt;b&gt;*x*&lt;/b&gt;" in written(made, "html")
    assert not any("\x1b" in written(made, layout) for layout in ("text", "markdown", "html"))
