"""Which pairs of tellings are worth comparing: those that share a cheap key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from detente.calendar import edtf
from detente.merging.findings import LASTING, MANY_AT_A_TIME, Context
from detente.merging.tellings import Telling
from detente.model.families import FAMILIES

# A time wider than this says too little to look for its months one by one.
_MONTHS_AT_MOST = 4


def candidate_pairs(tellings: Sequence[Telling], context: Context) -> Iterator[tuple[Telling, Telling]]:
    """Each pair of tellings of one family, of two articles, that shares a key; once, in a fixed order."""
    blocks: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for key in blocking_keys(telling, context):
            blocks[key].append(telling)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for left, right in combinations(blocks[key], 2):
            pair = (left.id, right.id) if left.id < right.id else (right.id, left.id)
            if left.article != right.article and pair not in seen:
                seen.add(pair)
                yield left, right


def blocking_keys(telling: Telling, context: Context) -> set[str]:
    """The keys of a telling: a name, the words said, or a side with a month in which it can have happened."""
    family = telling.family
    keys = {f"{family}:name:{word}" for word in _name_words(telling.word("name"))}
    if family == "statement":
        said = re.findall(r"[^\W_]+", str(telling.one("text") or "").lower())
        starts = {" ".join(said[i : i + 3]) for i in range(0, max(1, min(len(said) - 2, 400)))}
        return {f"{family}:words:{start}" for start in starts}
    months = _months(telling)
    event = _name_words(telling.word("host_event"))
    keys |= {f"{family}:event:{word}:{month[:4]}" for word in event for month in months}
    keys |= _lasting_keys(telling, context)
    sides = {context.side(str(actor)) for role in FAMILIES[family].roles[:2] for actor in telling.all(role)}
    keys |= {f"{family}:{side}:{month}" for side in sides for month in months}
    return keys


def _lasting_keys(telling: Telling, context: Context) -> set[str]:
    """A law or a ban that lasts is told of for years: the months of its tellings need not touch."""
    kinds = {str(kind) for attribute in ("type", "provision") for kind in telling.all(attribute)}
    kinds = kinds & LASTING | kinds - MANY_AT_A_TIME if telling.family == "measure" else set()
    imposers = {context.side(str(actor)) for actor in telling.all("imposer")}
    return {f"measure:{kind}:{side}" for kind in kinds for side in imposers}


def _name_words(name: str | None) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", (name or "").lower()) if len(word) > 1}


def _months(telling: Telling) -> set[str]:
    """The months of the act's time, and those around its publication, since other tellings may state no time."""
    months: set[str] = set()
    time = telling.time
    if time is not None:
        first, last = edtf.parse(time)
        span = _months_between(first, last)
        months |= set(span[:_MONTHS_AT_MOST])
    if telling.published is not None:
        day = edtf.parse(telling.published)[0]
        months |= {f"{day.year}-{day.month:02d}", _before(day)}
    return months or {"-"}


def _months_between(first: date, last: date) -> list[str]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in numbers[: _MONTHS_AT_MOST + 1]]


def _before(day: date) -> str:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return f"{year}-{month:02d}"
