"""Nothing in the repository comes from the articles that quality is measured on, and nothing names one machine."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LENGTH = 12  # words in a row; a name with its title and a date are shorter
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home|Users|root|work|opt|mnt|media)/\w")


def _shingles(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    for i in range(len(words) - LENGTH + 1):
        yield " ".join(words[i : i + LENGTH])


def _articles() -> Iterator[tuple[str, str]]:
    for folder in ("seeds", "practice/text", "train/text"):
        for path in sorted((SHARED / folder).glob("*.txt")):
            yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((SHARED / "practice" / "corpus").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield str(row["id"]), row["text"]


def test_no_twelve_words_of_a_published_article_stand_here(tracked_texts: dict[str, str]) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: there is nothing to compare with")
    ours = {shingle: name for name, text in tracked_texts.items() if name != "LICENSE" for shingle in _shingles(text)}
    copied = {
        f"{ours[shingle]}: {shingle} ({article})"
        for article, text in _articles()
        for shingle in _shingles(text)
        if shingle in ours
    }
    assert copied == set()


def test_shingles_are_found_across_lines_and_marks() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert list(_shingles(words.replace(" seven", ",\nSeven"))) == [words]


def test_no_file_names_a_path_of_one_machine(tracked_texts: dict[str, str]) -> None:
    found = [
        f"{name}:{number}"
        for name, text in tracked_texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", ["see " + "/home" + "/ida/x", "'" + "/Users" + "/ida'", "(" + "/opt" + "/x)"])
def test_a_path_of_one_machine_is_recognised(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["https://example.org" + "/home" + "/x", "/usr/bin/env bash", "src/work/x"])
def test_other_paths_are_left_alone(line: str) -> None:
    assert not MACHINE_PATH.search(line)
