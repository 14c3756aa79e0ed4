"""Why tellings are one act: the comparisons behind it, and the nearest telling that is not in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from detente.merging.comparison import THRESHOLD, VETO, Comparison
from detente.merging.judging import Pair, judged_pairs
from detente.merging.tellings import Telling
from detente.model.explanation import Compared, Explanation, Weight
from detente.model.judgement import Judgement


def explain(
    group: Sequence[Telling],
    tellings: Iterable[Telling],
    comparisons: Sequence[Comparison],
    judgements: Sequence[Judgement],
) -> Explanation:
    """Why a group of tellings (earliest known first) is an act, among all tellings as they were compared."""
    view = _Comparisons({telling.id: telling for telling in tellings}, comparisons, judgements)
    inside = {telling.id for telling in group}
    joined = [view.best(telling.id, inside - {telling.id}) for telling in group[1:]]
    nearest = view.nearest(inside)
    against, barred_by = view.against(nearest, inside) if nearest else (None, None)
    return Explanation(
        first=group[0].id,
        first_article=group[0].article,
        joined=tuple(each for each in joined if each is not None),
        nearest=nearest,
        against=against,
        barred_by=barred_by,
    )


class _Comparisons:
    """All comparisons by their pairs, with what people said of the tellings."""

    def __init__(
        self, tellings: Mapping[str, Telling], comparisons: Sequence[Comparison], judgements: Sequence[Judgement]
    ) -> None:
        self._tellings = tellings
        self._same, self._different = judged_pairs(judgements)
        self._by_telling: dict[str, dict[str, Comparison | None]] = {}
        for each in comparisons:
            self._add(each.left, each.right, each)
        for one, other in map(sorted, self._same | self._different):
            if one in tellings and other in tellings and other not in self._by_telling.get(one, {}):
                self._add(one, other, None)

    def _add(self, one: str, other: str, comparison: Comparison | None) -> None:
        self._by_telling.setdefault(one, {})[other] = comparison
        self._by_telling.setdefault(other, {})[one] = comparison

    def best(self, telling: str, others: Collection[str]) -> Compared | None:
        """The telling among others that one is most like, by a person's word or by score; None where none is."""
        found = [self._compared(telling, other) for other in self._by_telling.get(telling, {}) if other in others]
        return max(found, key=_likeness, default=None)

    def nearest(self, inside: Collection[str]) -> Compared | None:
        """The telling outside that is most like one inside."""
        pairs = [(other, telling) for telling in inside for other in self._by_telling.get(telling, {})]
        found = [self._compared(other, telling) for other, telling in pairs if other not in inside]
        return max(found, key=_likeness, default=None)

    def against(self, nearest: Compared, inside: Collection[str]) -> tuple[str, Compared | None]:
        """Why the nearest telling is not in, and the pair that forbids it where one does."""
        if nearest.judged == "different":
            return "a person said that they are two acts", None
        if nearest.score < THRESHOLD:
            return f"{THRESHOLD:g} points make an act, and these are {nearest.score:g}", None
        if any(self._tellings[each].article == nearest.article for each in inside):
            return "its article tells of this act already, and what one article tells apart are two acts", None
        rest = [self._compared(nearest.telling, other) for other in inside if self._is_barred(nearest.telling, other)]
        if rest:
            worst = min(rest, key=_likeness)
            said = "a person said so" if worst.judged else f"{worst.score:g} points forbid it"
            return f"it contradicts another telling of this act: {said}", worst
        return "it is in another act, which has tellings that contradict this one", None

    def _is_barred(self, telling: str, other: str) -> bool:
        if other not in self._by_telling.get(telling, {}):
            return False
        found = self._compared(telling, other)
        return found.judged == "different" or (found.judged is None and found.score <= VETO)

    def _compared(self, telling: str, other: str) -> Compared:
        comparison = self._by_telling[telling][other]
        findings = comparison.findings if comparison else ()
        return Compared(
            telling=telling,
            article=self._tellings[telling].article,
            beside=other,
            beside_article=self._tellings[other].article,
            score=comparison.score if comparison else 0.0,
            weights=tuple(Weight(finding.score, finding.reason) for finding in findings),
            judged=self._judged(frozenset((telling, other))),
        )

    def _judged(self, pair: Pair) -> Literal["same", "different"] | None:
        return "same" if pair in self._same else "different" if pair in self._different else None


def _likeness(each: Compared) -> tuple[bool, float, str, str]:
    """Sorts what is most like last: a person's word first, then by score, then by id for a stable choice."""
    return (each.judged == "same", each.score, each.telling, each.beside)
