"""From judged pairs to clusters: which tellings are one act."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from detente.merging.comparison import THRESHOLD, VETO, Comparison
from detente.merging.tellings import Telling
from detente.model.judgement import Judgement

Pair = frozenset[str]


def cluster(
    tellings: Sequence[Telling], comparisons: Iterable[Comparison], judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Telling, ...], ...]:
    """The tellings in groups, one for each act; groups and their members in a stable order.

    Edges are taken in one fixed order: what people judged first, then by score descending, then by id. Two groups are
    not joined where a person said that two of their tellings differ, where both hold a telling of one article (an
    article's own tellings are distinct acts), or where any two contradict each other (:data:`VETO`).
    """
    scored = {frozenset((each.left, each.right)): each.score for each in comparisons}
    same, different = _judged(judgements)
    forbidden = {pair for pair, score in scored.items() if score <= VETO} | different
    groups = _Groups(tellings, forbidden - same)
    for pair in sorted(same, key=sorted):
        groups.join(pair, by_person=True)
    edges = [(pair, score) for pair, score in scored.items() if score >= THRESHOLD and pair not in different]
    for pair, _ in sorted(edges, key=lambda edge: (-edge[1], sorted(edge[0]))):
        groups.join(pair)
    return groups.in_order()


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not taken back, oldest first."""
    undone = {judgement.undoes for judgement in judgements if judgement.verdict == "undo"}
    kept = (each for each in judgements if each.verdict != "undo" and each.id not in undone)
    return tuple(sorted(kept, key=lambda judgement: (judgement.recorded, judgement.id)))


def _judged(judgements: Sequence[Judgement]) -> tuple[set[Pair], set[Pair]]:
    """The pairs that people hold for one act and for two; of two contrary judgements the later counts."""
    verdicts: dict[Pair, str] = {}
    for judgement in standing(judgements):
        if judgement.verdict in ("same", "different") and len(set(judgement.tellings)) == 2:
            verdicts[frozenset(judgement.tellings)] = judgement.verdict
    return tuple({pair for pair, said in verdicts.items() if said == verdict} for verdict in ("same", "different"))  # type: ignore[return-value]


class _Groups:
    """Disjoint groups of tellings that grow by joining, and refuse a join that something forbids."""

    def __init__(self, tellings: Sequence[Telling], forbidden: set[Pair]) -> None:
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
        if left == right or self._hostile(left, right) or (not by_person and self._one_article(left, right)):
            return
        for telling in self._members.pop(right):
            self._members[left].add(telling)
            self._group_of[telling] = left

    def _hostile(self, left: str, right: str) -> bool:
        return any(self._foes.get(telling, set()) & self._members[right] for telling in self._members[left])

    def _one_article(self, left: str, right: str) -> bool:
        ours, theirs = ({self._telling[telling].article for telling in self._members[group]} for group in (left, right))
        return bool(ours & theirs)

    def in_order(self) -> tuple[tuple[Telling, ...], ...]:
        groups = (
            tuple(sorted((self._telling[each] for each in members), key=lambda telling: (telling.known, telling.id)))
            for members in self._members.values()
        )
        return tuple(sorted(groups, key=lambda group: group[0].id))
