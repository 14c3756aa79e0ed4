"""The words by which articles tell of measures: nouns, verbs with their objects, laws, reasons."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml
from detente.model.errors import DataError
from detente.model.families import FAMILIES

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureNoun:
    """A noun phrase that is a measure; ``bare`` ones need no actor whom they hit, ``looming`` ones none if to come."""

    phrase: Phrase
    type: str
    bare: bool
    looming: bool


@dataclass(frozen=True, slots=True)
class ComplementNoun:
    """A noun whose type is that of what it cuts off, by class; ``otherwise`` where that is of no class."""

    classes: tuple[str, ...]
    otherwise: str | None


@dataclass(frozen=True, slots=True)
class MeasureAction:
    """A verb that is a measure where it is done to an object of one of ``objects``, or to any foreign actor if empty.

    Where ``also`` is not empty, one of its words must follow ("ordered the diplomats to leave"). Where ``bare`` is
    false, the object must be somebody's; where ``package`` is true, the subject is sanctions or an order; where
    ``membership`` is true, the object is put out of a group of states ("suspended Peru from the league").
    """

    type: str
    objects: tuple[str, ...]
    threat: bool
    also: tuple[str, ...]
    bare: bool
    package: bool
    membership: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """All that ``data/measures.toml`` says, by word or by phrase; ``class_types`` leads from a class to a type."""

    nouns: tuple[MeasureNoun, ...]
    complements: dict[str, tuple[ComplementNoun, ...]]
    actions: dict[str, tuple[MeasureAction, ...]]
    with_particle: frozenset[str]
    classes: dict[str, tuple[Phrase, ...]]
    class_types: dict[str, str]
    imposing: frozenset[str]
    lifting: frozenset[str]
    lift_nouns: frozenset[str]
    modal_nouns: frozenset[str]
    fresh: frozenset[str]
    suffering: frozenset[str]
    entailing: frozenset[str]
    harming: frozenset[str]
    bearing: frozenset[str]
    wanting: frozenset[str]
    pressing: frozenset[str]
    belongs: frozenset[str]
    thwarting: frozenset[str]
    motives: frozenset[str]
    drafts: frozenset[str]
    earlier: frozenset[str]
    making: frozenset[str]
    supporting: frozenset[str]
    judging: frozenset[str]
    not_deeds: frozenset[str]
    including: frozenset[str]
    urging: frozenset[str]
    addressing: frozenset[str]
    weighing: frozenset[str]
    powers: frozenset[str]
    deeds: frozenset[str]
    restoring: frozenset[str]
    renewing: frozenset[str]
    prompting: frozenset[str]
    containing: frozenset[str]
    being_under: frozenset[str]
    aiming: frozenset[str]
    announcing: frozenset[str]
    shelving: frozenset[str]
    slight: frozenset[str]
    keeping: frozenset[str]
    treaties: dict[str, frozenset[str]]
    treaties_about: dict[str, tuple[str, ...]]
    treaty_kinds: dict[str, str]
    pleading: frozenset[str]
    relief: frozenset[str]
    expected: frozenset[str]
    reasons: tuple[Phrase, ...]
    answer_verbs: frozenset[str]
    answer_words: frozenset[str]
    law_nouns: frozenset[str]
    law_verbs: frozenset[str]
    restricting: frozenset[str]
    known_laws: dict[Phrase, str]
    list_nouns: frozenset[str]
    list_verbs: frozenset[str]
    listed_as: frozenset[str]
    parliaments: frozenset[str]
    listed_things: frozenset[str]
    threat_verbs: frozenset[str]
    threat_nouns: frozenset[str]
    taken: frozenset[str]
    uncounted: frozenset[str]
    order_nouns: frozenset[str]
    packages: frozenset[str]
    cues: frozenset[str]


@cache
def measure_words() -> MeasureWords:
    """The words of ``data/measures.toml``; DataError where a table is missing or a type is none of a measure's."""
    data = read_toml("measures.toml")
    try:
        return _words(data)
    except KeyError as missing:
        raise DataError(f"measures.toml: no table {missing}") from missing


# Where the words of a field stand in the table of governors.
_GOVERNORS = {
    "imposing": "impose",
    "lifting": "lift",
    "lift_nouns": "lift_nouns",
    "fresh": "fresh",
    "modal_nouns": "modal_nouns",
    "suffering": "suffer",
    "entailing": "entail",
    "harming": "harm",
    "bearing": "bear",
    "wanting": "want",
    "pressing": "press",
    "belongs": "belong",
    "thwarting": "thwart",
    "motives": "motives",
    "drafts": "drafts",
    "earlier": "earlier",
    "making": "make",
    "supporting": "support",
    "judging": "judge",
    "pleading": "plead",
    "relief": "relief",
    "keeping": "keep",
    "urging": "urge",
    "addressing": "address",
    "weighing": "weigh",
    "powers": "powers",
    "deeds": "deeds",
    "restoring": "restore",
    "renewing": "renew",
    "prompting": "prompt",
    "containing": "contain",
    "being_under": "be_under",
    "aiming": "aim",
    "announcing": "announce",
    "shelving": "shelve",
    "slight": "slight",
    "expected": "expected",
}


def _words(data: dict[str, Any]) -> MeasureWords:
    governors, reasons, laws, listing = data["governors"], data["reasons"], data["laws"], data["listing"]
    classes = {name: _phrases(words) for name, words in data["classes"].items()}
    actions = _actions(data["action"], classes)
    return MeasureWords(
        **{name: frozenset(governors[key]) for name, key in _GOVERNORS.items()},
        nouns=_nouns(data["noun"]),
        complements=_complements(data["complement"], classes),
        actions=actions,
        with_particle=frozenset(verb.partition(" ")[0] for verb in actions if " " in verb),
        classes=classes,
        class_types=data["class_types"],
        not_deeds=frozenset(reasons["not_deeds"]),
        including=frozenset(listing["include"]),
        treaties={name: frozenset(words) for name, words in data["treaties"].items()},
        treaties_about={name: tuple(states) for name, states in data["treaties_about"].items()},
        treaty_kinds=_treaty_kinds(data),
        reasons=_phrases(reasons["phrases"]),
        answer_verbs=frozenset(reasons["answer_verbs"]),
        answer_words=frozenset(reasons["answer_words"]),
        law_nouns=frozenset(laws["nouns"]),
        law_verbs=frozenset(laws["verbs"]),
        restricting=frozenset(laws["restricting"]),
        known_laws={tuple(name.split()): country for name, country in laws["known"].items()},
        list_nouns=frozenset(listing["nouns"]),
        list_verbs=frozenset(listing["verbs"]),
        listed_as=frozenset(listing["restricted"]),
        listed_things=frozenset(listing["things"]),
        threat_verbs=frozenset(data["threats"]["verbs"]),
        threat_nouns=frozenset(data["threats"]["nouns"]),
        taken=frozenset(data["threats"]["taken"]),
        uncounted=frozenset(data["counting"]["uncounted"]),
        order_nouns=frozenset(data["orders"]["nouns"]),
        packages=frozenset(data["orders"]["packages"]),
        cues=frozenset(data["cues"]["words"]),
        parliaments=frozenset(listing["parliaments"]),
    )


def _treaty_kinds(data: dict[str, Any]) -> dict[str, str]:
    """The treaty that each kind means; each must have the states that it is about."""
    kinds: dict[str, str] = data["treaty_kinds"]
    if unknown := set(kinds.values()) - set(data["treaties_about"]):
        raise DataError(f"measures.toml: no states that these treaties are about: {sorted(unknown)}")
    return kinds


def _phrases(words: list[str]) -> tuple[Phrase, ...]:
    """Phrases as tuples of words, the longest first, so that the first that matches says most."""
    return tuple(sorted((tuple(word.lower().split()) for word in words), key=len, reverse=True))


def _nouns(rows: list[dict[str, Any]]) -> tuple[MeasureNoun, ...]:
    nouns = [
        MeasureNoun(phrase, _checked(row["type"]), row.get("bare", False), row.get("looming", False))
        for row in rows
        for phrase in _phrases(row["phrases"])
    ]
    return tuple(sorted(nouns, key=lambda noun: len(noun.phrase), reverse=True))


def _complements(
    rows: list[dict[str, Any]], classes: dict[str, tuple[Phrase, ...]]
) -> dict[str, tuple[ComplementNoun, ...]]:
    found: dict[str, tuple[ComplementNoun, ...]] = {}
    for row in rows:
        _check_classes(row["classes"], classes)
        rule = ComplementNoun(tuple(row["classes"]), row.get("otherwise"))
        for noun in row["nouns"]:
            found[noun] = (*found.get(noun, ()), rule)
    return found


def _actions(
    rows: list[dict[str, Any]], classes: dict[str, tuple[Phrase, ...]]
) -> dict[str, tuple[MeasureAction, ...]]:
    found: dict[str, tuple[MeasureAction, ...]] = {}
    for row in rows:
        _check_classes(row["objects"], classes)
        rule = MeasureAction(
            type=_checked(row["type"]),
            objects=tuple(row["objects"]),
            threat=row.get("threat", False),
            also=tuple(row.get("also", ())),
            bare=row.get("bare", True),
            package=row.get("package", False),
            membership=row.get("membership", False),
        )
        for verb in row["verbs"]:
            found[verb] = (*found.get(verb, ()), rule)
    return found


def _check_classes(names: list[str], classes: dict[str, tuple[Phrase, ...]]) -> None:
    if unknown := set(names) - set(classes):
        raise DataError(f"measures.toml: no class {sorted(unknown)}")


def _checked(type_: str) -> str:
    if type_ not in FAMILIES["measure"].types:
        raise DataError(f"measures.toml: {type_!r} is no type of a measure")
    return type_
