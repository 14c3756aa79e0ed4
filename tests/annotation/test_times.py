"""Time expressions in sentences, read from Wednesday 16 June 2004 unless a test says otherwise."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.annotation.parsing import parse
from detente.annotation.times import find_times
from detente.calendar.resolve import resolve
from detente.model.article import Article
from detente.model.document import Document, Sentence, Token
from detente.model.times import Timex

WEDNESDAY = "2004-06-16"


@cache
def times(text: str) -> tuple[Timex, ...]:
    """The times of a text, parsed as articles are."""
    sentences, tokens = parse(text)
    return find_times(Document(Article(id="article-x", uri="x", text=text), sentences, tokens))


def dated(text: str, published: str = WEDNESDAY) -> dict[str, str | None]:
    """The words of each expression that has a date, with its value."""
    return {timex.text: resolve(timex.ref, published) for timex in times(text) if timex.ref is not None}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They signed it on September 5, 1997.", "September 5, 1997", "1997-09-05"),
        ("They signed it on 5 September 1997.", "5 September 1997", "1997-09-05"),
        ("They signed it on Friday, Sept. 5, 1997.", "Friday, Sept. 5, 1997", "1997-09-05"),
        ("They signed it on the 5th of September, 1997.", "the 5th of September, 1997", "1997-09-05"),
        ("Updated 1997-09-05 by the desk.", "1997-09-05", "1997-09-05"),
        ("Updated Sep 5, 1997 11:40 AM by the desk.", "Sep 5, 1997 11:40 AM", "1997-09-05"),
        ("They signed it in September 1997.", "September 1997", "1997-09"),
        ("They signed it in early September 1997.", "early September 1997", "1997-09-01/1997-09-10"),
        ("They signed it early in 1997.", "early in 1997", "1997-01/1997-03"),
        ("They signed it in mid-1997.", "mid-1997", "1997-04/1997-09"),
        ("The war of 1992-95 was long.", "1992-95", "1992/1995"),
        ("Trade grew in the 1990s.", "the 1990s", "1990/1999"),
        ("Trade grew in the late '80s.", "the late '80s", "1987/1989"),
        ("They met in the spring of 1997.", "the spring of 1997", "1997-21"),
        ("Exports fell in the third quarter of 1997.", "the third quarter of 1997", "1997-35"),
        ("Exports fell in the first six months of 1997.", "the first six months of 1997", "1997-01/1997-06"),
        ("A 1997 meeting ended without a word.", "1997", "1997"),
    ],
)
def test_dates_with_a_year_need_no_publication(text: str, words: str, value: str) -> None:
    (timex,) = times(text)
    assert (timex.text, timex.ref and timex.ref.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The two presidents would meet on Tuesday in Oslo.", "Tuesday", "2004-06-22"),
        ("The two presidents will meet Friday in Oslo.", "Friday", "2004-06-18"),
        ("The minister is expected to visit Oslo on Tuesday.", "Tuesday", "2004-06-22"),
        ("Talks are scheduled for Monday.", "Monday", "2004-06-21"),
        ("The ministers arrived ahead of Friday's talks.", "Friday", "2004-06-18"),
        ("The report was released on Friday.", "Friday", "2004-06-11"),
        ("The minister said Wednesday that he was tired.", "Wednesday", "2004-06-16"),
        ("The minister told reporters on Monday that talks would go on.", "Monday", "2004-06-14"),
        ("Late Monday night the envoy left Oslo.", "Late Monday night", "2004-06-14"),
        ("The two leaders last saw each other in August.", "August", "2003-08"),
        ("The two leaders will see each other in August.", "August", "2004-08"),
        ("They announced plans for a summit in Oslo in November.", "November", "2004-11"),
        ("They met in Oslo in November.", "November", "2003-11"),
        ("Troops have been there since May.", "May", "2004-05"),
        ("The ban was imposed in early March.", "early March", "2004-03-01/2004-03-10"),
        ("They will meet on Sept. 5-6 in Oslo.", "Sept. 5-6", "2004-09-05/2004-09-06"),
        ("They will meet from June 28 to July 2.", "June 28 to July 2", "2004-06-28/2004-07-02"),
        ("The offices will stay closed until Monday.", "Monday", "2004-06-21"),
    ],
)
def test_governing_verb_tells_the_direction(text: str, words: str, value: str) -> None:
    assert dated(text) == {words: value}


def test_weekday_with_future_verb_is_the_next_one_and_with_past_verb_the_last() -> None:
    found = times("He came on Monday and will leave on Monday.")
    assert [resolve(timex.ref, WEDNESDAY) for timex in found if timex.ref] == ["2004-06-14", "2004-06-21"]


def test_unclear_weekday_follows_the_clear_one() -> None:
    text = "The two presidents will meet on Friday. A dinner Friday comes first."
    assert {resolve(timex.ref, WEDNESDAY) for timex in times(text) if timex.ref} == {"2004-06-18"}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left yesterday.", "yesterday", "2004-06-15"),
        ("He left last night.", "last night", "2004-06-15"),
        ("He left this morning.", "this morning", "2004-06-16"),
        ("He will leave tomorrow evening.", "tomorrow evening", "2004-06-17"),
        ("Fighting went on overnight.", "overnight", "2004-06-15/2004-06-16"),
        ("He left last week.", "last week", "2004-06-07/2004-06-13"),
        ("He left earlier this month.", "earlier this month", "2004-06-01/2004-06-16"),
        ("He left earlier in the week.", "earlier in the week", "2004-06-14/2004-06-16"),
        ("He will leave later this year.", "later this year", "2004-06-16/2004-12-31"),
        ("He left late last year.", "late last year", "2003-10/2003-12"),
        ("He left last March.", "last March", "2003-03"),
        ("He left in April last year.", "April last year", "2003-04"),
        ("He left over the weekend.", "the weekend", "2004-06-12/2004-06-13"),
        ("He will leave this weekend.", "this weekend", "2004-06-19/2004-06-20"),
        ("He left two weeks ago.", "two weeks ago", "2004-06-02"),
        ("He left four months ago.", "four months ago", "2004-02"),
        ("He left 13 years ago.", "13 years ago", "1991"),
        ("He will leave by the end of the month.", "the end of the month", "2004-06-21/2004-06-30"),
        ("He wants it done by year-end.", "year-end", "2004-12-31"),
        ("Calm returned in the past week.", "the past week", "2004-06-10/2004-06-16"),
        ("He left last summer.", "last summer", "2003-22"),
        ("He left last Thursday.", "last Thursday", "2004-06-10"),
        ("He will be back next Thursday.", "next Thursday", "2004-06-24"),
        ("He will be back in three weeks.", "three weeks", "2004-07-07"),
    ],
)
def test_times_counted_from_the_publication(text: str, words: str, value: str) -> None:
    assert dated(text) == {words: value}


@pytest.mark.parametrize(
    "text",
    [
        "Aalto and Berg May Meet in Oslo",
        "Prime Minister Theresa May will visit Oslo.",
        "May said that she would not resign.",
        "The exercise is called Northern Shield-2003.",
        "Protesters March on Parliament",
        "The ship carried 2000 soldiers.",
        "Resolution 1973 was adopted.",
        "He told the Sunday Times that he was tired.",
        "It rose 20 percent at the end of the day.",
        "The second envoy saw the sun.",
        "A deal looks far away these days.",
        "She became an overnight success.",
        "State Department spokeswoman Jan Berg declined to comment.",
        "Copyright 2004 The Oslo Courier",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert dated(text) == {}


def test_story_goes_on_from_the_time_told_before() -> None:
    text = "The army struck on June 3, 1999. Two days later the king fled. The next day he returned."
    values = [resolve(timex.ref, WEDNESDAY) for timex in times(text) if timex.ref]
    assert values == ["1999-06-03", "1999-06-05", "1999-06-06"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The summit opens in Oslo on Friday. They spoke the day before the summit.", "the day before", "2004-06-17"),
        ("The summit ended on June 3, 1999. Two weeks after the summit he fled.", "Two weeks after", "1999-06-17"),
        ("He arrived on June 3, 1999. Later that day he left.", "Later that day", "1999-06-03"),
        ("He arrived on June 3, 1999. The next morning he left.", "The next morning", "1999-06-04"),
    ],
)
def test_days_are_counted_from_what_the_text_dates(text: str, words: str, value: str) -> None:
    assert dated(text)[words] == value


def test_day_before_something_without_a_date_is_none() -> None:
    assert times("He was seen the day before the murder.") == ()


def test_step_back_is_counted_twice_from_the_same_time() -> None:
    text = "Trade grew in 1999. A year earlier it had shrunk. Imports had grown a year earlier."
    assert [resolve(timex.ref, WEDNESDAY) for timex in times(text) if timex.ref] == ["1999", "1998", "1998"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit rose in the first quarter from a year earlier.", "a year earlier", "2003-33"),
        ("Profit fell in the first quarter. Sales in the year-ago period were high.", "the year-ago period", "2003-33"),
        ("Profit fell in the first quarter. Sales for the latest quarter rose.", "the latest quarter", "2004-33"),
        ("Sales for the latest quarter rose.", "the latest quarter", "2004-33"),
        ("The firm expects to report a first-quarter loss.", "first-quarter", "2004-33"),
        ("Sales rose in fiscal 1999.", "fiscal 1999", "1999"),
        ("Sales fell in the second half of 1999.", "the second half of 1999", "1999-07/1999-12"),
    ],
)
def test_quarters_of_business_years(text: str, words: str, value: str) -> None:
    assert dated(text)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The office will close on Christmas Eve.", "Christmas Eve", "2004-12-24"),
        ("The office closed on Christmas Eve.", "Christmas Eve", "2003-12-24"),
        ("He fled on Easter Sunday 1999.", "Easter Sunday 1999", "1999-04-04"),
        ("They could lose in this fall's election.", "this fall", "2004-23"),
        ("A guard peers through the door of the embassy on Friday.", "Friday", "2004-06-11"),
        ("He discussed it with them during their meeting on Monday.", "Monday", "2004-06-14"),
        ("In nineteen ninety-nine he fled.", "nineteen ninety-nine", "1999"),
        ("He came in March for talks.", "March", "2004-03"),
        ("They had signed by Friday.", "Friday", "2004-06-11"),
    ],
)
def test_feasts_seasons_spelled_years_and_tenses_that_mislead(text: str, words: str, value: str) -> None:
    assert dated(text) == {words: value}


@pytest.mark.parametrize(
    ("text", "words", "type_", "value"),
    [
        ("They talked for three days.", "three days", "DURATION", "P3D"),
        ("They talked for 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
        ("They talked for twenty-four hours.", "twenty-four hours", "DURATION", "PT24H"),
        ("They talked often in the past two months.", "the past two months", "DURATION", "P2M"),
        ("They talked for several weeks.", "several weeks", "DURATION", "PXW"),
        ("They have talked for decades.", "decades", "DURATION", "PXE"),
        ("They talked for more than a decade.", "a decade", "DURATION", "P10Y"),
        ("They signed a five-year plan.", "five-year", "DURATION", "P5Y"),
        ("They talk every Thursday.", "every Thursday", "SET", "XXXX-WXX-4"),
        ("They talk every other week.", "every other week", "SET", "P2W"),
        ("They talk twice a month.", "twice a month", "SET", "P1M"),
        ("They spend $4 million a year on talks.", "a year", "SET", "P1Y"),
        ("They now talk.", "now", "DATE", "PRESENT_REF"),
        ("They talked often in the past.", "the past", "DATE", "PAST_REF"),
        ("They will talk in the near future.", "the near future", "DATE", "FUTURE_REF"),
        ("They talked a few months ago.", "a few months ago", "DATE", "PAST_REF"),
    ],
)
def test_what_has_no_date_has_a_timex3_value(text: str, words: str, type_: str, value: str) -> None:
    (timex,) = times(text)
    assert (timex.text, timex.type, timex.ref, timex.value) == (words, type_, None, value)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("He left at 10:45 p.m. Tuesday.", "T22:45"),
        ("He left on Tuesday at 12 a.m. local time.", "T00:00"),
        ("Talks resume on Friday at 14:30 GMT.", "T14:30"),
        ("He left last night.", "TNI"),
        ("He left early Friday morning.", "TMO"),
        ("The truce ended at midnight Friday.", "T24:00"),
    ],
)
def test_time_of_day_stands_beside_the_date(text: str, clock: str) -> None:
    (timex,) = times(text)
    assert (timex.type, timex.clock) == ("TIME", clock)


@pytest.mark.parametrize(
    "text",
    [
        "The film runs 12:30 and no longer.",
        "60 Minutes aired the talk.",
        "He came as soon as he could.",
        "He is a 36-year-old envoy.",
        "It imports three-quarters of its food.",
        "The fall in trade was steep.",
        "They met at a Christmas market.",
        "Theresa May left. The end of an era for May was near.",
    ],
)
def test_what_is_no_time_of_any_type(text: str) -> None:
    assert times(text) == ()


def test_early_and_late_are_told_in_the_mod() -> None:
    found = times("It began in early May 2003 and mid-1999 and ended in the late 1980s.")
    assert [timex.mod for timex in found] == ["START", "MID", "END"]


def test_durations_and_sets_have_no_date() -> None:
    found = times("They met for three days and talk every week during the two-year term.")
    assert [(timex.text, timex.type, timex.ref) for timex in found] == [
        ("three days", "DURATION", None),
        ("every week", "SET", None),
        ("two-year", "DURATION", None),
    ]


def test_weeks_in_the_past_are_a_duration() -> None:
    assert dated("It was finished in three weeks.") == {}


def test_rough_counts_are_marked() -> None:
    (timex,) = times("He left about two weeks ago.")
    assert (timex.text, timex.mod) == ("two weeks ago", "APPROX")


def test_clock_makes_a_date_a_time_of_day() -> None:
    found = times("They will meet on Friday at 10 a.m. in Oslo.")
    assert [timex.type for timex in found] == ["TIME"]


def test_web_stamp_that_counts_from_the_download_is_no_time() -> None:
    assert dated("Envoy Leaves Oslo\n\n7 years ago\n\nThe envoy left yesterday.") == {"yesterday": "2004-06-15"}


def test_spans_are_exact_sorted_and_apart_within_their_sentences() -> None:
    text = "On Friday, June 4, 2004, he left; by 9 p.m. Monday he was back. He will go next week, perhaps on Tuesday."
    found = times(text)
    assert len(found) == 4
    assert [timex.text for timex in found] == [text[timex.start : timex.end] for timex in found]
    assert all(one.end <= other.start for one, other in pairwise(found))


WORDS = st.sampled_from(
    [
        *(
            "Monday",
            "May",
            "march",
            "June",
            "Sept.",
            "2004",
            "31",
            "5",
            "99",
            "24/7",
            "Q2",
            "the",
            "last",
            "next",
            "week",
        ),
        *("of", "-", "'s", "to", "/", ":", "ago", "two", "years", "later", "and", ",", ".", "in", "s"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(min_size=1, max_size=3), max_size=12))
def test_no_text_breaks_the_tagger(pieces: list[str]) -> None:
    document = _unparsed([piece for piece in pieces if piece.strip()])
    found = find_times(document)
    assert all(document.text[timex.start : timex.end] == timex.text for timex in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def _unparsed(pieces: list[str]) -> Document:
    """One sentence of these words, without grammar."""
    text, tokens = " ".join(pieces), []
    offset = 0
    for i, piece in enumerate(pieces):
        tokens.append(Token(i, offset, offset + len(piece), piece, piece.lower(), "X", "XX", "dep", max(0, i - 1), ""))
        offset += len(piece) + 1
    sentences = (Sentence(0, len(text), 0, len(tokens), 0),) if tokens else ()
    return Document(Article(id="article-x", uri="x", text=text), sentences, tuple(tokens))
