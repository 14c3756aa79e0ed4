"""Who is named where in a document."""

from collections.abc import Iterable

from detente.annotation.actor_cuts import name_length
from detente.annotation.actor_names import find_names, name_hits
from detente.annotation.actor_nominals import find_nominals
from detente.annotation.actor_persons import find_persons
from detente.annotation.actor_reference import resolve_references
from detente.annotation.actor_roster import Find, Roster
from detente.annotation.actor_runs import find_runs
from detente.annotation.actor_surnames import PersonFind
from detente.annotation.actor_titles import read_titles
from detente.annotation.actor_words import Words
from detente.model.actors import Actor
from detente.model.document import Document, Mention


def find_mentions(document: Document) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """All mentions of actors in text order, and the actors that they name.

    A person's mention holds his title ("Russian Foreign Minister Sergei Lavrov"); one mention may name several actors
    ("the two presidents").
    """
    words = Words(document)
    roster = Roster(document.article.id, publication_day(document))
    names = name_hits(words)
    phrases = read_titles(words, names)
    titles = {i: phrase for phrase in phrases for i in range(phrase.core, phrase.last)}
    runs = find_runs(words, names, titles, roster.day)
    persons = find_persons(words, roster, names, runs, titles)
    finds = [_person_mention(words, person) for person in persons]
    finds += find_names(words, roster, names, finds)
    finds += find_nominals(words, roster, names, persons)
    finds += resolve_references(words, roster, names, titles, persons, finds)
    return _written(words, roster, finds)


def publication_day(document: Document) -> str | None:
    """The day of publication where the article states one, else None."""
    published = document.article.published
    return published[:10] if published else None


def _person_mention(words: Words, person: PersonFind) -> Find:
    first = person.title.first if person.title is not None else person.first
    tokens = words.tokens
    head = words.head_of(person.first, person.last)
    final = tokens[person.last - 1]
    end = final.start + name_length(final.text)
    return Find(first, person.last, tokens[first].start, end, "name", (person.draft.id,), head)


def _written(words: Words, roster: Roster, finds: Iterable[Find]) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    final = roster.final_ids()
    mentions = {
        Mention(
            find.start,
            find.end,
            find.first,
            find.last,
            find.head if find.head is not None else words.head_of(find.first, find.last),
            tuple(dict.fromkeys(final.get(actor, actor) for actor in find.actors)),
            find.kind,
        )
        for find in _outermost(finds)
        if find.actors
    }
    used = {actor for mention in mentions for actor in mention.actors}
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind, m.actors))), roster.actors(used)


def _outermost(finds: Iterable[Find]) -> list[Find]:
    """The finds without those that lie inside a longer one of the same actors ("Russian" in "Russian officials")."""
    kept: dict[tuple[tuple[str, ...], int], Find] = {}
    result = []
    for find in sorted(finds, key=lambda f: f.first - f.last):
        if any(kept.get((find.actors, i)) for i in range(find.first, find.last)):
            continue
        kept.update(dict.fromkeys(((find.actors, i) for i in range(find.first, find.last)), find))
        result.append(find)
    return result
