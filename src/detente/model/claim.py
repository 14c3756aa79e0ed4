"""What one article says: one attribute of one act, with its exact words."""

from dataclasses import dataclass
from typing import Any, Literal

from detente.model.families import FAMILIES
from detente.model.ids import content_id
from detente.model.spans import Span
from detente.model.times import TimeRef

Modality = Literal["actual", "future", "historical", "hypothetical", "negated"]
Value = str | int | TimeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attribute of one act as one article states it.

    ``exact`` is ``article.text[start:end]`` and lies in one sentence (a statement's ``text``: in one quoted span).
    ``telling`` groups the claims of one act within one article. ``value`` is an actor's id for a role, a
    :class:`TimeRef` for a time, the telling answered for ``answers``, an integer for a count, and a string otherwise.
    ``support`` are further spans that the value needs. ``attributed_to`` is the id of the actor whom the article
    credits, None for the article's own voice. ``extractor`` is ``family/rule@version``.
    """

    article: str
    telling: str
    family: str
    attribute: str
    value: Value
    start: int
    end: int
    exact: str
    support: tuple[Span, ...] = ()
    attributed_to: str | None = None
    modality: Modality = "actual"
    extractor: str

    def __post_init__(self) -> None:
        FAMILIES[self.family].check(self.attribute, self.value)
        if len(self.exact) != self.end - self.start or not self.exact:
            raise ValueError(f"claim {self.attribute}: {self.exact!r} is not {self.end - self.start} characters long")

    @property
    def id(self) -> str:
        """An id made from the claim's whole content."""
        return content_id("claim", self.to_json())

    def to_json(self) -> dict[str, Any]:
        """All fields, ready for JSON; :meth:`from_json` reads them back."""
        value = {"time": self.value.to_json()} if isinstance(self.value, TimeRef) else self.value
        return {
            "article": self.article,
            "telling": self.telling,
            "family": self.family,
            "attribute": self.attribute,
            "value": value,
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
            "support": [[span.start, span.end] for span in self.support],
            "attributed_to": self.attributed_to,
            "modality": self.modality,
            "extractor": self.extractor,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Claim":
        """The claim that :meth:`to_json` wrote."""
        value = data["value"]
        if isinstance(value, dict):
            value = TimeRef.from_json(value["time"])
        support = tuple(Span(start, end) for start, end in data["support"])
        return cls(**{**data, "value": value, "support": support})


def telling_id(article: str, family: str, start: int, end: int, *, nth: int = 0) -> str:
    """An id from article, family and place of the trigger; ``nth`` tells apart several acts of one trigger."""
    return content_id("telling", article, family, start, end, nth)
