"""The scenarios as data: a few short invented articles each, and the acts that a record must make of them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detente.model.article import Article
from detente.model.families import FAMILIES
from detente.model.ids import content_id
from detente.model.reading import Reading
from detente.pipeline import read_page

FOLDER = Path(__file__).parent / "data"
# What an expected act may state. What it leaves out is not looked at, but for these: left out they are empty.
FACTS = ("family", "type", "status", "time", "place", "event", "count", "amount", "name", "provisions")
TELLERS = ("told", "origins")
LINKS = ("answers", "at", "trip")
ROLES = ("who", *sorted({role for family in FAMILIES.values() for role in family.roles}))
KEYS = {*FACTS, *TELLERS, *LINKS, *ROLES, "disputes", "label", "history"}
_FAMILIES = ("meeting", "measure", "message")


@dataclass(frozen=True, slots=True)
class View:
    """The acts expected as of a moment, None for all that is known; acts of other ``families`` are not looked at."""

    known_at: str | None
    acts: tuple[Mapping[str, Any], ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """Some articles in the order of the file, and what they must lead to."""

    name: str
    title: str
    articles: tuple[Article, ...]
    views: tuple[View, ...]


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Every scenario of the folder, by name (``moved/put_off_twice``); ValueError where a file is wrong."""
    return tuple(_scenario(path) for path in sorted(FOLDER.rglob("*.toml")))


@cache
def readings_of(scenario: Scenario) -> tuple[Reading, ...]:
    """The articles of a scenario as read, once a session: their order and the clock only change the merging."""
    return tuple(read_page(article) for article in scenario.articles)


def _scenario(path: Path) -> Scenario:
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    families = tuple(data.get("families", _FAMILIES))
    asked = [{"act": data.get("act", [])}, *data.get("as_of", [])]
    views = tuple(View(each.get("known_at"), _expected(name, each.get("act", [])), families) for each in asked)
    if not data.get("article"):
        raise ValueError(f"{name}: no articles")
    return Scenario(name, data["title"], tuple(_article(name, each) for each in data["article"]), views)


def _expected(name: str, acts: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    for act in acts:
        unknown = set(act) - KEYS
        if unknown or "family" not in act:
            raise ValueError(f"{name}: an expected act needs a family and has no {', '.join(sorted(unknown)) or 'one'}")
    return tuple(acts)


def _article(name: str, row: Mapping[str, str]) -> Article:
    text = row["text"].strip() + "\n"
    published = row.get("published")
    return Article(
        id=content_id("article", name, row["uri"], published or "", text),
        uri=row["uri"],
        text=text,
        headline=row.get("headline"),
        outlet=row.get("outlet", f"The {row['uri'].title()} Courier"),
        agency=row.get("agency"),
        published=published,
        published_basis="given" if published else None,
    )
