"""Words that refer back or to somebody unnamed, read in text order: offices, pairs, pronouns, "a senior official"."""

from detente.annotation.actor_offices import Offices
from detente.annotation.actor_pairs import Pairs
from detente.annotation.actor_persons import PersonFind, title_after
from detente.annotation.actor_pronouns import PRONOUNS, resolve_pronoun
from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import Memory
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_unnamed import find_unnamed
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.names import Name
from detente.model.actors import Office


def resolve_references(
    words: Words,
    roster: Roster,
    names: dict[int, Hit[Name]],
    titles: dict[int, TitlePhrase],
    persons: list[PersonFind],
    finds: list[Find],
) -> list[Find]:
    """Mentions that refer to actors named elsewhere, and persons without a name."""
    covered = {i for find in finds for i in range(find.first, find.last)}
    memory = Memory(words, roster)
    offices = Offices(words, roster, memory, _apposed(words, titles, persons))
    pairs = Pairs(words, roster, memory)
    named: dict[int, list[Find]] = {}
    for find in finds:
        named.setdefault(find.first, []).append(find)
    made: list[Find] = []
    for i, token in enumerate(words.tokens):
        for find in named.get(i, ()):
            memory.note(find)
        if i in covered:
            continue
        phrase = titles.get(i)
        found = pairs.find(i)
        if found is None and phrase is not None and phrase.core == i and not phrase.title.honorific:
            found = offices.find(phrase)
        elif found is None and phrase is None and token.text.lower() in PRONOUNS:
            found = resolve_pronoun(words, memory, i)
        elif found is None and phrase is None:
            found = find_unnamed(words, roster, names, i)
        if found is not None:
            made.append(found)
            memory.note(found)
    return made


def _apposed(words: Words, titles: dict[int, TitlePhrase], persons: list[PersonFind]) -> dict[int, Draft]:
    """The titles that stand in apposition to a person's name, by their first token; the person learns his office from them."""
    found = {}
    for person in persons:
        phrase = title_after(titles, person.last, words)
        if phrase is None:
            continue
        found[phrase.core] = person.draft
        draft = person.draft
        if phrase.former:
            continue
        draft.roles.add(phrase.title.title)
        if draft.gender == "x":
            draft.gender = phrase.title.gender
        if draft.country is None:
            draft.country = phrase.country
        if not draft.known and all(o.title != phrase.title.title for o in draft.offices):
            of = phrase.of.country or phrase.of.id if phrase.of is not None else phrase.country
            draft.offices.append(Office(phrase.title.title, of))
    return found
