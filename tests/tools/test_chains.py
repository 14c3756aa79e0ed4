"""Chains: fitted, written, and read as written."""

from pathlib import Path

import pytest

from detente.extraction.statement_model import read_chain
from detente.model.errors import DataError
from tools.chains import Fit, number


def test_a_chain_learns_what_follows_what_and_is_read_as_written(tmp_path: Path) -> None:
    # Only the word before tells "cargo" of a ship from "cargo" of a lorry.
    rows = [([["w=ship"], ["w=cargo"]], [1, 2]), ([["w=lorry"], ["w=cargo"]], [0, 0])] * 40
    numbered = number(rows, least=2)
    fit = Fit(("", "ship+", "ship"), numbered.features)
    fit.run(numbered, rounds=6)
    fit.write(tmp_path / "freight.tsv.gz", smallest=0.0)
    chain = read_chain(tmp_path / "freight.tsv.gz")
    assert chain.best([["w=ship"], ["w=cargo"]]) == ["ship+", "ship"]
    assert chain.best([["w=lorry"], ["w=cargo"]]) == ["", ""]
    assert chain.best([]) == []


def test_rare_features_are_left_out() -> None:
    numbered = number([([["often"], ["once"]], [0, 0]), ([["often"]], [0])], least=2)
    assert numbered.features == ("often",)


def test_a_file_that_is_no_chain_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.tsv.gz").write_bytes(b"no weights")
    for name in ("broken", "missing"):
        with pytest.raises(DataError, match=name):
            read_chain(tmp_path / f"{name}.tsv.gz")
