"""Scores the record against the gold annotations beside the repository: ``make evals``.

It uses détente as a user does, through ``detente add`` and ``detente export``, and ``../shared/tools/score.py``.
A figure below its floor in ``evals/floors.json`` fails the run. Floors go up with ``--raise``, down only with
``--lower SET:FIGURE --because "..."``.
"""

import argparse
import sys
from pathlib import Path

from evals.floors import Floors
from evals.record import SETS, SHARED, Figures, score_sets
from evals.table import readme_is_current, terminal_table, write_readme

STANDARD = ["seeds", "practice"]


def main(arguments: list[str] | None = None) -> int:
    """0 when every figure holds its floor, 1 when not, 2 for a wrong call."""
    options = _options(arguments)
    if not SHARED.is_dir():
        print("evals: skipped, there is no ../shared with articles and gold beside this checkout")
        return 0
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    floors = Floors.load()
    figures = score_sets(options.sets, keep=options.keep)
    _change(floors, figures, options)
    print(terminal_table(figures, floors))
    if options.write_readme:
        write_readme(figures)
    elif options.sets == STANDARD and not readme_is_current(figures):
        print("evals: the README shows other figures; `make evals EVALS=--write-readme` writes these")
    return _verdict(floors, figures)


def _verdict(floors: Floors, figures: dict[str, Figures]) -> int:
    strange = floors.strange_gold(list(figures))
    for name in strange:
        print(f"evals: the gold of {name} is not that of its floors; say --new-gold --because '...'", file=sys.stderr)
    low = floors.below(figures)
    for line in low:
        print(f"evals: {line}", file=sys.stderr)
    if low or strange:
        return 1
    print("evals: every figure holds its floor")
    return 0


def _change(floors: Floors, figures: dict[str, Figures], options: argparse.Namespace) -> None:
    if options.new_gold:
        floors.accept_gold(figures, options.because)
    for target in options.lower:
        floors.lower(target, figures, options.because)
    if options.lift:
        floors.lift(figures)
    if options.new_gold or options.lower or options.lift:
        floors.save()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", dest="sets", action="append", choices=list(SETS), help="default: seeds and practice")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--lower", action="append", default=[], metavar="SET:FIGURE", help="lower one floor")
    parser.add_argument("--new-gold", action="store_true", help="measure the floors of changed gold anew")
    parser.add_argument("--because", help="why a floor goes down; kept in floors.json")
    parser.add_argument("--write-readme", action="store_true", help="write the table into the README")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the exported records there")
    options = parser.parse_args(arguments)
    options.sets = options.sets or list(STANDARD)
    if (options.lower or options.new_gold) and not (options.because or "").strip():
        parser.error("a floor goes down only with --because '...'")
    return options


if __name__ == "__main__":
    sys.exit(main())
