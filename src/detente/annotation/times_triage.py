"""Which kinds of time words a stretch of text has: no pattern runs where its words are missing."""

import re
from functools import cache
from itertools import chain

from detente.calendar.words import words

_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")
_DECADE = re.compile(r"\d0['’]?s")

_OWN_WORDS = {
    "dayname": "today yesterday tomorrow",
    "tonight": "tonight overnight",
    "relation": "last this next past coming current previous",
    "later": "later earlier before afterward afterwards",
    "next": "next following previous preceding",
    "after": "before after",
    "from": "hence now today",
    "ago": "ago",
    "that": "that same",
    "half": "half",
    "every": "every each other",
    "times": "once twice times",
    "quarter": "quarter quarters Q",
    "period": "period",
    "end": "end ending ended",
    "of": "of",
    "sometime": "sometime",
    "noon": "noon midnight midday",
    "halfday": "am pm AM PM m M",
    "latest": "latest recent",
    "soon": "soon",
    "nth": "st nd rd th",
    "century_word": "eighteen nineteen twenty thousand",
}
_KINDS = (
    *_OWN_WORDS,
    *(
        "month",
        "weekday",
        "weekdays",
        "unit",
        "units",
        "span",
        "season",
        "daypart",
        "decade",
        "count",
        "rate",
        "feast",
        "vague",
    ),
    *("digit", "year", "decades", "century", "slash"),
)
_BIT = {kind: 1 << place for place, kind in enumerate(_KINDS)}


def kinds_of(text: str, start: int, end: int) -> int:
    """The kinds of the words of ``text[start:end]``, a bit for each."""
    table = _table()
    found = 0
    for word in table.keys() & set(_WORD.findall(text, start, end)):
        found |= table[word]
    if _DIGIT.search(text, start, end):
        found |= _BIT["digit"] | _BIT["count"]
        if _YEAR.search(text, start, end):
            found |= _BIT["year"]
        if "/" in text[start:end]:
            found |= _BIT["slash"]
        if _DECADE.search(text, start, end):
            found |= _BIT["decades"]
    return found


@cache
def mask_of(needs: str) -> int:
    """The bits of some kinds, named with blanks between them; KeyError for a name that is none."""
    mask = 0
    for kind in needs.split():
        mask |= _BIT[kind]
    return mask


@cache
def _table() -> dict[str, int]:
    """The bits of each word, in the spellings in which it is a time word."""
    known = words()
    units = [name for name in known.units if name != "century"]
    groups: dict[str, list[str]] = {kind: written.split() for kind, written in _OWN_WORDS.items()} | {
        "unit": [*units, "weekend"],
        "span": [*units, *(f"{name}s" for name in units), *(name.split()[-1] for name in known.day_parts)],
        "units": [f"{name}s" for name in units],
        "century": ["century", "centuries"],
        "season": [*known.seasons],
        "daypart": [name.split()[-1].split("-")[-1] for name in known.day_parts],
        "decade": [*known.decades],
        "count": [*known.numbers, "a", "an", "several", "few", "many", "couple", "dozens", "some"],
        "rate": [*known.rates],
        "vague": ["recent", *(name.split()[-1] for name in chain(known.present, known.past, known.future))],
    }
    table: dict[str, int] = {}
    for kind, names in groups.items():
        for name in names:
            for spelling in {name, name.lower(), name.title(), name.upper()}:
                table[spelling] = table.get(spelling, 0) | _BIT[kind]
    capitalised = {"month": [*known.months], "weekday": [*known.weekdays], "feast": [*known.feasts]}
    for kind, capitals in capitalised.items():
        for name in capitals:
            first = name.split()[0].split("'")[0]
            for spelling in {first, first.upper()}:
                table[spelling] = table.get(spelling, 0) | _BIT[kind]
    for name in known.weekday_names:
        table[f"{name}s"] = table.get(f"{name}s", 0) | _BIT["weekdays"]
    return table
