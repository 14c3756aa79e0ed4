"""Evidence from who is in office: a title before a name holds during the term."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from detente.calendar import edtf
from detente.lexicon.persons import Person, persons
from detente.merging.dating_evidence import EARLIEST, LATEST, Evidence, span_of_days
from detente.model.actors import Office

# Who has just left is still called by the office.
_GRACE = timedelta(days=30)
_NO_LONGER = r"(?:former|ex-?|then-?|late|ousted|deposed|one-?time|future|would-be|predecessor|successor)"


def office_evidence(text: str) -> list[Evidence]:
    """The terms of those whom an article calls by their office; of several in one office the last one counts."""
    current: dict[tuple[str, str | None], tuple[edtf.Days, str]] = {}
    for person, office in _titled(text):
        term = _term(office)
        if term is not None:
            key = (office.title, office.of)
            told = (term, f"{person.name} is {office.title} in it")
            current[key] = max(current.get(key, told), told)
    return [Evidence(span_of_days(*term), 1.0, because) for term, because in current.values()]


def _titled(text: str) -> Iterator[tuple[Person, Office]]:
    """Each person with each office that the article gives him as a title, and nowhere with a "former" before it."""
    for person in persons():
        if person.surname in text:
            for office in person.offices:
                found = list(_pattern(person.name, person.surname, office.title).finditer(text))
                named = _is_named(text, person, office)
                if named and found and not any(match["former"] for match in found):
                    yield person, office


def _is_named(text: str, person: Person, office: Office) -> bool:
    """Whether the surname means this person: by the full name, or as the only one to hold such an office."""
    return person.name in text or _bearers()[person.surname, office.title] == 1


@cache
def _bearers() -> dict[tuple[str, str], int]:
    held = {(person.name, person.surname, office.title) for person in persons() for office in person.offices}
    counts: dict[tuple[str, str], int] = {}
    for _, surname, title in held:
        counts[surname, title] = counts.get((surname, title), 0) + 1
    return counts


@cache
def _pattern(name: str, surname: str, title: str) -> re.Pattern[str]:
    """A title with the surname, the given names between them if any, and "former" before it if there."""
    given = "|".join(re.escape(word) for word in name.split() if word != surname) or surname
    before = rf"(?P<former>(?i:\b{_NO_LONGER})[\s-]+(?:\S+\s+)?)?"
    names = rf"(?:(?:{given}|[A-Z]\.)\s+){{0,3}}"
    return re.compile(rf"{before}(?i:\b{re.escape(title)})\s+{names}{re.escape(surname)}\b")


def _term(office: Office) -> edtf.Days | None:
    """The days of a term; open where its end is."""
    first = edtf.parse(office.start).first if office.start else EARLIEST
    last = min(edtf.parse(office.end).last + _GRACE, LATEST) if office.end else LATEST
    return edtf.Days(first, last) if office.start or office.end else None
