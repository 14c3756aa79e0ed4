"""Whom a measure hits that does not say it: by its sentence, by the article's other measures, by its topic."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from detente.extraction.grammar import ancestors
from detente.extraction.measure_parties import Party, parties_of, words_of
from detente.extraction.measure_sightings import Words
from detente.extraction.measure_sufferers import sufferers
from detente.extraction.measure_told import Told, side_of, sides_in
from detente.extraction.measure_treaties import treaty_named
from detente.lexicon.measures import measure_words
from detente.model.document import Document, Mention

_NEAR = 2
# Restrictions of one regime hit the same state; a tariff and an arms embargo need not.
_REGIMES = (
    frozenset(
        {
            "sanctions",
            "blacklist",
            "asset freeze",
            "visa ban",
            "embargo",
            "arms embargo",
            "import ban",
            "export ban",
            "law",
            "other",
        }
    ),
    frozenset({"tariff", "other", "import ban"}),
    frozenset({"expulsion", "closure", "recall of ambassador", "suspension of relations", "other"}),
    frozenset({"aid cut"}),
    frozenset({"adoption ban", "other", "law"}),
)
_TIMES_AS_OFTEN = 2
_OFTEN = 3
_OPENING = 5
# What is seldom done to the whole world: whoever tells of it has one state in mind.
_AT_ONE_STATE = frozenset({"sanctions", "embargo", "arms embargo", "asset freeze", "blacklist", "expulsion", "law"})


def name_treaties(document: Document, tellings: list[Told]) -> None:
    """Give each treaty that is left its name, as its own words or the article's treaties before it say."""
    for told in tellings:
        if told.type != "treaty withdrawal":
            continue
        for number, sighting in enumerate(told.sightings):
            name = treaty_named(document, sighting.trigger)
            if name is not None and sighting.trigger.complement is not None:
                at = sighting.trigger.complement
                told.sightings[number] = replace(sighting, name=Words(name, at, at + 1))
                break


def complete_targets(document: Document, tellings: list[Told]) -> None:
    """Give each measure that names nobody as hit those whom its sentence, its regime or the article's topic shows."""
    open_ones = [told for told in tellings if not _hit(document, told) and not _is_mutual(document, told)]
    for told in open_ones:
        _complete(
            told,
            _of_treaty(document, told)
            or _in_own_sentences(document, told)
            or _those_answered(document, tellings, told),
        )
    for told in open_ones:
        if not _hit(document, told):
            _complete(told, _of_regime(document, tellings, told) or _of_topic(document, tellings, told))


def _is_mutual(document: Document, told: Told) -> bool:
    """Whether two cut or restore the ties between them."""
    return told.type == "suspension of relations" and len(sides_in(document, told.sightings, "imposers")) > 1


def _complete(told: Told, found: tuple[Party, ...]) -> None:
    if found:
        told.sightings[0] = replace(told.sightings[0], targets=found)


def _hit(document: Document, told: Told) -> set[str]:
    """The sides that a measure is said to hit, its imposers left out."""
    return sides_in(document, told.sightings, "targets") - sides_in(document, told.sightings, "imposers")


def _own(document: Document, told: Told) -> set[str]:
    """The sides that impose a measure, with the members of groups."""
    own = sides_in(document, told.sightings, "imposers")
    members = (document.actor_by_id[side].members for side in own if side in document.actor_by_id)
    return own | {member for group in members for member in group}


def _of_treaty(document: Document, told: Told) -> tuple[Party, ...]:
    """The states that a treaty which is left is about, as the lexicon knows it."""
    name = next((s.name.value for s in told.sightings if s.name is not None), None)
    about = {f"state-{country}" for country in measure_words().treaties_about.get(name or "", ())} - _own(
        document, told
    )
    return _nearest_of_each(document, about, told) if told.type == "treaty withdrawal" else ()


def _nearest_of_each(document: Document, sides: set[str], told: Told) -> tuple[Party, ...]:
    named = _states_named(document, set())
    known = {side for side, _ in named}
    return tuple(p for side in sorted(sides & known) for p in _nearest(document, named, side, told))


def _in_own_sentences(document: Document, told: Told) -> tuple[Party, ...]:
    own = _own(document, told)
    for sighting in told.sightings:
        found = parties_of(document, sufferers(document, sighting.trigger), acting=False)
        found = tuple(party for party in found if side_of(document, party.actor) not in own)
        if found:
            return found
    return ()


def _those_answered(document: Document, tellings: list[Told], told: Told) -> tuple[Party, ...]:
    """Who imposed the measure that this one answers."""
    rival = next((other for other in tellings if other.number == told.answered), None)
    if rival is None:
        return ()
    source = next((s for s in rival.sightings if s.imposers), None)
    own = _own(document, told)
    return tuple(p for p in source.imposers if side_of(document, p.actor) not in own) if source is not None else ()


def _of_regime(document: Document, tellings: list[Told], told: Told) -> tuple[Party, ...]:
    """Whom the other measures of the same imposers hit: where they agree, or the nearest in the text."""
    own = _own(document, told)
    mine = sides_in(document, told.sightings, "imposers")
    fellows = []
    for other in tellings:
        hit = _hit(document, other) - own
        of_same = other is not told and bool(mine & sides_in(document, other.sightings, "imposers"))
        if of_same and hit and any({told.type, other.type} <= regime for regime in _REGIMES):
            fellows.append((other, hit))
    if not fellows:
        return ()
    near = [(other, hit) for other, hit in fellows if _gap(document, told, other) <= _NEAR]
    for group in (fellows, near):
        common = set.intersection(*(hit for _, hit in group)) if group else set()
        states = {side for side in common if side.startswith(("state-", "group-"))}
        if states:
            return _named_by(document, (other for other, _ in group), states, told)
    return ()


def _gap(document: Document, told: Told, other: Told) -> int:
    """How many sentences lie between the nearest places of two measures."""
    here, there = ([document.sentence_of[s.trigger.head] for s in t.sightings] for t in (told, other))
    return min(abs(a - b) for a in here for b in there)


def _named_by(document: Document, tellings: Iterable[Told], sides: set[str], told: Told) -> tuple[Party, ...]:
    """For each side the words nearest to a measure that name it as hit by another."""
    place = told.main.trigger.head
    found: dict[str, Party] = {}
    named = [p for other in tellings for s in other.sightings for p in s.targets]
    for party in sorted(named, key=lambda party: abs(party.head - place)):
        side = side_of(document, party.actor)
        if side in sides:
            found.setdefault(side, replace(party, actor=side) if side in document.actor_by_id else party)
    return tuple(found.values())


def _of_topic(document: Document, tellings: list[Told], told: Told) -> tuple[Party, ...]:
    """The one foreign state that measures are told to hit in this article, or that its own words are about."""
    if told.type == "treaty withdrawal":
        return ()
    own = _own(document, told)
    hit = {side for other in tellings for side in _hit(document, other) - own if side.startswith("state-")}
    named = _states_named(document, own)
    often = Counter(side for side, _ in named)
    number = document.sentence_of[told.main.trigger.head]
    near = {side for side, mention in named if abs(document.sentence_of[mention.head] - number) <= 1}
    if len(hit) == 1 and (hit <= near or _stands_out(often, *hit)):
        return _nearest(document, named, next(iter(hit)), told)
    in_passing = not any(sighting.asserted for sighting in told.sightings)
    if in_passing and told.type not in _AT_ONE_STATE and not _is_of_weight(document, tellings, told):
        return ()  # named in passing: who else stands there need not be hit
    here = {s for s, m in named if document.sentence_of[m.head] == number and not _acts_on(document, m, told)}
    if len(here) == 1 and told.type != "visa ban":
        return _nearest(document, named, next(iter(here)), told)
    if len(near) == 1 and told.type in _AT_ONE_STATE:
        return _nearest(document, named, next(iter(near)), told)
    top = next((side for side, _ in often.most_common(1)), None)
    about_it = told.type in _AT_ONE_STATE or _is_of_weight(document, tellings, told)
    if top is not None and about_it and _stands_out(often, top):
        return _nearest(document, named, top, told)
    return ()


def _acts_on(document: Document, mention: Mention, told: Told) -> bool:
    """Whether somebody named is the subject of a verb above the measure, as who speaks of it or resists it, or owns a
    noun above it ("the Peruvian proposal to ban")."""
    head = document.tokens[mention.head]
    if head.dep not in ("nsubj", "amod", "poss", "compound"):
        return False
    return any(above.i == head.head for above in ancestors(document, told.main.trigger.head))


def _is_of_weight(document: Document, tellings: list[Told], told: Told) -> bool:
    """Whether an article is about a measure rather than recalling it: it opens with it or tells of several."""
    mine = sides_in(document, told.sightings, "imposers")
    fellows = [other for other in tellings if mine & sides_in(document, other.sightings, "imposers")]
    return document.sentence_of[told.main.trigger.head] < _OPENING or len(fellows) > 1


def _stands_out(often: Counter[str], side: str) -> bool:
    """Whether an article names one foreign state far more often than any other."""
    second = max((count for other, count in often.items() if other != side), default=0)
    return often[side] >= max(_OFTEN, _TIMES_AS_OFTEN * second)


def _states_named(document: Document, own: set[str]) -> list[tuple[str, Mention]]:
    """The mentions of states, and of those who stand for them, that are none of the imposers'."""
    found = []
    for mention in document.mentions:
        for actor in mention.actors:
            side = side_of(document, actor)
            if side.startswith("state-") and side not in own:
                found.append((side, mention))
    return found


def _nearest(document: Document, named: list[tuple[str, Mention]], side: str, told: Told) -> tuple[Party, ...]:
    place = told.main.trigger.head
    mention = min((m for s, m in named if s == side), key=lambda m: abs(m.head - place))
    return (Party(side, *words_of(document, mention), mention.head),)
