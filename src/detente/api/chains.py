"""Chains of acts that answer each other: measure and countermeasure, letter and reply, accusation and denial."""

from collections import defaultdict

from detente.api.view import View
from detente.model.record import Act


def chains(acts: list[Act], view: View) -> tuple[list[Act], dict[str, list[Act]]]:
    """The acts that answer nothing, by time, and under each act's id those that answer it.

    What is answered is there too, where it was not asked for: an answer without its cause tells half of it.
    """
    known = {act.id: act for act in view.conclusions.acts}
    shown: dict[str, Act] = {}
    parent: dict[str, str] = {}
    waiting = list(acts)
    while waiting:
        act = waiting.pop()
        if act.id in shown:
            continue
        shown[act.id] = act
        cause = next((each for each in act.responds_to if each in known and not _leads_to(each, act.id, parent)), None)
        if cause:
            parent[act.id] = cause
            waiting.append(known[cause])
    answers: dict[str, list[Act]] = {}
    for act in sorted(shown.values(), key=lambda each: (view.sort_day(each), each.id)):
        answers.setdefault(parent.get(act.id, ""), []).append(act)
    return answers.pop("", []), answers


def chain_of(act: Act, view: View) -> list[Act]:
    """The act with all that it answers and all that answers any of these, near and far, by time."""
    answering: dict[str, list[str]] = defaultdict(list)
    known = {each.id: each for each in view.conclusions.acts}
    for each in known.values():
        for cause in each.responds_to:
            answering[cause].append(each.id)
    found: dict[str, Act] = {}
    waiting = [act.id]
    while waiting:
        here = waiting.pop()
        if here not in found and here in known:
            found[here] = known[here]
            waiting += [*known[here].responds_to, *answering[here]]
    return sorted(found.values(), key=lambda each: (view.sort_day(each), each.id))


def _leads_to(act_id: str, goal: str, parent: dict[str, str]) -> bool:
    """Whether the chain of causes from an act leads to another: two acts may be said to answer each other."""
    seen: set[str] = set()
    while act_id not in seen:
        if act_id == goal:
            return True
        seen.add(act_id)
        act_id = parent.get(act_id, act_id)
    return False
