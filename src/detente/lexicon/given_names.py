"""Given names with their gender, family names that stand first, and words that end no person's name."""

from functools import cache

from detente.lexicon.loading import read_toml, require
from detente.lexicon.spelling import fold

_FILE = "given_names.toml"


@cache
def _table(name: str) -> frozenset[str]:
    data = read_toml(_FILE)
    require(isinstance(data.get(name), str), _FILE, f"no list {name}")
    return frozenset(fold(word).lower() for word in data[name].split())


def gender_of(word: str) -> str:
    """m or f where a given name nearly always is, else x."""
    key = fold(word).lower()
    male, female = key in _table("m"), key in _table("f")
    return "x" if male == female else "m" if male else "f"


def is_given(word: str) -> bool:
    """Whether a word is a common given name."""
    key = fold(word).lower()
    return key in _table("m") or key in _table("f")


def is_family_first(word: str) -> bool:
    """Whether a word is a Chinese, Korean or Vietnamese family name, which stands first."""
    return fold(word).lower() in _table("family_first")


def ends_no_person(word: str) -> bool:
    """Whether a capitalised word shows that the name that it ends is a thing's: Act, University, Street."""
    return fold(word).lower() in _table("things")


def is_closed(word: str) -> bool:
    """Whether a word is part of no person's name although a capital may begin it: The, Monday, Western."""
    return fold(word).lower() in _table("closed")
