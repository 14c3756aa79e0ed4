"""The words that attribute speech: verbs by class, nouns of papers and utterances, channels."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml
from detente.model.errors import DataError

_CLASSES = ("say", "write", "assert", "report", "describe", "express", "tag")


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """What ``data/speech.toml`` holds, whose comments say what each list is for.

    ``verbs`` maps a lemma to its classes (say, write, assert, report, describe, express, tag); the rest are lemmas
    or, for ``channels``, phrases, the longest first.
    """

    verbs: dict[str, frozenset[str]]
    statements: frozenset[str]
    utterances: frozenset[str]
    silent: frozenset[str]
    data: frozenset[str]
    channels: tuple[str, ...]
    channel_prepositions: frozenset[str]
    dull_audience: frozenset[str]
    takes_hearer: frozenset[str]
    tells: frozenset[str]
    infers: frozenset[str]
    claims: frozenset[str]
    issue: frozenset[str]
    reads: frozenset[str]
    like_nouns: frozenset[str]
    outlets: frozenset[str]
    naming: tuple[str, ...]
    small: frozenset[str]


@cache
def speech_words() -> SpeechWords:
    """The words of ``data/speech.toml``; DataError where a table is missing, empty or holds anything but words."""
    data = read_toml("speech.toml")
    classes = {name: _words(data, "verbs", name) for name in _CLASSES}
    lemmas = {lemma for words in classes.values() for lemma in words}
    return SpeechWords(
        verbs={lemma: frozenset(name for name, words in classes.items() if lemma in words) for lemma in lemmas},
        statements=frozenset(_words(data, "nouns", "statement")),
        utterances=frozenset(_words(data, "nouns", "utterance")),
        silent=frozenset(_words(data, "nouns", "silent")),
        data=frozenset(_words(data, "nouns", "data")),
        channels=tuple(sorted(_words(data, "channels", "phrases"), key=lambda phrase: (-len(phrase), phrase))),
        channel_prepositions=frozenset(_words(data, "channels", "prepositions")),
        dull_audience=frozenset(_words(data, "audience", "dull")),
        takes_hearer=frozenset(_words(data, "verbs", "takes_hearer")),
        tells=frozenset(_words(data, "verbs", "tells")),
        infers=frozenset(_words(data, "verbs", "infers")),
        claims=frozenset(_words(data, "nouns", "claims")),
        issue=frozenset(_words(data, "verbs", "issue")),
        reads=frozenset(_words(data, "verbs", "reads")),
        like_nouns=frozenset(_words(data, "verbs", "like_nouns")),
        outlets=frozenset(_words(data, "channels", "outlets")),
        naming=tuple(_words(data, "scare", "naming")),
        small=frozenset(_words(data, "scare", "small")),
    )


def _words(data: dict[str, Any], table: str, row: str) -> list[str]:
    """One list of words, checked."""
    words = data.get(table, {}).get(row)
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise DataError(f"speech.toml: [{table}] {row} must be a list of words")
    return words
