"""The record as a programme uses it."""

import inspect
from dataclasses import replace
from pathlib import Path

import pytest

from detente.api import Record, Step, View
from detente.api.adding import add_pages
from detente.api.entries import entries
from detente.api.sentences import first_sentence, told
from detente.api.view import outlet_of
from detente.ledger import Ledger
from detente.model.article import Article
from detente.model.errors import UsageError
from detente.model.reading import Failure
from detente.model.spans import Span
from tests.conclusions import BAN, CONCLUSIONS, FIRST, LETTER, MEETING, SECOND
from tests.toy_reader import toy_article, toy_reading

PAGES = [toy_article(name) for name in ("a", "b", "c")]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record with the conclusions made by hand."""
    record = Record.open(tmp_path / "r.db")
    with Ledger.open(record.path, mode="write") as ledger:
        ledger.store_conclusions(CONCLUSIONS, entries(View(CONCLUSIONS)))
    return record


def test_acts_are_chosen_and_come_by_time(record: Record) -> None:
    assert record.acts(family="meeting")[0] == MEETING
    assert [act.id for act in record.acts(between=("FI", "SE"), end="2013-04-14")] == [BAN.id]
    assert record.acts(who="Anna Aalto", start="2014") == []


def test_an_act_is_found_by_the_id_that_it_had_before(record: Record) -> None:
    assert record.act("act-bbbb00001111") == MEETING
    with pytest.raises(UsageError):
        record.act("act-0000")


def test_an_act_of_no_stated_day_counts_under_the_day_of_its_first_report(record: Record) -> None:
    assert LETTER.id in {act.id for act in record.acts(start="2013-04-16", end="2013-04-16")}
    assert LETTER.time is None


def test_a_day_of_report_that_was_inferred_within_an_interval_is_marked_as_approximate() -> None:
    stated = View(CONCLUSIONS)
    guess = replace(FIRST, published="2013-04-10/2013-04-16", published_basis="inferred")
    guessed = View(replace(CONCLUSIONS, articles=(guess,)))
    assert (stated.reported(LETTER), guessed.reported(LETTER)) == ("2013-04-16", "2013-04-16~")
    assert [act.id for act in guessed.acts(family="message", start="2013-04-16", end="2013-04-16")] == [LETTER.id]


def test_an_article_of_no_outlet_goes_by_its_agency_or_its_file() -> None:
    nameless = replace(FIRST.article, outlet=None)
    assert outlet_of(FIRST) == "Morgon"
    assert outlet_of(replace(FIRST, article=replace(nameless, agency="AP"))) == "AP"
    assert outlet_of(replace(FIRST, article=nameless)) == "first.txt"


def test_a_search_finds_acts_and_articles(record: Record) -> None:
    found = record.search("herring")
    assert BAN.id in {each.act.id for each in found if each.act}
    assert FIRST.article.id in {each.article.article.id for each in found if each.article}


def test_the_conclusions_of_a_record_without_stored_ones_are_worked_out(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        ledger.append([toy_reading(page) for page in PAGES])
    conclusions = Record.open(tmp_path / "r.db").conclusions()
    assert len(conclusions.articles) == len(PAGES)
    assert conclusions.acts


def test_what_is_asked_as_of_a_day_is_no_value_of_another_kind(record: Record) -> None:
    with pytest.raises(UsageError, match="soon"):
        record.conclusions("soon")


def test_sentences_are_whole_and_their_claims_marked() -> None:
    articles = told(MEETING, View(CONCLUSIONS))
    assert [each.read.article.id for each in articles] == [FIRST.article.id, SECOND.article.id]
    sentence = articles[0].sentences[0]
    assert sentence.text == "Anna Aalto and Bo Berg met in Oslo on Monday."
    assert [sentence.text[mark.start : mark.end] for mark in sentence.marks] == [
        "Anna Aalto",
        "Bo Berg",
        "met",
        "Monday",
    ]
    assert sentence.marks[0] == Span(0, 10)
    assert first_sentence(MEETING, View(CONCLUSIONS)) == sentence.text


def test_progress_tells_how_many_there_are_and_which_was_done(tmp_path: Path) -> None:
    steps: list[Step] = []
    pages: list[Article | Failure] = [*PAGES, Failure("broken.txt", "it is empty")]
    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        report = add_pages(ledger, pages, read=toy_reading, extractor="toy@1", progress=steps.append)
    assert steps == [
        Step(1, 4, "a.txt"),
        Step(2, 4, "b.txt"),
        Step(3, 4, "c.txt"),
        Step(4, 4, "broken.txt"),
    ]
    assert (report.read, report.added, report.known, len(report.failures)) == (4, 3, 0, 1)


def test_one_page_twice_in_one_batch_is_read_once(tmp_path: Path) -> None:
    read: list[str] = []

    def counting(article: Article) -> object:
        read.append(article.id)
        return toy_reading(article)

    with Ledger.open(tmp_path / "r.db", mode="write") as ledger:
        report = add_pages(ledger, [PAGES[0], PAGES[0]], read=counting, extractor="toy@1")  # type: ignore[arg-type]
    assert read == [PAGES[0].id]
    assert (report.added, report.known) == (1, 1)


def test_what_is_public_is_typed() -> None:
    for name, method in inspect.getmembers(Record, inspect.isfunction):
        if not name.startswith("_"):
            assert inspect.signature(method).return_annotation is not inspect.Signature.empty
