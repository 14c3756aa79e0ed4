"""How gold and what was found are paired and counted: one to one, precision, recall, F1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any


def ratio(part: int, whole: int) -> float:
    """A share to four digits; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def scores(right: int, *, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 of so many right ones."""
    return {"precision": ratio(right, found), "recall": ratio(right, gold), "f1": ratio(2 * right, found + gold)}


def macro_f1(pairs: Sequence[tuple[Any, Any]]) -> dict[str, float]:
    """F1 for each gold label of (gold, predicted) pairs, and their mean as ``macro``."""
    gold, claimed = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    by_label = {str(label): round(2 * right[label] / (gold[label] + claimed[label]), 4) for label in sorted(gold)}
    return {"macro": round(sum(by_label.values()) / max(len(by_label), 1), 4), **by_label}


def one_to_one(shared: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Pairs ``(i, j)`` out of rows of what i and j share, i and j: each at most once, those that share most first."""
    left, right, pairs = set(), set(), []
    for _, i, j in sorted(shared, key=lambda row: (-row[0], row[1:])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs
