"""``chain``: what an act answers and what answered it, across articles and months."""

from typing import TYPE_CHECKING, Any

from detente.calendar.days import human
from detente.cli.console import notice, out, print_json, words
from detente.cli.options import DEFAULT_RECORD, ActId, AsJson, Choice, KnownAt, RecordFile

if TYPE_CHECKING:
    from rich.text import Text

    from detente.api import View
    from detente.model.record import Act


def chain(
    *,
    act_id: ActId,
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """What an act answers and what answered it, as a tree: measure and countermeasure, letter and reply."""
    from detente.api.chains import chain_of, chains
    from detente.cli.trees import tree

    view = Choice(record=record, known_at=known_at).view()
    act = view.act(act_id)
    roots, answers = chains(chain_of(act, view), view)
    if as_json:
        print_json(_branches(roots, answers, view))
        return
    console = out()
    for root in roots:
        console.print(tree(root, answers, view, more=_turns))
        console.print()
    if not answers:
        notice("It answers nothing that is in the record, and nothing there answers it.")


def _turns(act: "Act") -> "list[Text]":
    """How an act went on, where it did: an invitation that was taken up, a plan that came to nothing."""
    turns = [turn for turn in act.history if turn.status]
    if len({turn.status for turn in turns}) < 2:
        return []
    return [words(" → ".join(f"{turn.status} {human(turn.known_from)}".strip() for turn in turns), "dim")]


def _branches(roots: "list[Act]", answers: "dict[str, list[Act]]", view: "View") -> "list[dict[str, Any]]":
    from detente.cli.rows import json_act

    rows = {each.id: json_act(each, view) for group in (roots, *answers.values()) for each in group}
    for each, row in rows.items():
        row["answered_by"] = [rows[one.id] for one in answers.get(each, ())]
    return [rows[root.id] for root in roots]
