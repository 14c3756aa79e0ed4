"""Where sentences end, and that offsets hold whatever blanks a dump has."""

import pytest

from detente.annotation.parsing import parse, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split_sentences(text)]


def test_glued_sentences_are_told_apart() -> None:
    assert sentences("The envoy had nothing to say.With the talks over, all left.") == [
        "The envoy had nothing to say.",
        "With the talks over, all left.",
    ]


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_quotation_after_a_sentence_begins_a_new_one(mark: str) -> None:
    text = f"The two met for hours. {mark}We are tired,” she said."
    assert sentences(text) == ["The two met for hours.", f"{mark}We are tired,” she said."]


def test_no_sentence_ends_at_an_abbreviation() -> None:
    text = "U.S. and U.K. envoys met Gen. Berg in St. Gallen on Sept. 5."
    assert sentences(text) == [text]


def test_no_sentence_crosses_a_line_end() -> None:
    assert sentences("Talks in Oslo\nThe two met again") == ["Talks in Oslo", "The two met again"]


def test_no_break_spaces_make_no_words_and_move_no_offsets() -> None:
    text = "The\xa0two met in\xa0Oslo."
    _, tokens = parse(text)
    assert [text[token.start : token.end] for token in tokens] == ["The", "two", "met", "in", "Oslo", "."]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_an_abbreviated_state_before_a_title_ends_no_sentence() -> None:
    assert sentences("He met U.S. Secretary of State Dale.") == ["He met U.S. Secretary of State Dale."]
    assert sentences("They left the U.S. The talks go on.") == ["They left the U.S.", "The talks go on."]
