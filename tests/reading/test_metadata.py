"""What a text's own lines say: headline, outlet, agency, byline, dateline, publication."""

import time

import pytest

from detente.reading.metadata import metadata_in

LEAD = "The two foreign ministers met for three hours on Monday and agreed to meet again, a spokesman said."


@pytest.mark.parametrize("slogan", ["Support The Harbour Post!", "Support us today!", "Subscribe now", "Advertisement"])
def test_a_slogan_is_no_headline(slogan: str) -> None:
    assert metadata_in(f"{slogan}\n\nMinisters meet in Vienna\n\n{LEAD}").headline == "Ministers meet in Vienna"


@pytest.mark.parametrize(
    "line",
    ["The envoy at the harbour (Ann Lee/Reuters)", "The envoy smiles. | AP Photo", "The quay (Photo: City Archive)"],
)
def test_a_caption_is_no_headline(line: str) -> None:
    assert metadata_in(f"{line}\n\nMinisters meet in Vienna\n\n{LEAD}").headline == "Ministers meet in Vienna"


def test_a_headline_may_end_in_an_abbreviation() -> None:
    assert metadata_in(f"Ministers to meet in the U.S.\n\n{LEAD}").headline == "Ministers to meet in the U.S."


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
        ("06.05.2014", "2014-05-06"),
        ("12:22 PM EDT, May 6, 2014", "2014-05-06T12:22:00-04:00"),
        ("Published 3:45 p.m. ET July 3, 2017 | Updated 5:00 p.m. ET July 4, 2017", "2017-07-03T15:45:00-04:00"),
        ("Published 3:45 p.m. ET January 3, 2017", "2017-01-03T15:45:00-05:00"),
        ("By Ann Lee | May 6, 2014", "2014-05-06"),
        ("Posted: May 6, 2999", None),
        ("Posted: May 6, 1899", None),
    ],
)
def test_a_line_that_does_nothing_but_state_the_publication_is_believed(line: str, published: str | None) -> None:
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
        ("MOSCOW, May 6. /TASS/. ", "MOSCOW", "TASS", None),
        ("Geneva, May 6 (AFP) - ", "Geneva", "AFP", None),
        ("Minsk. May 6. INTERFAX.RU - ", "Minsk", "Interfax", None),
        ("OLDHAVEN (Harbour Press) — ", "OLDHAVEN", "Harbour Press", None),
        ("OLDHAVEN, May 6, 2014 (Harbour News Service) - ", "OLDHAVEN", "Harbour News Service", "2014-05-06"),
        ("Geneva (population 200,000) - ", None, None, None),
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


def test_an_update_counts_only_where_no_publication_is_stated() -> None:
    lines = "Updated: May 8, 2014\nPosted: May 6, 2014"
    assert metadata_in(f"Ministers meet in Vienna\n{lines}\n\n{LEAD}").published == "2014-05-06"


@pytest.mark.parametrize("line", ["Source: Reuters", "SOURCE: Associated Press", "— AP", "(AFP)", "Xinhua"])
def test_the_agency_that_a_last_line_credits(line: str) -> None:
    assert metadata_in(f"Ministers meet in Vienna\n\n{LEAD}\n\n{line}").agency is not None


def test_a_line_of_millions_of_capitals_costs_nothing() -> None:
    start = time.monotonic()
    metadata_in("A" * 1_000_000 + " (" + "B " * 1_000_000 + "\n" + "By " + "Ann " * 1_000_000)
    assert time.monotonic() - start < 2
