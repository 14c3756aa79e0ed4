"""The README's map of the code is the code's, both ways."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "detente"
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)
_UNMAPPED = {"__pycache__", "__init__.py", "py.typed"}


def _mapped() -> set[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split("\n## Map of the code\n")[1].split("\n## ")[0]
    return set(_ROW.findall(section))


def test_every_entry_of_the_map_exists() -> None:
    gone = [entry for entry in _mapped() if not (ROOT / entry).exists()]
    assert gone == []


def test_folders_end_with_a_slash_and_files_do_not() -> None:
    wrong = [entry for entry in _mapped() if entry.endswith("/") != (ROOT / entry).is_dir()]
    assert wrong == []


def test_every_room_of_the_package_is_on_the_map() -> None:
    rooms = {
        f"src/detente/{path.name}" + "/" * path.is_dir() for path in PACKAGE.iterdir() if path.name not in _UNMAPPED
    }
    assert rooms - _mapped() == set()


def test_every_top_folder_is_on_the_map(tracked_texts: dict[str, str]) -> None:
    folders = {name.split("/")[0] + "/" for name in tracked_texts if "/" in name}
    assert {folder for folder in folders if not any(e.startswith(folder) for e in _mapped())} == set()


def test_every_extractor_is_on_the_map() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith("| `src/detente/extraction/` |"))
    named = set(re.findall(r"`([a-z_]+)`", row.split("|")[2]))
    from detente.extraction import EXTRACTORS

    assert named == {extractor.__module__.rpartition(".")[2] for extractor in EXTRACTORS}
