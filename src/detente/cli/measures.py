"""``measures``: what was imposed and lifted, each with what it answers and what answered it."""

from typing import TYPE_CHECKING

from detente.cli.console import notice, out, print_json, words
from detente.cli.days import human
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, Between, Choice, From, KnownAt, RecordFile, To, Who

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

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
    as_json: AsJson = False,
) -> None:
    """What was imposed and lifted; each answer stands under what it answers."""
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at)
    view = choice.view()
    acts = choice.acts(view, "measure")
    if as_json:
        from detente.cli.rows import json_act

        print_json([json_act(act, view) for act in acts])
    else:
        print_measures(acts, view, asked=choice.words())


def print_measures(acts: "list[Act]", view: "View", *, asked: str = "") -> None:
    """The chains of measures as trees."""
    if not acts:
        notice("No measures.")
        return
    console = out()
    print_title(console, "Measures", asked)
    roots, answers = chains(acts, view)
    for root in roots:
        console.print(_tree(root, answers, view))
        console.print()


def chains(acts: "list[Act]", view: "View") -> "tuple[list[Act], dict[str, list[Act]]]":
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


def _leads_to(act_id: str, goal: str, parent: dict[str, str]) -> bool:
    """Whether the chain of causes from an act leads to another: two acts may be said to answer each other."""
    seen: set[str] = set()
    while act_id not in seen:
        if act_id == goal:
            return True
        seen.add(act_id)
        act_id = parent.get(act_id, act_id)
    return False


def _tree(root: "Act", answers: "dict[str, list[Act]]", view: "View") -> "Tree":
    from rich.tree import Tree

    tree = Tree(_label(root, view), guide_style="dim")
    waiting = [(tree, root)]
    while waiting:
        branch, act = waiting.pop()
        waiting += [(branch.add(_label(answer, view)), answer) for answer in answers.get(act.id, ())]
    return tree


def _label(act: "Act", view: "View") -> "Text":
    from rich.text import Text

    from detente.cli import lines

    when = human(act.time) or (f"reported {human(view.reported(act))}" if view.reported(act) else "day not stated")
    facts = [words(when, "cyan"), lines.status(act), words(lines.told_by(act), "dim"), words(view.short_id(act), "dim")]
    parts = [lines.one_line(act, view), Text("  ").join(fact for fact in facts if fact.plain)]
    parts += lines.disputed(act, view)
    if act.because:
        parts.append(words(lines.reason(act), "dim"))
    return Text("\n").join(parts)
