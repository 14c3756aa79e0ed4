"""The words that make what they govern future, hypothetical, negated or historical."""

from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from detente.lexicon.loading import read_toml
from detente.model.claim import Modality
from detente.model.errors import DataError


@dataclass(frozen=True, slots=True)
class ModalWords:
    """Lemma to modality for each kind of governing word; ``verbs`` also know ``factual`` ones, which add nothing.

    ``reasons`` are prepositions that lead to what has been done, as "for" does after a ``reproaching`` verb.
    """

    verbs: dict[str, str]
    nouns: dict[str, Modality]
    adjectives: dict[str, Modality]
    adverbs: dict[str, Modality]
    auxiliaries: dict[str, Modality]
    due: frozenset[str]
    conditions: frozenset[str]
    when: frozenset[str]
    unable: frozenset[str]
    willing: frozenset[str]
    keeping: frozenset[str]
    merely: frozenset[str]
    reasons: frozenset[str]
    reproaching: frozenset[str]
    speech: frozenset[str]


@cache
def modal_words() -> ModalWords:
    """The words of ``data/modality.toml``; DataError where a table is missing or names no modality."""
    data = read_toml("modality.toml")
    try:
        return ModalWords(
            verbs=_by_word(data["verbs"], also=("factual",)),
            nouns=_modalities(data["nouns"]),
            adjectives=_modalities(data["adjectives"]),
            adverbs=_modalities(data["adverbs"]),
            auxiliaries=_modalities(data["auxiliaries"]),
            due=frozenset(data["phrases"]["future"]),
            conditions=frozenset(data["phrases"]["conditions"]),
            when=frozenset(data["phrases"]["when"]),
            unable=frozenset(data["phrases"]["unable"]),
            willing=frozenset(data["phrases"]["willing"]),
            keeping=frozenset(data["phrases"]["keeping"]),
            merely=frozenset(data["phrases"]["merely"]),
            reasons=frozenset(data["reasons"]["prepositions"]),
            reproaching=frozenset(data["reasons"]["reproaching"]),
            speech=frozenset(data["speech"]["verbs"]),
        )
    except KeyError as missing:
        raise DataError(f"modality.toml: no table {missing}") from missing


def _by_word(table: dict[str, list[str]], *, also: tuple[str, ...] = ()) -> dict[str, str]:
    known = {*get_args(Modality), *also}
    if unknown := set(table) - known:
        raise DataError(f"modality.toml: {sorted(unknown)} is no modality")
    return {word: modality for modality, words in table.items() for word in words}


def _modalities(table: dict[str, list[str]]) -> dict[str, Modality]:
    return cast(dict[str, Modality], _by_word(table))
