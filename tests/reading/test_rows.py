"""Rows: synonyms of the fields, what is given is believed, only the text is needed."""

import pytest

from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading import read_row
from detente.reading.articles import Given, make_article

TEXT = "The two foreign ministers met in Vienna on Monday for three hours, a spokesman said."


def row(**fields: object) -> Article:
    found = read_row({"text": TEXT, **fields}, uri="fallback#1")
    assert isinstance(found, Article), found
    return found


def test_only_text_is_needed() -> None:
    article = row()
    assert (article.uri, article.text, article.published, article.language) == ("fallback#1", TEXT, None, "en")


@pytest.mark.parametrize("name", ["uri", "url", "id"])
def test_uri_has_synonyms(name: str) -> None:
    assert row(**{name: "http://x.example/7"}).uri == "http://x.example/7"


@pytest.mark.parametrize(("name", "value"), [("outlet", "outlet"), ("source", "outlet"), ("publisher", "outlet")])
def test_outlet_has_synonyms(name: str, value: str) -> None:
    assert row(**{name: "Fjord Times"}).outlet == "Fjord Times"


@pytest.mark.parametrize("name", ["body", "content"])
def test_text_has_synonyms(name: str) -> None:
    found = read_row({name: TEXT}, uri="u")
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2013-04-15", "2013-04-15"),
        ("2013-04", "2013-04"),
        ("2013-04-15T12:22:00+02:00", "2013-04-15T12:22:00+02:00"),
        ("2013-04-15 12:22:00", "2013-04-15"),
        ("Mon, 15 Apr 2013 12:22:00 GMT", "2013-04-15T12:22:00Z"),
        ("April 15, 2013", "2013-04-15"),
        ("15 April 2013", "2013-04-15"),
        ("15-Apr-2013", "2013-04-15"),
        ("15/Apr/2013:12:22:00 +0000", "2013-04-15"),
        (1366028520, "2013-04-15T12:22:00Z"),
        ("25/12/2013", "2013-12-25"),
        ("12/25/2013", "2013-12-25"),
    ],
)
def test_given_dates_are_believed_in_any_usual_form(written: object, edtf: str) -> None:
    article = row(pub_date=written)
    assert (article.published, article.published_basis) == (edtf, "given")


@pytest.mark.parametrize("written", ["soon", "04/05/2013", "2013-13-45"])
def test_a_date_that_nobody_can_understand_is_a_failure_that_shows_it(written: str) -> None:
    found = read_row({"text": TEXT, "published": written}, uri="u")
    assert isinstance(found, Failure)
    assert written in found.reason


@pytest.mark.parametrize("text", ["", "  \n", None, 7])
def test_a_row_without_text_is_a_failure(text: object) -> None:
    assert isinstance(read_row({"uri": "u1", "text": text}, uri="u"), Failure)


def test_what_is_given_comes_before_what_the_text_says() -> None:
    article = row(text=f"Posted: May 3, 2014\n\n{TEXT}", published="2014-05-01", title="Talks held")
    assert (article.published, article.headline) == ("2014-05-01", "Talks held")


def test_an_outlet_that_is_an_agency_is_one() -> None:
    assert row(outlet="The Associated Press").agency == "AP"


def test_authors_may_be_a_list_of_objects() -> None:
    assert row(author=[{"name": "Ann Lee"}, {"name": "Bo Ray"}]).byline == "Ann Lee, Bo Ray"


def test_where_a_field_was_found_is_told_and_is_no_part_of_the_id() -> None:
    row = {"text": "Ministers meet again\n\nThey met in Vienna.", "outlet": "Gazette", "dateline": "VIENNA"}
    article = read_row(row, uri="x")
    assert isinstance(article, Article)
    assert dict(article.found) == {"outlet": "given", "dateline": "given", "headline": "text", "language": "text"}
    given = Given(outlet="Gazette", dateline="VIENNA", where="feed")
    other = make_article(row["text"], uri="x", given=given)
    assert (other.id, dict(other.found)["outlet"]) == (article.id, "feed")


@pytest.mark.parametrize(
    ("declared", "tag"),
    [("en_gb", "en-GB"), ("FR", "fr"), ("English", "en"), ("ENG", "en"), ("zh-hant-TW", "zh-Hant"), ("unknown", "en")],
)
def test_a_language_is_a_tag_and_what_is_none_is_left_to_the_text(declared: str, tag: str) -> None:
    assert row(lang=declared).language == tag


def test_a_lone_surrogate_does_not_stop_the_run() -> None:
    assert "?" in row(text="A broken \ud83d sign in a text that goes on.").text
