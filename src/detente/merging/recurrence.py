"""Lines that recur in articles of one outlet which do not otherwise resemble each other, or head one of them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from detente.lexicon.outlets import publisher_family
from detente.model.article import Article

# Two articles that share this part of the shorter one's lines tell the same text, and count as one witness.
_ALIKE = 0.4
# The lines of a page's machinery are not so long; only longer ones tell whether two articles are alike.
_TELLING = 60
# More witnesses than this are not told apart.
_ENOUGH = 12
# A headline of fewer words may head a paragraph as well.
_HEADLINE = 4
_DIGITS = re.compile(r"\d+")


def recurring_lines(articles: Sequence[Article], lines: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], int]:
    """For each (article id, line) that recurs: in how many independent articles of its outlet it stands."""
    folded = {article.id: [fold_line(line) for line in lines[article.id]] for article in articles}
    outlets = {article.id: _outlet(article) for article in articles}
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, found in folded.items():
        for line in found:
            holders[outlets[id_], line].add(id_)
    telling = {id_: frozenset(line for line in found if len(line) > _TELLING) for id_, found in folded.items()}
    witnesses = {key: _witnesses(sorted(group), telling) for key, group in holders.items() if len(group) > 1}
    return {
        (id_, line): count
        for id_, found in folded.items()
        for line, fold in zip(lines[id_], found, strict=True)
        if (count := witnesses.get((outlets[id_], fold)))
    }


def lines_that_head_others(articles: Sequence[Article], lines: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Each (article id, line) where the line is the headline of another article of the outlet, and not its own."""
    headlines: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.headline and len(article.headline.split()) >= _HEADLINE:
            headlines[_outlet(article)].add(fold_line(article.headline))
    return {
        (article.id, line)
        for article in articles
        if (others := headlines.get(_outlet(article)))
        for line in lines[article.id]
        if (fold := fold_line(line)) in others and fold != fold_line(article.headline or "")
    }


def fold_line(line: str) -> str:
    """A line for comparison: without case and bullet, any number like any other ("3 comments", "• 7 Comments")."""
    return _DIGITS.sub("0", " ".join(line.casefold().split()).lstrip("•*–—- "))


def _outlet(article: Article) -> str:
    if article.outlet:
        return publisher_family(article.outlet)
    host = re.match(r"[a-z]+://([^/]+)", article.uri, re.IGNORECASE)
    return host.group(1) if host else ""


def _witnesses(group: Sequence[str], telling: Mapping[str, frozenset[str]]) -> int:
    """How many articles of a group are unlike all those counted before."""
    counted: list[str] = []
    for id_ in group:
        if not any(_alike(telling[id_], telling[other]) for other in counted):
            counted.append(id_)
        if len(counted) > _ENOUGH:
            break
    return len(counted)


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two articles share much of what they say."""
    return bool(left and right) and len(left & right) >= _ALIKE * min(len(left), len(right))
