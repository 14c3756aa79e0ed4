"""``diff`` and ``reextract``: what changed in the record, and why."""

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.calendar.days import human
from detente.cli.adding import reading_bar
from detente.cli.console import aside, counted, indented, notice, out, print_json, words
from detente.cli.options import DEFAULT_RECORD, AsJson, Between, RecordFile, Who

if TYPE_CHECKING:
    from rich.text import Text

    from detente.api import View
    from detente.api.differing import Cause, Change, Difference
    from detente.model.record import Act

_TITLES = {
    "new": "New",
    "called off": "Called off",
    "changed": "Changed",
    "confirmed": "Confirmed by a further origin",
    "disputed": "Disputed",
    "joined": "Joined to another act",
    "withdrawn": "Withdrawn",
}


def diff(
    *,
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="What was known at the end of this day...")],
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="... and at the end of that day; now without it.")
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    between: Between = None,
    who: Who = None,
    statements: Annotated[bool, typer.Option("--statements", help="Statements too.")] = False,
    as_json: AsJson = False,
) -> None:
    """What changed in what was known: new, changed, confirmed, disputed, called off, withdrawn; and by what."""
    from detente.api import Record
    from detente.api.differing import chosen

    found = Record.open(record).diff(start, end)
    if between or who:
        found = chosen(found, between=between, who=who)
    if not statements:
        found = replace(found, changes=tuple(each for each in found.changes if each.act.family != "statement"))
    if as_json:
        print_json([_row(each, found) for each in found.changes])
    else:
        print_difference(found, asked=f"from {start} to {end or 'now'}")


def reextract(
    *,
    record: RecordFile = DEFAULT_RECORD,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take it without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read all kept articles again after an upgrade, show what that changes, and take it if you wish.

    It can be stopped and run again: nothing counts before it is taken, and what was read is kept beside the record.
    """
    from detente.api import Record

    with reading_bar() as show:
        found = Record.open(record).reextract(progress=show)
    if not found.readings:
        notice("These extractors have read every article already.")
        found.take()  # clears what an earlier run may have left
        return
    notice(f"{counted(len(found.readings), 'article')} read again.")
    if as_json:
        print_json([_row(each, found.difference) for each in found.difference.changes])
    else:
        print_difference(found.difference)
    if yes or _asked():
        found.take()
        notice(f"{record}: taken; the older readings stay in its log.")
    else:
        notice("Nothing was taken; the same command asks again without reading anew.")


def _asked() -> bool:
    """Whether somebody is there to say yes, and does."""
    try:
        return typer.confirm("Take it?", err=True)
    except typer.Abort:
        return False


def print_difference(found: "Difference", *, asked: str = "") -> None:
    """The changes by kind, each act with what changed and by what."""
    from detente.cli.diary import print_title

    if not found.changes:
        notice("Nothing changed.")
        return
    console = out()
    print_title(console, "What changed", asked)
    for kind, group in groupby(found.changes, key=lambda each: each.kind):
        changes = list(group)
        console.print(words(_TITLES[kind], "bold cyan").append_text(aside(str(len(changes)))))
        for _, same in groupby(changes, key=lambda each: each.act.id):
            _print_act(list(same), found)
        console.print()


def _print_act(changes: "list[Change]", found: "Difference") -> None:
    from detente.api import wording

    console = out()
    act = changes[0].act
    view = _view_of(act, found)
    line = words(wording.title(act, view), "bold").append_text(aside(human(view.when(act))))
    console.print(indented(line.append_text(aside(view.short_id(act))), 2))
    for change in changes:
        what = _what(change, found)
        cause = cause_words(change.cause, found)
        console.print(indented(what.append_text(aside(cause)) if what else words(cause, "dim"), 4))


def _view_of(act: "Act", found: "Difference") -> "View":
    return found.after if found.after.find(act.id) else found.before


def _what(change: "Change", found: "Difference") -> "Text | None":
    from detente.cli.decided import value_words

    if change.kind == "confirmed":
        return words(f"told by {change.new[0]}, before by {change.old[0]}")
    if change.kind == "joined":
        old = found.before.find(str(change.old[0]))
        return words(f"was {found.before.short_id(old)}" if old else "")
    if change.attribute is None:
        return None
    name = change.attribute.replace("_", " ")
    new = value_words(change.attribute, change.new, found.after)
    if change.kind == "disputed":
        values = [value_words(change.attribute, (each,), found.after) for each in change.new]
        return words(f"{name}: {' or '.join(values)}", "yellow")
    return words(f"{name}: {value_words(change.attribute, change.old, found.before)} → {new}")


def cause_words(cause: "Cause", found: "Difference") -> str:
    """Why something changed: the outlets and days of new articles, who corrected it, or which extractors read it."""
    from detente.api.judging import signature
    from detente.api.view import outlet_of

    if cause.kind == "article":
        reads = [found.after.articles[each] for each in cause.names if each in found.after.articles]
        reads.sort(key=lambda read: (read.published_best or "9999", read.article.id))
        told = dict.fromkeys(f"{outlet_of(read)}, {human(read.published_best)}" for read in reads)
        return "; ".join(told) or "follows from new articles"
    if cause.kind == "person":
        made = [found.after.judgements[each] for each in cause.names if each in found.after.judgements]
        return "corrected by " + ("; ".join(map(signature, made)) or "a person")
    if cause.kind == "time":
        return "its day has passed without a word on it"
    return f"read anew: {' → '.join(cause.names)}" if cause.names else "follows from what was read anew"


def _row(change: "Change", found: "Difference") -> dict[str, Any]:
    from detente.api import wording

    view = _view_of(change.act, found)
    return {
        "kind": change.kind,
        "act": change.act.id,
        "short_id": view.short_id(change.act),
        "title": wording.title(change.act, view),
        "family": change.act.family,
        "when": view.when(change.act),
        "attribute": change.attribute,
        "old": list(change.old),
        "new": list(change.new),
        "cause": change.cause.kind,
        "by": list(change.cause.names),
        "because": cause_words(change.cause, found),
    }
