"""Runs the measurements beside the gold and compares them with what they must hold: ``python -m evals.benchmarks``.

Each table of ``benchmarks.toml`` names a module of ``evals`` that prints JSON. A figure is addressed by its path in
that (``value.f1``); a list counts by its length. Names given on the command line run those alone.
"""

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.record import SHARED, run

TABLES = Path(__file__).with_suffix(".toml")


def main(names: Sequence[str]) -> int:
    """0 when every figure holds, 1 when not, 2 for a name that there is no table of."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(TABLES.read_text(encoding="utf-8"))
    if unknown := [name for name in names if name not in tables]:
        print(f"evals.benchmarks: no {unknown[0]!r}, only {', '.join(tables)}", file=sys.stderr)
        return 2
    if not SHARED.is_dir():
        print("evals.benchmarks: skipped, there is no ../shared with benchmarks beside this checkout")
        return 0
    failed = False
    for name in names or tables:
        figures = _run(name, tables[name]["arguments"])
        for line, holds in verdicts(tables[name], figures):
            print(f"{name:12} {line}{'' if holds else '   FAILS'}")
            failed |= not holds
    return int(failed)


def verdicts(table: Mapping[str, Any], figures: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """A line for each bound of a table, and whether the figure holds it; a figure that is missing does not."""
    lines = []
    for bound in ("least", "most"):
        for path, limit in table.get(bound, {}).items():
            value = _at(figures, path)
            holds = value is not None and (value >= limit if bound == "least" else value <= limit)
            shown = "missing" if value is None else f"{value:g}"
            lines.append((f"{path:44} {shown:>8}   at {bound} {limit:g}", holds))
    return lines


def _at(figures: Any, path: str) -> float | None:
    for step in path.split("."):
        if not isinstance(figures, Mapping) or step not in figures:
            return None
        figures = figures[step]
    return float(len(figures)) if isinstance(figures, list) else float(figures)


def _run(name: str, arguments: Sequence[str]) -> Mapping[str, Any]:
    figures: Mapping[str, Any] = json.loads(run([sys.executable, "-m", f"evals.{name}", *arguments]))
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
