"""Comparing who is in two tellings."""

from detente.merging.findings import Context, Finding
from detente.merging.tellings import Telling
from detente.model.families import FAMILIES


def parties(left: Telling, right: Telling, context: Context) -> Finding | None:
    """A meeting's participants: the same persons say most, the same states less, nobody in common forbids."""
    ours, theirs = _who(left, context), _who(right, context)
    if not ours or not theirs:
        return None
    shared = ours & theirs
    if not shared and (_belong(ours, theirs, context) or _belong(theirs, ours, context)):
        return Finding(0.0, "members of the group that gathers")
    our_sides = {context.side(actor) for actor in ours}
    their_sides = {context.side(actor) for actor in theirs}
    same_sides = our_sides & their_sides
    if len(shared) >= 2:
        few = 2 * len(shared) < len(ours | theirs) and not any(context.is_person(actor) for actor in shared)
        return Finding(-0.3 if few else 2.0, f"{len(shared)} of {len(ours | theirs)} participants in common")
    if len(shared) == 1 and len(same_sides) >= 2:
        if _no_rival_persons(ours, theirs, context):
            return Finding(1.4, "one participant and both sides")
        return Finding(-1.2, "one participant, and other persons of the other side")
    if len(shared) == 1 and (len(ours) == 1 or len(theirs) == 1):
        return Finding(1.0, "the only participant named")
    if len(same_sides) >= 2 and _no_rival_persons(ours, theirs, context):
        return Finding(0.6, "the same sides")
    if same_sides:
        return Finding(-2.5, "other participants")
    return Finding(-5.0, "nobody in common")


def _belong(members: set[str], groups: set[str], context: Context) -> bool:
    """Whether some are members of a group that the others name."""
    countries = {country for group in groups for country in context.members(group)}
    return {context.side(member) for member in members} <= countries


def _who(telling: Telling, context: Context) -> set[str]:
    actors = {str(actor) for role in ("participant", "host") for actor in telling.all(role)}
    return {actor for actor in actors if not actor.startswith("unnamed-")}


def _no_rival_persons(ours: set[str], theirs: set[str], context: Context) -> bool:
    """Whether no side sends one named person here and only another named person there."""
    for side in {context.side(actor) for actor in ours} & {context.side(actor) for actor in theirs}:
        here = {actor for actor in ours if context.side(actor) == side and context.is_person(actor)}
        there = {actor for actor in theirs if context.side(actor) == side and context.is_person(actor)}
        if here and there and not here & there:
            return False
    return True


def sides(left: Telling, right: Telling, context: Context) -> Finding | None:
    """Who does it and to whom, for families with a doer: another doer forbids, so does another recipient."""
    roles = FAMILIES[left.family].roles
    points, reasons = 0.0, []
    for role, for_same, for_other in zip(roles, (1.0, 0.7), (-5.0, -3.0), strict=False):
        ours, theirs = left.all(role), right.all(role)
        if not ours or not theirs:
            continue
        if set(ours) & set(theirs):
            points += for_same + (0.4 if any(context.is_person(str(actor)) for actor in ours) else 0.0)
            reasons.append(f"same {role}")
        elif _same_side(ours, theirs, context) and left.family not in ("statement", "message"):
            points += for_same * 0.7
            reasons.append(f"{role}s of one side")
        else:
            points += for_other
            reasons.append(f"other {role}")
    return Finding(points, ", ".join(reasons)) if reasons else None


def _same_side(ours: tuple[str | int, ...], theirs: tuple[str | int, ...], context: Context) -> bool:
    return bool({context.side(str(actor)) for actor in ours} & {context.side(str(actor)) for actor in theirs})


def carriers(left: Telling, right: Telling, context: Context) -> Finding | None:
    """By whose hand a message went."""
    ours, theirs = set(left.all("carrier")), set(right.all("carrier"))
    if not ours or not theirs:
        return None
    return Finding(1.0, "same carrier") if ours & theirs else Finding(-2.0, "another carrier")
