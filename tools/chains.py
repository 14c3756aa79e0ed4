"""Fits a linear chain over rows of words (a conditional random field) and writes it as ``statement_model`` reads it."""

import gzip
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_RATE, _BATCH = 0.1, 32
_SCALE = 100


@dataclass(slots=True)
class Rows:
    """Rows of words: for each the numbers of its words' features (0 is none) and the numbers of their labels."""

    features: tuple[str, ...]
    words: list[Any]
    labels: list[list[int]]


def number(rows: Iterable[tuple[Sequence[Sequence[str]], Sequence[int]]], *, least: int) -> Rows:
    """The rows with numbers for features; those that fewer than ``least`` words have are dropped."""
    numbers: dict[str, int] = {}
    times: Counter[int] = Counter()
    words, labels = [], []
    for row, gold in rows:
        coded = [[numbers.setdefault(feature, len(numbers) + 1) for feature in word] for word in row]
        if not coded:
            continue
        times.update(k for word in coded for k in word)
        words.append(_matrix(coded))
        labels.append(list(gold))
    kept = [feature for feature, k in numbers.items() if times[k] >= least]
    new = np.zeros(len(numbers) + 1, np.int32)
    for at, feature in enumerate(kept, 1):
        new[numbers[feature]] = at
    return Rows(tuple(kept), [new[row] for row in words], labels)


def _matrix(coded: Sequence[Sequence[int]]) -> Any:
    widest = max(len(word) for word in coded)
    return np.array([[*word, *[0] * (widest - len(word))] for word in coded], np.int32)


class Fit:
    """The weights of a chain while they are fitted by AdaGrad on the likelihood of the labels."""

    def __init__(self, labels: Sequence[str], features: Sequence[str]) -> None:
        size = len(labels)
        self.labels, self.features = tuple(labels), tuple(features)
        self.weights = np.zeros((len(features) + 1, size), np.float32)
        self.after = np.zeros((size, size), np.float32)
        self.start = np.zeros(size, np.float32)
        self._random = np.random.default_rng(1)
        self._squares = [np.full(each.shape, 1e-2, np.float32) for each in (self.weights, self.after, self.start)]

    def run(self, rows: Rows, *, rounds: int, dropped: float = 0.0) -> None:
        """Goes through all rows ``rounds`` times in batches of like length.

        ``dropped`` is the share of features that a word goes without each time, so that none is leaned on alone.
        """
        order = np.argsort([len(row) for row in rows.labels], kind="stable")
        batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        for at in range(rounds):
            self._random.shuffle(batches)
            loss = sum(
                self._step([rows.words[i] for i in batch], [rows.labels[i] for i in batch], dropped)
                for batch in batches
            )
            print(f"round {at + 1}: {loss / sum(map(len, rows.labels)):.4f}", flush=True)
        self.weights *= 1 - dropped

    def _step(self, words: list[Any], labels: list[list[int]], dropped: float) -> float:
        """One batch: the gradient is what the chain expects less what stands there."""
        x, y, mask = _padded(words, labels)
        if dropped:
            x[self._random.random(x.shape, dtype=np.float32) < dropped] = 0
        own = self.weights[x].sum(2)
        forward, backward, total = self._sums(own, mask)
        expected = np.exp(forward + backward - total[:, None, None]) * mask[:, :, None]
        there = np.eye(len(self.labels), dtype=np.float32)[y] * mask[:, :, None]
        loss = float(-np.log(np.maximum((expected * there).sum(2)[mask > 0], 1e-9)).sum())
        slope = expected - there
        self._move(1, self.after, self._slope_after(own, forward, backward, total, y, mask))
        self._move(2, self.start, slope[:, 0].sum(0))
        self._move_weights(x[mask > 0], slope[mask > 0])
        return loss

    def _sums(self, own: Any, mask: Any) -> tuple[Any, Any, Any]:
        """Logarithms of the sums over all labellings before and after each word, and over all."""
        forward, backward = np.zeros_like(own), np.zeros_like(own)
        forward[:, 0] = own[:, 0] + self.start
        for t in range(1, own.shape[1]):
            value = _log_sum(forward[:, t - 1, :, None] + self.after[None], 1) + own[:, t]
            forward[:, t] = np.where(mask[:, t, None] > 0, value, forward[:, t - 1])
        for t in range(own.shape[1] - 2, -1, -1):
            value = _log_sum(self.after[None] + (own[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
            backward[:, t] = np.where(mask[:, t + 1, None] > 0, value, 0)
        return forward, backward, _log_sum(forward[:, -1], 1)

    def _slope_after(self, own: Any, forward: Any, backward: Any, total: Any, y: Any, mask: Any) -> Any:
        slope = np.zeros_like(self.after)
        for t in range(1, own.shape[1]):
            each = forward[:, t - 1, :, None] + self.after[None] + (own[:, t] + backward[:, t])[:, None, :]
            slope += (np.exp(each - total[:, None, None]) * mask[:, t, None, None]).sum(0)
        np.add.at(slope, (y[:, :-1][mask[:, 1:] > 0], y[:, 1:][mask[:, 1:] > 0]), -1)
        return slope

    def _move(self, which: int, values: Any, slope: Any) -> None:
        self._squares[which] += slope**2
        values -= _RATE * slope / np.sqrt(self._squares[which])

    def _move_weights(self, x: Any, slope: Any) -> None:
        flat, each = x.ravel(), np.repeat(slope, x.shape[1], axis=0)
        order = np.argsort(flat, kind="stable")
        begins = np.flatnonzero(np.r_[True, np.diff(flat[order]) != 0])
        touched, sums = flat[order][begins], np.add.reduceat(each[order], begins, axis=0)
        touched, sums = touched[touched > 0], sums[touched > 0]
        self._squares[0][touched] += sums**2
        self.weights[touched] -= _RATE * sums / np.sqrt(self._squares[0][touched])

    def shift(self, feature: str, label: str, by: float) -> None:
        """Adds to the weight of a feature for a label: one that all words have makes the label likelier throughout."""
        self.weights[self.features.index(feature) + 1, self.labels.index(label)] += by

    def write(self, path: Path, *, smallest: float) -> int:
        """Writes labels, transitions and weights in hundredths, without features below ``smallest``; says how many."""
        lines = ["\t".join(["feature", *self.labels]), _line("^", self.start)]
        lines += [_line(f">{label}", row) for label, row in zip(self.labels, self.after, strict=True)]
        # The same added to all labels changes nothing: without the mean, small rows are those that tell little.
        told = self.weights[1:] - self.weights[1:].mean(axis=1, keepdims=True)
        rows = sorted((f, w) for f, w in zip(self.features, told, strict=True) if np.abs(w).max() >= smallest)
        lines += [_line(feature, row) for feature, row in rows if "\t" not in feature and "\n" not in feature]
        path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))
        return len(rows)


def _padded(words: list[Any], labels: list[list[int]]) -> tuple[Any, Any, Any]:
    longest, widest = max(map(len, labels)), max(row.shape[1] for row in words)
    x = np.zeros((len(words), longest, widest), np.int32)
    y = np.zeros((len(words), longest), np.int64)
    mask = np.zeros((len(words), longest), np.float32)
    for at, (row, gold) in enumerate(zip(words, labels, strict=True)):
        x[at, : row.shape[0], : row.shape[1]] = row
        y[at, : len(gold)] = gold
        mask[at, : len(gold)] = 1
    return x, y, mask


def _log_sum(values: Any, axis: int) -> Any:
    most = values.max(axis=axis, keepdims=True)
    return np.squeeze(most, axis=axis) + np.log(np.exp(values - most).sum(axis=axis))


def _line(name: str, weights: Any) -> str:
    return "\t".join([name, *(str(round(float(weight) * _SCALE)) for weight in weights)])
