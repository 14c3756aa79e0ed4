"""The words by which articles tell of letters, notes and ultimatums."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml
from detente.model.errors import DataError
from detente.model.families import FAMILIES

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWords:
    """All that ``data/messages.toml`` says; ``nouns`` are phrases with their type, the longest first."""

    nouns: tuple[tuple[Phrase, str], ...]
    sending: frozenset[str]
    carried: frozenset[str]
    authoring: frozenset[str]
    delivering: frozenset[str]
    receiving: frozenset[str]
    signing: frozenset[str]
    exchanging: frozenset[str]
    answering: frozenset[str]
    deadline_units: frozenset[str]
    not_after: tuple[Phrase, ...]
    not_before: frozenset[str]
    first_words: frozenset[str]
    cues: frozenset[str]


@cache
def message_words() -> MessageWords:
    """The words of ``data/messages.toml``; DataError where a table is missing or a type is none of a message's."""
    data = read_toml("messages.toml")
    try:
        return _words(data)
    except KeyError as missing:
        raise DataError(f"messages.toml: no table {missing}") from missing


def _words(data: dict[str, Any]) -> MessageWords:
    if unknown := set(data["nouns"]) - set(FAMILIES["message"].types):
        raise DataError(f"messages.toml: {sorted(unknown)} is no type of a message")
    nouns = [(tuple(phrase.split()), type_) for type_, phrases in data["nouns"].items() for phrase in phrases]
    verbs, deadline = data["verbs"], data["deadline"]
    return MessageWords(
        nouns=tuple(sorted(nouns, key=lambda row: len(row[0]), reverse=True)),
        sending=frozenset(verbs["send"]),
        carried=frozenset(data["carried"]["words"]),
        authoring=frozenset(verbs["authored"]),
        delivering=frozenset(verbs["deliver"]),
        receiving=frozenset(verbs["receive"]),
        exchanging=frozenset(verbs["exchange"]),
        signing=frozenset(verbs["sign"]),
        answering=frozenset(verbs["answer"]),
        deadline_units=frozenset(deadline["units"]),
        not_after=tuple(tuple(phrase.split()) for phrase in data["not"]["after"]),
        not_before=frozenset(data["not"]["before"]),
        cues=frozenset(data["cues"]["words"]),
        first_words=frozenset({"write", *deadline["verbs"], *(phrase[0] for phrase, _ in nouns)}),
    )
