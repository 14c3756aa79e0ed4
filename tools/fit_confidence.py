"""Fits ``merging/data/confidence.toml`` on the annotated articles: ``python -m tools.fit_confidence [--set train]``.

Prints the tables of the families that have gold, to be put into the file by hand; those of the others are read by eye.
A ridge keeps a mark that few tellings have near zero.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from detente.api import Record
from detente.merging.confidence import BASE, MARKS, marks
from evals.calibration import judge
from evals.record import SETS, SHARED, export_set

_RIDGE = 4.0
_ROUNDS = 50
_FEWEST = 40  # with fewer tellings a family gets its base alone


def main(arguments: list[str] | None = None) -> int:
    """Prints one table for each family of the gold."""
    parser = argparse.ArgumentParser(prog="tools.fit_confidence", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", default="train", choices=list(SETS))
    one = SETS[parser.parse_args(arguments).set]
    with tempfile.TemporaryDirectory(prefix="detente-fit-") as folder:
        judged = judge(export_set(one, Path(folder)), SHARED / one.gold)
        acts = {act.id: act for act in Record.open(Path(folder) / "record.db").conclusions().acts}
    for family in sorted({each.family for each in judged}):
        rows, right = [], []
        for each in (each for each in judged if each.family == family):
            seen = marks(told.claim for told in acts[each.act].claims if told.claim.article == each.article)
            rows.append([1.0, *(float(mark in seen) for mark in MARKS)])
            right.append(float(each.right))
        _print_table(family, np.array(rows), np.array(right))
    return 0


def _print_table(family: str, rows: "np.ndarray", right: "np.ndarray") -> None:
    few = len(right) < _FEWEST
    weights = fit(rows[:, :1] if few else rows, right)
    print(f"[{family}]  # {len(right)} tellings, {right.mean():.2f} of them right")
    for name, weight in zip((BASE, *MARKS), weights, strict=False):
        if name == BASE or abs(weight) >= 0.05:
            print(f"{name if name == BASE else json.dumps(name)} = {weight:.2f}")


def fit(rows: "np.ndarray", right: "np.ndarray") -> "np.ndarray":
    """Weights of a logistic regression with a ridge on all but the first column, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[0] = 0.1
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - ridge * weights
        bend = (rows.T * (chance * (1 - chance))) @ rows + np.diag(ridge)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    sys.exit(main())
