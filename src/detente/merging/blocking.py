"""Which pairs of tellings are worth comparing: those that share a cheap key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, combinations, product

from detente.calendar import edtf
from detente.merging.findings import LASTING, MANY_AT_A_TIME, Context
from detente.merging.tellings import Telling
from detente.model.families import FAMILIES

# A time wider than this says too little to look for its months one by one.
_MONTHS_AT_MOST = 4


def candidate_pairs(tellings: Sequence[Telling], context: Context) -> Iterator[tuple[Telling, Telling]]:
    """Each pair of tellings of one family, of two articles, that shares a key; once, in a fixed order.

    A key that one of the two shares only with those who say less than it does pairs it with these alone.
    """
    blocks: dict[str, tuple[list[Telling], list[Telling]]] = defaultdict(lambda: ([], []))
    for telling in tellings:
        for key in blocking_keys(telling, context):
            blocks[key][0].append(telling)
        for key in keys_of_less(telling, context):
            blocks[key][1].append(telling)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        told, more = blocks[key]
        for left, right in chain(combinations(told, 2), product(told, more)):
            pair = (left.id, right.id) if left.id < right.id else (right.id, left.id)
            if left.article != right.article and pair not in seen:
                seen.add(pair)
                yield left, right


def blocking_keys(telling: Telling, context: Context) -> set[str]:
    """The keys of a telling: a name, words with who says them, or its sides with a month that it may be of."""
    family = telling.family
    keys = {f"{family}:name:{word}" for word in _name_words(telling.word("name"))}
    if family == "statement":
        speakers = telling.all("speaker") or (_ANYBODY,)
        return {f"{family}:{speaker}:{run}" for speaker in speakers for run in _runs(telling)}
    months = _months(telling)
    event = _name_words(telling.word("host_event"))
    keys |= {f"{family}:event:{word}:{month[:4]}" for word in event for month in months}
    keys |= _lasting_keys(telling, context)
    sides = _sides(telling, context)
    together = ["|".join(pair) for pair in combinations(sides, 2)] or sides
    return keys | {f"{family}:{each}:{month}" for each in together for month in months}


def keys_of_less(telling: Telling, context: Context) -> set[str]:
    """The keys under which those are found who tell of it without naming the speaker, or the other side."""
    if telling.family == "statement":
        return {f"statement:{_ANYBODY}:{run}" for run in _runs(telling)} if telling.all("speaker") else set()
    sides = _sides(telling, context)
    months = _months(telling) if len(sides) > 1 else set()
    return {f"{telling.family}:{side}:{month}" for side in sides for month in months}


_ANYBODY = "?"
_RUN, _RUNS_AT_MOST = 3, 400


def _runs(telling: Telling) -> set[str]:
    """The runs of three words of what is said, or all of it where it is shorter."""
    words = telling.words
    return {" ".join(words[i : i + _RUN]) for i in range(max(1, min(len(words) - _RUN + 1, _RUNS_AT_MOST)))}


def _sides(telling: Telling, context: Context) -> list[str]:
    roles = FAMILIES[telling.family].roles[:2]
    return sorted({context.side(str(actor)) for role in roles for actor in telling.all(role)})


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
