"""Titles: which words name an office or a role, their canonical form, and what they tell of their holder."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.lexicon.index import Index
from detente.lexicon.loading import read_toml, require

_FILE = "titles.toml"
_PLURALS = {"man": "men", "voy": "voys", "ney": "neys", "y": "ies", "ch": "ches", "s": "s"}


@dataclass(frozen=True, slots=True)
class Title:
    """A title's canonical form; ``office`` where one person at a time holds it; ``gender`` where the word tells it."""

    title: str
    office: bool
    plural: bool = False
    gender: str = "x"
    honorific: bool = False


@cache
def title_index() -> Index[Title]:
    """All titles and honorifics, case ignored."""
    return Index(_all_titles(), lower=True)


def _all_titles() -> Iterator[tuple[str, Title]]:
    data = read_toml(_FILE)
    require({"offices", "roles", "honorifics", "modifiers"} <= data.keys(), _FILE, "a table is missing")
    genders = {word: gender for gender, words in data["honorifics"].items() for word in words if gender != "any"}
    for table in ("offices", "roles"):
        for title, words in data[table].items():
            for word in words:
                yield word, Title(title, table == "offices", gender=_gender(word, genders))
            for word in words:
                if not word.endswith("."):
                    yield _plural(word), Title(title, table == "offices", plural=True)
    for gender, words in data["honorifics"].items():
        for word in words:
            yield word, Title("", office=False, gender="x" if gender == "any" else gender, honorific=True)


def _gender(word: str, genders: dict[str, str]) -> str:
    if word in genders:
        return genders[word]
    return "f" if word.endswith("woman") else "x"


def _plural(title: str) -> str:
    """ "foreign ministers" of "foreign minister", "secretaries of state" of "secretary of state"."""
    head, of, rest = title.partition(" of ")
    for ending, plural in _PLURALS.items():
        if head.endswith(ending):
            return head[: len(head) - len(ending)] + plural + of + rest
    return f"{head}s{of}{rest}"


@cache
def modifiers() -> frozenset[str]:
    """Words between a state and a title that do not change whose title it is ("senior", "acting")."""
    data = read_toml(_FILE)["modifiers"]
    return frozenset(data["former"]) | frozenset(data["other"])


@cache
def former_words() -> frozenset[str]:
    """Words before a title that say that its holder no longer holds it ("former", "late")."""
    return frozenset(read_toml(_FILE)["modifiers"]["former"])


# One office under the names that states give it: who answers whom as "his counterpart".
EQUALS = (
    ("foreign minister", "secretary of state"),
    ("defense minister", "defense secretary"),
    ("president", "prime minister", "chancellor", "king", "emir"),
    ("finance minister", "treasury secretary"),
    ("trade minister", "commerce secretary", "trade representative"),
    ("national security adviser",),
    ("vice president",),
)


def equal_offices(title: str) -> tuple[str, ...]:
    """The offices that are the same rank in other states, the title itself first."""
    row = next((row for row in EQUALS if title in row), (title,))
    return (title, *(other for other in row if other != title))
