"""Which sightings in one article are of one measure, and which measure answers which."""

from dataclasses import dataclass, field, replace

from detente.extraction.grammar import grammatical_subjects, is_passive
from detente.extraction.measure_parties import Party, state_for
from detente.extraction.measure_sightings import Sighting
from detente.lexicon.measures import measure_words
from detente.model.document import Document

_STAGES = ("threatened", "announced", "in force", "lifted")
_BANS = frozenset({"visa ban", "import ban", "export ban", "adoption ban", "embargo", "arms embargo"})
_PACKAGED = frozenset({"sanctions", "law", "other"})
_CONTAINING = frozenset({"include", "contain", "impose", "cover", "bring", "introduce", "entail", "involve", "mean"})


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
        """The sightings whose status counts: those that speak of the imposing or lifting, else the first."""
        return [sighting for sighting in self.sightings if sighting.asserted] or [self.main]


def join(document: Document, sightings: tuple[Sighting, ...]) -> list[Told]:
    """The article's measures; those that nobody is said to impose join one that fits, or are dropped."""
    certain = (_without_doubtful_owner(document, sighting) for sighting in sightings)
    ordered = sorted(certain, key=lambda sighting: (sighting.trigger.first, sighting.trigger.last))
    tellings: list[Told] = []
    for sighting in ordered:
        if sighting.imposers and _says_enough(document, sighting):
            _place(document, tellings, _of_target(document, tellings, sighting))
    ordered, packages = _with_borrowed_imposers(document, tellings, ordered)
    for sighting in ordered:
        if sighting.imposers and sighting.borrowed and _says_enough(document, sighting):
            _place(document, tellings, sighting)
    tellings = [told for told in tellings if told.number not in packages]
    for sighting in ordered:
        if not sighting.imposers:
            _attach(document, tellings, sighting)
    for told in tellings:
        told.answered = _answered(document, tellings, told)
    return _numbered(tellings)


def _without_doubtful_owner(document: Document, sighting: Sighting) -> Sighting:
    """ "Peruvian sanctions" in passing may be those by Peru or those on it: nobody is known to impose them."""
    doubtful = sighting.type == "sanctions" and sighting.trigger.nominal and not sighting.asserted
    if not doubtful or sighting.targets or not all(_is_adjective(document, p) for p in sighting.imposers):
        return sighting
    return replace(sighting, imposers=())


def _of_target(document: Document, tellings: list[Told], sighting: Sighting) -> Sighting:
    """ "The Peruvian tariffs" are those on Peru, once somebody else's tariffs on Peru were told."""
    if (
        not sighting.trigger.nominal
        or sighting.targets
        or not all(_is_adjective(document, p) for p in sighting.imposers)
    ):
        return sighting
    own = {side_of(document, party.actor) for party in sighting.imposers}
    for told in tellings:
        if told.type == sighting.type and _states(document, told, "targets") & own:
            by = next(s.imposers for s in told.sightings if s.imposers)
            if not {side_of(document, party.actor) for party in by} & own:
                return replace(sighting, imposers=by, targets=sighting.imposers, borrowed=True)
    return sighting


def _is_adjective(document: Document, party: Party) -> bool:
    return party.last - party.first == 1 and document.tokens[party.head].tag == "JJ"


def _place(document: Document, tellings: list[Told], sighting: Sighting) -> None:
    fitting = _fitting(document, tellings, sighting)
    if fitting is None:
        tellings.append(Told(len(tellings), [sighting]))
    else:
        fitting.sightings.append(sighting)


def _with_borrowed_imposers(
    document: Document, tellings: list[Told], ordered: list[Sighting]
) -> tuple[list[Sighting], set[int]]:
    """Restrictions that sanctions are said to make ("The sanctions ban imports"), with the imposers of these.

    Second, the numbers of the packages so told by their parts, which are no measures beside them.
    """
    packages: set[int] = set()
    found = []
    for sighting in ordered:
        package = None if sighting.imposers else _package(document, tellings, sighting)
        if package is not None:
            lent = _lent(document, package, sighting)
            if _says_enough(document, lent):
                sighting = lent
                packages.add(package.number)
        found.append(sighting)
    return found, packages


def _lent(document: Document, package: Told, sighting: Sighting) -> Sighting:
    """A restriction with the imposers, the time and, where it names nobody, the targets of its sanctions."""
    source = next(s for s in package.sightings if s.imposers)
    hit = next((s.targets for s in package.sightings if s.targets), ())
    own = {side_of(document, party.actor) for party in source.imposers}
    named = tuple(party for party in sighting.targets if side_of(document, party.actor) not in own)
    ordered = sighting.trigger.what == "order"
    return replace(
        sighting,
        imposers=source.imposers,
        targets=named or (hit if ordered else ()),
        time=sighting.time or source.time,
        borrowed=True,
    )


def _package(document: Document, tellings: list[Told], sighting: Sighting) -> Told | None:
    """The sanctions that are the subject of a restriction's verb, as a noun or as a pronoun for the last ones told."""
    verb = sighting.trigger.verb
    if verb is None or is_passive(document, verb):
        return None
    if sighting.trigger.nominal and document.tokens[verb].lemma.lower() not in _CONTAINING:
        return None
    subject = grammatical_subjects(document, verb)
    if (
        not subject
        or subject[0] == sighting.trigger.head
        or not (_is_package(document, subject[0]) or _stands_for_package(document, subject[0]))
    ):
        return None
    before = [
        told
        for told in tellings
        if told.main.type in _PACKAGED
        and not (told.main.trigger.threat or told.main.trigger.looming)
        and told.main.trigger.first < sighting.trigger.first
    ]
    return before[-1] if before else None


def _is_package(document: Document, i: int) -> bool:
    return document.tokens[i].lemma.lower() in measure_words().packages


def _stands_for_package(document: Document, i: int) -> bool:
    """Whether a pronoun takes up the subject of the sentence before, which was a package."""
    number = document.sentence_of[i]
    if document.tokens[i].pos != "PRON" or i in document.mention_at or number == 0:
        return False
    before = document.sentences[number - 1]
    return any(
        document.tokens[j].dep in ("nsubj", "nsubjpass") and _is_package(document, j)
        for j in range(before.first, before.last)
    )


def _says_enough(document: Document, sighting: Sighting) -> bool:
    """A word that is a measure only beside somebody hit needs an actor of another state."""
    trigger = sighting.trigger
    if trigger.looming and sighting.status in ("threatened", "announced"):
        return True
    return trigger.bare or bool(sighting.targets) or trigger.threat


def _fitting(document: Document, tellings: list[Told], sighting: Sighting) -> Told | None:
    for told in reversed(tellings):
        if all(_same_measure(document, other, sighting) for other in told.sightings):
            return told
    return None


def _same_measure(document: Document, one: Sighting, other: Sighting) -> bool:
    if not _same_type(one, other) or not _same_stage(document, one, other):
        return False
    if one.count and other.count and one.count.value != other.count.value:
        return False
    if one.name and other.name and one.name.value.lower() != other.name.value.lower():
        return False
    return _share(document, one, other, role="imposers") and _share(document, one, other, role="targets")


def _same_type(one: Sighting, other: Sighting) -> bool:
    """One type, or "the ban" for a precise one, or "sanctioned" for a list of the sanctioned."""
    types = {one.type, other.type}
    cut_off = {one.trigger.what, other.trigger.what} - {None}
    if len(types) == 1:
        return types != {"other"} or (len(cut_off) < 2 and not (one.trigger.what == other.trigger.what == "order"))
    if types == {"embargo", "arms embargo"}:
        return True
    if types == {"sanctions", "blacklist"}:
        return all(sighting.trigger.nominal for sighting in (one, other) if sighting.type == "sanctions")
    return any(sighting.trigger.vague for sighting in (one, other)) and bool(types & _BANS)


def _same_stage(document: Document, one: Sighting, other: Sighting) -> bool:
    """Whether two statuses may be of one measure: a new one that is threatened is none of those in force or lifted."""
    if not (one.asserted and other.asserted) or one.status == other.status:
        return True
    early = one if _STAGES.index(one.status) < _STAGES.index(other.status) else other
    late = other if early is one else one
    if late.status == "lifted" and early.status != "in force":
        return False
    return early.status != "threatened" or late.status == "announced" or not _is_fresh(document, early)


def _is_fresh(document: Document, sighting: Sighting) -> bool:
    """Whether the words speak of a further measure ("new tariffs", "reimpose")."""
    trigger = sighting.trigger
    near = range(max(0, trigger.first - 3), trigger.last)
    verb = {document.tokens[trigger.verb].lemma.lower()} if trigger.verb is not None else set()
    return bool(({document.tokens[i].text.lower() for i in near} | verb) & measure_words().fresh)


def _share(document: Document, one: Sighting, other: Sighting, *, role: str) -> bool:
    """Whether two sightings name one actor in a role, by its state; one that names nobody fits all."""
    states = [{side_of(document, party.actor) for party in getattr(sighting, role)} for sighting in (one, other)]
    if role == "targets" and any(all(_is_of_no_state(document, actor) for actor in named) for named in states):
        return True
    return not states[0] or not states[1] or bool(states[0] & states[1])


def _is_of_no_state(document: Document, actor_id: str) -> bool:
    """Whether an actor is a person of whom the article does not say whose they are."""
    actor = document.actor_by_id.get(actor_id)
    return actor is not None and actor.type == "person" and actor.country is None


def side_of(document: Document, actor_id: str) -> str:
    """The state for which an actor stands; an organ of a group stands for the group ("group-un-security-council")."""
    state = state_for(document, actor_id, always=True)
    groups = [a.id for a in document.actors if a.type == "group" and state.startswith(f"{a.id}-")]
    return min(groups, key=len) if groups else state


def _attach(document: Document, tellings: list[Told], sighting: Sighting) -> None:
    """Add a sighting without imposer to the nearest telling before it that fits ("the sanctions", "the list")."""
    for told in sorted(tellings, key=lambda told: abs(told.main.trigger.first - sighting.trigger.first)):
        lifted = sighting.status == "lifted" and all(_same_type(other, sighting) for other in told.sightings)
        if lifted or all(_same_measure(document, other, sighting) for other in told.sightings):
            told.sightings.append(sighting)
            return


def _answered(document: Document, tellings: list[Told], told: Told) -> int | None:
    """The nearest measure by those whom this one hits, where its words say that it is an answer."""
    if not any(sighting.answers for sighting in told.sightings):
        return None
    own = _states(document, told, "imposers")
    hit = _states(document, told, "targets")
    rivals = [
        other
        for other in tellings
        if other is not told
        and not _states(document, other, "imposers") & own
        and (_states(document, other, "targets") & own or _states(document, other, "imposers") & hit)
    ]
    if not rivals:
        return None
    place = told.main.trigger.first
    return min(rivals, key=lambda other: _distance(other, told.type, place)).number


def _distance(other: Told, type_: str, place: int) -> tuple[bool, bool, int]:
    """A list answers a list and an expulsion an expulsion; else the nearest told before comes first."""
    first = other.main.trigger.first
    return other.type != type_, first > place, abs(first - place)


def _states(document: Document, told: Told, role: str) -> set[str]:
    return {
        state_for(document, party.actor, always=True)
        for sighting in told.sightings
        for party in getattr(sighting, role)
    }


def _numbered(tellings: list[Told]) -> list[Told]:
    """Give measures that begin at the same words different ids."""
    seen: dict[tuple[int, int], int] = {}
    for told in tellings:
        place = (told.main.trigger.first, told.main.trigger.last)
        told.nth = seen.get(place, 0)
        seen[place] = told.nth + 1
    return tellings
