"""Which acts answer which across articles and months, by a table of pairs: letter and reply, accusation and denial."""

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from detente.calendar import edtf
from detente.merging.findings import Context
from detente.model.errors import DataError
from detente.model.families import ACTING, ADDRESSED, FAMILIES
from detente.model.record import Act

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 4
_STEM = 5  # so many letters of two words tell that they are forms of one
_SHARED = 2  # so many words in common are no chance
_SHARED_WITHIN = 1  # and so many in one article


@dataclass(frozen=True, slots=True)
class _End:
    """What one end of a pair has to be."""

    family: str
    statuses: frozenset[str]
    cues: frozenset[str]

    def fits(self, act: Act) -> bool:
        if act.family != self.family:
            return False
        had = {act.status, *(turn.status for turn in act.history)}
        said = {word for told in act.claims if told.claim.attribute == "cue" for word in _words(told.claim.exact)}
        return (not self.statuses or bool(had & self.statuses)) and (not self.cues or bool(said & self.cues))


@dataclass(frozen=True, slots=True)
class _Pair:
    asked: _End
    answer: _End
    same_sides: bool
    days: int
    needs: str


def answered(acts: Sequence[Act], context: Context) -> tuple[Act, ...]:
    """The acts with ``responds_to`` also where only who, when and the words tell that one answers another.

    What an article says, or a person, is left as it is.
    """
    dealings = _Dealings(acts, context)
    return tuple(_with_answer(act, dealings, context) for act in acts)


class _Dealings:
    """The dated acts that may be answered, by family, by who acts and towards whom, in the order of their days."""

    def __init__(self, acts: Sequence[Act], context: Context) -> None:
        families = {pair.asked.family for pair in _table().pairs}
        found: dict[tuple[str, str, str], list[tuple[date, str, Act]]] = defaultdict(list)
        for act in acts:
            day = _day(act) if act.family in families else None
            if day is not None:
                for from_, to in _directions(act, context):
                    found[act.family, from_, to].append((day, act.id, act))
        self._found = {key: sorted(group, key=lambda each: each[:2]) for key, group in found.items()}

    def latest_first(
        self, family: str, direction: tuple[str, str], days: int, until: date
    ) -> Iterator[tuple[date, Act]]:
        """Those in one direction of so many days up to a day, each with its own, the latest first."""
        group = self._found.get((family, *direction), [])
        last = bisect_right(group, until, key=lambda each: each[0])
        for day, _, act in reversed(group[:last]):
            if (until - day).days > days:
                return
            yield day, act


def _with_answer(act: Act, dealings: _Dealings, context: Context) -> Act:
    day = _day(act)
    if act.responds_to or day is None or any(each.attribute == "answers" for each in act.corrections):
        return act
    directions = list(_directions(act, context))
    for pair in _table().pairs:
        if pair.answer.fits(act):
            wanted = directions if pair.same_sides else [(to, from_) for from_, to in directions]
            fitting = [
                (before, asked.id)
                for direction in wanted
                for before, asked in dealings.latest_first(pair.asked.family, direction, pair.days, day)
                # Of two acts of one kind and one day nobody can say which answers which.
                if (before < day or asked.family != act.family) and _answers(act, asked, pair, context)
            ]
            if fitting:
                _, latest = max(fitting)
                return replace(act, responds_to=(latest,))
    return act


def _answers(act: Act, asked: Act, pair: _Pair, context: Context) -> bool:
    return act.id != asked.id and pair.asked.fits(asked) and _NEEDS[pair.needs](act, asked, context)


def _says_so(act: Act, asked: Act, context: Context) -> bool:
    heads = (told.claim.exact for told in act.claims if told.claim.attribute in ("type", "text", "status"))
    said = {word for words in (*heads, act.because or "") for word in _words(words)}
    return bool(said & _table().words) or asked.status == "answered"


def _is_alike(act: Act, asked: Act, context: Context) -> bool:
    return act.type == asked.type and act.type not in (None, "other", "sanctions")


def _shares_words(act: Act, asked: Act, context: Context) -> bool:
    names = {stem for each in (act, asked) for stem in _names(each, context)}
    ours, theirs = _stems(f"{act.text or ''} {act.because or ''}"), _stems(asked.text or "")
    needed = _SHARED_WITHIN if _articles(act) & _articles(asked) else _SHARED
    return len((ours & theirs) - names) >= needed


def _of_one_day(act: Act, asked: Act, context: Context) -> bool:
    if not {each.actor for each in act.participants} & {each.actor for each in asked.participants} - {None}:
        return False
    return act.time is None or asked.time is None or edtf.overlaps(act.time, asked.time)


_NEEDS: dict[str, Callable[[Act, Act, Context], bool]] = {
    "words of answering": _says_so,
    "like type": _is_alike,
    "shared words": _shares_words,
    "no other day": _of_one_day,
}


def _directions(act: Act, context: Context) -> Iterator[tuple[str, str]]:
    """Who acts towards whom, by their sides."""
    parties = [(each.role, context.side(each.actor)) for each in act.participants if each.actor is not None]
    acting = sorted({side for role, side in parties if role in ACTING})
    towards = sorted({side for role, side in parties if role in ADDRESSED})
    if act.family == "meeting":  # without a direction: each of its parties towards each other
        acting = towards = sorted({side for _, side in parties})
    if act.family == "statement":  # a denial is told to the press: it can be meant for anybody
        towards = towards or [_ANYBODY]
    yield from ((one, other) for one in acting for other in towards if one != other)
    if act.family == "accusation":
        yield from ((_ANYBODY, other) for other in towards)


_ANYBODY = "*"


def _day(act: Act) -> date | None:
    """The day of an act, or that on which it was first told."""
    days = [act.time, *(turn.known_from for turn in act.history)]
    return next((edtf.parse(day).first for day in days if day is not None and edtf.is_valid(day)), None)


def _articles(act: Act) -> set[str]:
    return {told.claim.article for told in act.claims}


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _words(text) if len(word) >= _SHORTEST and word not in _table().common}


def _names(act: Act, context: Context) -> set[str]:
    """The words in which parties may be named: of two acts between them these say nothing."""
    actors = (context.actors.get(each.actor or "") for each in act.participants)
    spellings = (name for actor in actors if actor for name in (actor.name, *actor.aliases))
    return {word[:_STEM] for name in spellings for word in _words(name)}


@dataclass(frozen=True, slots=True)
class _Table:
    words: frozenset[str]
    common: frozenset[str]
    pairs: tuple[_Pair, ...]


@cache
def _table() -> _Table:
    data = tomllib.loads((files("detente.merging") / "data" / "answers.toml").read_text(encoding="utf-8"))
    pairs = tuple(_checked(row) for row in data["pair"])
    return _Table(frozenset(data["words"]), frozenset(data["common"]), pairs)


def _checked(row: dict[str, Any]) -> _Pair:
    name = row.get("name", "?")
    if row["sides"] not in ("same", "reversed") or row["needs"] not in _NEEDS or row["days"] <= 0:
        raise DataError(f"answers.toml, {name}: unknown sides or needs, or no days")
    ends = [_end(name, row[end]) for end in ("asked", "answer")]
    return _Pair(ends[0], ends[1], row["sides"] == "same", row["days"], row["needs"])


def _end(name: str, row: dict[str, Any]) -> _End:
    family = FAMILIES.get(row["family"])
    statuses = frozenset(row.get("statuses", ()))
    if family is None or not statuses <= set(family.statuses):
        raise DataError(f"answers.toml, {name}: unknown family or status")
    return _End(family.name, statuses, frozenset(row.get("cues", ())))
