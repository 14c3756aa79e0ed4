"""The laws that hold without a ledger: exact words, order, the clock, no defaults, what stays two and what is one.

Laws 2, 4 and 6 are about the store and stand in tests/laws/test_laws_of_the_ledger.py.
"""

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.merging import merge_readings
from detente.model.article import Article
from detente.model.families import FAMILIES
from detente.model.reading import Reading
from detente.model.record import Act, Conclusions
from detente.model.spans import Span
from detente.pipeline import read_page
from detente.reading import read_path
from detente.sample import sample_folder
from tests.builders import Page, meeting

ANNA, BO, CARL, DORA = "person-anna-aalto", "person-bo-berg", "person-carl-dahl", "person-dora-egede"


@cache
def sample() -> tuple[Reading, ...]:
    pages = read_path(sample_folder())
    return tuple(read_page(page) for page in pages if isinstance(page, Article))


@cache
def document_spans(article_id: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The sentences and the quoted spans of a sample article."""
    from detente.annotation import annotate

    article = next(each.article for each in sample() if each.article.id == article_id)
    document = annotate(article)
    sentences = tuple(Span(sentence.start, sentence.end) for sentence in document.sentences)
    return sentences, tuple(Span(quote.start, quote.end) for quote in document.quotes)


def test_law_1_every_claim_holds_its_exact_words() -> None:
    claims = [(reading.article.text, claim) for reading in sample() for claim in reading.claims]
    assert len(claims) > 100
    for text, claim in claims:
        assert text[claim.start : claim.end] == claim.exact
        assert all(0 <= span.start < span.end <= len(text) for span in claim.support)


def test_law_1_a_claim_lies_in_one_sentence_and_the_words_of_a_statement_in_one_quoted_span() -> None:
    for reading in sample():
        for claim in reading.claims:
            sentences, quotes = document_spans(claim.article)
            homes: Sequence[Span] = sentences
            direct = any(
                other.telling == claim.telling and other.attribute == "direct" and other.value == 1
                for other in reading.claims
            )
            if claim.family == "statement" and claim.attribute == "text" and direct:
                homes = quotes
            span = Span(claim.start, claim.end)
            assert any(home.holds(span) for home in homes), (claim.family, claim.attribute, claim.exact)


def pages() -> list[Page]:
    """A handful of articles that touch each other: copies of one act, a moved date, a dispute, an undated one."""
    words = "The two sides have gone through the whole list of open questions in a good spirit this week."
    return [
        meeting(Page("a", "2013-04-10"), ANNA, BO, place="Oslo", time="2013-04-15", status="planned"),
        meeting(Page("b", "2013-04-12"), ANNA, BO, place="Oslo", time="2013-04-20", status="postponed"),
        meeting(Page("c", "2013-04-21"), ANNA, BO, CARL, place="Oslo", time="2013-04-20"),
        meeting(Page("d", "2013-04-22"), ANNA, BO, place="Oslo", time="2013-04-21"),
        meeting(Page("e", None), ANNA, BO, place="Oslo"),
        Page("f", "2013-04-16", own_words=False).tell("statement", text=words, speaker=ANNA, direct=1),
        Page("g", "2013-04-16", own_words=False).tell("statement", text=words, speaker=ANNA, direct=1),
        meeting(Page("h", "2013-05-02"), ANNA, DORA, time="2013-05-01"),
    ]


@given(order=st.permutations(range(8)))
@settings(max_examples=60, deadline=None)
def test_law_3_the_record_does_not_depend_on_the_order_of_the_articles(order: list[int]) -> None:
    readings = [page.reading() for page in pages()]
    assert merge_readings([readings[number] for number in order]) == merge_readings(readings)


def test_law_3_holds_for_the_sample_read_backwards() -> None:
    assert merge_readings(sample()[::-1]) == merge_readings(sample())


def _published_by(readings: Sequence[Reading], day: str) -> list[Reading]:
    """The readings that a reader on the evening of a day can have had: those dated by then, and undated ones."""
    return [each for each in readings if each.article.published is None or each.article.published[:10] <= day]


@pytest.mark.parametrize("day", ["2015-11-24", "2015-11-30", "2016-06-28", "2016-08-01", "2016-08-09"])
def test_law_5_no_answer_as_of_a_day_uses_anything_published_after_it(day: str) -> None:
    assert merge_readings(sample(), known_at=day) == merge_readings(_published_by(sample(), day), known_at=day)


@given(day=st.integers(9, 25))
@settings(max_examples=17, deadline=None)
def test_law_5_holds_for_every_day_of_a_moved_meeting(day: int) -> None:
    readings, known_at = [page.reading() for page in pages()], f"2013-04-{day:02d}"
    assert merge_readings(readings, known_at=known_at) == merge_readings(
        _published_by(readings, known_at), known_at=known_at
    )


def _stated(act: Act, attribute: str) -> bool:
    return any(told.claim.attribute == attribute for told in act.claims)


def test_law_7_no_attribute_is_filled_without_a_claim_that_states_it() -> None:
    conclusions: Conclusions = merge_readings(sample())
    assert len(conclusions.acts) > 20
    single = ("type", "status", "time", "place", "host_event", "count", "count_of", "amount", "name", "because", "text")
    for act in conclusions.acts:
        for attribute in single:
            if getattr(act, attribute) is not None:
                assert _stated(act, attribute), (act.id, attribute)
        for participant in act.participants:
            assert participant.role in FAMILIES[act.family].roles
            assert _stated(act, participant.role)
        said = {told.value for told in act.claims if told.claim.attribute in ("provision", "type")}
        assert set(act.provisions) <= said


def test_law_7_a_meeting_without_a_stated_time_gets_none_from_its_publication() -> None:
    (act,) = merge_readings([meeting(Page("a", "2013-04-16"), ANNA, BO).reading()]).acts
    assert (act.time, act.place, act.history[0].time) == (None, None, None)


def test_law_8_two_dates_are_two_meetings_unless_all_else_says_one() -> None:
    april = meeting(Page("a", "2013-04-02"), ANNA, BO, time="2013-04-01")
    may = meeting(Page("b", "2013-05-02"), ANNA, BO, time="2013-05-01")
    assert len(merge_readings([april.reading(), may.reading()]).acts) == 2
    first = meeting(Page("c", "2013-06-16"), ANNA, BO, place="Oslo", host_event="G8 summit", time="2013-06-17")
    second = meeting(Page("d", "2013-06-16"), ANNA, BO, place="Oslo", host_event="G8 summit", time="2013-06-18")
    (act,) = merge_readings([first.reading(), second.reading()]).acts
    assert [dispute.attribute for dispute in act.disputes] == ["time"]


def test_law_8_copies_of_one_wire_are_one_origin_and_own_reports_are_two() -> None:
    wire = [page for page in pages() if page.uri in ("f", "g")]
    (act,) = merge_readings([page.reading() for page in wire]).acts
    assert act.origins == 1
    own = [meeting(Page(uri), ANNA, BO, time="2013-04-15") for uri in ("x", "y")]
    (act,) = merge_readings([page.reading() for page in own]).acts
    assert act.origins == 2
