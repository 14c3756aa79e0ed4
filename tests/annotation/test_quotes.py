"""Which spans in a text stand in quotation marks, and which of them quote nobody."""

from itertools import pairwise

import pytest

from detente.annotation.quotes import find_quotes


def spans(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text, ())]


def said(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text, ()) if not quote.scare]


@pytest.mark.parametrize(
    "text",
    [
        "“We will answer in kind,” he said.",
        '"We will answer in kind," he said.',
        '“We will answer in kind," he said.',
        '"We will answer in kind,” he said.',
        "‘We will answer in kind,’ he said.",
        "'We will answer in kind,' he said.",
        "„We will answer in kind,” he said.",
        "«We will answer in kind,» he said.",
        "``We will answer in kind,'' he said.",
    ],
)
def test_every_kind_of_marks_gives_the_words_between_them(text: str) -> None:
    assert said(text) == ["We will answer in kind,"]


def test_he_said_in_the_middle_makes_two_spans() -> None:
    assert said("“We came early,” she said, “and we left late.”") == ["We came early,", "and we left late."]


def test_the_outer_of_two_nested_quotations_is_the_span() -> None:
    text = "“The envoy told me ‘never again’ and left,” the aide said."
    assert spans(text) == ["The envoy told me ‘never again’ and left,"]


def test_straight_marks_nested_in_straight_marks_do_not_end_the_outer_quotation() -> None:
    text = 'He wrote: "They do not see how "kind" we were to them. Not me!"'
    assert spans(text) == ['They do not see how "kind" we were to them. Not me!']


def test_apostrophes_open_no_quotation() -> None:
    assert spans("The ministers' plan and the king's men don't mix; 'tis the '90s again for them.") == []


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    assert said("‘The leaders’ meeting went well.’ he said") == ["The leaders’ meeting went well."]


def test_a_quotation_may_run_over_several_sentences() -> None:
    assert said("“It is over. Nobody won. We go home,” he said.") == ["It is over. Nobody won. We go home,"]


def test_a_paragraph_without_closing_mark_runs_on_into_the_next() -> None:
    text = "“We are patient people.\n\n“But patience has an end,” he said."
    first, second = find_quotes(text, ())
    assert first.open
    assert not second.open
    assert text[first.start : first.end] == "We are patient people."


def test_a_missing_closing_mark_before_he_said_ends_the_words_there() -> None:
    assert said('"We are patient people, he said on Monday.') == ["We are patient people,"]


def test_inches_are_no_quotation() -> None:
    assert spans('The 6\'2" guard stood by a 40" screen.') == []


@pytest.mark.parametrize(
    "text",
    [
        "He called it “nonsense” at once.",
        "The “non-starter” was dropped.",
        "She appeared on “Morning Briefing Today” with her aide.",
        "The so-called “green corridor” was closed.",
        "The drill, named “Northern Shield 2018,” ended.",
        "A “wait and see”-type policy followed.",
    ],
)
def test_single_words_names_and_terms_are_scare_quotes(text: str) -> None:
    (quote,) = find_quotes(text, ())
    assert quote.scare


def test_an_attributed_fragment_of_two_words_is_no_scare_quote() -> None:
    assert said("The talks were “quite tense,” he said.") == ["quite tense,"]


def test_an_embedded_tweet_is_a_quotation_without_marks() -> None:
    text = "Our border will stay open to all. — Ann Roe (@annroe) May 3, 2017"
    assert said(text) == ["Our border will stay open to all."]


def test_spans_are_in_text_order_and_do_not_overlap() -> None:
    quotes = find_quotes("“One two,” he said. “Three four.” ‘Five six,’ she said.", ())
    assert all(a.end < b.start for a, b in pairwise(quotes))
    assert len(quotes) == 3
