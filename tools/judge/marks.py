"""What the judge is told of a telling beside its words: what the rules read in them."""

from collections.abc import Iterator, Sequence

from detente.calendar import edtf
from detente.calendar.resolve import resolve
from detente.model.article import Article
from detente.model.claim import Claim
from detente.model.families import FAMILIES
from detente.model.spans import Span
from detente.model.times import TimeRef

_MANY = 3
_SETTINGS = ("time", "place", "host_event", "count", "agenda", "because", "name")
_ORDERS = ("before", "around", "after")


def first_words(claims: Sequence[Claim]) -> Span:
    """The words that name a telling: its first trigger, or what comes first where its family has no types."""
    typed = [claim for claim in claims if claim.attribute == "type"] or list(claims)
    first = min(typed, key=lambda claim: (claim.start, claim.end))
    return Span(first.start, first.end)


def marks_of(article: Article, claims: Sequence[Claim]) -> frozenset[str]:
    """What the rules read in one telling, out of :func:`all_marks`."""
    family = FAMILIES[claims[0].family]
    parties = {str(claim.value) for claim in claims if claim.attribute in family.roles}
    roles = {claim.attribute for claim in claims if claim.attribute in family.roles}
    attributes = {claim.attribute for claim in claims}
    seen = {f"family {family.name}", "told", f"parties {min(len(parties), _MANY)}"}
    seen |= {f"status {claim.value}" for claim in claims if claim.attribute == "status"}
    seen |= {f"type {claim.value}" for claim in claims if claim.attribute == "type"}
    seen |= {f"modality {claim.modality}" for claim in claims if claim.attribute == "type"}
    seen |= {f"says {attribute}" for attribute in _SETTINGS if attribute in attributes}
    seen |= {f"names {role}" for role in roles}
    seen |= {f"time {order}" for order in _orders(article, claims)}
    if any(party.startswith("person-") for party in parties):
        seen.add("a person")
    if any(claim.attributed_to for claim in claims):
        seen.add("credited")
    if len({claim.start for claim in claims if claim.attribute == "type"}) > 1:
        seen.add("several mentions")
    return frozenset(seen) & frozenset(all_marks())


def left_marks(family: str) -> frozenset[str]:
    """The marks of words of a family that the rules made no telling of."""
    return frozenset({f"family {family}"})


def all_marks() -> tuple[str, ...]:
    """Every mark, in a fixed order."""
    families = FAMILIES.values()
    marks = {f"status {status}" for family in families for status in family.statuses}
    marks |= {f"type {type_}" for name in ("meeting", "measure") for type_ in FAMILIES[name].types}
    marks |= {f"names {role}" for family in families for role in family.roles}
    marks |= {f"says {attribute}" for attribute in _SETTINGS} | {f"time {order}" for order in _ORDERS}
    marks |= {f"modality {each}" for each in ("actual", "future", "historical", "hypothetical", "negated")}
    marks |= {f"parties {count}" for count in range(_MANY + 1)} | {f"family {name}" for name in FAMILIES}
    return tuple(sorted(marks | {"told", "a person", "credited", "several mentions"}))


def _orders(article: Article, claims: Sequence[Claim]) -> Iterator[str]:
    """Where the times told lie to the article's publication, as far as it is known."""
    if article.published is None or not edtf.is_valid(article.published):
        return
    anchor = edtf.parse(article.published)
    for claim in claims:
        value = resolve(claim.value, article.published) if isinstance(claim.value, TimeRef) else None
        if value is not None and not edtf.is_open(value):
            days = edtf.parse(value)
            yield "after" if days.first > anchor.last else "before" if days.last < anchor.first else "around"
