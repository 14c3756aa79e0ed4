"""A corpus in two parts, one to learn from (``dev``) and a third held back (``held``), and the options for both."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

from evals.record import SHARED

_HELD_OF = 3


def part_of(name: str) -> str:
    """ "held" for one name of three, told by nothing but the name, else "dev"."""
    return "held" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % _HELD_OF == 0 else "dev"


def read_options(prog: str, about: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """``data``, ``part`` and ``errors`` of a call; ``about`` is the docstring of the module that is called."""
    parser = argparse.ArgumentParser(prog=prog, description=(about or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=SHARED, metavar="DATA", help="default: ../shared")
    parser.add_argument("--part", choices=["dev", "held", "all"], default="all", help="which articles; default: all")
    parser.add_argument("--errors", action="store_true", help="list what is wrong on stderr, of the part dev only")
    options = parser.parse_args(arguments)
    if options.errors and options.part != "dev":
        parser.error("--errors shows the part dev only: what is held back stays unread")
    return options
