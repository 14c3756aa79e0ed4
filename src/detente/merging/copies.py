"""Which articles repeat another one, and whose voice an article is."""

import re
from collections.abc import Iterable, Mapping, Sequence

from detente.lexicon.outlets import agency_named, publisher_family
from detente.merging.clocks import known_from
from detente.model.article import Article
from detente.model.record import Cut

_SHINGLE = 4
_WORD = re.compile(r"\w+(?:[’']\w+)?")

# Signatures of 126 hashes in 42 bands of 3 find a pair that shares half of its shingles in 996 cases of 1,000, and one
# that shares a fiftieth (two reports of one event) in none of 1,000; the exact check below decides.
_HASHES, _BANDS = 126, 42
_SEED = 1

# Of the shorter text's shingles, how many stand in the other one: a copy with a new lead keeps most, two newsrooms that
# quote one speech share less than a fifth. A newsroom's next report of a running story keeps up to two thirds.
_CONTAINED, _CONTAINED_OWN = 0.55, 0.8
_FEWEST = 25


def find_copies(articles: Sequence[Article], cuts: Mapping[str, tuple[Cut, ...]]) -> dict[str, str]:
    """For each article that repeats another, by id, the id of the original.

    That is the one published first, by id where that is the same. Boilerplate does not count. The result depends on
    the set of articles, not on their order.
    """
    shingles = {article.id: shingles_of(article, cuts.get(article.id, ())) for article in articles}
    shingles = {id_: found for id_, found in shingles.items() if len(found) >= _FEWEST}
    order = {article.id: (_first_known(article), article.id) for article in articles}
    similar: dict[str, list[str]] = {}
    origins = {article.id: origin_of(article) for article in articles}
    for left, right in _candidates(shingles):
        needed = _CONTAINED_OWN if origins[left] == origins[right] else _CONTAINED
        if contained(shingles[left], shingles[right]) >= needed:
            earlier, later = sorted((left, right), key=order.__getitem__)
            similar.setdefault(later, []).append(earlier)
    copies: dict[str, str] = {}
    for later in sorted(similar, key=order.__getitem__):
        first = min(similar[later], key=order.__getitem__)
        copies[later] = copies.get(first, first)
    return copies


def contained(left: frozenset[str], right: frozenset[str]) -> float:
    """The part (0 to 1) of the shorter text's shingles that stand in the other one."""
    return len(left & right) / min(len(left), len(right))


def origin_of(article: Article) -> str:
    """Whose voice an article is: its agency, else its publisher's family, else the host or path that it came from."""
    if article.agency:
        return agency_named(article.agency) or article.agency
    if article.outlet:
        return agency_named(article.outlet) or publisher_family(article.outlet)
    host = re.match(r"[a-z]+://(?:www\.)?([^/]+)", article.uri, re.IGNORECASE)
    return host.group(1).casefold() if host else article.uri


def shingles_of(article: Article, cuts: Iterable[Cut]) -> frozenset[str]:
    """All runs of four words of the text outside its cuts, without case, marks and numbers of blanks."""
    text, kept = article.text, []
    start = 0
    for cut in sorted(cuts, key=lambda cut: cut.start):
        kept.append(text[start : cut.start])
        start = cut.end
    kept.append(text[start:])
    words = _WORD.findall(" ".join(kept).casefold().replace("’", "'"))
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _first_known(article: Article) -> str:
    return known_from(article.published)


def _candidates(shingles: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Pairs that may be copies: those whose signatures agree in a band, each pair once."""
    from rensa import RMinHash

    buckets: dict[tuple[int, bytes], list[str]] = {}
    rows = _HASHES // _BANDS
    for id_ in sorted(shingles):
        signature = RMinHash(num_perm=_HASHES, seed=_SEED)
        signature.update(sorted(shingles[id_]))
        digest = signature.digest()
        for band in range(_BANDS):
            values = digest[band * rows : (band + 1) * rows]
            key = (band, b"".join(value.to_bytes(8, "big") for value in values))
            buckets.setdefault(key, []).append(id_)
    pairs = {(left, right) for ids in buckets.values() for n, left in enumerate(ids) for right in ids[n + 1 :]}
    return sorted(pairs)
