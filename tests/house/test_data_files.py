"""Every data file that the package ships can be read as what its name says."""

import csv
import json
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "detente"
DATA = sorted(path for path in PACKAGE.glob("*/data/**/*") if path.is_file())


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_data_file_loads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        assert tomllib.loads(text)
    elif path.suffix == ".json":
        assert json.loads(text)
    elif path.suffix == ".tsv":
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        widths = {len(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
        assert len(widths) == 1, f"rows of {sorted(widths)} columns"
    else:
        assert text.strip()
