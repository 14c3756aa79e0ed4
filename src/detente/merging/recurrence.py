"""Lines that recur in articles of one outlet which do not otherwise resemble each other."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from detente.lexicon.outlets import publisher_family
from detente.model.article import Article

# Two articles that share this part of the shorter one's lines tell the same text, and count as one witness.
_ALIKE = 0.4


def recurring_lines(articles: Sequence[Article], lines: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], int]:
    """For each (article id, line) that recurs: in how many independent articles of its outlet it stands."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article in articles:
        for line in lines[article.id]:
            holders[_outlet(article), fold_line(line)].add(article.id)
    folded = {id_: frozenset(fold_line(line) for line in found) for id_, found in lines.items()}
    counts: dict[tuple[str, str], int] = {}
    for article in articles:
        for line in lines[article.id]:
            group = holders[_outlet(article), fold_line(line)]
            if len(group) > 1:
                counts[article.id, line] = _witnesses(sorted(group), folded)
    return counts


def fold_line(line: str) -> str:
    """A line for comparison: without case, and any number like any other ("3 comments", "7 comments")."""
    return re.sub(r"\d+", "0", " ".join(line.casefold().split()))


def _outlet(article: Article) -> str:
    if article.outlet:
        return publisher_family(article.outlet)
    host = re.match(r"[a-z]+://([^/]+)", article.uri, re.IGNORECASE)
    return host.group(1) if host else ""


def _witnesses(group: Sequence[str], folded: Mapping[str, frozenset[str]]) -> int:
    """How many articles of a group are unlike all those counted before; more than a dozen are not told apart."""
    counted: list[str] = []
    for id_ in group:
        if not any(_alike(folded[id_], folded[other]) for other in counted):
            counted.append(id_)
        if len(counted) > 12:
            break
    return len(counted)


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two articles share much of what they say; the lines of a page's machinery are short and do not count."""
    left, right = (frozenset(line for line in side if len(line) > 60) for side in (left, right))
    return bool(left and right) and len(left & right) >= _ALIKE * min(len(left), len(right))
