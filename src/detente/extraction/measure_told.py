"""One measure as an article tells it, and for whom its parties stand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from detente.extraction.measure_parties import Party, state_for
from detente.extraction.measure_sightings import Sighting
from detente.model.document import Document


@dataclass(slots=True)
class Told:
    """One measure of an article: its sightings in text order, and the number of the measure that it answers.

    ``nth`` tells apart measures whose first trigger is the same words.
    """

    number: int
    sightings: list[Sighting] = field(default_factory=list)
    answered: int | None = None
    nth: int = 0

    @property
    def main(self) -> Sighting:
        """The first sighting, whose trigger names the telling."""
        return self.sightings[0]

    @property
    def type(self) -> str:
        """The most precise type that the sightings give."""
        types = [sighting.type for sighting in self.sightings]
        return min(types, key=lambda type_: (type_ == "other", type_ == "sanctions"))

    @property
    def asserting(self) -> list[Sighting]:
        """The sightings whose status counts: those that speak of the imposing or lifting, else one as most of them.

        What is said to be still to come is not in force because somebody uses or announces it elsewhere.
        """
        asserted = [sighting for sighting in self.sightings if sighting.asserted]
        if asserted:
            coming = any(sighting.status == "announced" for sighting in asserted)
            return [s for s in asserted if s.firm or s.status != "in force"] if coming else asserted
        owned = [
            s
            for s in self.sightings
            if s.imposers and s.modality in ("future", "hypothetical") and s.status != "in force"
        ]
        often = Counter(sighting.status for sighting in owned or self.sightings)
        return [max(owned or self.sightings, key=lambda sighting: often[sighting.status])]

    def details_of(self, sighting: Sighting) -> Sighting:
        """A sighting with what it adds to the measure: the fullest of the reasons, and in passing only a count or a
        reason that no asserting one gives."""
        asserting = self.asserting
        reasons = [other for other in asserting if other.because] or [o for o in self.sightings if o.because]
        fullest = max(reasons, key=lambda o: o.because.end - o.because.start if o.because else 0, default=None)
        because = sighting.because if sighting is fullest else None
        if sighting in asserting:
            return replace(sighting, because=because)
        count = None if any(other.count for other in asserting) else sighting.count
        return replace(sighting, count=count, because=because, time=None, amount=None, name=None, provisions=())


def side_of(document: Document, actor_id: str) -> str:
    """The state for which an actor stands; an organ of a group stands for the group ("group-un-security-council")."""
    state = state_for(document, actor_id, always=True)
    groups = [a.id for a in document.actors if a.type == "group" and state.startswith(f"{a.id}-")]
    return min(groups, key=len) if groups else state


def sides_of(document: Document, parties: Iterable[Party]) -> set[str]:
    """The states and groups for which parties stand."""
    return {side_of(document, party.actor) for party in parties}


def sides_in(document: Document, sightings: Iterable[Sighting], role: str) -> set[str]:
    """The states and groups for which those stand whom sightings name in a role ("imposers")."""
    return {side for sighting in sightings for side in sides_of(document, getattr(sighting, role))}


def states_of(document: Document, told: Told, role: str) -> set[str]:
    """The states and groups that a measure's sightings name in a role ("imposers")."""
    return {
        state_for(document, party.actor, always=True)
        for sighting in told.sightings
        for party in getattr(sighting, role)
    }


def says_enough(sighting: Sighting) -> bool:
    """A word that is a measure only beside somebody hit needs an actor of another state."""
    trigger = sighting.trigger
    if trigger.looming and sighting.status in ("threatened", "announced"):
        return True
    return trigger.bare or bool(sighting.targets) or trigger.threat
