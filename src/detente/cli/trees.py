"""Chains of acts as trees: each answer under what it answers."""

from typing import TYPE_CHECKING

from detente.calendar.days import human
from detente.cli.console import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from rich.tree import Tree

    from detente.api import View
    from detente.model.record import Act


def tree(
    root: "Act",
    answers: "dict[str, list[Act]]",
    view: "View",
    *,
    more: "Callable[[Act], list[Text]] | None" = None,
) -> "Tree":
    """An act with all that answers it, near and far; ``more`` gives further lines under each act."""
    from rich.tree import Tree

    drawn = Tree(_label(root, view, more), guide_style="dim")
    waiting = [(drawn, root)]
    while waiting:
        branch, act = waiting.pop()
        waiting += [(branch.add(_label(answer, view, more)), answer) for answer in answers.get(act.id, ())]
    return drawn


def _label(act: "Act", view: "View", more: "Callable[[Act], list[Text]] | None") -> "Text":
    from rich.text import Text

    from detente.cli import lines

    when = human(act.time) or (f"reported {human(view.reported(act))}" if view.reported(act) else "day not stated")
    facts = [words(when, "cyan"), lines.status(act), words(lines.told_by(act), "dim"), words(view.short_id(act), "dim")]
    parts = [lines.one_line(act, view), Text("  ").join(fact for fact in facts if fact.plain)]
    parts += [*lines.disputed(act, view), *lines.corrected(act, view)]
    if act.because:
        parts.append(words(lines.reason(act), "dim"))
    return Text("\n").join([*parts, *(more(act) if more else ())])
