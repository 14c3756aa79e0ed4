"""Which articles repeat another one, and whose voice an article is (docs/decisions/origins.md)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.lexicon.outlets import agency_named, outlet_of_host, publisher_family
from detente.merging.clocks import known_from
from detente.merging.shingles import candidate_pairs, shingles_of, unquoted, without
from detente.model.article import Article
from detente.model.record import Cut

# Shares of own words (those outside quotation marks) that stand in the other text. A wire with a new lead or half of
# it keeps 0.5 and more; of two newsrooms that worked from one wire each keeps less, without any wire under 0.15.
_SHARED, _OF_THE_LONGER = 0.5, 0.4
# A shorter text that adds nothing is an excerpt, however little of the longer one it is. So is a newsroom's own text
# put out again; its next report of a running story keeps up to 0.75 of the last one.
_ADDS_NOTHING = 0.8
# A copy of a copy is one of the original if this much of it still stands there.
_LEFT_OF_THE_ORIGINAL = 0.3
_FEWEST = 25


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two articles share: the part (0 to 1) of each one's own words that stands in the other."""

    of_left: float
    of_right: float

    @property
    def turned(self) -> "Overlap":
        """The same seen from the other article."""
        return Overlap(self.of_right, self.of_left)


Overlaps = Mapping[tuple[str, str], Overlap]


def overlaps(articles: Sequence[Article], cuts: Mapping[str, tuple[Cut, ...]]) -> dict[tuple[str, str], Overlap]:
    """For pairs of ids (the smaller first) that share wording: how much. Boilerplate does not count.

    Of articles with one and the same text only the first and each of the others are a pair, so that a wire that a
    thousand outlets print makes a thousand pairs, not half a million.
    """
    texts = {article.id: without(article.text, cuts.get(article.id, ())) for article in articles}
    printed: dict[str, list[str]] = {}
    for article in sorted(articles, key=precedence):
        printed.setdefault(texts[article.id], []).append(article.id)
    same = {ids[0]: ids[1:] for ids in printed.values()}
    found: dict[tuple[str, str], Overlap] = {}
    for left, right in candidate_pairs({first: texts[first] for first in same}):
        overlap = _overlap(texts[left], texts[right])
        if overlap is not None:
            found |= {_pair(left, other): _turned(overlap, left, other) for other in (right, *same[right])}
            found |= {_pair(other, right): _turned(overlap, other, right) for other in same[left]}
    for first, others in same.items():
        if others and _tells_enough(texts[first]):
            found |= {_pair(first, other): Overlap(1.0, 1.0) for other in others}
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _turned(overlap: Overlap, left: str, right: str) -> Overlap:
    """The overlap as seen from the smaller id of the two."""
    return overlap if left < right else overlap.turned


@lru_cache(maxsize=16384)
def _overlap(left: str, right: str) -> Overlap | None:
    """How much two texts share, None where one is too short to tell; kept like the signatures of texts."""
    (whole_left, own_left), (whole_right, own_right) = _whole_and_own(left), _whole_and_own(right)
    if min(len(own_left), len(own_right)) < _FEWEST:
        return None
    return Overlap(len(own_left & whole_right) / len(own_left), len(own_right & whole_left) / len(own_right))


def _tells_enough(text: str) -> bool:
    return len(_whole_and_own(text)[1]) >= _FEWEST


@lru_cache(maxsize=128)
def _whole_and_own(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """All shingles of a text and those of its own words; all are its own where it hardly does more than quote."""
    whole, own = shingles_of(text), shingles_of(unquoted(text))
    return whole, own if len(own) >= _FEWEST else whole


def find_copies(articles: Sequence[Article], cuts: Mapping[str, tuple[Cut, ...]]) -> dict[str, str]:
    """For each article that repeats another, by id, the id of the original, which itself repeats none.

    The original is what was known first; of one day's articles an agency's own. The result depends on the set of
    articles, not on their order.
    """
    return copies_among(articles, overlaps(articles, cuts))


def copies_among(articles: Sequence[Article], shared: Overlaps) -> dict[str, str]:
    """What :func:`find_copies` gives, for overlaps that are known already."""
    by_id = {article.id: article for article in articles}
    order = {article.id: precedence(article) for article in articles}
    similar: dict[str, dict[str, Overlap]] = {}
    for (left, right), overlap in shared.items():
        earlier, later = sorted((left, right), key=order.__getitem__)
        seen = overlap if later == left else overlap.turned
        if _repeats(seen, same_voice=origin_of(by_id[left]) == origin_of(by_id[right])):
            similar.setdefault(later, {})[earlier] = seen
    copies: dict[str, str] = {}
    for later in sorted(similar, key=order.__getitem__):
        original = _original(later, similar[later], copies, shared)
        if original is not None:
            copies[later] = original
    return copies


def _repeats(overlap: Overlap, *, same_voice: bool) -> bool:
    """Whether the left, later article repeats the right one."""
    if overlap.of_left >= _ADDS_NOTHING:
        return True
    most, least = max(overlap.of_left, overlap.of_right), min(overlap.of_left, overlap.of_right)
    return not same_voice and most >= _SHARED and least >= _OF_THE_LONGER


def _original(later: str, similar: Mapping[str, Overlap], copies: Mapping[str, str], shared: Overlaps) -> str | None:
    """The original that an article is most like, itself or through a copy; None where it is like copies alone."""
    direct = [(overlap.of_left, id_) for id_, overlap in similar.items() if id_ not in copies]
    if direct:
        return max(direct, key=lambda each: (each[0], each[1]))[1]
    left = {copies[id_]: _share(later, copies[id_], shared) for id_ in similar}
    best = max(left, key=lambda id_: (left[id_], id_))
    return best if left[best] >= _LEFT_OF_THE_ORIGINAL else None


def _share(article: str, other: str, shared: Overlaps) -> float:
    """How much of an article stands in the other one."""
    if (article, other) in shared:
        return shared[article, other].of_left
    return shared[other, article].of_right if (other, article) in shared else 0.0


def precedence(article: Article) -> tuple[str, int, str, int, str]:
    """Sorts what is likelier the original first: the day, an agency's own, then credited, the moment, the longer."""
    known = known_from(article.published)
    own = article.outlet is not None and agency_named(article.outlet) is not None
    rank = 0 if own else 1 if article.agency else 2
    return known[:10], rank, known, -len(article.text), article.id


def voices(articles: Sequence[Article], copies: Mapping[str, str]) -> dict[str, str]:
    """For each article, by id, whose voice it is: copies speak for their original, or for the agency one names."""
    found = {article.id: origin_of(article) for article in articles}
    agencies: dict[str, set[str]] = {}
    for article in articles:
        if article.agency:
            agencies.setdefault(copies.get(article.id, article.id), set()).add(found[article.id])
    named = {original: next(iter(names)) for original, names in agencies.items() if len(names) == 1}
    together = set(copies.values())
    spoken = {id_: named.get(id_, origin) if id_ in together else origin for id_, origin in found.items()}
    return {id_: spoken[copies.get(id_, id_)] for id_ in found}


def origin_of(article: Article) -> str:
    """Whose voice an article is by itself: its agency, else its publisher's family, else its host or path."""
    if article.agency:
        return agency_named(article.agency) or article.agency
    if article.outlet:
        return agency_named(article.outlet) or publisher_family(article.outlet)
    host = re.match(r"[a-z]+://(?:www\.)?([^/:?#]+)", article.uri, re.IGNORECASE)
    if host is None:
        return article.uri
    outlet = outlet_of_host(host.group(1))
    return (agency_named(outlet) or publisher_family(outlet)) if outlet else host.group(1).casefold()
