"""Every data file that the package ships can be read as what its name says."""

import csv
import gzip
import json
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "detente"
DATA = sorted(path for path in PACKAGE.glob("*/data/**/*") if path.is_file())


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_data_file_loads(path: Path) -> None:
    data = path.read_bytes()
    packed = path.suffix == ".gz"
    text = (gzip.decompress(data) if packed else data).decode("utf-8")
    kind = path.suffixes[-2] if packed else path.suffix
    if kind == ".toml":
        assert tomllib.loads(text)
    elif kind == ".json":
        assert json.loads(text)
    elif kind == ".tsv":
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        widths = {len(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
        assert len(widths) == 1, f"rows of {sorted(widths)} columns"
    else:
        assert text.strip()
