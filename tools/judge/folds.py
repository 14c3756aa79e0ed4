"""The judge tried on articles that it has not seen, and the thresholds that such trials bear out."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tools.judge.heads import Head, Targets, fit
from tools.judge.labels import Example

FOLDS = 5
SEEDS = (1, 2, 3)
_STEPS = tuple(round(0.02 * step, 2) for step in range(48))
# Where precision is short of this, a wrong act weighs twice as much as one that is lost.
_WANTED = 0.85
_GAIN = 0.01  # what a threshold must gain to be worth its while
_FEWEST = 25
_SURE = (0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Counts:
    """What stays of the tellings of a family: how many, how many of them acts, and how many acts there were."""

    kept: int
    right: int
    acts: int

    @property
    def precision(self) -> float:
        """The share of acts among what stays."""
        return self.right / max(self.kept, 1)

    @property
    def recall(self) -> float:
        """The share of the acts told by the rules that stays."""
        return self.right / max(self.acts, 1)

    def f(self, beta: float) -> float:
        """The F measure; a small ``beta`` favours precision."""
        low = beta**2 * self.precision + self.recall
        return (1 + beta**2) * self.precision * self.recall / low if low else 0.0


def fold_of(article: str) -> int:
    """The fold of an article, always the same."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS


def columns(statuses: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Where in a row of logits the statuses of each family stand; the columns of act and of right come before."""
    at, found = 2, {}
    for family, words in statuses.items():
        found[family] = (at, at + len(words))
        at += len(words)
    return found


def targets_of(examples: Sequence[Example], statuses: Mapping[str, tuple[str, ...]]) -> Targets:
    """What is to be learned of the examples."""
    at = columns(statuses)
    places = [
        at[one.family][0] + statuses[one.family].index(one.status)
        if one.act and one.status in statuses.get(one.family, ())
        else -1
        for one in examples
    ]
    return Targets(
        act=np.array([float(one.act) for one in examples]),
        weight=np.array([one.weight for one in examples]),
        right=np.array([-1.0 if one.right is None else float(one.right) for one in examples]),
        status=np.array(places),
        groups=tuple(at.values()),
    )


def heads_for(pooled: "np.ndarray", marks: "np.ndarray", targets: Targets) -> tuple[Head, ...]:
    """Heads that differ in their seed only; the judge's logits are the mean of theirs."""
    return tuple(fit(pooled, marks, targets, seed=seed) for seed in SEEDS)


def unseen(examples: Sequence[Example], pooled: "np.ndarray", marks: "np.ndarray", targets: Targets) -> "np.ndarray":
    """For each example the logits of heads that saw no example of its article."""
    folds = np.array([fold_of(one.article) for one in examples])
    logits = np.zeros((len(examples), targets.width))
    for fold in range(FOLDS):
        seen, rest = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        heads = heads_for(pooled[seen], marks[seen], targets.of(seen))
        logits[rest] = np.mean([head.logits(pooled[rest], marks[rest]) for head in heads], axis=0)
    return logits


def told_rows(examples: Sequence[Example], family: str) -> "np.ndarray":
    """The examples that people read and the rules tell, of one family."""
    return np.array([k for k, one in enumerate(examples) if one.read and one.told and one.family == family], dtype=int)


def counts(examples: Sequence[Example], chances: "np.ndarray", rows: Iterable[int], threshold: float) -> Counts:
    """What stays of some examples whose chance is not under a threshold."""
    chosen = list(rows)
    kept = [k for k in chosen if chances[k] >= threshold]
    return Counts(len(kept), sum(examples[k].act for k in kept), sum(examples[k].act for k in chosen))


def threshold_for(examples: Sequence[Example], chances: "np.ndarray", rows: Sequence[int]) -> float:
    """The threshold with the best F measure on some examples; 0 where none is worth its while."""
    if len(rows) < _FEWEST:
        return 0.0
    before = counts(examples, chances, rows, 0.0)
    beta = 1.0 if before.precision >= _WANTED else 0.5
    best = max(_STEPS, key=lambda step: (round(counts(examples, chances, rows, step).f(beta), 4), -step))
    return best if counts(examples, chances, rows, best).f(beta) >= before.f(beta) + _GAIN else 0.0


def nested(examples: Sequence[Example], chances: "np.ndarray", rows: Sequence[int]) -> Counts:
    """What stays where the threshold for each article was chosen on the articles of other folds."""
    kept = right = 0
    for fold in range(FOLDS):
        others = [k for k in rows if fold_of(examples[k].article) != fold]
        own = [k for k in rows if fold_of(examples[k].article) == fold]
        found = counts(examples, chances, own, threshold_for(examples, chances, others))
        kept, right = kept + found.kept, right + found.right
    return Counts(kept, right, sum(examples[k].act for k in rows))


def area(chances: "np.ndarray", right: "np.ndarray") -> float | None:
    """The chance that one that is right has more than one that is not, ties half; None where one kind is missing."""
    high, low = chances[right > 0], chances[right == 0]
    if not len(high) or not len(low):
        return None
    above = (high[:, None] > low).mean() + 0.5 * (high[:, None] == low).mean()
    return float(above)


def status_shares(
    examples: Sequence[Example], logits: "np.ndarray", family: str, statuses: Mapping[str, tuple[str, ...]]
) -> dict[str, float]:
    """The share of right statuses by the rules, and where the judge's is believed from each of some chances on."""
    first, last = columns(statuses)[family]
    rows = [k for k in told_rows(examples, family) if examples[k].act and examples[k].status in statuses[family]]
    if not rows:
        return {}
    chances = np.exp(logits[rows, first:last])
    chances /= chances.sum(axis=1, keepdims=True)
    ruled = np.array([f"status {examples[k].status}" in examples[k].marks for k in rows])
    judged = np.array(
        [statuses[family][top] == examples[k].status for k, top in zip(rows, chances.argmax(axis=1), strict=True)]
    )
    believed = {str(sure): np.where(chances.max(axis=1) >= sure, judged, ruled) for sure in _SURE}
    return {name: float(right.mean()) for name, right in {"rules": ruled, **believed}.items()}
