"""Text that was encoded twice is put right, text that only looks like it is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.encodings import mend, tidy


@pytest.mark.parametrize(
    "text",
    ["He didn’t say “no” – or “yes”…", "Zoë’s café in Łódź costs £5", "naïve “señor” — à la carte", "☃ said ‘hello’"],
)
def test_what_was_encoded_twice_is_put_right(text: str) -> None:
    for codec in ("cp1252", "latin-1"):
        twice = "".join(bytes([byte]).decode(codec, errors="ignore") or chr(byte) for byte in text.encode())
        assert mend(twice) == text


def test_the_end_of_a_quotation_that_lost_its_last_byte_is_put_right() -> None:
    assert mend("â€œWe will not go,â€ he said. It isnâ€™t over.") == "“We will not go,” he said. It isn’t over."


@pytest.mark.parametrize(
    "text", ["“Não à guerra na AMANHÔ, disse", "IRMû e «SÂ»", "Zoë’s “visit” – ça va?", "â la carte", "Ã", "€5 â€"]
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert mend(text) == text


def test_quotation_marks_that_were_decoded_as_latin_1_are_put_right() -> None:
    assert tidy("\x93We won\x92t go\x94 \x96 he said") == "“We won’t go” – he said"


@given(st.text())
def test_tidy_text_is_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert not any(character in tidy(text) for character in "\0\r\x7f\xad")


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_plain_ascii_is_never_mended(text: str) -> None:
    assert mend(text) == text
