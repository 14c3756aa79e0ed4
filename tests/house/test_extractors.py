"""Every family has one extractor, and every extractor is under the contract of independence."""

import tomllib
from pathlib import Path

from detente.extraction import EXTRACTORS
from detente.model.families import FAMILIES

ROOT = Path(__file__).parents[2]


def _module_names() -> set[str]:
    return {extractor.__module__ for extractor in EXTRACTORS}


def test_every_extractor_is_held_independent_of_the_others() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (held,) = [contract["modules"] for contract in contracts if contract["id"] == "extractors"]
    assert set(held) == _module_names()


def test_every_family_has_one_extractor_in_a_file_of_its_own() -> None:
    stems = sorted(name.rpartition(".")[2].removesuffix("s") for name in _module_names())
    assert stems == sorted(FAMILIES)
    assert len(EXTRACTORS) == len(FAMILIES)
