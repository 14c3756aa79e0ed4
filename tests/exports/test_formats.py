"""What holds of every format: golden files, order, excerpts, hostile text."""

from dataclasses import replace
from pathlib import Path

import pytest

from detente.api import View
from detente.exports import FORMATS, chunks
from tests.conclusions import CONCLUSIONS
from tests.exports.written import written

GOLDEN = Path(__file__).parent / "golden"
# A workbook and a database change with the library and the SQLite that write them; their content is tested elsewhere.
TEXTS = sorted(name for name, format in FORMATS.items() if not format.binary)


@pytest.mark.parametrize("format", TEXTS)
def test_the_record_is_written_as_in_the_golden_file(format: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"record.{format}"
    made = written(format)
    if request.config.getoption("--rewrite-goldens"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(made)
    assert made == path.read_bytes()


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_comes(format: str) -> None:
    turned = replace(CONCLUSIONS, articles=CONCLUSIONS.articles[::-1], acts=CONCLUSIONS.acts[::-1])
    assert written(format, turned) == written(format)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_with_excerpts_of_no_length_no_sentence_leaves(format: str) -> None:
    made = b"".join(chunks(View(CONCLUSIONS), format, excerpts=True, excerpt=0))
    assert b"We wait for no one" not in made
    assert b"met in Oslo on Monday" not in made


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"jsonl"}))
def test_no_format_but_the_dump_holds_more_of_an_article_than_excerpts(format: str) -> None:
    made = written(format, excerpt=12)
    assert b"We wait for no one" not in made
    assert not any(read.article.text.encode() in made for read in CONCLUSIONS.articles)


@pytest.mark.parametrize("format", TEXTS)
def test_no_text_of_an_article_reaches_a_terminal_as_a_command(format: str) -> None:
    made = written(format).decode()
    assert "\x1b" not in made
    assert "\x9b" not in made


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_an_empty_record_can_be_written(format: str) -> None:
    empty = replace(CONCLUSIONS, articles=(), actors=(), acts=(), issues=(), stories=(), relations=())
    assert isinstance(written(format, empty), bytes)
