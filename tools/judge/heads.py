"""A small network on top of pooled words and marks: whether it is an act, whether it is told right, which status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

_HIDDEN = 64
_EPOCHS, _BATCH, _RATE = 30, 64, 2e-3
_DECAY = 0.1
_DROPPED = 0.4  # of the inputs; half of that of the hidden units
_RIGHT_COUNTS, _STATUS_COUNTS = 0.5, 0.7  # beside the loss of the act
_FEW = 8.0


@dataclass(frozen=True, slots=True)
class Head:
    """``tanh(pooled @ words + shift + marks @ marked) @ outputs + bias``."""

    words: "np.ndarray"
    shift: "np.ndarray"
    marked: "np.ndarray"
    outputs: "np.ndarray"
    bias: "np.ndarray"

    def logits(self, pooled: "np.ndarray", marks: "np.ndarray") -> "np.ndarray":
        """One row of logits for each row of pooled words and marks."""
        hidden: np.ndarray = np.tanh(pooled @ self.words + self.shift + marks @ self.marked)
        rows: np.ndarray = hidden @ self.outputs + self.bias
        return rows


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be learned of each example: act (0 or 1) with its weight; right, -1 where nobody looked; the column
    of its status in the logits, -1 where it has none. ``groups`` are the columns of each family's statuses."""

    act: "np.ndarray"
    weight: "np.ndarray"
    right: "np.ndarray"
    status: "np.ndarray"
    groups: Sequence[tuple[int, int]]

    @property
    def width(self) -> int:
        """How many logits there are."""
        return max((last for _, last in self.groups), default=2)

    def of(self, chosen: "np.ndarray") -> "Targets":
        """Those of some examples."""
        return Targets(self.act[chosen], self.weight[chosen], self.right[chosen], self.status[chosen], self.groups)

    def slope(self, logits: "np.ndarray") -> "np.ndarray":
        """How the loss changes with each logit."""
        slope = np.zeros_like(logits)
        chance = 1 / (1 + np.exp(-logits[:, :2]))
        slope[:, 0] = (chance[:, 0] - self.act) * self.weight / len(logits)
        looked = self.right >= 0
        slope[looked, 1] = _RIGHT_COUNTS * (chance[looked, 1] - self.right[looked]) / max(_FEW, looked.sum())
        for first, last in self.groups:
            own = (self.status >= first) & (self.status < last)
            if own.any():
                rows = np.exp(logits[own, first:last] - logits[own, first:last].max(axis=1, keepdims=True))
                rows /= rows.sum(axis=1, keepdims=True)
                rows[np.arange(len(rows)), self.status[own] - first] -= 1
                slope[own, first:last] = _STATUS_COUNTS * rows / max(_FEW, own.sum())
        return slope


def fit(pooled: "np.ndarray", marks: "np.ndarray", targets: Targets, *, seed: int) -> Head:
    """A head fitted by Adam with decoupled decay; the same seed gives the same head."""
    random = np.random.default_rng(seed)
    mean, spread = pooled.mean(axis=0), pooled.std(axis=0) + 1e-6
    inputs, marks = ((pooled - mean) / spread).astype(np.float32), marks.astype(np.float32)
    weights = {
        "words": random.uniform(-1, 1, (inputs.shape[1], _HIDDEN)) / inputs.shape[1] ** 0.5,
        "shift": np.zeros(_HIDDEN),
        "marked": random.uniform(-1, 1, (marks.shape[1], _HIDDEN)) / marks.shape[1] ** 0.5,
        "outputs": random.uniform(-1, 1, (_HIDDEN, targets.width)) / _HIDDEN**0.5,
        "bias": np.zeros(targets.width),
    }
    weights = {name: value.astype(np.float32) for name, value in weights.items()}
    adam = _Adam(weights, steps=_EPOCHS * -(-len(inputs) // _BATCH))
    for _ in range(_EPOCHS):
        order = random.permutation(len(inputs))
        for first in range(0, len(order), _BATCH):
            chosen = order[first : first + _BATCH]
            adam.step(_slopes(weights, inputs[chosen], marks[chosen], targets.of(chosen), random))
    words = weights["words"] / spread[:, None]
    return Head(words, weights["shift"] - mean @ words, weights["marked"], weights["outputs"], weights["bias"])


def _slopes(
    weights: "Mapping[str, np.ndarray]",
    inputs: "np.ndarray",
    marks: "np.ndarray",
    targets: Targets,
    random: "np.random.Generator",
) -> "dict[str, np.ndarray]":
    """How the loss of a batch changes with each weight, some inputs and hidden units left out."""
    inputs = inputs * _mask(random, inputs.shape, _DROPPED)
    hidden = np.tanh(inputs @ weights["words"] + weights["shift"] + marks @ weights["marked"])
    mask = _mask(random, hidden.shape, _DROPPED / 2)
    kept = hidden * mask
    above = targets.slope(kept @ weights["outputs"] + weights["bias"])
    below = (above @ weights["outputs"].T) * mask * (1 - hidden**2)
    return {
        "words": inputs.T @ below,
        "shift": below.sum(axis=0),
        "marked": marks.T @ below,
        "outputs": kept.T @ above,
        "bias": above.sum(axis=0),
    }


def _mask(random: "np.random.Generator", shape: tuple[int, ...], dropped: float) -> "np.ndarray":
    mask: np.ndarray = (random.random(shape, dtype=np.float32) >= dropped) / np.float32(1 - dropped)
    return mask


class _Adam:
    """Adam with decay apart from the slope, its rate falling to nothing over the steps."""

    def __init__(self, weights: "dict[str, np.ndarray]", *, steps: int) -> None:
        self.weights, self.steps, self.done = weights, steps, 0
        self.first = {name: np.zeros_like(value) for name, value in weights.items()}
        self.second = {name: np.zeros_like(value) for name, value in weights.items()}

    def step(self, slopes: "Mapping[str, np.ndarray]") -> None:
        """Move all weights once, in place."""
        rate = _RATE * max(0.02, 1 - self.done / self.steps)
        self.done += 1
        for name, slope in slopes.items():
            self.first[name] += 0.1 * (slope - self.first[name])
            self.second[name] += 0.001 * (slope**2 - self.second[name])
            first = self.first[name] / (1 - 0.9**self.done)
            second = self.second[name] / (1 - 0.999**self.done)
            self.weights[name] -= rate * (first / (np.sqrt(second) + 1e-8) + _DECAY * self.weights[name])
