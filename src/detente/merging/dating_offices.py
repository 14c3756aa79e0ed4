"""Evidence from who is in office: a title before a name holds during the term."""

import math
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from detente.calendar import edtf
from detente.calendar.words import words
from detente.lexicon.persons import Person, persons
from detente.merging.dating_evidence import EARLIEST, LATEST, Evidence, Lift
from detente.model.actors import Office

# One title in two hundred is given to who held it once, or will, or is that of a namesake.
_IN_TERM = math.log(200)
_ELECT = "-elect"
# Who has just left is still called by the office.
_GRACE = timedelta(days=30)
# A word of a name: with a capital, perhaps after an article ("al-Maliki"), or a particle.
_NAME = re.compile(
    r"(?:(?:[a-z]{2,3}-)?[^\W\da-z_](?:[\w-]|['’](?!s\b)|\.(?=[\w-]))*|\b(?:de|da|dos|van|von|der|bin|ibn|ben|al|el)\b)"
)
_NO_LONGER = r"(?:former|ex-?|then-?|late|ousted|deposed|one-?time|future|would-be|predecessor|successor)"


def office_evidence(text: str) -> list[Evidence]:
    """The terms of those whom an article calls by their office; of several in one office the last one counts."""
    terms: dict[tuple[str, str | None], dict[Person, list[edtf.Days]]] = {}
    for person, office in _titled(text):
        if (term := _term(office)) is not None:
            terms.setdefault((office.title, office.of), {}).setdefault(person, []).append(term)
    for title, of in [key for key in terms if key[0].endswith(_ELECT)]:
        for person in terms[title, of]:  # what stands beside the page may call him by the office already
            terms.get((title.removesuffix(_ELECT), of), {}).pop(person, None)
    return [_in_office(title, holders) for (title, _), holders in terms.items() if holders]


def _in_office(title: str, holders: dict[Person, list[edtf.Days]]) -> Evidence:
    """All terms of the one of some holders of an office who left it last."""
    person = max(holders, key=lambda one: (max(holders[one]), one.name))
    lifts = [Lift(first.toordinal(), last.toordinal(), _IN_TERM) for first, last in sorted(holders[person])]
    return Evidence(tuple(lifts), f"{person.name} is {title} in it")


def _titled(text: str) -> Iterator[tuple[Person, Office]]:
    """Each person with each office that the article gives him as a title, and nowhere with a "former" before it."""
    small = text.lower()
    for title, bearers in _bearers().items():
        named = list(_named_after(title, text)) if title in small else []
        for surname in sorted({one.surname for one in named} & bearers.keys()):
            for person, offices in bearers[surname].items():
                calls = [one.is_former for one in named if one.surname == surname and one.given <= _given(person)]
                # The surname means him by the full name, or where nobody else bears it in such an office.
                if calls and not any(calls) and (len(bearers[surname]) == 1 or person.name in text):
                    yield from ((person, office) for office in offices)


class _Named(NamedTuple):
    """A surname after a title, with the given names around it."""

    surname: str
    given: frozenset[str]
    is_former: bool


def _named_after(title: str, text: str) -> Iterator[_Named]:
    """What names can stand after a title; which of the words is the surname is open."""
    for match in _pattern(title).finditer(text):
        names = _NAME.findall(match["names"])
        for number, surname in enumerate(names):
            others = [*names[:number], *names[number + 1 :]]
            given = frozenset(word for word in others if len(word) > 1 and "." not in word and not word.islower())
            # "President X Thursday" has no second name.
            yield _Named(surname, given.difference(words().weekday_names), match["former"] is not None)


def _given(person: Person) -> frozenset[str]:
    """The words of a name beside the surname."""
    return frozenset(person.name.split()) - {person.surname}


@cache
def _bearers() -> dict[str, dict[str, dict[Person, list[Office]]]]:
    """Who bears a surname in an office, each with all terms in it, by title and surname."""
    found: dict[str, dict[str, dict[Person, list[Office]]]] = {}
    for person in persons():
        for office in person.offices:
            found.setdefault(office.title, {}).setdefault(person.surname, {}).setdefault(person, []).append(office)
    return found


@cache
def _pattern(title: str) -> re.Pattern[str]:
    """A title with up to four words of a name after it, and "former" before it if there."""
    before = rf"(?P<former>(?i:\b{_NO_LONGER})[\s-]+(?:\S+\s+)?)?"
    name = _NAME.pattern
    return re.compile(rf"{before}(?i:\b{re.escape(title)})\s+(?P<names>{name}(?:\.?\s+{name}){{0,3}})")


def _term(office: Office) -> edtf.Days | None:
    """The days of a term; open where its end is."""
    first = edtf.parse(office.start).first if office.start else EARLIEST
    last = min(edtf.parse(office.end).last + _GRACE, LATEST) if office.end else LATEST
    return edtf.Days(max(first, EARLIEST), last) if office.start or office.end else None
