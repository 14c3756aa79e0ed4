"""The words in which news tell of meetings: triggers, cues of status, names of gatherings, issues."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml
from detente.model.errors import DataError
from detente.model.families import FAMILIES

_FILE = "meetings.toml"
_CUE_LISTS = ("verbs", "nouns", "adjectives", "modifiers")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWords:
    """All of ``data/meetings.toml``: ``verbs`` and ``nouns`` give a lemma's kind, the cue tables its status."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    plural_only: frozenset[str]
    travel_prepositions: tuple[str, ...]
    goals: dict[str, tuple[str, ...]]
    partner_prepositions: tuple[str, ...]
    people: frozenset[str]
    crowds: frozenset[str]
    delegations: frozenset[str]
    pointing: frozenset[str]
    spoken: frozenset[str]
    met_things: frozenset[str]
    presence: frozenset[str]
    pictures: frozenset[str]
    sites: frozenset[str]
    heads: frozenset[str]
    envoys: frozenset[str]
    abroad: frozenset[str]
    telling: frozenset[str]
    reactions: frozenset[str]
    audiences: frozenset[str]
    topical: frozenset[str]
    mentioning: frozenset[str]
    two_sided: frozenset[str]
    other_meetings: frozenset[str]
    phone_modifiers: frozenset[str]
    phone_phrases: tuple[str, ...]
    light: frozenset[str]
    carriers: frozenset[str]
    starts: frozenset[str]
    timetabled: frozenset[str]
    setting_out: frozenset[str]
    stops: frozenset[str]
    sending: frozenset[str]
    intended: frozenset[str]
    arrivals: frozenset[str]
    ends: frozenset[str]
    passing: frozenset[str]
    denials: frozenset[str]
    cue_verbs: dict[str, str]
    cue_nouns: dict[str, str]
    cue_adjectives: dict[str, str]
    cue_modifiers: dict[str, str]
    particles: dict[tuple[str, str], str]
    settings: frozenset[str]
    planned_relations: frozenset[str]
    gathering_nouns: frozenset[str]
    skip: frozenset[str]
    summit_groups: frozenset[str]
    margins: frozenset[str]
    stretches: frozenset[str]
    named_gatherings: dict[str, str]
    agenda: dict[str, str]


# The fields that are plain sets of words, with the table and the row that hold them.
_SETS = {
    "plural_only": ("number", "plural"),
    "people": ("people", "nouns"),
    "crowds": ("people", "crowds"),
    "delegations": ("people", "delegations"),
    "pointing": ("pointing", "nouns"),
    "spoken": ("spoken", "words"),
    "presence": ("presence", "nouns"),
    "met_things": ("things", "nouns"),
    "pictures": ("pictures", "nouns"),
    "sites": ("sites", "nouns"),
    "heads": ("heads", "titles"),
    "envoys": ("envoys", "nouns"),
    "abroad": ("abroad", "words"),
    "telling": ("telling", "verbs"),
    "reactions": ("reactions", "verbs"),
    "audiences": ("audiences", "ids"),
    "topical": ("topical", "words"),
    "mentioning": ("mentioning", "verbs"),
    "two_sided": ("two_sided", "nouns"),
    "other_meetings": ("other", "modifiers"),
    "phone_modifiers": ("phone", "modifiers"),
    "light": ("light", "verbs"),
    "carriers": ("light", "carriers"),
    "starts": ("light", "starts"),
    "timetabled": ("light", "timetabled"),
    "setting_out": ("journeys", "starts"),
    "stops": ("journeys", "stops"),
    "sending": ("journeys", "sends"),
    "intended": ("intended", "verbs"),
    "arrivals": ("spans", "arrivals"),
    "ends": ("spans", "ends"),
    "passing": ("passing", "nouns"),
    "denials": ("passing", "denials"),
    "settings": ("relations", "settings"),
    "planned_relations": ("relations", "planned"),
    "gathering_nouns": ("gatherings", "nouns"),
    "skip": ("gatherings", "skip"),
    "summit_groups": ("gatherings", "groups"),
    "margins": ("gatherings", "margins"),
    "stretches": ("stretches", "nouns"),
}


@cache
def meeting_words() -> MeetingWords:
    """The words of ``data/meetings.toml``, read once; DataError where a table is missing or holds what it must not."""
    return read_meeting_words(read_toml(_FILE))


def read_meeting_words(data: dict[str, Any]) -> MeetingWords:
    """The words of a parsed table; DataError says which table is missing or wrong."""
    try:
        cues = {name: _cues(data["cues"], name) for name in _CUE_LISTS}
        words = {field: frozenset(data[table][row]) for field, (table, row) in _SETS.items()}
        return MeetingWords(
            **words,
            verbs=_inverted(data["verbs"], "verbs"),
            nouns=_inverted(data["nouns"], "nouns"),
            travel_prepositions=tuple(data["prepositions"]["travel"]),
            goals={verb: tuple(words) for verb, words in data["prepositions"]["goals"].items()},
            partner_prepositions=tuple(data["prepositions"]["partner"]),
            phone_phrases=tuple(data["phone"]["phrases"]),
            cue_verbs=cues["verbs"],
            cue_nouns=cues["nouns"],
            cue_adjectives=cues["adjectives"],
            cue_modifiers=cues["modifiers"],
            particles=_particles(data["particles"]),
            named_gatherings=dict(data["gatherings"]["named"]),
            agenda=dict(data["agenda"]),
        )
    except KeyError as missing:
        raise DataError(f"{_FILE}: no table {missing}") from missing


def _inverted(table: dict[str, list[str]], name: str) -> dict[str, str]:
    """Word to kind; no word may have two."""
    words: dict[str, str] = {}
    for kind, members in table.items():
        for word in members:
            if words.setdefault(word, kind) != kind:
                raise DataError(f"{_FILE}: {name}: {word!r} is both {words[word]} and {kind}")
    return words


def _cues(table: dict[str, dict[str, list[str]]], part: str) -> dict[str, str]:
    """Lemma to status for one part of speech; a later table outranks an earlier one."""
    words: dict[str, str] = {}
    for status, lists in table.items():
        _check_status(status)
        words.update(dict.fromkeys(lists[part], status))
    return words


def _particles(table: dict[str, str]) -> dict[tuple[str, str], str]:
    """(verb, particle) to status."""
    found: dict[tuple[str, str], str] = {}
    for phrase, status in table.items():
        _check_status(status)
        verb, _, particle = phrase.partition(" ")
        if not particle:
            raise DataError(f"{_FILE}: particles: {phrase!r} is no verb with a particle")
        found[verb, particle] = status
    return found


def _check_status(status: str) -> None:
    if status not in FAMILIES["meeting"].statuses:
        raise DataError(f"{_FILE}: {status!r} is no status of a meeting")
