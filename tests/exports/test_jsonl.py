"""The export as JSON Lines: complete, stable, and what the schema says."""

import hashlib
import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from detente.api import View
from detente.exports import EXCERPT, chunks
from detente.model.errors import UsageError
from detente.model.record import Conclusions
from tests.conclusions import CONCLUSIONS, FIRST, LETTER, MEETING, SAID


def lines(conclusions: Conclusions, *, excerpts: bool = False) -> list[str]:
    return [line.decode() for line in chunks(View(conclusions), "jsonl", excerpts=excerpts)]


def exported(conclusions: Conclusions = CONCLUSIONS, *, excerpts: bool = False) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(conclusions, excerpts=excerpts)]


def row(kind: str, row_id: str, rows: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return next(each for each in rows or exported() if each["kind"] == kind and each["id"] == row_id)


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((files("detente.exports") / "data" / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_first_line_names_the_format() -> None:
    assert exported()[0] == {"kind": "record", "format": 1, "excerpts": False}


def test_kinds_come_in_their_order() -> None:
    kinds = list(dict.fromkeys(each["kind"] for each in exported()))
    assert kinds == ["record", "article", "actor", "act", "issue", "story", "relation"]


def test_kind_stands_first_in_every_line() -> None:
    assert all(line.startswith('{"kind":') for line in lines(CONCLUSIONS))


@pytest.mark.parametrize("excerpts", [False, True])
def test_every_line_is_what_the_schema_says(validator: jsonschema.Draft202012Validator, *, excerpts: bool) -> None:
    for each in exported(excerpts=excerpts):
        validator.validate(each)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("act", {"family": "party"}),
        ("act", {"claims": []}),
        ("act", {"surplus": 1}),
        ("act", {"time": "next Monday"}),
        ("article", {"published_basis": "guess"}),
        ("actor", {"country": "Finland"}),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    validator: jsonschema.Draft202012Validator, kind: str, change: dict[str, Any]
) -> None:
    good = next(each for each in exported() if each["kind"] == kind)
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, **change})


def test_lists_in_another_order_give_the_same_bytes() -> None:
    turned = Conclusions(
        articles=CONCLUSIONS.articles[::-1],
        actors=CONCLUSIONS.actors[::-1],
        acts=tuple(replace(act, claims=act.claims[::-1]) for act in CONCLUSIONS.acts[::-1]),
        issues=CONCLUSIONS.issues[::-1],
        stories=CONCLUSIONS.stories[::-1],
        relations=CONCLUSIONS.relations[::-1],
    )
    assert lines(turned) == lines(CONCLUSIONS)


def test_a_claim_has_its_exact_words_and_a_time_worked_out() -> None:
    claims = row("act", MEETING.id)["claims"]
    time = next(claim for claim in claims if claim["attribute"] == "time")
    assert (time["value"], time["exact"]) == ("2013-04-15", "Monday")
    assert FIRST.article.text[time["start"] : time["end"]] == "Monday"


def test_somebody_without_a_name_is_described() -> None:
    sender = row("act", LETTER.id)["participants"][0]
    assert sender == {"actor": None, "role": "sender", "described": "a senior official"}


def test_a_statement_is_direct_as_a_truth_value() -> None:
    said = row("act", SAID.id)
    assert (said["text"], said["direct"]) == ("We wait for no one,", True)
    assert [claim["value"] for claim in said["claims"] if claim["attribute"] == "direct"] == [True]


def test_excerpts_leave_out_the_text_but_not_its_length_and_hash() -> None:
    article = row("article", FIRST.article.id, exported(excerpts=True))
    text = FIRST.article.text
    assert article["text"] is None
    assert article["length"] == len(text)
    assert article["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_excerpts_cut_long_words() -> None:
    long = "word " * 100
    told = SAID.claims[0]
    claim = replace(told.claim, exact=long, end=told.claim.start + len(long), value=long)
    act = replace(SAID, text=long, claims=(replace(told, claim=claim, value=long),))
    conclusions = replace(CONCLUSIONS, acts=(act,))
    full = row("act", SAID.id, exported(conclusions))
    cut = row("act", SAID.id, exported(conclusions, excerpts=True))
    assert full["text"] == full["claims"][0]["exact"] == long
    assert max(len(cut["text"]), len(cut["claims"][0]["exact"]), len(cut["claims"][0]["value"])) <= EXCERPT


def test_no_line_breaks_where_it_should_not() -> None:
    said = replace(SAID, text="one\u2028two\x85three\x9b31m")
    written = "".join(lines(replace(CONCLUSIONS, acts=(said,))))
    assert len(written.splitlines()) == written.count("\n")
    assert row("act", SAID.id, [json.loads(line) for line in written.splitlines()])["text"] == said.text


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="docx"):
        chunks(View(CONCLUSIONS), "docx")
