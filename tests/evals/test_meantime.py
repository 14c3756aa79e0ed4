"""The MEANTIME evaluation reads events with their factuality and asks for ours at their words."""

import json
from pathlib import Path

import pytest

from evals import meantime
from evals.meantime import gold_factuality, read

XML = """<?xml version="1.0" ?>
<Document doc_id="1">
<token number="0" sentence="0" t_id="1">Peru</token>
<token number="1" sentence="0" t_id="2">will</token>
<token number="2" sentence="0" t_id="3">sell</token>
<token number="3" sentence="0" t_id="4">ships</token>
<token number="4" sentence="0" t_id="5">.</token>
<token number="0" sentence="1" t_id="6">Chile</token>
<token number="1" sentence="1" t_id="7">did</token>
<token number="2" sentence="1" t_id="8">not</token>
<token number="3" sentence="1" t_id="9">pay</token>
<token number="4" sentence="1" t_id="10">.</token>
<Markables>
<EVENT_MENTION m_id="1" certainty="CERTAIN" polarity="POS" time="FUTURE" special_cases="NONE">
<token_anchor t_id="3"/></EVENT_MENTION>
<EVENT_MENTION m_id="2" certainty="CERTAIN" polarity="NEG" time="NON_FUTURE" special_cases="NONE">
<token_anchor t_id="9"/></EVENT_MENTION>
</Markables>
</Document>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus_ships").mkdir()
    (tmp_path / "corpus_ships" / "1.xml").write_text(XML, encoding="utf-8")
    return tmp_path


def test_tokens_become_a_text_with_events_at_their_words(folder: Path) -> None:
    text = read(folder / "corpus_ships" / "1.xml")
    assert [text.text[event.start :].split()[0] for event in text.events] == ["sell", "pay"]
    assert [event.factuality for event in text.events] == ["future", "negated"]


@pytest.mark.parametrize(
    ("marks", "factuality"),
    [
        ({"polarity": "POS", "certainty": "CERTAIN", "time": "NON_FUTURE"}, "actual"),
        ({"polarity": "POS", "certainty": "PROBABLE", "time": "FUTURE"}, "possible"),
        ({"polarity": "POS", "certainty": "CERTAIN", "special_cases": "COND_IF_CLAUSE"}, "possible"),
        ({"polarity": "NEG", "certainty": "POSSIBLE"}, "negated"),
        ({"polarity": "UNDERSPECIFIED", "certainty": "UNDERSPECIFIED"}, None),
        ({"polarity": "POS", "certainty": "UNDERSPECIFIED", "time": "FUTURE"}, None),
    ],
)
def test_polarity_certainty_and_time_become_one_word(marks: dict[str, str], factuality: str | None) -> None:
    assert gold_factuality(marks) == factuality


def test_figures_are_printed_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert meantime.main([str(folder)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["texts"], figures["events"], figures["accuracy"]) == (1, 2, 1.0)


def test_data_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert meantime.main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
