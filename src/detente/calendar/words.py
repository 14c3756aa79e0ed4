"""The words of time expressions and of tense, read from the package's data files and checked."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.model.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Names with the numbers that they mean: months 1 to 12, weekdays 0 (Monday) to 6, seasons 21 to 24."""

    months: dict[str, int]
    weekdays: dict[str, int]
    weekday_names: tuple[str, ...]
    seasons: dict[str, int]
    decades: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    day_parts: dict[str, str]
    units: dict[str, str]
    rates: dict[str, str]
    feasts: dict[str, str]
    present: tuple[str, ...]
    past: tuple[str, ...]
    future: tuple[str, ...]
    zones: tuple[str, ...]
    parts: dict[str, str]
    offsets: dict[str, int]
    no_time_after: frozenset[str]
    no_time_before: frozenset[str]
    counted: frozenset[str]
    overnight_things: frozenset[str]
    before_times: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseWords:
    """Lemmas and phrases, all in lower case, that tell whether something lies ahead or behind."""

    future_adjectives: frozenset[str]
    past_adjectives: frozenset[str]
    future_phrases: tuple[str, ...]
    past_phrases: tuple[str, ...]
    limit_phrases: tuple[str, ...]
    beginning_phrases: tuple[str, ...]
    scheduling: frozenset[str]
    scheduling_adjectives: frozenset[str]
    implicative: frozenset[str]
    announcing: frozenset[str]
    reporting: frozenset[str]
    following: frozenset[str]
    timetabled: frozenset[str]
    modals: frozenset[str]
    arranged: frozenset[str]
    told_in: frozenset[str]
    past_prepositions: frozenset[str]
    open_marks: frozenset[str]


@cache
def words() -> Words:
    """The words of time expressions; DataError where the file does not hold them."""
    data = read_data("words.toml")
    traps = table(data, "traps", "words.toml")
    months, weekdays = _name_lists(data, "months", 12), _name_lists(data, "weekdays", 7)
    return Words(
        months={name: number for number, names in enumerate(months, 1) for name in names},
        weekdays={name: number for number, names in enumerate(weekdays) for name in names},
        weekday_names=tuple(names[0] for names in weekdays),
        seasons=_numbers(data, "seasons", 21, 24),
        decades=_numbers(data, "decades", 0, 90),
        numbers=_numbers(data, "numbers", 1, 90),
        ordinals={word: number for number, word in enumerate(strings(data, "ordinals", "words.toml"), 1)},
        day_parts=_names(data, "day_parts", r"T(?:MO|MI|AF|EV|NI|\d\d:\d\d)"),
        units=_names(data, "units", r"T?[A-Z]{1,2}"),
        rates=_names(data, "rates", r"PT?1[A-Z]"),
        feasts=_names(data, "feasts", r"\d\d-\d\d|\d\d-[1-5]-[1-7]|[+-]\d+"),
        present=tuple(strings(data, "present", "words.toml")),
        past=tuple(strings(data, "past", "words.toml")),
        future=tuple(strings(data, "future", "words.toml")),
        zones=tuple(strings(data, "zones", "words.toml")),
        parts=_names(data, "parts", r"[a-z ]+"),
        offsets=_numbers(data, "offsets", -1, 1),
        no_time_after=frozenset(strings(traps, "before", "words.toml")),
        no_time_before=frozenset(strings(traps, "after", "words.toml")),
        before_times=frozenset(strings(traps, "before_times", "words.toml")),
        overnight_things=frozenset(strings(traps, "overnight", "words.toml")),
        counted=frozenset(strings(traps, "counted", "words.toml")),
    )


@cache
def tense_words() -> TenseWords:
    """The words of tense; DataError where the file does not hold them."""
    data = read_data("tense.toml")

    def some(name: str) -> frozenset[str]:
        return frozenset(strings(data, name, "tense.toml"))

    return TenseWords(
        future_adjectives=some("future_adjectives"),
        past_adjectives=some("past_adjectives"),
        future_phrases=tuple(strings(data, "future_phrases", "tense.toml")),
        past_phrases=tuple(strings(data, "past_phrases", "tense.toml")),
        beginning_phrases=tuple(strings(data, "beginning_phrases", "tense.toml")),
        limit_phrases=tuple(strings(data, "limit_phrases", "tense.toml")),
        scheduling=some("scheduling"),
        scheduling_adjectives=some("scheduling_adjectives"),
        implicative=some("implicative"),
        announcing=some("announcing"),
        reporting=some("reporting"),
        following=some("following"),
        timetabled=some("timetabled"),
        modals=some("modals"),
        arranged=some("arranged"),
        told_in=some("told_in"),
        past_prepositions=some("past_prepositions"),
        open_marks=some("open_marks"),
    )


def read_text(name: str) -> str:
    """One file of the calendar's data; DataError where it is missing or no UTF-8."""
    try:
        return (files("detente.calendar") / "data" / name).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise DataError(f"{name}: {error}") from error


def read_data(name: str) -> dict[str, Any]:
    """One TOML file of the calendar's data; DataError where it is missing or no TOML."""
    try:
        return tomllib.loads(read_text(name))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: {error}") from error


def table(data: dict[str, Any], name: str, file: str) -> dict[str, Any]:
    """A table of a data file by its name; DataError where there is none."""
    value = data.get(name)
    if not isinstance(value, dict) or not value:
        raise DataError(f"{file}: no table {name!r}")
    return value


def strings(data: dict[str, Any], name: str, file: str) -> list[str]:
    """A list of words of a data file by its name; DataError where it is none."""
    value = data.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise DataError(f"{file}: {name!r} is no list of words")
    return value


def _numbers(data: dict[str, Any], name: str, least: int, most: int) -> dict[str, int]:
    values = table(data, name, "words.toml")
    for word, number in values.items():
        if not isinstance(number, int) or not least <= number <= most:
            raise DataError(f"words.toml: {name}.{word} is {number!r}, no number from {least} to {most}")
    return values


def _names(data: dict[str, Any], name: str, form: str) -> dict[str, str]:
    values = table(data, name, "words.toml")
    for word, value in values.items():
        if not isinstance(value, str) or not re.fullmatch(form, value):
            raise DataError(f"words.toml: {name}.{word} is {value!r}, not of the form {form}")
    return values


def _name_lists(data: dict[str, Any], name: str, length: int) -> list[list[str]]:
    value = data.get(name)
    if not isinstance(value, list) or len(value) != length or not all(isinstance(names, list) for names in value):
        raise DataError(f"words.toml: {name!r} is no list of {length} lists of names")
    return value
