"""A linear chain over words: which label each gets, from weights of its features and of what follows what."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.model.errors import DataError

_SCALE = 100.0
_START, _AFTER = "^", ">"


@dataclass(frozen=True, slots=True)
class Chain:
    """Labels, each feature's weights for them, those of beginning with one, and those of going from one to the next."""

    labels: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]
    start: tuple[float, ...]
    after: tuple[tuple[float, ...], ...]

    def best(self, words: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of a row of words, each given by its features."""
        if not words:
            return []
        numbers = range(len(self.labels))
        scores = [own + first for own, first in zip(self._scores(words[0]), self.start, strict=True)]
        before: list[list[int]] = []
        for features in words[1:]:
            own = self._scores(features)
            came = [max(numbers, key=lambda k, to=to: scores[k] + self.after[k][to]) for to in numbers]  # type: ignore[misc]
            scores = [scores[came[to]] + self.after[came[to]][to] + own[to] for to in numbers]
            before.append(came)
        path = [max(numbers, key=lambda k: scores[k])]
        for came in reversed(before):
            path.append(came[path[-1]])
        return [self.labels[k] for k in reversed(path)]

    def _scores(self, features: Sequence[str]) -> list[float]:
        totals = [0.0] * len(self.labels)
        for feature in features:
            weights = self.weights.get(feature)
            if weights is not None:
                for k, weight in enumerate(weights):
                    totals[k] += weight
        return totals


@cache
def chain(name: str) -> Chain:
    """The chain that the package ships as ``data/NAME.tsv.gz``."""
    return read_chain(Path(__file__).resolve().parent / "data" / f"{name}.tsv.gz")


def read_chain(path: Path) -> Chain:
    """The chain of a file; DataError where it is missing or no table of weights.

    Its first row heads the columns: the feature's, then one for each label. Each further row is a feature with an
    integer for each label, in hundredths. The row ``^`` is for the first word, ``>LABEL`` for a word after that label.
    """
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        labels = tuple(lines[0].split("\t")[1:])
        rows = {feature: _weights(cells) for feature, *cells in (line.split("\t") for line in lines[1:] if line)}
        start = rows.pop(_START)
        after = tuple(rows.pop(_AFTER + label) for label in labels)
    except (OSError, EOFError, UnicodeDecodeError, ValueError, KeyError) as error:
        raise DataError(f"{path}: no table of weights: {error!r}") from error
    for name, row in (("^", start), *zip(labels, after, strict=True), *rows.items()):
        if len(row) != len(labels):
            raise DataError(f"{path}: row {name!r} has {len(row)} weights, not {len(labels)}")
    return Chain(labels, rows, start, after)


def _weights(cells: list[str]) -> tuple[float, ...]:
    return tuple(int(cell) / _SCALE for cell in cells)
