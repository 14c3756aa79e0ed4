"""Judgements from one reading of an article to the next: what they name, by the names that it has now.

A telling is named after the place of its trigger, a claim after all its content, the rule included. A newer extractor
may see the trigger one word further or number its rule anew, and an outlet may correct its article; what a person said
of the telling or the claim is still meant.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from detente.model.claim import Claim
from detente.model.judgement import Judgement
from detente.model.reading import Reading
from detente.model.spans import Span

Name = TypeVar("Name", str, str | int)
Likeness = Callable[[Sequence[Claim], Sequence[Claim]], float]

_HEADS = ("type", "text")  # what says that there is an act at all
_SHARED = 0.5  # so large a part of a telling's claims recurs in a corrected article that tells of the same act


def carried(
    judgements: Sequence[Judgement], named: Iterable[Claim], readings: Sequence[Reading]
) -> tuple[Judgement, ...]:
    """The judgements with each telling and claim by its names in these readings; a claim of two names gives two.

    ``named`` are the claims, of whichever run, of all that the judgements name. What no reading has any more keeps its
    name, in case it comes back.
    """
    if not judgements:
        return ()
    now = _Now(readings)
    old: dict[str, list[Claim]] = defaultdict(list)
    by_id: dict[str, Claim] = {}
    for claim in named:
        old[claim.telling].append(claim)
        by_id[claim.id] = claim
    tellings = {telling: now.tellings(telling, claims) for telling, claims in sorted(old.items())}
    found: list[Judgement] = []
    for judgement in judgements:
        moved = replace(
            judgement,
            tellings=_moved(judgement.tellings, tellings),
            others=_moved(judgement.others, tellings),
            values=_moved(judgement.values, tellings),
        )
        if judgement.claim is None:
            found.append(moved)
        else:
            found += [replace(moved, claim=each) for each in now.claims(judgement.claim, by_id.get(judgement.claim))]
    return tuple(found)


def _moved(names: Sequence[Name], now: Mapping[str, Sequence[str]]) -> tuple[Name, ...]:
    moved: dict[Name, None] = {}
    for name in names:
        moved |= dict.fromkeys(now[name] if isinstance(name, str) and name in now else (name,))
    return tuple(moved)


class _Now:
    """The tellings of the readings there are, by id and by article, and the articles that are versions of one page."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._tellings: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        self._page_of: dict[str, str] = {}
        self._versions: dict[str, list[str]] = defaultdict(list)
        for reading in readings:
            article = reading.article
            self._page_of[article.id] = article.uri
            self._versions[article.uri].append(article.id)
            for claim in reading.claims:
                self._tellings[article.id][claim.telling].append(claim)

    def tellings(self, name: str, claims: Sequence[Claim]) -> tuple[str, ...]:
        """What a telling that had these claims is called now, in its article and in its other versions."""
        article = claims[0].article
        here = self._tellings.get(article, {})
        same = name if name in here else _best(claims, here, _overlap)
        others = self._versions.get(self._page_of.get(article, ""), ())
        there = [_best(claims, self._tellings[each], _repeated) for each in sorted(others) if each != article]
        return tuple(each for each in (same or name, *there) if each)

    def claims(self, name: str, old: Claim | None) -> tuple[str, ...]:
        """What a claim is called now: those of its value at its place, and of its words in other versions."""
        if old is None:
            return (name,)
        found = [name]
        for article in self._versions.get(self._page_of.get(old.article, ""), ()):
            for claim in (each for claims in self._tellings[article].values() for each in claims):
                alike = (claim.family, claim.attribute, claim.value) == (old.family, old.attribute, old.value)
                at_once = _touch(claim, old) if article == old.article else claim.exact == old.exact
                if alike and at_once:
                    found.append(claim.id)
        return tuple(sorted(set(found)))


def _best(claims: Sequence[Claim], tellings: Mapping[str, Sequence[Claim]], likeness: Likeness) -> str | None:
    """The telling of the same family that is most alike, of equals the smallest id; None where none is."""
    family = claims[0].family
    ranked = [
        (-likeness(claims, others), telling) for telling, others in tellings.items() if others[0].family == family
    ]
    score, telling = min(ranked, default=(0.0, ""))
    return telling if score < 0 else None


def _overlap(claims: Sequence[Claim], others: Sequence[Claim]) -> float:
    """How many claims of the one lie where the other has such a claim, if the acts themselves are told at one place."""
    heads = [each for each in claims if each.attribute in _HEADS]
    if not any(_touch(head, each) for head in heads for each in others if each.attribute in _HEADS):
        return 0.0
    return sum(any(_touch(one, other) and one.attribute == other.attribute for other in others) for one in claims)


def _repeated(claims: Sequence[Claim], others: Sequence[Claim]) -> float:
    """Which part of the claims recurs in the same words, the act itself among them."""
    theirs = {(each.attribute, each.exact) for each in others}
    ours = {(each.attribute, each.exact) for each in claims}
    told = any(attribute in _HEADS for attribute, _ in ours & theirs)
    part = len(ours & theirs) / len(ours)
    return part if told and part >= _SHARED else 0.0


def _touch(one: Claim, other: Claim) -> bool:
    return Span(one.start, one.end).overlaps(Span(other.start, other.end))
