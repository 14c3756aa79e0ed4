"""What people put in the place of an act's values, and whom they name in doing so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import get_args

from detente.lexicon.bodies import bodies, groups, organisations
from detente.lexicon.persons import persons
from detente.lexicon.places import find_place
from detente.lexicon.states import states
from detente.merging.plover import event_type
from detente.merging.tellings import ActorMap
from detente.model.actors import Actor, ActorType
from detente.model.families import FAMILIES, Attribute
from detente.model.judgement import Judgement
from detente.model.record import Act, Correction, Participant, Place
from detente.model.values import Values, field_of, values_of

_KINDS = frozenset(get_args(ActorType))  # what the ids of actors begin with


def corrected(act: Act, judgements: Sequence[Judgement], actors: ActorMap) -> Act:
    """The act with what people put in the place of its claims' values, and with the ids of all judgements on it.

    ``judgements`` are those that bear on this act, oldest first. An actor whose id in the record has become another is
    found by the id that articles give him, if they give it to nobody else. The last correction of an attribute counts.
    """
    if not judgements:
        return act
    latest = {each.attribute: each for each in judgements if each.verdict == "correct" and each.attribute}
    made = []
    for attribute, judgement in sorted(latest.items()):
        row = FAMILIES[act.family].attributes.get(attribute)
        if row is None:
            continue
        was, act = values_of(act, attribute), _with(act, row, judgement.values, actors)
        now = judgement.values if row.type == "telling" else values_of(act, attribute)
        made.append(Correction(attribute, now, was, judgement.id))
    plover, mode, goldstein = event_type(act.family, act.type, act.status)
    return replace(
        act,
        corrections=tuple(made),
        judgements=tuple(dict.fromkeys(each.id for each in judgements)),
        basis=act.basis | dict.fromkeys((each.attribute for each in made), "corrected"),
        plover=plover,
        plover_mode=mode,
        goldstein=goldstein,
    )


def _with(act: Act, row: Attribute, values: Values, actors: ActorMap) -> Act:
    if row.type == "actor":
        put = [_participant(row.name, str(each), actors) for each in values]
        return replace(act, participants=_in_order(act, [*(p for p in act.participants if p.role != row.name), *put]))
    if row.type == "telling":  # whose acts are known when all acts are there
        return act
    first = values[0] if values else None
    changed: object = first
    if row.combine == "union":
        changed = tuple(sorted(map(str, values)))
    elif row.type == "place" and first is not None:
        changed = find_place(str(first)) or Place(str(first))
    elif row.type == "flag" and first is not None:
        changed = bool(first)
    return replace(act, **{field_of(row.name): changed})  # type: ignore[arg-type]


def _participant(role: str, value: str, actors: ActorMap) -> Participant:
    """The actor of an id; by name alone where no article has him any more, or never had his name."""
    if value in actors.values() or value in _known_actors():
        return Participant(role, value)
    now = {record for (_, own), record in actors.items() if own == value}
    if len(now) == 1:
        return Participant(role, now.pop())
    kind, hyphen, name = value.partition("-")
    return Participant(role, None, name.replace("-", " ").title() if hyphen and kind in _KINDS else value)


def _in_order(act: Act, participants: Sequence[Participant]) -> tuple[Participant, ...]:
    order = FAMILIES[act.family].roles
    return tuple(sorted(participants, key=lambda each: order.index(each.role)))


def relinked(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The linked acts with the answers and continuations that people say."""
    if not any(act.corrections for act in acts):
        return tuple(acts)
    act_of = {told.claim.telling: act.id for act in acts for told in act.claims}
    return tuple(_relinked(act, act_of) for act in acts)


def _relinked(act: Act, act_of: Mapping[str, str]) -> Act:
    made = []
    for each in act.corrections:
        if FAMILIES[act.family].attributes[each.attribute].type != "telling":
            made.append(each)
            continue
        named = sorted({act_of[str(telling)] for telling in each.values if str(telling) in act_of} - {act.id})
        made.append(replace(each, values=tuple(named), was=values_of(act, each.attribute)))
        links = tuple(named) if each.attribute == "answers" else next(iter(named), None)
        act = replace(act, **{field_of(each.attribute): links})  # type: ignore[arg-type]
    return replace(act, corrections=tuple(made))


def with_judged(actors: Sequence[Actor], judgements: Iterable[Judgement]) -> tuple[Actor, ...]:
    """The record's actors, by id, with those of the lexicon whom only people name."""
    named = {str(value) for each in judgements if each.verdict == "correct" for value in each.values}
    missing = named - {actor.id for actor in actors}
    added = [_known_actors()[each] for each in missing if each in _known_actors()] if missing else []
    return tuple(sorted((*actors, *added), key=lambda actor: actor.id))


@cache
def _known_actors() -> Mapping[str, Actor]:
    named = [each.actor for each in (*bodies(), *groups(), *organisations())]
    known = [*named, *(state.actor() for state in states().values()), *(person.actor() for person in persons())]
    return {actor.id: actor for actor in known}
