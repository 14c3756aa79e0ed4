"""How well confidence tells right acts from wrong ones: ``python -m evals.calibration [--set practice]``.

An act of an article is right where the scorer of ``../shared/tools`` pairs it with an act of the gold. The expected
calibration error is over ten bins of confidence of equal width; the area is that under the ROC curve. Direct statements
are nearly all right, so the figures that say most are those of each family.
"""

import argparse
import importlib.machinery
import json
import sys
import tempfile
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals.record import SETS, SHARED, export_set

_BINS = 10


class Judged(NamedTuple):
    """One act as one article tells it, and whether the gold has it."""

    family: str
    act: str
    article: str
    confidence: float
    right: bool


def judge(exported: Path, gold: Path) -> list[Judged]:
    """All acts of an exported record that the scorer looks at, article by article."""
    scorer = _scorer()
    record = scorer.Record(exported)
    articles = {Path(str(row.get("uri", ""))).stem: row["id"] for row in record.articles.values()}
    found: list[Judged] = []
    for path in sorted(gold.glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        if wanted["doc"] in articles:
            found.extend(_judge_article(scorer, record, articles[wanted["doc"]], wanted))
    return found


def _judge_article(scorer: Any, record: Any, article: str, wanted: dict[str, Any]) -> Iterator[Judged]:
    for plural, family, score in scorer.FAMILIES:
        told = [act for act in record.view(article, family) if family != "statement" or act.get("direct", True)]
        right = {id(act) for _, act in scorer.greedy(wanted[plural], told, score(record))}
        for act in told:
            yield Judged(family, act["id"], article, float(act["confidence"]), id(act) in right)


def _scorer() -> Any:
    path = SHARED / "tools" / "score.py"
    loader = importlib.machinery.SourceFileLoader("score", str(path))
    module = types.ModuleType(loader.name)
    module.__file__ = str(path)
    loader.exec_module(module)
    return module


def expected_error(judged: Sequence[Judged]) -> float:
    """The mean distance between confidence and the share that is right, over bins weighed by their size."""
    bins: list[list[Judged]] = [[] for _ in range(_BINS)]
    for one in judged:
        bins[min(int(one.confidence * _BINS), _BINS - 1)].append(one)
    gaps = (abs(sum(one.confidence - one.right for one in held)) for held in bins)
    return sum(gaps) / max(len(judged), 1)


def area(judged: Sequence[Judged]) -> float | None:
    """The chance that a right act has more confidence than a wrong one, ties half; None where one kind is missing."""
    right = [one.confidence for one in judged if one.right]
    wrong = [one.confidence for one in judged if not one.right]
    if not right or not wrong:
        return None
    above = sum((high > low) + 0.5 * (high == low) for high in right for low in wrong)
    return above / (len(right) * len(wrong))


def figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """Number, share that is right, calibration error and area."""
    under = area(judged)
    return {
        "acts": len(judged),
        "right": round(sum(one.right for one in judged) / max(len(judged), 1), 3),
        "ece": round(expected_error(judged), 3),
        "auc": None if under is None else round(under, 3),
    }


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures as JSON, of all acts and of each family; 0, or 2 where the data is not there."""
    parser = argparse.ArgumentParser(prog="evals.calibration", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", default="practice", choices=list(SETS))
    options = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print("evals.calibration: there is no ../shared with articles and gold beside this checkout", file=sys.stderr)
        return 2
    one = SETS[options.set]
    with tempfile.TemporaryDirectory(prefix="detente-calibration-") as folder:
        judged = judge(export_set(one, Path(folder)), SHARED / one.gold)
    families = {family: [each for each in judged if each.family == family] for family in sorted({j[0] for j in judged})}
    print(
        json.dumps({"set": one.name, "all": figures(judged), **{f: figures(j) for f, j in families.items()}}, indent=1)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
