"""The measure of copies, on the corpora beside the checkout."""

import random
from pathlib import Path

import pytest

from detente.model.article import Article
from evals import copies
from evals.record import SHARED

needs_shared = pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="no ../shared with the corpora")


def test_every_change_makes_another_text_under_another_name_except_the_exact_copy() -> None:
    text = "\n\n".join(f"The envoy’s “letter {n}” was read aloud — twice — before the port was shut." for n in range(9))
    page = Article(id="a", uri="a", text=text, outlet="Harbour Post", published="2014-05-06")
    for change in copies.CHANGES:
        made = copies.make_copy(page, change, random.Random(1), 0)
        assert made.outlet != page.outlet
        assert (made.text == page.text) == (change == "exact"), change


def test_a_wrong_verdict_and_a_pair_nobody_looked_at_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "known.tsv"
    path.write_text("# a comment\nb\ta\treprint\tone wire\nc\td\town\ttwo newsrooms\n", encoding="utf-8")
    known = copies.read_known(path)
    pairs = [copies.Found("a", "b"), copies.Found("c", "d"), copies.Found("e", "f")]
    assert copies.judged(pairs, known) == {
        "called": 3,
        "reprint": 1,
        "own": 1,
        "not looked at": 1,
        "wrong_or_open": ["c d: own", "e f: not looked at"],
    }


@needs_shared
def test_no_own_reporting_of_two_outlets_in_basil_is_called_a_copy() -> None:
    assert copies.pairs_called(copies.read_basil(SHARED)) == []


@needs_shared
def test_no_own_reporting_of_two_outlets_in_ecb_is_called_a_copy() -> None:
    some = [each for each in copies.read_ecb(SHARED) if each.id.split("_")[0] in {"7", "12", "24", "28"}]
    verdicts = copies.judged(copies.pairs_called(some), copies.read_known(copies.KNOWN))
    assert "own" not in verdicts
    assert int(str(verdicts["reprint"])) > 10
    assert int(str(verdicts.get("not looked at", 0))) <= 2, verdicts["wrong_or_open"]


@needs_shared
def test_made_copies_are_found_and_nothing_else() -> None:
    figures = copies.score_made(copies.read_corpus(SHARED)[:110])
    assert float(str(figures["recall"])) >= 0.95
    assert float(str(figures["precision"])) >= 0.98


def test_what_carries_one_report_with_a_known_reprint_is_a_reprint_too() -> None:
    known = {copies.Found("a", "b"): "reprint", copies.Found("b", "c"): "reprint", copies.Found("d", "e"): "own"}
    assert copies.judged([copies.Found("a", "c")], known)["wrong_or_open"] == []
    assert copies.judged([copies.Found("d", "e")], known)["wrong_or_open"] == ["d e: own"]
