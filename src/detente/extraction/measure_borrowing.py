"""Restrictions whose sentence does not say who imposes them, with the imposers of the measures beside them."""

from dataclasses import replace

from detente.extraction.grammar import grammatical_subjects, is_passive
from detente.extraction.measure_sightings import Sighting
from detente.extraction.measure_told import Told, says_enough, side_of, sides_of, states_of
from detente.lexicon.measures import measure_words
from detente.model.document import Document
from detente.model.times import Timex

PACKAGED = frozenset({"sanctions", "law", "other"})
_PRECISE = frozenset(
    {"visa ban", "asset freeze", "arms embargo", "import ban", "export ban", "tariff", "closure", "expulsion"}
)
_LISTED = frozenset({"sanctions", "blacklist"})
_SENTENCES = 3
_THEY = frozenset({"it", "they"})


def with_subject_before(document: Document, sightings: list[Sighting], sighting: Sighting) -> Sighting:
    """A measure of which "it" or "they" is the subject, with the imposers of the one told right before."""
    verb = sighting.trigger.verb
    if sighting.imposers or verb is None or not sighting.asserted or is_passive(document, verb):
        return sighting
    subject = next(iter(grammatical_subjects(document, verb)), None)
    if subject is None or document.tokens[subject].text.lower() not in _THEY or subject in document.mention_at:
        return sighting
    number = document.sentence_of[sighting.trigger.head]
    before = [s for s in sightings if s.imposers and document.sentence_of[s.trigger.head] in (number - 1, number)]
    before = [s for s in before if s.trigger.first < sighting.trigger.first]
    return replace(sighting, imposers=before[-1].imposers) if before else sighting


def lend_to_parts(document: Document, tellings: list[Told], ordered: list[Sighting]) -> tuple[list[Sighting], set[int]]:
    """Restrictions that sanctions are said to make ("The sanctions ban imports"), with the imposers of these.

    Second, the numbers of the packages so told by their parts, which are no measures beside them.
    """
    packages: set[int] = set()
    found = []
    for sighting in ordered:
        ordered_by = sighting.trigger.what == "order"
        lacking = ordered_by or not sighting.imposers or not says_enough(sighting)
        package = _package(document, tellings, sighting) if lacking else None
        if package is not None:
            lent = _lent(document, package, sighting)
            if says_enough(lent):
                sighting = lent
                packages.add(package.number)
        found.append(sighting)
    return found, packages


def _lent(document: Document, package: Told, sighting: Sighting) -> Sighting:
    """A restriction with the imposers, the time and, where it names nobody, the targets of its sanctions."""
    source = next(s for s in package.sightings if s.imposers)
    hit = next((s.targets for s in package.sightings if s.targets), ())
    own = sides_of(document, source.imposers)
    named = tuple(party for party in sighting.targets if side_of(document, party.actor) not in own)
    return replace(
        sighting,
        imposers=sighting.imposers or source.imposers,
        targets=named or hit,
        time=sighting.time or source.time or _when_taken(package),
        because=sighting.because or source.because,
        borrowed=True,
    )


def _when_taken(package: Told) -> Timex | None:
    """When sanctions were imposed, as the first place says that tells of their imposing."""
    return next((s.time for s in package.sightings if s.asserted and s.time is not None), None)


def _package(document: Document, tellings: list[Told], sighting: Sighting) -> Told | None:
    """The sanctions that are the subject of a restriction's verb, as a noun or as a pronoun for the last ones told."""
    verb = sighting.trigger.verb
    if verb is None or is_passive(document, verb):
        return None
    if sighting.trigger.nominal and document.tokens[verb].lemma.lower() not in measure_words().containing:
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
        if told.main.type in PACKAGED
        and not (told.main.trigger.threat or told.main.trigger.looming)
        and told.main.trigger.first < sighting.trigger.first
    ]
    return before[-1] if before else None


def is_order(document: Document, sighting: Sighting) -> bool:
    """Whether a restriction is what sanctions or an order, named as the subject, are said to forbid."""
    if sighting.trigger.what != "order":
        return False
    return any(_is_package(document, i) for i in grammatical_subjects(document, sighting.trigger.head))


def _is_package(document: Document, i: int) -> bool:
    return document.tokens[i].lemma.lower() in measure_words().packages


def _stands_for_package(document: Document, i: int) -> bool:
    """Whether a pronoun takes up the subject of the sentence before, which was a package."""
    number = document.sentence_of[i]
    if document.tokens[i].pos != "PRON" or i in document.mention_at or number == 0:
        return False
    before = document.sentences[number - 1]
    return any(
        document.tokens[j].dep in ("nsubj", "nsubjpass", "compound") and _is_package(document, j)
        for j in range(before.first, before.last)
    )


def lend_to_further_parts(document: Document, tellings: list[Told], sighting: Sighting) -> Sighting | None:
    """A precise restriction near a measure that hits the same state, or a further number of the sanctioned, with that
    measure's imposers; None where there is no such measure."""
    if not sighting.asserted and sighting.count is None:
        return None
    near = [told for told in tellings if _distance(document, told, sighting) <= _SENTENCES]
    alone = _are_of_one(document, near)
    for told in sorted(near, key=lambda told: _distance(document, told, sighting)):
        if told.main.trigger.threat:
            continue
        hits = _hits_the_same(document, told, sighting) or (alone and _may_hit(document, told, sighting))
        if hits or _counts_on(told, sighting):
            source = next(s for s in told.sightings if s.imposers)
            return replace(sighting, imposers=source.imposers, borrowed=True)
    return None


def _distance(document: Document, told: Told, sighting: Sighting) -> int:
    """How many sentences lie between a sighting and the nearest place that tells of a measure."""
    own = document.sentence_of[sighting.trigger.head]
    return min(abs(document.sentence_of[s.trigger.head] - own) for s in told.sightings)


def _are_of_one(document: Document, tellings: list[Told]) -> bool:
    """Whether all the measures told near a place are by the same, or by those and others."""
    by = [states_of(document, told, "imposers") for told in tellings]
    return bool(by) and bool(set.intersection(*by))


def _hits_the_same(document: Document, told: Told, sighting: Sighting) -> bool:
    hit = sides_of(document, sighting.targets)
    return bool(hit & states_of(document, told, "targets")) and _may_hit(document, told, sighting)


def _may_hit(document: Document, told: Told, sighting: Sighting) -> bool:
    """Whether a precise restriction that is said to be imposed may be by those who impose another: it hits none of
    them."""
    if sighting.type not in _PRECISE or sighting.status == "lifted" or not sighting.asserted:
        return False
    hit = sides_of(document, sighting.targets)
    return not hit & states_of(document, told, "imposers")


def _counts_on(told: Told, sighting: Sighting) -> bool:
    """Whether a sighting gives a further number of those hit by sanctions ("13 officials and 12 banks")."""
    return sighting.count is not None and sighting.type in _LISTED and told.type in _LISTED
