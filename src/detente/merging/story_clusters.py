"""Articles in groups that are one event each: the most alike first, and never two groups that keep to themselves."""

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.merging.story_likeness import dot
from detente.merging.story_terms import Vector

# How alike the articles of two groups are on average to be one event, where 1 is as alike as near neighbours are.
_ONE_EVENT = 0.5
# Two groups are two events, however alike, where articles of different groups are so much less alike than articles of
# one: two elections of one country. Pairs tell nothing of that.
_APART = 0.65
_ENOUGH = 3


@dataclass(slots=True)
class _Group:
    """A group that grows: its articles, the sum of their vectors and that of the likenesses of its pairs."""

    articles: tuple[str, ...]
    terms: dict[str, float]
    inside: float = 0.0
    likeness: dict[int, float] = field(default_factory=dict)  # to other groups, summed over the pairs

    @property
    def cohesion(self) -> float:
        """How alike its articles are on average."""
        return self.inside / (len(self.articles) * (len(self.articles) - 1) / 2)


def cluster_articles(
    vectors: Mapping[str, Vector],
    near: Mapping[str, Mapping[str, float]],
    together: Callable[[Sequence[str]], bool],
) -> list[tuple[str, ...]]:
    """The articles in groups, each sorted, in the order of their first articles; ``together`` is asked of each union.

    ``near`` has the articles worth comparing, each pair with the product of its vectors.

    Average linkage over the pairs that are near each other; pairs of equal likeness are taken in the order of their
    articles' ids, so that nothing depends on the order in which articles came.
    """
    ids = sorted(vectors)
    number = {id_: place for place, id_ in enumerate(ids)}
    groups = {place: _Group((id_,), dict(vectors[id_])) for place, id_ in enumerate(ids)}
    queue: list[tuple[float, int, int]] = []
    for id_, others in near.items():
        for other, likeness in others.items():
            left, right = sorted((number[id_], number[other]))
            if right not in groups[left].likeness:
                _relate(groups, left, right, likeness, queue)
    fresh = len(ids)
    heapq.heapify(queue)
    while queue:
        _, left, right = heapq.heappop(queue)
        if left in groups and right in groups and _is_one(groups[left], groups[right], right, together):
            _join(groups, left, right, fresh, queue)
            fresh += 1
    return sorted(tuple(sorted(group.articles)) for group in groups.values())


def _relate(
    groups: dict[int, _Group], left: int, right: int, likeness: float, queue: list[tuple[float, int, int]]
) -> None:
    """Notes how alike two groups are, and queues them where that is enough for one event."""
    one, other = groups[left], groups[right]
    one.likeness[right] = other.likeness[left] = likeness
    average = likeness / (len(one.articles) * len(other.articles))
    if average >= _ONE_EVENT:
        heapq.heappush(queue, (-average, left, right))


def _is_one(one: _Group, other: _Group, right: int, together: Callable[[Sequence[str]], bool]) -> bool:
    if min(len(one.articles), len(other.articles)) >= _ENOUGH:
        average = one.likeness[right] / (len(one.articles) * len(other.articles))
        if average < _APART * min(one.cohesion, other.cohesion):
            return False
    return together((*one.articles, *other.articles))


def _join(groups: dict[int, _Group], left: int, right: int, fresh: int, queue: list[tuple[float, int, int]]) -> None:
    """Puts two groups together under a fresh number and queues the union beside all groups near either."""
    one, other = groups.pop(left), groups.pop(right)
    terms = dict(one.terms)
    for term, weight in other.terms.items():
        terms[term] = terms.get(term, 0.0) + weight
    inside = one.inside + other.inside + one.likeness[right]
    groups[fresh] = _Group((*one.articles, *other.articles), terms, inside)
    for place in sorted((one.likeness.keys() | other.likeness.keys()) - {left, right}):
        group = groups[place]
        likeness = _with(group, left, one) + _with(group, right, other)
        _relate(groups, fresh, place, likeness, queue)


def _with(group: _Group, place: int, gone: _Group) -> float:
    """How alike a group is to one that has been joined; worked out where the two were never beside each other."""
    return group.likeness.pop(place) if place in group.likeness else dot(group.terms, gone.terms)
