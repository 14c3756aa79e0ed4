"""Fixtures of the house rules: the project's own files."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_MADE = {".git", ".venv", "site", "build", "dist"}


def _tracked() -> list[Path]:
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
        return [ROOT / name for name in listed if name]
    return [path for path in ROOT.rglob("*") if not _MADE & set(path.relative_to(ROOT).parts)]


@pytest.fixture(scope="session")
def tracked_texts() -> dict[str, str]:
    """The project's text files by their path from the root: what git tracks, or would."""
    texts = {}
    for path in sorted(_tracked()):
        try:
            texts[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
    return texts
