"""Families that are off by default: asked for by the environment, and read anew when they are."""

from pathlib import Path

import pytest

from detente.api import Record
from detente.model.errors import UsageError

TEXT = "Workers in Oslo went on strike against Norway on Monday."


def test_an_unknown_family_is_named_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("DETENTE_FAMILIES", "protest, weddings")
    with pytest.raises(UsageError, match="'weddings' is no family"):
        Record.open(tmp_path / "record.db").add([page])


def test_a_page_is_read_anew_when_a_further_family_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    record = Record.open(tmp_path / "record.db")
    assert record.add([page]).added == 1
    assert record.add([page]).known == 1
    monkeypatch.setenv("DETENTE_FAMILIES", "protest")
    assert record.add([page]).added == 1
    assert record.add([page]).known == 1
