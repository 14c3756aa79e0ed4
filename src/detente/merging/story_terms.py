"""What an article is about, as terms: its words, pairs of words, names and numbers, each with how much it tells."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, pairwise

from detente.model.errors import DataError

Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W\d_][\w'’-]+|\d[\d.,:/-]*\d|\d")
# What follows a word without making it another word; a crude cut is enough to find two forms of one word alike.
_ENDINGS = ((4, "ies", "y"), (6, "ing", ""), (5, "ed", ""), (4, "s", ""))
_FILE = "story_words.tsv"
# The words of so many articles of news at large stand behind those of the record: one of five articles alone cannot
# tell which words are rare.
_PRIOR = 300
# Of the articles with the rarer of two words, one in twenty has them in a row.
_TOGETHER = 0.05
# A term that no other article has cannot be shared: the larger the record, the less it counts.
_ALONE = 150
_NOTHING = 0.1
# Names and numbers tell one event from its like.
_NAMING = 1.5
# An act that two articles tell is as good as a few rare words.
_ACT = 3.0
_MOST_TERMS = 200
# What an article is about stands at its head.
_MOST_WORDS = 600


@lru_cache(maxsize=4096)
def terms_of(text: str) -> Mapping[str, float]:
    """The most telling terms of a text and how much each is stressed: often told, a name, a number.

    A pair of words in a row is a term too, written with a blank. Kept, because every question to a record merges its
    articles anew.
    """
    words = words_of(text)
    common = {word for word, capital in words if not capital}
    naming = {word for word, _ in words if word[0].isdigit() or word not in common}
    counts = Counter(word for word, _ in words)
    pairs = Counter((left, right) for (left, _), (right, _) in pairwise(words))
    found = {word: _stress(count, named=word in naming) for word, count in counts.items()}
    for (left, right), count in pairs.items():
        found[f"{left} {right}"] = _stress(count, named=left in naming and right in naming)
    ranked = sorted((stress * math.log(_expected(term)), term) for term, stress in found.items())
    return {term: found[term] for _, term in ranked[:_MOST_TERMS]}


def _stress(count: int, *, named: bool) -> float:
    return (1 + math.log(count)) * (_NAMING if named else 1.0)


def words_of(text: str) -> list[tuple[str, bool]]:
    """The first words and numbers of a text, without their endings, and whether each has a capital."""
    found = (match.group() for match in islice(_WORD.finditer(text), _MOST_WORDS))
    return [(_without_ending(word), word[0].isupper()) for word in found]


@lru_cache(maxsize=65536)
def _without_ending(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for longer_than, ending, instead in _ENDINGS:
        if len(word) > longer_than and word.endswith(ending) and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    return word.removesuffix("e") if len(word) > 4 else word


def vectors(texts: Mapping[str, str], acts: Mapping[str, Iterable[str]]) -> dict[str, Vector]:
    """For each article its most telling terms, weighted by how rare they are, of length 1; ``acts`` are what it tells.

    A weight depends on all articles given, since what many of them have tells them not apart.
    """
    terms = {id_: {**terms_of(text), **{f"\0{act}": _ACT for act in acts.get(id_, ())}} for id_, text in texts.items()}
    having = Counter(term for own in terms.values() for term in own)
    alone = _ALONE / (_ALONE + len(texts))
    found: dict[str, Vector] = {}
    for id_, own in terms.items():
        weights = {}
        for term, stress in own.items():
            count = having[term]
            if count > 1 or alone > _NOTHING:
                rarity = -math.log((count + _PRIOR * _expected(term)) / (len(texts) + _PRIOR))
                weights[term] = stress * rarity * (alone if count == 1 else 1.0)
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        found[id_] = {term: weight / length for term, weight in weights.items()} if length else {}
    return found


def _expected(term: str) -> float:
    """The share of articles of news at large that have a term."""
    shares, rare = _shares()
    left, _, right = term.partition(" ")
    expected = shares.get(left, rare)
    return _TOGETHER * min(expected, shares.get(right, rare)) if right else expected


@cache
def _shares() -> tuple[Mapping[str, float], float]:
    """The share of articles that have each common word, and a fifth of the least of them for all other words."""
    shares: dict[str, float] = {}
    text = (files("detente.merging") / "data" / _FILE).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        word, _, share = line.partition("\t")
        try:
            shares[word] = float(share)
        except ValueError as error:
            raise DataError(f"{_FILE}:{number}: {share!r} is no number") from error
        if not word or not 0 < shares[word] <= 1:
            raise DataError(f"{_FILE}:{number}: a word and a share of articles above 0 and up to 1")
    if not shares:
        raise DataError(f"{_FILE}: no words")
    return shares, min(shares.values()) / 5
