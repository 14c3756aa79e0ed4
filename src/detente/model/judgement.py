"""A person's word on the record: it outranks scores and outlives every merge."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "retract", "correct", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who said when and why that tellings are one act or not, that a claim falls, or what a value should be.

    ``tellings`` holds two ids for ``same`` and ``different``, one for ``correct``; ``claim`` the id for ``retract``;
    ``undoes`` the judgement taken back. ``recorded`` is an ISO date-time in UTC.
    """

    id: str
    verdict: Verdict
    tellings: tuple[str, ...] = ()
    claim: str | None = None
    attribute: str | None = None
    value: str | int | None = None
    undoes: str | None = None
    who: str
    because: str
    recorded: str
