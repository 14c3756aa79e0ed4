"""Persons of public life: names, spellings, offices with their terms."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from detente.lexicon.loading import read_rows, require
from detente.lexicon.spelling import fold, name_key, name_words, slug, sound
from detente.lexicon.states import states
from detente.model.actors import Actor, Office

_FILE = "persons.txt"
_RULERS = "leaders.txt"
# The offices whose holders papers call by the surname alone.
LEADING = frozenset(
    {"president", "prime minister", "chancellor", "president-elect", "supreme leader", "king", "pope", "leader"}
)
_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "VN", "TW", "HK", "KH"})


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person; ``gender`` is m, f or x where unknown; ``surname`` is what papers call him by alone."""

    name: str
    gender: str
    country: str | None
    offices: tuple[Office, ...]
    aliases: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the person as an actor: ``person-sergei-lavrov``."""
        return f"person-{slug(self.name)}"

    @cached_property
    def surname(self) -> str:
        """The word by which papers call the person alone; the first word of Chinese, Korean and Vietnamese names."""
        words = name_words(self.name)
        return words[0] if family_first(self.name, self.country) else words[-1]

    def held(self, day: str | None) -> tuple[Office, ...]:
        """The offices held on a day (EDTF); all of them where the day is unknown."""
        return tuple(office for office in self.offices if day is None or holds_on(office, day))

    def actor(self) -> Actor:
        """The person as an actor without aliases."""
        return Actor(id=self.id, type="person", name=self.name, country=self.country, offices=self.offices)


def family_first(name: str, country: str | None) -> bool:
    """Whether the family name stands first: "Xi Jinping", "Kim Jong-un", but "Tony Chan"."""
    return country in _FAMILY_FIRST and len(name_words(name)[0]) <= 7 and not name.endswith(("Syngman", "Ban"))


def holds_on(office: Office, day: str) -> bool:
    """Whether an office's term covers a day; dates are compared to the precision that the term states."""
    start, end = office.start or "", office.end or ""
    after = not start or start == ".." or start <= day or day.startswith(start)
    before = not end or end == ".." or day[: len(end)] <= end
    return after and before


def _offices(cell: str, country: str | None, where: str) -> tuple[Office, ...]:
    offices = []
    for item in filter(None, (part.strip() for part in cell.split(";"))):
        title, _, term = item.rpartition(" ")
        require(title and "/" in term, _FILE, f"{where}: no term in {item!r}")
        title, _, of = title.partition(" @")
        start, _, end = term.partition("/")
        offices.append(Office(title, of or country, start or None, None if end in ("", "..") else end))
    return tuple(offices)


@cache
def persons() -> tuple[Person, ...]:
    """All persons of the lexicon, those of the hand-written file and those of the leaders' list joined by name."""
    known: dict[str, Person] = {}
    for file in (_FILE, _RULERS):
        for number, (name, gender, country, offices, aliases) in read_rows(file, separator="|", columns=5):
            where = f"{file} line {number}"
            require(name and gender in ("m", "f", "x"), file, f"line {number}: name or gender missing")
            require(not country or country in states(), file, f"line {number}: no state {country!r}")
            terms = _offices(offices, country or None, where)
            more = tuple(part.strip() for part in aliases.split(",") if part.strip())
            old = known.get(name)
            if old:
                require(old.country == (country or None), file, f"line {number}: {name} is of {old.country} elsewhere")
                told = {(office.title, office.of) for office in old.offices}
                terms = old.offices + tuple(term for term in terms if (term.title, term.of) not in told)
                more = tuple(dict.fromkeys(old.aliases + more))
            known[name] = Person(name=name, gender=gender, country=country or None, offices=terms, aliases=more)
    return tuple(known.values())


@cache
def persons_by_key() -> dict[tuple[str, ...], Person | None]:
    """Persons by the key of each of their names; None where two persons share it."""
    found: dict[tuple[str, ...], Person | None] = {}
    for person in persons():
        for key in {name_key(name) for name in (person.name, *person.aliases)}:
            found[key] = None if key in found and found[key] is not person else person
    return found


@cache
def _by_name() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in persons():
        for name in {fold(name) for name in (person.name, *person.aliases)}:
            found[name].append(person)
    return {name: tuple(bearers) for name, bearers in found.items()}


def persons_named(name: str) -> tuple[Person, ...]:
    """All persons whom the lexicon knows by exactly this name, accents apart."""
    return _by_name().get(fold(" ".join(name.split())), ())


@cache
def persons_by_surname() -> dict[str, tuple[Person, ...]]:
    """Persons by the sound of their surname."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in persons():
        found[sound(person.surname)].append(person)
    return {surname: tuple(bearers) for surname, bearers in found.items()}


def is_surname(word: str) -> bool:
    """Whether a word is, in this spelling, the surname of a person of the lexicon."""
    return fold(word) in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(person.surname) for person in persons())


def leads(person: Person, day: str | None) -> bool:
    """Whether a person leads a state on a day, or ever where the day is unknown."""
    ruling = LEADING if person.name in _rulers() else LEADING - {"leader"}  # a party has its "leader" too
    return any(office.title in ruling and office.of == person.country for office in person.held(day))


@cache
def _rulers() -> frozenset[str]:
    return frozenset(name for _, (name, *_) in read_rows(_RULERS, separator="|", columns=5))


@lru_cache(maxsize=4096)
def find_leader(surname: str, day: str | None) -> Person | None:
    """The one person of this surname, in this spelling, who leads a state on a day; None where there is no such one."""
    if not is_surname(surname):
        return None
    bearers = [p for p in persons_by_surname().get(sound(surname), ()) if fold(p.surname) == fold(surname)]
    leading = [p for p in bearers if leads(p, day)]
    return leading[0] if len(leading) == 1 else None


@lru_cache(maxsize=1024)
def sole_leader(country: str, day: str | None) -> Person | None:
    """Who leads a state on a day; None where several may be meant, or the day is unknown."""
    if day is None:
        return None
    chiefs = [holder for title in ("supreme leader", "chancellor") if (holder := find_holder(title, country, day))]
    leading = chiefs or [person for person in persons() if person.country == country and leads(person, day)]
    return leading[0] if len(leading) == 1 else None


def find_person(name: str) -> Person | None:
    """The person of this full name in any usual spelling, middle names or not; None where unknown or shared."""
    by_key = persons_by_key()
    key = name_key(name)
    if len(key) < 2:
        return None
    return by_key.get(key) or (by_key.get((key[0], key[-1])) if len(key) > 2 else None)


@cache
def _holders() -> dict[tuple[str, str], tuple[tuple[Office, Person], ...]]:
    found: dict[tuple[str, str], list[tuple[Office, Person]]] = defaultdict(list)
    for person in persons():
        for office in person.offices:
            if office.of:
                found[office.title, office.of].append((office, person))
    return {key: tuple(pairs) for key, pairs in found.items()}


def find_holder(title: str, of: str, day: str) -> Person | None:
    """Who holds an office of a state (or organisation) on a day; None where unknown or where two terms cover it."""
    holders = {person.name: person for office, person in _holders().get((title, of), ()) if holds_on(office, day)}
    return next(iter(holders.values())) if len(holders) == 1 else None
