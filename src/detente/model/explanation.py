"""Why some tellings are one act and others are not: what was compared, with scores and reasons."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Weight:
    """What one feature said of a pair: points for (positive) or against (negative) their being one act, and why."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A telling beside one of an act, both by id with the id of its article, and what speaks for and against.

    ``judged`` is what a person said of the two; ``score`` is the sum of the weights.
    """

    telling: str
    article: str
    beside: str
    beside_article: str
    score: float
    weights: tuple[Weight, ...]
    judged: Literal["same", "different"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an act is told by just these tellings.

    ``first`` is the id of its earliest telling and ``first_article`` that of its article; ``joined`` has for each of
    the others the telling of the act that it is most like; ``nearest`` the telling outside that is most like one
    inside, None where none was worth comparing; ``against`` why that one is not in; ``barred_by`` the pair that
    forbids it, where one does.
    """

    first: str
    first_article: str
    joined: tuple[Compared, ...]
    nearest: Compared | None = None
    against: str | None = None
    barred_by: Compared | None = None
