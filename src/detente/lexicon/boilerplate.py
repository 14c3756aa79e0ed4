"""Words by which lines of a page that are no reporting give themselves away."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from detente.model.errors import DataError

_FILE = "data/boilerplate.toml"
_KINDS = frozenset({"plea", "link", "page", "legal", "credit"})
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")

# A line is held for boilerplate from here on; weights in the data file are set against it.
BOILERPLATE = 1.0
# A long line with so many signs of reporting is not looked at further: no boilerplate was seen to have them.
_SURELY_REPORTING, _LONG = 1.0, 20


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern and what it counts; ``kind`` says what sort of boilerplate it tells, empty for reporting."""

    kind: str
    weight: float
    pattern: re.Pattern[str]

    def found_in(self, line: str) -> bool:
        """Whether the line, in lower case, holds the cue."""
        return self.pattern.search(line) is not None


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much a line reads like boilerplate, what speaks for reporting, and the kind of the strongest cue."""

    score: float
    reporting: float
    kind: str | None


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of the data file: for boilerplate, for reporting, and for machinery with which a line begins."""

    boilerplate: tuple[Cue, ...]
    reporting: tuple[Cue, ...]
    prefixes: tuple[Cue, ...]


@cache
def boilerplate_cues() -> Cues:
    """The cues of the data file, read once; DataError where it does not hold them."""
    text = resources.files("detente.lexicon").joinpath(_FILE).read_text(encoding="utf-8")
    return read_cues(tomllib.loads(text))


def read_cues(data: Mapping[str, Any]) -> Cues:
    """The cues of a parsed table; DataError says which row is wrong."""
    try:
        return Cues(
            tuple(_cue(row, row["kind"]) for row in data["cue"]),
            tuple(_cue(row, None) for row in data["reporting"]),
            tuple(
                _cue({**row, "weight": 1, "pattern": f"^(?:{row['pattern']})"}, row["kind"]) for row in data["prefix"]
            ),
        )
    except KeyError as missing:
        raise DataError(f"{_FILE}: no {missing}") from None


def _cue(row: Mapping[str, Any], kind: str | None) -> Cue:
    if kind is not None and kind not in _KINDS:
        raise DataError(f"{_FILE}: no such kind of boilerplate: {kind!r}")
    pattern = f"^(?:{row['pattern']})$" if row.get("whole") else row["pattern"]
    try:
        return Cue(kind or "", float(row["weight"]), re.compile(pattern))
    except re.error as error:
        raise DataError(f"{_FILE}: {row['pattern']!r}: {error}") from None


def leading_machinery(line: str) -> tuple[int, str | None]:
    """How many characters a line begins with that are machinery before a caption or a sentence, and of which kind."""
    for cue in boilerplate_cues().prefixes:
        if match := cue.pattern.match(line.lower()):
            return match.end(), cue.kind
    return 0, None


@lru_cache(maxsize=1 << 16)
def judge_line(line: str) -> Judgement:
    """How one line reads by its own words; quotations do not count, since a speaker may ask for support too."""
    bare = _QUOTED.sub(" ", line).strip().lower()  # thrice as fast as patterns that ignore case
    cues = boilerplate_cues()
    reporting = sum(cue.weight for cue in cues.reporting if cue.found_in(bare))
    if reporting >= _SURELY_REPORTING and bare.count(" ") > _LONG:
        return Judgement(0.0, round(reporting, 3), None)
    hits = [cue for cue in cues.boilerplate if cue.found_in(bare)]
    score = sum(cue.weight for cue in hits)
    strongest = max(hits, key=lambda cue: cue.weight, default=None)
    return Judgement(round(score, 3), round(reporting, 3), strongest.kind if strongest else None)
