"""What a text's own lines say: headline, outlet, agency, byline, dateline, publication."""

import pytest

from detente.reading.metadata import metadata_in

LEAD = "The two foreign ministers met for three hours on Monday and agreed to meet again, a spokesman said."


@pytest.mark.parametrize("slogan", ["Support The Harbour Post!", "Support us today!", "Subscribe now", "Advertisement"])
def test_a_slogan_is_no_headline(slogan: str) -> None:
    assert metadata_in(f"{slogan}\n\nMinisters meet in Vienna\n\n{LEAD}").headline == "Ministers meet in Vienna"


def test_a_lead_is_no_headline() -> None:
    assert metadata_in(LEAD).headline is None


def test_a_label_belongs_to_the_headline() -> None:
    assert metadata_in(f"Opinion: How to end the war\n\n{LEAD}").headline == "Opinion: How to end the war"


def test_the_site_that_asks_for_support_is_the_outlet() -> None:
    assert metadata_in(f"Support The Harbour Post!\n\nMinisters meet in Vienna\n\n{LEAD}").outlet == "The Harbour Post"
    assert metadata_in(f"Support us today!\n\nMinisters meet in Vienna\n\n{LEAD}").outlet is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Posted: May 6, 2014 12:22 PM", "2014-05-06"),
        ("Published 6 May 2014", "2014-05-06"),
        ("Updated on Tuesday, May 6, 2014 at 9:05 a.m. GMT", "2014-05-06T09:05:00Z"),
        ("May 6, 2014", "2014-05-06"),
        ("2014-05-06", "2014-05-06"),
    ],
)
def test_a_line_that_does_nothing_but_state_the_publication_is_believed(line: str, published: str) -> None:
    assert metadata_in(f"Ministers meet in Vienna\n{line}\n\n{LEAD}").published == published


@pytest.mark.parametrize(
    "line",
    [
        "May 6, 2014, was the day on which the treaty ended.",
        "The letter was posted on May 6, 2014, by a clerk of the embassy in the old town.",
        "Updated rules of May 6, 2014 for all foreign missions in the capital and beyond are in force",
    ],
)
def test_a_date_in_a_sentence_is_no_publication(line: str) -> None:
    assert metadata_in(f"Ministers meet in Vienna\n\n{line}\n\n{LEAD}").published is None


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "published"),
    [
        ("VIENNA (AP) — ", "VIENNA", "AP", None),
        ("ULAN BATOR, May 6 (Reuters) - ", "ULAN BATOR", "Reuters", None),
        ("VIENNA, May 6, 2014 (AFP) -- ", "VIENNA", "AFP", "2014-05-06"),
        ("VIENNA — ", "VIENNA", None, None),
        ("(Reuters) - ", None, "Reuters", None),
        ("FILE - ", None, None, None),
        ("NATO Secretary-General said: ", None, None, None),
    ],
)
def test_datelines(dateline: str, place: str | None, agency: str | None, published: str | None) -> None:
    stated = metadata_in(f"Ministers meet in Vienna\n\n{dateline}{LEAD}")
    assert (stated.dateline, stated.agency, stated.published) == (place, agency, published)


def test_a_byline_is_found_and_is_no_headline() -> None:
    stated = metadata_in(f"By Ann Lee and Bo Ray\nMinisters meet in Vienna\n\n{LEAD}")
    assert (stated.byline, stated.headline) == ("Ann Lee and Bo Ray", "Ministers meet in Vienna")
