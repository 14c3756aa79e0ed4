"""Words that refer back or to somebody unnamed, read in text order: offices, pairs, pronouns, "a senior official"."""

from dataclasses import replace
from functools import cache

from detente.annotation.actor_anaphora import anaphoric_nouns, resolve_noun
from detente.annotation.actor_offices import Offices
from detente.annotation.actor_pairs import Pairs, pair_nouns
from detente.annotation.actor_persons import title_after
from detente.annotation.actor_pronouns import PRONOUNS, Pronouns
from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import Memory
from detente.annotation.actor_surnames import PersonFind
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_unnamed import find_speaker, find_unnamed, is_paper, person_nouns
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
    pronouns = Pronouns(words, roster, memory, finds)
    named: dict[int, list[Find]] = {}
    for find in finds:
        named.setdefault(find.first, []).append(find)
    ends = {person.last: person.draft for person in persons}
    made: list[Find] = []
    cues = triggers()
    for i, token in enumerate(words.tokens):
        for find in named.get(i, ()):
            memory.note(find)
        phrase = titles.get(i)
        if i in covered:
            continue
        cue = token.text.lower() in cues
        found = pairs.find(i) if cue or phrase is not None else None
        if found is None and phrase is not None and phrase.core == i and not phrase.title.honorific:
            found = offices.find(phrase)
        elif found is None and phrase is None and token.text.lower() in PRONOUNS:
            found = pronouns.find(i)
        elif found is None and phrase is None and cue:
            found = resolve_noun(words, roster, memory, i) or find_unnamed(words, roster, names, i)
        if found is not None:
            found = _of_the_named(words, ends, found)
            made.append(found)
            memory.note(found)
        elif phrase is None and not (cue and is_paper(token.lemma.lower())):
            speaker = find_speaker(words, roster, covered, i)
            made.extend([] if speaker is None else [speaker])
    return made


def _of_the_named(words: Words, ends: dict[int, Draft], found: Find) -> Find:
    """The same mention, of the person whose name it follows in apposition: "Ann Roe — a former party aide"."""
    noun = words.tokens[found.last - 1]
    if not found.actors[0].startswith("unnamed") or noun.tag != "NN" or noun.dep in ("nsubj", "nsubjpass"):
        return found
    article = words.before(found.first)
    mark = words.before(article.i) if article is not None and article.text.lower() in ("a", "an", "the") else None
    draft = ends.get(mark.i) if mark is not None and mark.text in (",", "(", "—", "–", "-", "--") else None
    return found if draft is None else replace(found, kind="title", actors=(draft.id,))


@cache
def triggers() -> frozenset[str]:
    """The words, in lower case, that may refer without being a title."""
    return PRONOUNS | pair_nouns() | anaphoric_nouns() | person_nouns()


def _apposed(words: Words, titles: dict[int, TitlePhrase], persons: list[PersonFind]) -> dict[int, Draft]:
    """The titles in apposition to a person's name, by their first token; the person learns his office from them."""
    found = {}
    before = {phrase.last: phrase for phrase in titles.values()}
    for person in persons:
        phrase = title_after(titles, person.last, words) or _title_before(words, before, person)
        if phrase is None:
            continue
        found[phrase.core] = person.draft
        draft = person.draft
        if phrase.former:
            draft.former.add(phrase.title.title)
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


def _title_before(words: Words, titles: dict[int, TitlePhrase], person: PersonFind) -> TitlePhrase | None:
    """The title of "Spain's chief negotiator, Ana Gil": before a comma and a name that ends its phrase."""
    comma = (person.title.first if person.title is not None else person.first) - 1
    phrase = titles.get(comma)
    if phrase is None or words.tokens[comma].text != ",":
        return None
    after = words.after(person.last - 1)
    closed = after is None or after.text in (",", ".", ";", ")", "—", "–", ":")
    owned = phrase.possessor is not None or phrase.determiner in ("the", "a", "an", "his", "her", "their", "its")
    owned = owned or (phrase.of is not None and phrase.country is not None)
    return phrase if closed and owned and not phrase.title.plural and not phrase.title.honorific else None
