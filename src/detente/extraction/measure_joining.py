"""Which sightings in one article are of one measure, and which measure answers which."""

from dataclasses import replace

from detente.extraction.measure_borrowing import (
    PACKAGED,
    is_order,
    lend_to_further_parts,
    lend_to_parts,
    with_subject_before,
)
from detente.extraction.measure_completing import complete_targets, name_treaties
from detente.extraction.measure_counts import agree
from detente.extraction.measure_parties import Party
from detente.extraction.measure_sightings import Sighting
from detente.extraction.measure_told import Told, says_enough, side_of, sides_in, sides_of, states_of
from detente.extraction.measure_treaties import treaties_named
from detente.lexicon.measures import measure_words
from detente.model.document import Document

_STAGES = ("threatened", "announced", "in force", "lifted")
_BANS = frozenset({"visa ban", "import ban", "export ban", "adoption ban", "embargo", "arms embargo"})
_UNITED_NATIONS = "group-un"
_COUNCIL = "group-un-security-council"


def join(document: Document, sightings: tuple[Sighting, ...]) -> list[Told]:
    """The article's measures; those that nobody is said to impose join one that fits, or are dropped."""
    certain = [_without_doubtful_owner(document, sighting) for sighting in sightings]
    certain = [with_subject_before(document, certain, sighting) for sighting in certain]
    ordered = sorted(certain, key=lambda sighting: (sighting.trigger.first, sighting.trigger.last))
    ordered = [_without_those_relieved(document, ordered, sighting) for sighting in ordered]
    ordered = [_without_supporters(document, ordered, sighting) for sighting in ordered]
    tellings: list[Told] = []
    for sighting in ordered:
        if sighting.imposers and sighting.trigger.what != "order" and says_enough(sighting):
            _place(document, tellings, _of_target(document, ordered, sighting))
    for told in tellings:
        told.sightings = _without_victims(document, told.sightings)
    ordered, packages = lend_to_parts(document, tellings, ordered)
    for sighting in ordered:
        told_last = sighting.borrowed or is_order(document, sighting)
        if sighting.imposers and told_last and says_enough(sighting):
            _place(document, tellings, sighting)
    tellings = [told for told in tellings if told.number not in packages or not _is_package_alone(told)]
    for sighting in ordered:
        if not sighting.imposers and not _attach(document, tellings, sighting):
            lent = lend_to_further_parts(document, tellings, sighting)
            if lent is not None:
                _place(document, tellings, lent)
    for told in tellings:
        told.answered = _answered(document, tellings, told)
    _name_council(tellings, ordered)
    name_treaties(document, tellings)
    complete_targets(document, tellings)
    return _numbered(tellings)


def _is_package_alone(told: Told) -> bool:
    """Whether a measure is only a name for its parts ("the sanctions"), with no restriction of its own beside it."""
    return told.type in PACKAGED and all(sighting.trigger.nominal for sighting in told.sightings)


def _without_victims(document: Document, sightings: list[Sighting]) -> list[Sighting]:
    """A measure's sightings without those as imposers whom it hits, where it is said to be another's too."""
    by, hit = (sides_in(document, sightings, role) for role in ("imposers", "targets"))
    if not by & hit or not by - hit:
        return sightings
    return [
        replace(s, imposers=tuple(p for p in s.imposers if side_of(document, p.actor) not in hit)) for s in sightings
    ]


def _name_council(tellings: list[Told], ordered: list[Sighting]) -> None:
    """What the United Nations impose, the Security Council does, where it is said to impose anything."""
    if not _are_by(ordered, _COUNCIL):
        return
    for told in tellings:
        told.sightings = [
            replace(s, imposers=tuple(_as_council(party) for party in s.imposers)) for s in told.sightings
        ]


def _are_by(sightings: list[Sighting], actor: str) -> bool:
    return any(party.actor == actor for sighting in sightings for party in sighting.imposers)


def _as_council(party: Party) -> Party:
    return replace(party, actor=_COUNCIL) if party.actor == _UNITED_NATIONS else party


def _without_doubtful_owner(document: Document, sighting: Sighting) -> Sighting:
    """ "Peruvian sanctions" in passing may be those by Peru or those on it: nobody is known to impose them."""
    doubtful = sighting.type == "sanctions" and sighting.trigger.nominal and not sighting.asserted
    if not doubtful or sighting.targets or not all(_is_adjective(document, p) for p in sighting.imposers):
        return sighting
    return replace(sighting, imposers=())


def _without_those_relieved(document: Document, told: list[Sighting], sighting: Sighting) -> Sighting:
    """Nobody lifts what others impose on them: who is said to ease them is hit by them ("Peru got sanctions eased")."""
    verb = sighting.trigger.verb
    if verb is None or not sighting.trigger.nominal:
        return sighting
    if document.tokens[verb].lemma.lower() not in measure_words().lifting:
        return sighting
    return sighting if _by_others(document, told, sighting) is None else replace(sighting, imposers=())


def _without_supporters(document: Document, told: list[Sighting], sighting: Sighting) -> Sighting:
    """Who backs "the sanctions" that others have been said to impose is none of those who impose them."""
    verb = sighting.trigger.verb
    if verb is None or not sighting.trigger.nominal or sighting.targets:
        return sighting
    definite = any(document.tokens[c].text.lower() == "the" for c in document.children[sighting.trigger.head])
    if not definite or document.tokens[verb].lemma.lower() not in measure_words().supporting:
        return sighting
    own = sides_of(document, sighting.imposers)
    before = (s for s in told if s.trigger.first < sighting.trigger.first and s.type == sighting.type)
    return replace(sighting, imposers=()) if any(sides_of(document, s.imposers) - own for s in before) else sighting


def _of_target(document: Document, told: list[Sighting], sighting: Sighting) -> Sighting:
    """ "The Peruvian tariffs" are those on Peru, where the article tells of somebody else's tariffs on Peru."""
    if (
        not sighting.trigger.nominal
        or sighting.targets
        or not all(_is_adjective(document, p) for p in sighting.imposers)
    ):
        return sighting
    other = _by_others(document, told, sighting)
    if other is None:
        return sighting
    return replace(sighting, imposers=other.imposers, targets=sighting.imposers, borrowed=True)


def _by_others(document: Document, told: list[Sighting], sighting: Sighting) -> Sighting | None:
    """The first measure of a sighting's type that others impose on its imposers; None where there is none."""
    own = sides_of(document, sighting.imposers)
    for other in told:
        hit, by = sides_of(document, other.targets), sides_of(document, other.imposers)
        if other.type == sighting.type and own & hit and by and not own & by:
            return other
    return None


def _is_adjective(document: Document, party: Party) -> bool:
    return party.last - party.first == 1 and document.tokens[party.head].tag == "JJ"


def _place(document: Document, tellings: list[Told], sighting: Sighting) -> None:
    fitting = _fitting(document, tellings, sighting)
    if fitting is None:
        tellings.append(Told(len(tellings), [sighting]))
    else:
        fitting.sightings.append(sighting)


def _fitting(document: Document, tellings: list[Told], sighting: Sighting) -> Told | None:
    for told in reversed(tellings):
        if all(_same_measure(document, other, sighting) for other in told.sightings):
            return told
    return None


def _same_measure(document: Document, one: Sighting, other: Sighting) -> bool:
    if not _same_type(one, other) or not _same_stage(document, one, other) or not _same_treaty(document, one, other):
        return False
    if one.count and other.count and not agree(one.count, other.count):
        return False
    if one.name and other.name and one.name.value.lower() != other.name.value.lower():
        return False
    return _share(document, one, other, role="imposers") and _share(document, one, other, role="targets")


def _same_type(one: Sighting, other: Sighting) -> bool:
    """One type, or "the ban" for a precise one, or "sanctioned" for a list of the sanctioned."""
    types = {one.type, other.type}
    cut_off = {one.trigger.what, other.trigger.what} - {None}
    if types == {"treaty withdrawal"} and "obligations" in cut_off:
        return len(cut_off) < 2  # to suspend what a treaty asks for is not to leave it
    if len(types) == 1:
        return types != {"other"} or (len(cut_off) < 2 and not (one.trigger.what == other.trigger.what == "order"))
    if types == {"embargo", "arms embargo"}:
        return True
    if types == {"sanctions", "blacklist"}:
        return all(sighting.trigger.nominal for sighting in (one, other) if sighting.type == "sanctions")
    return any(sighting.trigger.vague for sighting in (one, other)) and bool(types & _BANS)


def _same_treaty(document: Document, one: Sighting, other: Sighting) -> bool:
    """Whether two sightings may be of one treaty: those whose names the lexicon tells apart are not."""
    treaties = [treaties_named(document, sighting.trigger) for sighting in (one, other)]
    return not treaties[0] or not treaties[1] or bool(treaties[0] & treaties[1])


def _same_stage(document: Document, one: Sighting, other: Sighting) -> bool:
    """Whether two statuses may be of one measure: a new one that is threatened is none of those in force or lifted."""
    if _tell_apart(document, one, other):
        return False
    if not (one.asserted and other.asserted) or one.status == other.status:
        return True
    early = one if _STAGES.index(one.status) < _STAGES.index(other.status) else other
    late = other if early is one else one
    if late.status == "lifted" and early.status != "in force":
        return False
    return early.status != "threatened" or late.status == "announced" or not _is_fresh(document, early)


def _tell_apart(document: Document, one: Sighting, other: Sighting) -> bool:
    """Whether the words set one off from the other: a further one from previous ones, or from one of another time."""
    if not (_is_fresh(document, one) or _is_fresh(document, other)):
        return False
    if _is_earlier(document, one) != _is_earlier(document, other):
        return True
    both_to_come = one.status == other.status == "announced" and one.asserted and other.asserted
    first, second = sorted((one, other), key=lambda sighting: sighting.trigger.first)
    if not both_to_come or not _is_fresh(document, second) or first.time is None or second.time is None:
        return False
    return document.text[first.time.start : first.time.end] != document.text[second.time.start : second.time.end]


def _is_earlier(document: Document, sighting: Sighting) -> bool:
    """Whether the words speak of a measure as one before those at hand ("previous sanctions")."""
    near = range(max(0, sighting.trigger.first - 3), sighting.trigger.last)
    return any(document.tokens[i].text.lower() in measure_words().earlier for i in near)


def _is_fresh(document: Document, sighting: Sighting) -> bool:
    """Whether the words speak of a further measure ("new tariffs", "reimpose")."""
    trigger = sighting.trigger
    near = range(max(0, trigger.first - 3), trigger.last)
    verb = {document.tokens[trigger.verb].lemma.lower()} if trigger.verb is not None else set()
    return bool(({document.tokens[i].text.lower() for i in near} | verb) & measure_words().fresh)


def _share(document: Document, one: Sighting, other: Sighting, *, role: str) -> bool:
    """Whether two sightings name one actor in a role, by its state; one that names nobody fits all."""
    states = [sides_of(document, getattr(sighting, role)) for sighting in (one, other)]
    if role == "targets" and any(all(_is_of_no_state(document, actor) for actor in named) for named in states):
        return True
    return not states[0] or not states[1] or bool(states[0] & states[1])


def _is_of_no_state(document: Document, actor_id: str) -> bool:
    """Whether an actor is somebody of whom the article does not say whose they are."""
    actor = document.actor_by_id.get(actor_id)
    return actor is not None and actor.type in ("person", "unnamed") and actor.country is None


def _attach(document: Document, tellings: list[Told], sighting: Sighting) -> bool:
    """Add a sighting without imposer to the nearest telling that fits ("the sanctions"), if there is one."""
    named = _sides_named(document, sighting)
    for told in sorted(tellings, key=lambda told: _likelihood(document, told, sighting, named)):
        fits = all(_same_measure(document, other, sighting) for other in told.sightings)
        if fits or (sighting.status == "lifted" and _may_be_lifted(document, told, sighting)):
            told.sightings.append(sighting)
            return True
    return False


def _sides_named(document: Document, sighting: Sighting) -> set[str]:
    """The states and groups for which those stand whom the sentence of a sighting names."""
    sentence = document.sentences[document.sentence_of[sighting.trigger.head]]
    inside = (m for m in document.mentions if sentence.first <= m.head < sentence.last)
    return {side_of(document, actor) for mention in inside for actor in mention.actors}


def _likelihood(document: Document, told: Told, sighting: Sighting, named: set[str]) -> tuple[bool, bool, int]:
    """What sorts the measures that "the tariffs" may be: those whose imposers the sentence names, those that are no
    answer, the nearest."""
    own = sides_in(document, told.sightings, "imposers")
    is_answer = any(other.answers for other in told.sightings) and not sighting.answers
    return not named & own, is_answer, abs(told.main.trigger.first - sighting.trigger.first)


def _may_be_lifted(document: Document, told: Told, sighting: Sighting) -> bool:
    """Whether what is said to be lifted may be this measure: one of its type, and where "the lifting" is only named,
    one that is not still to come."""
    verb = sighting.trigger.verb
    by_verb = verb is not None and document.tokens[verb].lemma.lower() in measure_words().lifting
    to_come = any(other.asserted and other.status in ("threatened", "announced") for other in told.sightings)
    return (by_verb or not to_come) and all(_same_type(other, sighting) for other in told.sightings)


def _answered(document: Document, tellings: list[Told], told: Told) -> int | None:
    """The nearest measure by those whom this one hits, where its words say that it is an answer."""
    if not any(sighting.answers for sighting in told.sightings):
        return None
    own = states_of(document, told, "imposers")
    hit = states_of(document, told, "targets")
    rivals = [
        other
        for other in tellings
        if other is not told
        and not states_of(document, other, "imposers") & own
        and (states_of(document, other, "targets") & own or states_of(document, other, "imposers") & hit)
    ]
    if not rivals and any(sighting.trigger.threat and not sighting.targets for sighting in told.sightings):
        rivals = [other for other in tellings if not states_of(document, other, "imposers") & own]
    if not rivals:
        return None
    return min(rivals, key=lambda other: _distance(document, other, told)).number


def _distance(document: Document, other: Told, told: Told) -> tuple[bool, bool, bool, int]:
    """A list answers a list and an expulsion an expulsion; else one in the same sentence, then the nearest before."""
    first, place = other.main.trigger.first, told.main.trigger.first
    elsewhere = not any(document.sentence_of[s.trigger.first] == document.sentence_of[place] for s in other.sightings)
    return other.type != told.type, elsewhere, first > place, abs(first - place)


def _numbered(tellings: list[Told]) -> list[Told]:
    """Give measures that begin at the same words different ids."""
    seen: dict[tuple[int, int], int] = {}
    for told in tellings:
        place = (told.main.trigger.first, told.main.trigger.last)
        told.nth = seen.get(place, 0)
        seen[place] = told.nth + 1
    return tellings
