"""Where those who tell of an act do not agree, who says what, and who has changed."""

from collections.abc import Sequence

from detente.calendar import edtf
from detente.merging.agreement import Said, agree, said, vagueness
from detente.merging.conclusions import camps
from detente.merging.stages import OFF, telling_status
from detente.merging.standing import overtaken_by_itself, standing
from detente.merging.tellings import Telling
from detente.model.families import FAMILIES, Attribute
from detente.model.record import Dispute, DisputedValue
from detente.model.spans import Span

_PLANNED = frozenset({"planned", "confirmed"})


def disputes(group: Sequence[Telling]) -> tuple[Dispute, ...]:
    """All on which the tellings of an act (earliest known first) do not agree, by attribute."""
    rows = (row for row in FAMILIES[group[0].family].attributes.values() if row.name != "status")
    found = [_dispute(group, row) for row in rows]
    found.append(_status_dispute(group))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.attribute))


def _dispute(group: Sequence[Telling], attribute: Attribute) -> Dispute | None:
    """The sides that are taken on an attribute, or None where all agree by now.

    A side's articles are all that ever said so, its origins those that still do.
    """
    if attribute.dispute == "never":
        return None
    stands = standing(group, attribute.name)
    sides = camps(stands)
    if sum(bool(_only_there(sides, side)) for side in sides) < 2:
        return None
    changed = [one for one in said(group, attribute.name) if one not in stands and overtaken_by_itself(one, stands)]
    values = [_side(side, [one for one in changed if all(agree(one, other) for other in side)]) for side in sides]
    return Dispute(attribute.name, tuple(sorted(values, key=lambda value: (-len(value.origins), str(value.value)))))


def _side(side: Sequence[Said], left: Sequence[Said]) -> DisputedValue:
    return DisputedValue(
        min(side, key=lambda one: (vagueness(one), str(one.value))).value,
        tuple(sorted(_articles([*side, *left]))),
        tuple(sorted({one.telling.origin for one in side})),
    )


def _articles(stated: Sequence[Said]) -> set[str]:
    return {one.telling.article for one in stated}


def _only_there(sides: Sequence[Sequence[Said]], side: Sequence[Said]) -> set[str]:
    """The articles that are on one side alone: one that says both contradicts nobody."""
    return _articles(side) - {article for other in sides if other is not side for article in _articles(other)}


def _status_dispute(group: Sequence[Telling]) -> Dispute | None:
    """Where one says that the act took place, or will, and another that it did not, or will not."""
    off = [telling for telling in group if telling_status(telling) in OFF]
    held = [telling for telling in group if telling_status(telling) == "held"]
    denied = [telling for telling in off if _looks_back(telling, group)]
    if held and denied:
        return _sides(held, denied)
    planned = [telling for telling in group if telling_status(telling) in _PLANNED]
    denied = [telling for telling in off if _denies(telling, planned)]
    return _sides(planned, denied) if denied and not held else None


def _sides(one: Sequence[Telling], other: Sequence[Telling]) -> Dispute | None:
    if {each.origin for each in one} & {each.origin for each in other}:
        return None
    values = [
        DisputedValue(
            str(telling_status(side[0])),
            tuple(sorted({each.article for each in side})),
            tuple(sorted({each.origin for each in side})),
        )
        for side in (one, other)
    ]
    return Dispute("status", tuple(values))


def _denies(telling: Telling, planned: Sequence[Telling]) -> bool:
    """Whether one side says that there will be no such meeting of which the other says that there will be one.

    What declines it or calls it off in words of its own is no denial: it tells how the meeting's life went on.
    """
    claims = [told.claim for told in telling.claims]
    heads = [Span(claim.start, claim.end) for claim in claims if claim.attribute == "type"]
    stated = [claim for claim in claims if claim.attribute == "status" and claim.modality == "negated"]
    if not any(Span(claim.start, claim.end).overlaps(head) for claim in stated for head in heads):
        return False
    said_by = _credited(telling)
    return bool(said_by) and any((theirs := _credited(each)) and not theirs & said_by for each in planned)


def _credited(telling: Telling) -> set[str]:
    """Whom a telling credits with what it says of the status."""
    return {told.attributed_to for told in telling.claims if told.claim.attribute == "status" and told.attributed_to}


def _looks_back(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether an article appeared after the act's date, so that what it says is more than a plan."""
    times = [time for each in group if (time := each.time) is not None]
    if not times or telling.published is None:
        return False
    return edtf.parse(telling.published).last > min(edtf.parse(time).last for time in times)
