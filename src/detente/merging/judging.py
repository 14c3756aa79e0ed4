"""What people judged of tellings: which are one act and which are not, and on which act each judgement bears."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, product

from detente.merging.clocks import known_from
from detente.merging.tellings import Telling
from detente.model.claim import Claim
from detente.model.judgement import Judgement, in_order, standing

Pair = frozenset[str]


def known_by(judgements: Iterable[Judgement], known_at: str | None) -> tuple[Judgement, ...]:
    """The judgements that were made by the end of ``known_at`` (EDTF; None: all), oldest first."""
    limit = known_from(known_at)
    return in_order(each for each in judgements if each.recorded <= limit)


def judged_pairs(judgements: Sequence[Judgement]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of tellings that people hold for one act, and for two; of two contrary judgements the later counts.

    What is one act with one and the same telling is one act.
    """
    verdicts: dict[Pair, str] = {}
    for judgement in standing(judgements):
        one, two = _pairs(judgement)
        verdicts.update(dict.fromkeys(one, "same") | dict.fromkeys(two, "different"))
    different = {pair for pair, verdict in verdicts.items() if verdict == "different"}
    groups = _joined(pair for pair, verdict in verdicts.items() if verdict == "same")
    same = {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}
    return same - different, different


def _pairs(judgement: Judgement) -> tuple[set[Pair], set[Pair]]:
    """The pairs of which one judgement says that they are one act, and that they are two."""
    within = {frozenset(pair) for pair in combinations(sorted(set(judgement.tellings)), 2)}
    if judgement.verdict == "same":
        return within, set()
    if judgement.verdict != "different":
        return set(), set()
    if not judgement.others:
        return set(), within
    return within, {frozenset(pair) for pair in product(judgement.tellings, judgement.others) if len(set(pair)) == 2}


def _joined(pairs: Iterable[Pair]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for pair in sorted(pairs, key=sorted):
        whole = set(pair).union(*(groups.get(each, set()) for each in pair))
        groups.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in groups.values()}.values())


def vouched_for(same: Collection[Pair], scored: Mapping[Pair, float], *, at_least: float) -> set[Pair]:
    """The pairs that only seem to contradict: one is as good as proven to be one with what a person says the other is.

    A person who makes one act of two days makes later tellings of either day tellings of that act.
    """
    if not same:
        return set()
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in map(sorted, same):
        partners[one].add(other)
        partners[other].add(one)
    found: set[Pair] = set()
    for pair, score in scored.items():
        if score >= at_least:
            one, other = sorted(pair)
            found |= {frozenset((other, each)) for each in partners.get(one, ())}
            found |= {frozenset((one, each)) for each in partners.get(other, ())}
    return found


class Bearing:
    """Which judgements bear on which acts.

    A correction bears on the act of the first of its tellings that is there: should the act be split, it goes with that
    one. ``claims`` are all those of the articles, retracted ones too.
    """

    def __init__(self, judgements: Sequence[Judgement], tellings: Sequence[Telling], claims: Iterable[Claim]) -> None:
        self._by_telling: dict[str, list[Judgement]] = defaultdict(list)
        retracted = {each.claim for each in judgements if each.verdict == "retract"}
        telling_of = {claim.id: claim.telling for claim in claims if claim.id in retracted} if retracted else {}
        visible = {telling.id for telling in tellings}
        for judgement in judgements:
            named = [each for each in (*judgement.tellings, *judgement.others) if each in visible]
            if judgement.verdict == "correct":
                named = named[:1]
            if judgement.claim is not None:
                named = [telling_of[judgement.claim]] if judgement.claim in telling_of else []
            for telling in named:
                self._by_telling[telling].append(judgement)

    def on(self, group: Sequence[Telling]) -> tuple[Judgement, ...]:
        """The judgements on the act that a group of tellings tells, oldest first, each once."""
        ids = {telling.id for telling in group}
        found = {(each.id, each.claim): each for telling in ids for each in self._by_telling.get(telling, ())}
        return in_order(each for each in found.values() if each.verdict != "same" or len(ids & set(each.tellings)) > 1)
