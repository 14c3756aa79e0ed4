"""From a group of tellings to one act."""

from collections.abc import Mapping, Sequence

from detente.lexicon.places import find_place
from detente.merging.agreement import said
from detente.merging.conclusions import conclude
from detente.merging.confidence import confidence
from detente.merging.disputing import disputes
from detente.merging.findings import Context
from detente.merging.lives import concluded_status, history
from detente.merging.plover import event_type
from detente.merging.tellings import Telling
from detente.model.families import CONTAINERS, FAMILIES
from detente.model.record import Act, Participant, Place
from detente.model.times import TimeRef


def act_id(telling: str) -> str:
    """The id that a telling gives to the act of which it is the earliest."""
    return "act-" + telling.removeprefix("telling-")


def assemble(group: Sequence[Telling], context: Context) -> Act:
    """The act that a group of tellings (earliest known first) tells; what refers to other acts is linked afterwards."""
    family = FAMILIES[group[0].family]
    values = {row.name: conclude(group, row) for row in family.attributes.values()}
    status = concluded_status(group)
    told_type = _word(values.get("type"))
    plover, mode, goldstein = event_type(family.name, told_type, status)
    direct = values.get("direct")
    return Act(
        id=act_id(group[0].id),
        family=family.name,
        claims=tuple(told for telling in group for told in telling.claims),
        type=told_type,
        provisions=_provisions(group, told_type),
        participants=_participants(group, context),
        time=_word(values.get("time")),
        place=_place(_word(values.get("place"))),
        host_event=_word(values.get("host_event")),
        status=status,
        history=history(group),
        agenda=_union(group, "agenda"),
        count=_number(values.get("count")),
        count_of=_word(values.get("count_of")),
        amount=_word(values.get("amount")),
        name=_word(values.get("name")),
        because=_word(values.get("because")),
        text=_longest_text(group),
        direct=None if direct is None else bool(direct),
        via=_word(values.get("via")),
        disputes=disputes(group),
        origins=len({telling.origin for telling in group}),
        basis=_basis(group, values),
        confidence=confidence(group),
        formerly=tuple(sorted(act_id(telling.id) for telling in group[1:])),
        plover=plover,
        plover_mode=mode,
        goldstein=goldstein,
    )


def _word(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _number(value: str | int | None) -> int | None:
    return value if isinstance(value, int) else None


def _union(group: Sequence[Telling], attribute: str) -> tuple[str, ...]:
    return tuple(sorted({str(one.value) for one in said(group, attribute)}))


def _provisions(group: Sequence[Telling], told_type: str | None) -> tuple[str, ...]:
    """What a law or a list enacts, also where a telling names only that."""
    enacted = set(_union(group, "provision"))
    if told_type in CONTAINERS:
        enacted |= set(_union(group, "type")) - CONTAINERS
    return tuple(sorted(enacted))


def _longest_text(group: Sequence[Telling]) -> str | None:
    """Of the wordings told the fullest; of equals the one known first."""
    texts = [str(one.value) for one in said(group, "text")]
    return max(texts, key=len) if texts else None


def _place(name: str | None) -> Place | None:
    if name is None:
        return None
    known = find_place(name)
    return Place(name) if known is None else known


def _participants(group: Sequence[Telling], context: Context) -> tuple[Participant, ...]:
    """Everybody whom a telling names, by role; somebody without a name in the article's words."""
    found: dict[tuple[str, str], Participant] = {}
    for role in FAMILIES[group[0].family].roles:
        for one in said(group, role):
            actor = context.actors.get(str(one.value))
            if actor is not None and actor.type != "unnamed":
                found[role, actor.id] = Participant(role, actor.id)
            elif actor is not None:
                found[role, actor.name] = Participant(role, None, actor.name)
    return tuple(found.values())


def _basis(group: Sequence[Telling], values: Mapping[str, str | int | None]) -> dict[str, str]:
    """For each concluded attribute whether its value is stated or was worked out from a relative expression."""
    basis = {}
    for attribute, value in sorted(values.items()):
        claims = [told.claim for telling in group for told in telling.claims if told.claim.attribute == attribute]
        if value is None or not claims:
            continue
        relative = all(isinstance(claim.value, TimeRef) and claim.value.value is None for claim in claims)
        basis[attribute] = "resolved" if relative else "stated"
    return basis
