"""Nouns that stand for an actor beside a state's or leader's name: "Russian officials", "the Obama administration"."""

from collections.abc import Iterable, Mapping
from functools import cache

from detente.annotation.actor_modifiers import Owner, read_owner
from detente.annotation.actor_roster import Find, Roster
from detente.annotation.actor_surnames import PersonFind
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.bodies import body_id, body_name, body_nouns
from detente.lexicon.index import Index
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name
from detente.lexicon.states import states
from detente.model.actors import Actor, ActorType

_OFFICES = frozenset({"office", "bureau", "team", "campaign", "staff"})
_OF_LEADERS = frozenset({"administration", "government", "regime", "team", "cabinet"})


@cache
def _state_nouns() -> tuple[frozenset[str], frozenset[str]]:
    data = read_toml("nominals.toml")["state_nouns"]
    return frozenset(data["singular"]), frozenset(data["plural"])


@cache
def _body_index() -> Index[str]:
    return Index(body_nouns().items(), lower=True)


def find_nominals(
    words: Words,
    roster: Roster,
    names: Mapping[int, Hit[Name]],
    persons: Iterable[PersonFind],
) -> list[Find]:
    """Mentions of states, organs and groups by a noun that belongs to them."""
    leaders = {i: person for person in persons for i in range(person.first, person.last)}
    titled = {i for person in persons if person.title for i in range(person.title.first, person.last)} | set(leaders)
    found = _bodies(words, roster, names, titled)
    taken = titled | {i for find in found for i in range(find.first, find.last)}
    for noun in range(len(words.tokens)):
        if noun in taken or noun in names:
            continue
        find = _nominal(words, roster, names, leaders, noun)
        if find is not None:
            found.append(find)
    return found


def _bodies(words: Words, roster: Roster, names: Mapping[int, Hit[Name]], titled: set[int]) -> list[Find]:
    """Organs named by their state and a common noun; one without a state is the last of its kind that had one."""
    found: list[Find] = []
    last: dict[str, Actor] = {}
    for hit in words.scan(_body_index()):
        if any(i in names or i in titled for i in range(hit.first, hit.last)):
            continue
        owner = read_owner(words, names, hit.first)
        state = _state_of(owner) or _of_state(words, names, hit.last)
        actor = _body(state, hit.value) if state else last.get(hit.value)
        start = words.tokens[owner.first].start
        text = words.text[start : hit.end].replace("\n", " ")
        if actor is None:
            if words.subject(words.head_of(hit.first, hit.last)):
                draft = roster.unnamed(text, start, None)
                draft.aliases.add(text)
                found.append(Find(owner.first, hit.last, start, hit.end, "nominal", (draft.id,)))
            continue
        last[hit.value] = actor
        roster.add(actor, text if state else None)
        found.append(Find(owner.first, hit.last, start, hit.end, "name" if state else "nominal", (actor.id,)))
    return found


def _state_of(owner: Owner) -> str | None:
    for hit in (*owner.hits, owner.owned):
        if hit is not None and hit.value.actor is not None and hit.value.kind != "person" and hit.value.actor.country:
            return hit.value.actor.country
    return None


def _of_state(words: Words, names: Mapping[int, Hit[Name]], i: int) -> str | None:
    end = words.bounds(i - 1)[1]
    if i + 1 >= end or words.tokens[i].text != "of":
        return None
    hit = names.get(i + 1) or names.get(i + 2)
    return (
        hit.value.actor.country
        if hit is not None and hit.value.kind == "state" and hit.value.actor is not None
        else None
    )


def _body(country: str, key: str) -> Actor:
    return Actor(id=body_id(country, key), type="body", name=body_name(country, key), country=country)


def _nominal(
    words: Words, roster: Roster, names: Mapping[int, Hit[Name]], leaders: Mapping[int, PersonFind], noun: int
) -> Find | None:
    lower = words.tokens[noun].text.lower()
    singular, plural = _state_nouns()
    if lower in _OFFICES:
        staff = _staff(words, roster, leaders, noun)
        if staff is not None:
            return staff
    if lower in _OF_LEADERS and noun - 1 in leaders:
        return _leader_nominal(words, roster, leaders[noun - 1], noun)
    if lower not in singular and lower not in plural:
        return None
    owner = read_owner(words, names, noun)
    hits = [hit for hit in (*owner.hits, owner.owned) if hit is not None and hit.value.actor is not None]
    hits = [hit for hit in hits if hit.value.kind in ("adjective", "state", "metonym", "group", "body", "organisation")]
    if not hits or (lower in singular and owner.determiner in ("a", "an", "one", "another")):
        return None
    first = owner.first
    if words.tokens[first].pos == "NUM":
        return None
    start, end = words.tokens[first].start, words.tokens[noun].end
    actors = [hit.value.actor for hit in hits if hit.value.actor is not None]
    for actor in actors:
        roster.add(actor)  # "Russian officials" speak for Russia, but are no spelling of it
    return Find(first, noun + 1, start, end, "nominal", tuple(actor.id for actor in actors), noun)


def _leader_nominal(words: Words, roster: Roster, leader: PersonFind, noun: int) -> Find | None:
    """ "The Obama administration" is the state that Obama leads."""
    country = leader.draft.country
    if country is None:
        return None
    start, end = words.tokens[leader.first].start, words.tokens[noun].end
    roster.add(states()[country].actor())
    return Find(leader.first, noun + 1, start, end, "nominal", (states()[country].id,), noun)


def _staff(words: Words, roster: Roster, leaders: Mapping[int, PersonFind], noun: int) -> Find | None:
    """Whoever speaks for a person: "Netanyahu's office", "the Trump transition team"."""
    i, lower = noun - 1, words.tokens[noun].text.lower()
    while words.tokens[i].text in ("transition", "presidential", "campaign", "press", "private", "legal"):
        i -= 1
    if words.tokens[i].text in ("'s", "’s", "'", "’"):
        i -= 1
    leader = leaders.get(i)
    if leader is None or leader.last != i + 1:
        return None
    start, end = words.tokens[leader.first].start, words.tokens[noun].end
    of_state = lower in ("office", "bureau") and leader.draft.country is not None
    person = leader.draft.id.removeprefix("person-")
    identity = (
        f"body-{leader.draft.country}-{lower}-of-{person}".lower() if of_state else f"organisation-{lower}-of-{person}"
    )
    possessive = "'" if leader.draft.name.endswith("s") else "'s"
    kind: ActorType = "body" if of_state else "organisation"
    actor = Actor(id=identity, type=kind, name=f"{leader.draft.name}{possessive} {lower}", country=leader.draft.country)
    roster.add(actor, words.text[start:end].replace("\n", " "))
    return Find(leader.first, noun + 1, start, end, "nominal", (identity,), noun)
