"""Running the command line in this process, with readers that need no language model."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from detente.api import View
from detente.api.entries import entries
from detente.cli import main
from detente.ledger import Ledger
from tests.conclusions import CONCLUSIONS


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run ``detente`` with arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("DETENTE_RECORD", raising=False)

    def run_it(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["detente", *arguments])
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        shown = capsys.readouterr()
        assert isinstance(code, int)
        return Outcome(code, shown.out, shown.err)

    return run_it


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    """A record, ``detente.db``, that holds the conclusions made by hand."""
    path = tmp_path / "detente.db"
    with Ledger.open(path, mode="write") as ledger:
        ledger.store_conclusions(CONCLUSIONS, entries(View(CONCLUSIONS)))
    return path
