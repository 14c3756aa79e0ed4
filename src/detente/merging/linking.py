"""What acts have to do with each other: answers, gatherings with meetings in their margins, continued quotations."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.calendar import edtf
from detente.model.record import Act


def link(acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts with ``responds_to``, ``continues`` and ``host_act`` filled in from what their tellings point at."""
    act_of = _act_of_telling(acts)
    hosts = _gatherings(acts)
    by_id = {act.id: act for act in acts}
    return tuple(
        replace(
            act,
            responds_to=_answers(act, act_of, by_id),
            continues=_continued(act, act_of),
            host_act=_host(act, hosts),
        )
        for act in acts
    )


def _act_of_telling(acts: Sequence[Act]) -> dict[str, str]:
    return {told.claim.telling: act.id for act in acts for told in act.claims}


def _pointed_at(act: Act, attribute: str, act_of: Mapping[str, str]) -> list[str]:
    values = (str(told.value) for told in act.claims if told.claim.attribute == attribute)
    return [act_of[value] for value in values if act_of.get(value, act.id) != act.id]


def _answers(act: Act, act_of: Mapping[str, str], by_id: Mapping[str, Act]) -> tuple[str, ...]:
    """The acts that this one answers; none that is stated to have come later, and none that answers it in turn."""
    found = {
        other
        for other in _pointed_at(act, "answers", act_of)
        if not _earlier(act.time, by_id[other].time) and act.id not in _pointed_at(by_id[other], "answers", act_of)
    }
    return tuple(sorted(found))


def _earlier(time: str | None, other: str | None) -> bool:
    """Whether a time lies wholly before another."""
    return time is not None and other is not None and edtf.parse(time).last < edtf.parse(other).first


def _continued(act: Act, act_of: Mapping[str, str]) -> str | None:
    return next(iter(sorted(_pointed_at(act, "continues", act_of))), None)


def _gatherings(acts: Sequence[Act]) -> dict[str, list[Act]]:
    gatherings: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.type == "multilateral summit" and act.host_event is not None:
            gatherings[act.host_event].append(act)
    return gatherings


def _host(act: Act, hosts: Mapping[str, list[Act]]) -> str | None:
    """The gathering in whose margins a meeting is: the one of that name in the same year, if there is only one."""
    if act.host_event is None or act.type == "multilateral summit" or act.time is None:
        return None
    year = edtf.parse(act.time).first.year
    fitting = [
        host.id
        for host in hosts.get(act.host_event, ())
        if host.time is not None and edtf.parse(host.time).first.year == year
    ]
    return fitting[0] if len(fitting) == 1 else None
