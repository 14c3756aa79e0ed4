"""Dated happenings of world politics and the words by which an article tells of them; they date articles only."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from detente.calendar import edtf
from detente.calendar.tables import rows
from detente.model.errors import DataError

_FILE = "happenings.tsv"
Kind = Literal["sudden", "planned"]
_KINDS: dict[str, Kind] = {"s": "sudden", "p": "planned"}
# Shorter stems with an asterisk would match half the dictionary.
_SHORTEST_STEM = 2
_WORD = re.compile(r"[^\W_]+")
_STEM = re.compile(r"[^\W_]+\*?")
_STRAIGHT = str.maketrans("’‘“”\u00a0", "''\"\" ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened on a day, or on several days of one name; ``sudden`` if nobody told of it before."""

    name: str
    days: tuple[date, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Words:
    """One way to tell of a happening: all parts in one sentence."""

    happening: Happening
    parts: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Whether nothing but a proper name is asked for, which stays in use long after the happening."""
        return len(self.parts) == 1 and not any(word[0].islower() for word in self.parts[0].split())


def happenings() -> tuple[Happening, ...]:
    """All happenings, by their first days."""
    return tuple(dict.fromkeys(words.happening for words in _all_words()))


def happenings_told(sentence: str) -> dict[Happening, bool]:
    """The happenings of which a sentence tells; False for those of which it has but a name ("Islamic State")."""
    text = sentence.translate(_STRAIGHT)
    tried: set[_Words] = set()
    for word in set(_WORD.findall(text)):
        tried.update(_asking_for(word))
    found: dict[Happening, bool] = {}
    for words in tried:
        if all(_pattern(part).search(text) for part in words.parts):
            found[words.happening] = found.get(words.happening, False) or not words.is_name
    return found


@lru_cache(maxsize=65536)
def _asking_for(word: str) -> tuple[_Words, ...]:
    """The ways of telling whose rarest word is this one, or a stem of it."""
    index = _index()
    forms = {word, word.lower()}
    stems = {form[:end] + "*" for form in forms for end in range(_SHORTEST_STEM, len(form) + 1)}
    return tuple(words for key in sorted(forms | stems) for words in index.get(key, ()))


@cache
def _index() -> dict[str, tuple[_Words, ...]]:
    """The ways of telling by the one of their words that the fewest ways ask for."""
    asked = {words: _STEM.findall(" ".join(words.parts)) for words in _all_words()}
    often = Counter(word for wanted in asked.values() for word in wanted)
    found: dict[str, list[_Words]] = defaultdict(list)
    for words, wanted in asked.items():
        found[min(wanted, key=lambda word: (often[word], -len(word), word))].append(words)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """A part as a pattern of whole words; words without a capital match in either case."""
    words = [re.escape(word).replace(r"\*", r"\w*") for word in part.split()]
    cased = [word if any(letter.isupper() for letter in word) else f"(?i:{word})" for word in words]
    together = r"\s+".join(cased)
    return re.compile(rf"(?<![\w$])(?<!Vice )(?<!vice ){together}(?!\w)")


@cache
def _all_words() -> tuple[_Words, ...]:
    found = []
    for number, (days, kind, name, told) in rows(_FILE, 4):
        where = f"{_FILE}:{number}"
        if kind not in _KINDS:
            raise DataError(f"{where}: {kind!r} is no kind of happening")
        happening = Happening(name=name, days=_days(days, where), kind=_KINDS[kind])
        for way in told.split("; "):
            parts = tuple(part.strip() for part in way.split(" + "))
            if not all(_WORD.search(part) for part in parts):
                raise DataError(f"{where}: {way!r} has no words")
            found.append(_Words(happening, parts))
    return tuple(found)


def _days(cell: str, where: str) -> tuple[date, ...]:
    days = cell.split("; ")
    if not all(edtf.is_valid(day) and edtf.width(day) == 1 for day in days):
        raise DataError(f"{where}: {cell!r} is no list of days")
    return tuple(edtf.parse(day).first for day in days)
