"""Whether two tellings tell the same act: a table of small functions, each with a score and its reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.merging.compare_parties import carriers, parties, sides
from detente.merging.compare_things import event, gathering, kind, like_words, name, number, phone, provisions, words
from detente.merging.compare_times import apart, when, where
from detente.merging.findings import Context, Feature, Finding
from detente.merging.tellings import Telling

# Points are set by hand so that two independent agreements (who, and when or where) make an act and one clear
# contradiction (disjoint dates, other parties) forbids it; the scenarios in tests/merging hold them in place.
THRESHOLD = 2.0
VETO = -1.0

FEATURES: dict[str, tuple[Feature, ...]] = {
    "meeting": (gathering, phone, parties, when, where, event, apart),
    "measure": (sides, kind, name, provisions, number, when, apart),
    "message": (sides, carriers, kind, when, apart),
    "statement": (sides, words, apart),
    "force": (sides, when, where, like_words),
}
_SPEECH_ACT: tuple[Feature, ...] = (sides, words, when, apart)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tellings side by side: ``left`` and ``right`` are their ids, left the smaller."""

    left: str
    right: str
    findings: tuple[Finding, ...]

    @property
    def score(self) -> float:
        """All findings together; :data:`THRESHOLD` and above is one act, :data:`VETO` and below forbids it."""
        return round(sum(finding.score for finding in self.findings), 3)


def compare(left: Telling, right: Telling, context: Context) -> Comparison:
    """What speaks for and against two tellings of one family being one act."""
    return _compared(left, right, context, FEATURES.get(left.family, _SPEECH_ACT))


def contradict(left: Telling, right: Telling, context: Context) -> bool:
    """Whether two tellings, each like a third one, cannot be one act: however far apart they were told.

    A plan is told of for months, from the first word of it to the day.
    """
    features = FEATURES.get(left.family, _SPEECH_ACT)
    return _compared(left, right, context, [each for each in features if each is not apart]).score <= VETO


def _compared(left: Telling, right: Telling, context: Context, features: Iterable[Feature]) -> Comparison:
    if right.id < left.id:
        left, right = right, left
    found = (feature(left, right, context) for feature in features)
    return Comparison(left.id, right.id, tuple(finding for finding in found if finding is not None))
