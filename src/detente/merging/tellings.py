"""Tellings: the claims of one act within one article, with their values worked out."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.merging.origins import Origins
from detente.merging.roughness import Bound, bound_before
from detente.merging.visible import DatedReading
from detente.model.claim import Claim
from detente.model.families import FAMILIES
from detente.model.record import Cut, ToldClaim
from detente.model.spans import Span
from detente.model.times import TimeRef

ActorMap = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Telling:
    """What one article says of one act. ``known`` sorts by time; ``published`` is the article's best day."""

    id: str
    family: str
    article: str
    origin: str
    known: str
    published: str | None
    claims: tuple[ToldClaim, ...]
    bounds: Mapping[int, Bound] = field(default_factory=dict)  # the counts that are not told exactly

    @cached_property
    def values(self) -> Mapping[str, tuple[str | int, ...]]:
        """For each attribute the distinct values that the telling states, in text order."""
        said: dict[str, dict[str | int, None]] = defaultdict(dict)
        for told in self.claims:
            said[told.claim.attribute][told.value] = None
        return {attribute: tuple(values) for attribute, values in said.items()}

    def all(self, attribute: str) -> tuple[str | int, ...]:
        """The distinct values of an attribute, none where it is not stated."""
        return self.values.get(attribute, ())

    def one(self, attribute: str) -> str | int | None:
        """The first value of an attribute, or None."""
        return next(iter(self.all(attribute)), None)

    def word(self, attribute: str) -> str | None:
        """The first value of an attribute as a string, or None."""
        value = self.one(attribute)
        return None if value is None else str(value)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of its text, without case and marks."""
        text = str(self.one("text") or "").lower().replace("’", "").replace("'", "")
        return tuple(re.findall(r"[^\W_]+", text))

    @cached_property
    def time(self) -> str | None:
        """When the act takes place: of the times stated the narrowest that agrees with the first.

        Of a meeting put off that is the last of them; the others are from when it was put off.
        """
        times = [str(value) for value in self.all("time")]
        if "postponed" in self.all("status"):
            times.sort(key=lambda time: edtf.parse(time).last, reverse=True)
        return min((time for time in times if edtf.overlaps(time, times[0])), key=edtf.width, default=None)


def gather_tellings(
    readings: Sequence[DatedReading],
    *,
    actors: ActorMap,
    cuts: Mapping[str, tuple[Cut, ...]],
    origins: Origins,
    retracted: Collection[str] = (),
) -> tuple[Telling, ...]:
    """All tellings of the articles, by id, without claims in boilerplate and those that a person retracted."""
    tellings = []
    for dated in readings:
        article = dated.article.id
        grouped: dict[tuple[str, str], list[ToldClaim]] = defaultdict(list)
        for claim in dated.reading.claims:
            if _inside_cut(claim, cuts.get(article, ())):
                continue
            if not retracted or claim.id not in retracted:  # an id is a hash: only asked for where one is retracted
                told = _work_out(claim, dated, actors)
                if told is not None:
                    grouped[claim.telling, claim.family].append(told)
        for (telling, family), claims in grouped.items():
            if is_whole(family, claims):
                ordered = tuple(sorted(claims, key=lambda told: (told.claim.start, told.claim.end, told.claim.id)))
                origin = origins.of(article, [Span(head.start, head.end) for head in heads(family, claims)])
                bounds = _bounds(claims, dated.article.text)
                made = Telling(telling, family, article, origin, dated.known, dated.dating.best, ordered, bounds)
                tellings.append(made)
    return tuple(sorted(tellings, key=lambda telling: telling.id))


def _bounds(claims: Sequence[ToldClaim], text: str) -> dict[int, Bound]:
    """The numbers that are not meant exactly; one that is told exactly too is exact."""
    counts = [told.claim for told in claims if told.claim.attribute == "count"]
    told = [(claim.value, bound_before(text, claim.start)) for claim in counts]
    exact = {value for value, bound in told if bound is None}
    return {value: bound for value, bound in told if bound and isinstance(value, int) and value not in exact}


def is_whole(family: str, claims: Sequence[ToldClaim]) -> bool:
    """Whether what is left of a telling still tells an act: a statement needs its words, a typed act its type.

    What is denied to have been done is no act, except a meeting, which then is a declined or cancelled one.
    """
    return any(claim.modality != "negated" or family == "meeting" for claim in heads(family, claims))


def heads(family: str, claims: Sequence[ToldClaim]) -> list[Claim]:
    """The claims of a telling that say what is done: a statement's words, the type of any other act."""
    needed = "text" if family in _NEEDS_TEXT else "type"
    return [told.claim for told in claims if told.claim.attribute == needed]


_NEEDS_TEXT = frozenset(FAMILIES) - {"meeting", "measure", "message"}


def _inside_cut(claim: Claim, cuts: Sequence[Cut]) -> bool:
    span = Span(claim.start, claim.end)
    return any(span.overlaps(Span(cut.start, cut.end)) for cut in cuts)


def _work_out(claim: Claim, dated: DatedReading, actors: ActorMap) -> ToldClaim | None:
    """The claim with its date and its record-wide actors; None for a time that cannot be worked out yet."""
    attributed = claim.attributed_to and actors.get((claim.article, claim.attributed_to))
    if isinstance(claim.value, TimeRef):
        value = resolve(claim.value, anchor_of(dated))
        return None if value is None else ToldClaim(claim, value, attributed)
    if isinstance(claim.value, str) and (claim.article, claim.value) in actors:
        return ToldClaim(claim, actors[claim.article, claim.value], attributed)
    return ToldClaim(claim, claim.value, attributed)


# A fortnight: an inferred publication known to within that is anchored on its best day, a wider one only as the
# interval it is.
_NARROW = 14


def anchor_of(dated: DatedReading) -> str | None:
    """What relative times count from: the stated publication, or the best day of a narrow inferred one."""
    published = dated.dating.published
    if dated.dating.basis == "inferred" and published is not None and edtf.width(published) <= _NARROW:
        return dated.dating.best
    return published
