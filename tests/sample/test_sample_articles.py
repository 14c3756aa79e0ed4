"""The sample holds what the demo is to show: three formats, a wire copy, a correction, an undated page, boilerplate."""

import json
import re

from detente.sample import sample_folder

FOLDER = sample_folder()
OUTLETS = {"bosphorus-observer", "continental-dispatch", "harbour-courier", "northern-ledger"}


def _rows() -> list[dict[str, str]]:
    lines = (FOLDER / "continental-dispatch.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text)))


def test_four_outlets_publish_in_three_formats() -> None:
    assert {path.relative_to(FOLDER).parts[0].split(".")[0] for path in FOLDER.rglob("*.*")} == OUTLETS
    assert {path.suffix for path in FOLDER.rglob("*.*")} == {".txt", ".html", ".jsonl"}


def test_one_article_is_corrected_under_the_same_uri() -> None:
    first, second, *others = _rows()
    assert first["uri"] == second["uri"]
    assert first["published"] < second["published"]
    assert first["text"] != second["text"]
    assert len({row["uri"] for row in others}) == len(others)


def test_two_outlets_carry_one_wire_report() -> None:
    carried = [path for path in FOLDER.rglob("*.*") if "(Meridian Press)" in path.read_text(encoding="utf-8")]
    assert {path.parent.name for path in carried} == {"bosphorus-observer", "northern-ledger"}
    report = "Tomatoes do not shoot down planes said Orhan Tekin a spokesman for the Union of Mediterranean Growers"
    assert all(report in _words(path.read_text(encoding="utf-8")) for path in carried)


def test_one_article_alone_states_no_date() -> None:
    dated = re.compile(r"Published: \d|published_time|datePublished|\"published\"")
    undated = [path.name for path in FOLDER.rglob("*.*") if not dated.search(path.read_text(encoding="utf-8"))]
    assert undated == ["telephone-call.txt"]


def test_every_page_has_words_around_the_article_that_are_not_of_it() -> None:
    pleas = re.compile(r"Support The|Sign up for|Subscribe from")
    assert [path.name for path in FOLDER.rglob("*.*") if not pleas.search(path.read_text(encoding="utf-8"))] == []


def test_outlets_disagree_on_the_day_of_one_meeting() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.*")]
    assert sum("meet in St. Petersburg on August 8" in text for text in texts) == 1
    assert sum("meet in St. Petersburg on August 9" in text for text in texts) == 1
