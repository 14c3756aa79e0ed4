"""The words that tell PLOVER's event types: verbs with what stands beside them, nouns, and verbs that turn a type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml, require

EVENT_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
_FILE = "event_types.toml"
_TURNS = ("commit", "offer", "refuse", "threaten", "request", "pass", "announce", "duty")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: what tells ``type``; the file's head explains the fields."""

    type: str
    verbs: frozenset[str]
    object: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    kind: str | None = None

    @property
    def demands(self) -> int:
        """How much the row asks for; the most demanding row that fits counts."""
        return 3 * bool(self.object) + 2 * bool(self.any) + bool(self.prep) + bool(self.subject)


@dataclass(frozen=True, slots=True)
class EventWords:
    """The whole file: ``rows`` by verb, the most demanding first; ``nouns`` to types; ``turns`` by kind."""

    rows: Mapping[str, tuple[Row, ...]]
    nouns: Mapping[str, str]
    turns: Mapping[str, frozenset[str]]


@cache
def event_words() -> EventWords:
    """What ``data/event_types.toml`` holds; DataError where a row is wrong."""
    data = read_toml(_FILE)
    groups = {name: tuple(words) for name, words in data.get("groups", {}).items()}
    by_verb: dict[str, list[Row]] = {}
    for type_ in EVENT_TYPES:
        require(data.get(type_), _FILE, f"no rows of {type_}")
        for row in (_row(type_, found, groups) for found in data[type_]):
            for verb in row.verbs:
                by_verb.setdefault(verb, []).append(row)
    rows = {verb: tuple(sorted(found, key=lambda row: -row.demands)) for verb, found in by_verb.items()}
    return EventWords(rows, _nouns(data), _turns(data))


def _row(type_: str, found: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Row:
    fields = {"verbs", "object", "any", "prep", "subject", "without", "kind"}
    require(found.get("verbs") and set(found) <= fields, _FILE, f"a row of {type_} has no verbs or an unknown field")
    words = {field: _words(found[field], groups) for field in found if field != "kind"}
    return Row(type_, kind=found.get("kind"), **words)


def _words(listed: Sequence[str], groups: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The words of a list, the names of other lists replaced by theirs."""
    found: set[str] = set()
    for word in listed:
        if word.startswith("@"):
            require(word[1:] in groups, _FILE, f"there is no list {word}")
            found.update(groups[word[1:]])
        else:
            found.add(word)
    return frozenset(found)


def _nouns(data: Mapping[str, Any]) -> dict[str, str]:
    listed: Mapping[str, Sequence[str]] = data.get("nouns", {})
    require(listed and set(listed) <= set(EVENT_TYPES), _FILE, "no nouns, or nouns of an unknown type")
    return {noun: type_ for type_, nouns in listed.items() for noun in nouns}


def _turns(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    listed: Mapping[str, Sequence[str]] = data.get("turns", {})
    require(set(listed) == set(_TURNS), _FILE, f"turns must be {', '.join(_TURNS)}")
    return {kind: frozenset(words) for kind, words in listed.items()}
