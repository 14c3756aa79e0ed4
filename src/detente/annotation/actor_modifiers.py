"""What stands before a noun: states, groups and persons that it belongs to, by adjective, compound or possessive."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.annotation.actor_words import Hit, Words
from detente.lexicon.names import Name
from detente.lexicon.titles import modifiers

_JOINS = frozenset({"and", "or", ",", "&"})
_MARKS = frozenset({"'s", "’s", "'", "’"})
DETERMINERS = frozenset(
    (
        *("the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "one", "another", "this", "that"),
        *("some", "many", "several", "two", "three", "four", "any", "no", "all", "both", "these", "those", "other"),
        *("certain", "few", "each", "every"),
    )
)


@dataclass(frozen=True, slots=True)
class Owner:
    """What a noun belongs to.

    Tokens ``[first, noun)`` hold its modifiers, ``hits`` are the names among them, ``owned`` the possessive before.
    """

    first: int
    hits: tuple[Hit[Name], ...]
    owned: Hit[Name] | None
    determiner: str


def read_owner(words: Words, names: Mapping[int, Hit[Name]], noun: int) -> Owner:
    """Walk left from a noun over adjectives, compounds and joined names to its determiner or possessor."""
    start = words.bounds(noun)[0]
    i, hits, first = noun - 1, [], noun
    while i >= start:
        hit = names.get(i)
        if hit is not None:
            if hit.value.actor is None:
                break
            hits.append(hit)
            i = hit.first - 1
        elif _passable(words, names, i, seen=bool(hits)):
            i -= 1
        else:
            break
        first = i + 1
    while first < noun and words.tokens[first].text in _JOINS:
        first += 1
    determiner = words.tokens[i].text.lower() if i >= start else ""
    owned = names.get(i - 1) if determiner in _MARKS and i > start else None
    return Owner(first, tuple(reversed(hits)), owned, determiner)


def _passable(words: Words, names: Mapping[int, Hit[Name]], i: int, *, seen: bool) -> bool:
    token = words.tokens[i]
    if token.text in _JOINS:
        # "Russian and American officials": a join between two names only
        return (
            seen and (i - 1) in names and names[i - 1].value.kind in ("adjective", "state", "metonym", "group", "body")
        )
    if token.text.lower() in DETERMINERS or token.text in _MARKS:
        return False
    return (
        token.text.lower() in modifiers()
        or (token.pos in ("ADJ", "NOUN") and token.dep in ("amod", "compound", "nmod"))
        or token.tag == "CD"
        or token.text == "-"
    )
