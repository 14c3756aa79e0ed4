"""The actors of one article as they are found: identities, spellings and offices."""

from dataclasses import dataclass, field

from detente.lexicon.persons import Person, find_person, holds_on
from detente.lexicon.spelling import name_key, name_words, slug, sound
from detente.model.actors import Actor, ActorType, Office
from detente.model.document import MentionKind
from detente.model.ids import content_id


@dataclass(slots=True)
class Find:
    """Words found to name actors, before they are written down as a mention."""

    first: int
    last: int
    start: int
    end: int
    kind: MentionKind
    actors: tuple[str, ...]
    head: int | None = None
    place: bool = False


@dataclass(slots=True)
class Draft:
    """An actor while the article is read."""

    id: str
    type: ActorType
    name: str
    country: str | None = None
    gender: str = "x"
    offices: list[Office] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    members: tuple[str, ...] = ()
    known: bool = False
    surname: str = ""
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)

    def held(self, day: str | None) -> list[Office]:
        """The offices held on a day; all of them where the day is unknown."""
        return [office for office in self.offices if day is None or holds_on(office, day)]


class Roster:
    """All actors of one article; asked for the same one twice it gives the same draft."""

    def __init__(self, article: str, day: str | None) -> None:
        self.article = article
        self.day = day
        self.drafts: dict[str, Draft] = {}
        self.by_surname: dict[str, list[Draft]] = {}

    def add(self, actor: Actor, alias: str | None = None) -> Draft:
        """The draft of an actor that the lexicon knows (no person), with one more spelling where the words are one."""
        draft = self.drafts.get(actor.id)
        if draft is None:
            draft = Draft(actor.id, actor.type, actor.name, actor.country, members=actor.members, known=True)
            self.drafts[actor.id] = draft
        if alias is not None:
            draft.aliases.add(alias)
        return draft

    def state(self, actor: Actor) -> Draft:
        """The draft of a state that words mean without spelling it."""
        return self.drafts.setdefault(actor.id, Draft(actor.id, actor.type, actor.name, actor.country, known=True))

    def add_person(self, person: Person) -> Draft:
        """The draft of a person of the lexicon."""
        draft = self.drafts.get(person.id)
        if draft is None:
            draft = Draft(person.id, "person", person.name, person.country, person.gender, known=True)
            draft.offices.extend(person.offices)
            self.drafts[person.id] = draft
            self._file(draft, person.surname)
        return draft

    def full_name(self, name: str, surname: str, gender: str) -> Draft:
        """The draft of the person of this full name, known or not; middle names and initials may be missing."""
        person = find_person(name)
        if person is not None:
            return self.add_person(person)
        for draft in self.by_surname.get(sound(surname), ()):
            if compatible(draft.name, name):
                if len(name_words(name)) > len(name_words(draft.name)) and not draft.known:
                    self._rename(draft, name)
                if draft.gender == "x":
                    draft.gender = gender
                return draft
        draft = Draft(f"person-{slug(name)}", "person", name, gender=gender)
        self.drafts.setdefault(draft.id, draft)
        self._file(draft, surname)
        return self.drafts[draft.id]

    def _rename(self, draft: Draft, name: str) -> None:
        # the id is that of the fullest name, so it is fixed only when all full names are read
        draft.name = name

    def _file(self, draft: Draft, surname: str) -> None:
        draft.surname = draft.surname or surname
        for word in {sound(surname)}:
            drafts = self.by_surname.setdefault(word, [])
            if draft not in drafts:
                drafts.append(draft)

    def unnamed(self, name: str, offset: int, country: str | None, *, gender: str = "x") -> Draft:
        """Somebody without a name: never the same as anybody elsewhere."""
        identity = content_id("unnamed", self.article, offset)
        draft = Draft(identity, "unnamed", name, country, gender)
        return self.drafts.setdefault(identity, draft)

    def final_ids(self) -> dict[str, str]:
        """From ids used while reading to the last ones: an unknown person's is made from the fullest name."""
        final = {}
        for old, draft in list(self.drafts.items()):
            if draft.type == "person" and not draft.known:
                new = f"person-{slug(draft.name)}"
                if new != old and new not in self.drafts:
                    self.drafts[new] = self.drafts.pop(old)
                    draft.id = final[old] = new
        return final

    def actors(self, used: set[str]) -> tuple[Actor, ...]:
        """All actors that mentions name, by id."""
        return tuple(
            Actor(
                id=draft.id,
                type=draft.type,
                name=draft.name,
                aliases=tuple(sorted(draft.aliases)),
                country=draft.country,
                offices=tuple(dict.fromkeys(draft.offices)),
                members=draft.members,
            )
            for draft in sorted(self.drafts.values(), key=lambda d: d.id)
            if draft.id in used
        )


def compatible(one: str, other: str) -> bool:
    """Whether two full names may be one person's: equal or abbreviated given names, middle names apart."""
    a, b = name_key(one), name_key(other)
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2:
        return bool(set(a) & set(b))
    first, second = name_words(one)[0].lower(), name_words(other)[0].lower()
    if a[-1] != b[-1]:
        return False
    if a[0] == b[0]:
        return len(a) == 2 or len(b) == 2 or bool(set(a[1:-1]) & set(b[1:-1]))
    initial = len(first) == 1 or len(second) == 1
    return (initial and first[0] == second[0]) or (
        len(first) > 2 and len(second) > 2 and (first.startswith(second) or second.startswith(first))
    )
