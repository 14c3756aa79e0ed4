"""From judged pairs to clusters: which tellings are one act."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from detente.merging.comparison import THRESHOLD, VETO, Comparison
from detente.merging.judging import Pair, judged_pairs, vouched_for
from detente.merging.tellings import Telling
from detente.model.judgement import Judgement


def cluster(
    tellings: Sequence[Telling],
    comparisons: Iterable[Comparison],
    judgements: Sequence[Judgement] = (),
    *,
    contradict: Callable[[Telling, Telling], bool],
) -> tuple[tuple[Telling, ...], ...]:
    """The tellings in groups, one for each act; groups and their members in a stable order.

    ``contradict`` is asked of pairs that were not worth comparing where a third telling is like both.

    Edges are taken in one fixed order: what people judged first, then by score descending, then by id. Two groups are
    not joined where a person said that two of their tellings differ, where both hold a telling of one article (an
    article's own tellings are distinct acts), or where any two contradict each other (:data:`VETO`).
    """
    scored = {frozenset((each.left, each.right)): each.score for each in comparisons}
    same, different = judged_pairs(judgements)
    excused = same | vouched_for(same, scored, at_least=THRESHOLD)
    forbidden = {pair for pair, score in scored.items() if score <= VETO and pair not in excused} | different
    groups = _Groups(
        tellings, forbidden, _Doubts(contradict, known=set(scored), settled={each for pair in same for each in pair})
    )
    for pair in sorted(same, key=sorted):
        groups.join(pair, by_person=True)
    edges = [(pair, score) for pair, score in scored.items() if score >= THRESHOLD and pair not in different]
    for pair, _ in sorted(edges, key=lambda edge: (-edge[1], sorted(edge[0]))):
        groups.join(pair)
    return groups.in_order()


class _Groups:
    """Disjoint groups of tellings that grow by joining, and refuse a join that something forbids."""

    def __init__(self, tellings: Sequence[Telling], forbidden: set[Pair], doubts: "_Doubts") -> None:
        self._doubts = doubts
        self._telling = {telling.id: telling for telling in tellings}
        self._group_of = {telling.id: telling.id for telling in tellings}
        self._members = {telling.id: {telling.id} for telling in tellings}
        self._foes: Mapping[str, set[str]] = defaultdict(set)
        for one, other in (sorted(pair) for pair in forbidden if len(pair) == 2):
            self._foes[one].add(other)
            self._foes[other].add(one)

    def join(self, pair: Pair, *, by_person: bool = False) -> None:
        if not pair <= self._telling.keys():
            return
        left, right = (self._group_of[telling] for telling in sorted(pair))
        if left == right or self._hostile(left, right):
            return
        if not by_person and (self._one_article(left, right) or self._contradict(left, right)):
            return
        for telling in self._members.pop(right):
            self._members[left].add(telling)
            self._group_of[telling] = left

    def _hostile(self, left: str, right: str) -> bool:
        return any(self._foes.get(telling, set()) & self._members[right] for telling in self._members[left])

    def _contradict(self, left: str, right: str) -> bool:
        """Whether two tellings that were not compared so far contradict each other."""
        pairs = product(sorted(self._members[left]), sorted(self._members[right]))
        return any(self._doubts.contradict(self._telling[one], self._telling[other]) for one, other in pairs)

    def _one_article(self, left: str, right: str) -> bool:
        ours, theirs = ({self._telling[telling].article for telling in self._members[group]} for group in (left, right))
        return bool(ours & theirs)

    def in_order(self) -> tuple[tuple[Telling, ...], ...]:
        groups = (
            tuple(sorted((self._telling[each] for each in members), key=lambda telling: (telling.known, telling.id)))
            for members in self._members.values()
        )
        return tuple(sorted(groups, key=lambda group: group[0].id))


class _Doubts:
    """Whether pairs that share no key contradict each other, asked only where a third telling would join them."""

    def __init__(self, contradict: Callable[[Telling, Telling], bool], *, known: set[Pair], settled: set[str]) -> None:
        self._contradict = contradict
        self._known = known
        self._settled = settled  # what a person joined to something else may well contradict the rest
        self._found: dict[Pair, bool] = {}

    def contradict(self, one: Telling, other: Telling) -> bool:
        pair = frozenset((one.id, other.id))
        if pair in self._known or pair & self._settled:
            return False
        if pair not in self._found:
            self._found[pair] = self._contradict(one, other)
        return self._found[pair]
