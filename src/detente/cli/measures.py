"""``measures``: what was imposed and lifted, each with what it answers and what answered it."""

from typing import TYPE_CHECKING

from detente.cli.console import notice, out, print_json
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, Between, Choice, From, KnownAt, RecordFile, To, ValidAt, Who

if TYPE_CHECKING:
    from detente.api import View
    from detente.model.record import Act


def measures(
    *,
    record: RecordFile = DEFAULT_RECORD,
    between: Between = None,
    who: Who = None,
    start: From = None,
    end: To = None,
    known_at: KnownAt = None,
    valid_at: ValidAt = None,
    as_json: AsJson = False,
) -> None:
    """What was imposed and lifted; each answer stands under what it answers."""
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at, valid_at=valid_at)
    view = choice.view()
    acts = choice.acts(view, "measure")
    if as_json:
        from detente.cli.rows import json_act

        print_json([json_act(act, view) for act in acts])
    else:
        print_measures(acts, view, asked=choice.words())


def print_measures(acts: "list[Act]", view: "View", *, asked: str = "") -> None:
    """The chains of measures as trees."""
    from detente.api.chains import chains
    from detente.cli.trees import tree

    if not acts:
        notice("No measures.")
        return
    console = out()
    print_title(console, "Measures", asked)
    roots, answers = chains(acts, view)
    for root in roots:
        console.print(tree(root, answers, view))
        console.print()
