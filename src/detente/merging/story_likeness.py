"""Which articles are most like each other, found without comparing each with each."""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from detente.merging.story_terms import Vector

# An article's rarest terms find its like; a term that more articles have than this tells of a subject, not an event.
_LOOKED_UP = 50
_MOST_HAVING = 100
_LIKELY, _COMPARED = 100, 20
# How alike an article is to its third nearest is what "alike" means where it stands: short reports are less like each
# other than long ones. An article without its like has no such neighbours, so there is a least.
_NEIGHBOUR = 3
_LEAST_NEAR = 0.2


def dot(left: Vector, right: Vector) -> float:
    """The sum over common terms of the products of their weights."""
    # The exact sum is the same in every order, and sets have none.
    return math.fsum(left[term] * right[term] for term in left.keys() & right.keys())


def nearest(vectors: Mapping[str, Vector], may_meet: Callable[[str, str], bool]) -> dict[str, dict[str, float]]:
    """For each article those most like it, of those that it may be one with, and how alike they are (0 to 1).

    The work for one article is bounded by the numbers above, however many articles there are.
    """
    found: dict[str, dict[str, float]] = {}
    for id_, others in likely(vectors, may_meet).items():
        found[id_] = {
            other: found[other][id_] if id_ in found.get(other, ()) else dot(vectors[id_], vectors[other])
            for other in others
        }
    return found


def likely(vectors: Mapping[str, Vector], may_meet: Callable[[str, str], bool]) -> dict[str, list[str]]:
    """For each article, by id, those that share most of its rarest terms, of those that it may be one with."""
    telling = {id_: _most_telling(vector) for id_, vector in sorted(vectors.items())}
    having: dict[str, list[str]] = defaultdict(list)
    for id_, terms in telling.items():
        for term, _ in terms:
            having[term].append(id_)
    return {id_: _candidates(id_, terms, having, may_meet) for id_, terms in telling.items()}


def _most_telling(vector: Vector) -> list[tuple[str, float]]:
    return heapq.nsmallest(_LOOKED_UP, vector.items(), key=lambda each: (-each[1], each[0]))


def _candidates(
    id_: str,
    terms: Sequence[tuple[str, float]],
    having: Mapping[str, Sequence[str]],
    may_meet: Callable[[str, str], bool],
) -> list[str]:
    """The articles that have most of an article's rarest terms among their own."""
    shared: dict[str, float] = defaultdict(float)
    for term, weight in terms:
        if 1 < len(having[term]) <= _MOST_HAVING:
            for other in having[term]:
                shared[other] += weight
    shared.pop(id_, None)
    most = heapq.nlargest(_LIKELY, zip(shared.values(), shared.keys(), strict=True))
    return list(islice((other for _, other in most if may_meet(id_, other)), _COMPARED))


def stretches(near: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """By how much to stretch the vector of each article, so that products say how alike two are for where they stand.

    1 is then as alike as an article is to its third nearest.
    """
    return {id_: 1 / math.sqrt(max(_third(alike), _LEAST_NEAR)) for id_, alike in near.items()}


def _third(alike: Mapping[str, float]) -> float:
    """How alike an article is to its third nearest, 0 where it has not so many."""
    return heapq.nlargest(_NEIGHBOUR, alike.values())[-1] if len(alike) >= _NEIGHBOUR else 0.0
