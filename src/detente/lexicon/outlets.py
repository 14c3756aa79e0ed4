"""News agencies, outlets and publisher families: which names are one voice, and what they are called in a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml, require

_FILE = "outlets.toml"
_TABLES = {"agency", "family", "outlet", "host", "text", "credit"}
_TEXT = ("unclear", "with_article", "surnames")
_CREDIT = ("kinds", "reports", "said", "given", "through", "papers")


@dataclass(frozen=True, slots=True)
class Outlets:
    """The data file. ``agencies`` and ``families`` know names as folded by :func:`fold_outlet`, and give the voice.

    ``named`` knows them as spelled in texts, without article; of these ``unclear`` are common words or other bodies
    too, ``with_article`` mean an outlet after "the" alone, ``surnames`` are borne by people. ``credit`` holds words.
    """

    agencies: Mapping[str, str]
    families: Mapping[str, str]
    hosts: Mapping[str, str]
    named: Mapping[str, str]
    unclear: frozenset[str]
    with_article: frozenset[str]
    surnames: frozenset[str]
    credit: Mapping[str, tuple[str, ...]]


@cache
def outlets() -> Outlets:
    """The outlets of the lexicon; raises DataError where the file contradicts itself."""
    data = read_toml(_FILE)
    require(set(data) == _TABLES, _FILE, f"tables {sorted(data)}, not {sorted(_TABLES)}")
    agencies, families = _by_alias(data["agency"], "agency"), _by_alias(data["family"], "family")
    singles = _by_alias(data["outlet"], "outlet")
    both = sorted(set(singles) & (set(agencies) | set(families)))
    require(not both, _FILE, f"[outlet] repeats names of [agency] or [family]: {both}")
    voices = singles | families | agencies
    named = {name: voices[fold_outlet(name)] for name in _spellings(data)}
    lists = _lists(data["text"], _TEXT, "text")
    for name in (each for names in lists.values() for each in names):
        require(name in named, _FILE, f"[text] {name!r} names no outlet")
    return Outlets(
        agencies=agencies,
        families=singles | families,
        hosts=_hosts(data["host"], voices),
        named=named,
        unclear=frozenset(lists["unclear"]),
        with_article=frozenset(lists["with_article"]),
        surnames=frozenset(lists["surnames"]),
        credit=_lists(data["credit"], _CREDIT, "credit"),
    )


def _lists(table: Mapping[str, Any], names: tuple[str, ...], where: str) -> dict[str, tuple[str, ...]]:
    require(set(table) == set(names), _FILE, f"[{where}] has {sorted(table)}, not {sorted(names)}")
    for name in names:
        plain = isinstance(table[name], list) and all(isinstance(each, str) and each for each in table[name])
        require(plain and table[name], _FILE, f"[{where}] {name}: not a list of words")
        require(len(set(table[name])) == len(table[name]), _FILE, f"[{where}] {name}: a word stands twice")
    return {name: tuple(table[name]) for name in names}


def _spellings(data: Mapping[str, Mapping[str, Iterable[str]]]) -> list[str]:
    """All names as the file spells them, without article."""
    tables = (data["agency"], data["family"], data["outlet"])
    names = [name for table in tables for key, aliases in table.items() for name in (*aliases, key)]
    known = {fold_outlet(alias) for table in tables for aliases in table.values() for alias in aliases}
    return sorted({re.sub(r"^[Tt]he\s+", "", name) for name in names if fold_outlet(name) in known})


def _by_alias(table: Mapping[str, Iterable[str]], where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, aliases in table.items():
        require(isinstance(aliases, list), _FILE, f"[{where}] {name}: not a list of names")
        for alias in aliases:
            require(fold_outlet(alias), _FILE, f"[{where}] {name}: an empty name")
            other = found.setdefault(fold_outlet(alias), name)
            require(other == name, _FILE, f"[{where}] {alias!r} stands for {other} and {name}")
    return found


def _hosts(table: Mapping[str, str], voices: Mapping[str, str]) -> dict[str, str]:
    for host, name in table.items():
        require(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host), _FILE, f"[host] {host!r} is no host")
        require(not host.startswith("www."), _FILE, f"[host] {host!r}: leave out www.")
        require(fold_outlet(name) in voices, _FILE, f"[host] {host}: {name!r} stands in no other table")
    return dict(table)


def fold_outlet(name: str) -> str:
    """A name of an outlet for comparison: without case, article, web ending and marks."""
    folded = re.sub(r"\.(com|org|net|co\.uk)$", "", name.casefold().strip())
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"^the\s+", "", folded)).split())


def agency_named(name: str) -> str | None:
    """The agency's name in the record (``AP``) for a name met on a page, or None where it is no agency.

    Case counts in names that are common words too: ``MAP`` is an agency, "Map" a line of a menu, "Ana" an author.
    """
    known = outlets()
    agency = known.agencies.get(fold_outlet(name))
    spelled = re.sub(r"^[Tt]he\s+", "", name.strip())
    return agency if spelled in known.named or fold_outlet(name) not in _unclear_folded() else None


@cache
def _unclear_folded() -> frozenset[str]:
    return frozenset(fold_outlet(name) for name in outlets().unclear)


def publisher_family(outlet: str) -> str:
    """The publisher family that an outlet belongs to; the outlet itself where none is known."""
    return outlets().families.get(fold_outlet(outlet), outlet.strip())


def outlet_of_host(host: str) -> str | None:
    """The outlet that publishes at a host (``edition.cnn.com``: ``CNN``), or None where that is unknown."""
    labels = host.casefold().removesuffix(".").split(".")
    return next((known for n in range(len(labels) - 1) if (known := outlets().hosts.get(".".join(labels[n:])))), None)
