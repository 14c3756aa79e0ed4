"""A person's word on the record: it outranks scores and outlives every merge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from detente.model.ids import content_id

Verdict = Literal["same", "different", "retract", "correct", "remove", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who said when and why that tellings are one act or not, that a claim falls, or what a value should be.

    ``same``: all of ``tellings`` are one act. ``different``: none of ``tellings``, which are one act, is that of
    ``others``; without ``others``, its two ``tellings`` are two acts. ``correct``: the act of ``tellings``, earliest
    known first, has these ``values`` of ``attribute``, where none means that nothing is known. ``retract``: ``claim``
    falls. ``remove``: the text of ``article`` is gone for good. ``undo``: the judgement ``undoes`` counts no more.
    ``recorded`` is an ISO date-time in UTC.
    """

    id: str
    verdict: Verdict
    tellings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    claim: str | None = None
    article: str | None = None
    attribute: str | None = None
    values: tuple[str | int, ...] = ()
    undoes: str | None = None
    who: str
    because: str
    recorded: str


def identified(judgement: Judgement) -> Judgement:
    """The judgement with the id that its content gives it, whatever ``id`` it has."""
    content = (judgement.tellings, judgement.others, judgement.values)
    words = (judgement.claim, judgement.article, judgement.attribute, judgement.undoes)
    made = (judgement.who, judgement.because, judgement.recorded)
    given = content_id("judgement", judgement.verdict, *map(list, content), *words, *made)  # type: ignore[arg-type]
    return replace(judgement, id=given)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not taken back, oldest first; an undo that was itself undone takes nothing back."""
    ordered = in_order(judgements)
    undoing = [each for each in ordered if each.verdict == "undo"]
    gone: set[str] = set()
    # An undo can only name what was made before it, so that the latest are settled first.
    for undo in reversed(undoing):
        if undo.id not in gone and undo.undoes is not None:
            gone.add(undo.undoes)
    return tuple(each for each in ordered if each.verdict != "undo" and each.id not in gone)


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements, oldest first; what undoes another of the same moment comes after it."""
    return tuple(sorted(judgements, key=lambda each: (each.recorded, each.verdict == "undo", each.id)))


def decisions(judgements: Sequence[Judgement]) -> list[tuple[Judgement, ...]]:
    """The judgements by what was decided at once: of one person, one moment and one reason; oldest first."""
    grouped = groupby(in_order(judgements), key=lambda each: (each.recorded, each.who, each.because))
    return [tuple(group) for _, group in grouped]
