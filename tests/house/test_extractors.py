"""Every extractor is under the contract of independence, and the files of one family serve that family only."""

import ast
import tomllib
from pathlib import Path

from detente.extraction import EXTRACTORS
from detente.model.families import FAMILIES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "detente" / "extraction"
SHARED = {"grammar", "modality"}


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


def test_a_file_named_for_a_family_is_imported_by_that_family_only() -> None:
    strays = [
        f"{path.stem} imports {imported}"
        for path in FOLDER.glob("*.py")
        if path.stem != "__init__"
        for imported in _imported(path) - SHARED
        if _family(imported) != _family(path.stem)
    ]
    assert strays == []


def _family(stem: str) -> str:
    """The family of ``measure_roles`` and of ``measures``; a shared file is its own."""
    return stem.split("_")[0].removesuffix("s")


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("detente.extraction"):
            parts = (node.module or "").split(".")
            names |= {parts[2]} if len(parts) > 2 else {alias.name for alias in node.names}
    return names
