"""``show``: everything about one act, with the exact sentences of each outlet."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from detente.calendar.days import human
from detente.cli.console import aside, clean, indented, out, print_heading, print_json, words
from detente.cli.disputes import print_sides
from detente.cli.options import DEFAULT_RECORD, ActId, AsJson, Choice, KnownAt, RecordFile, ValidAt

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from detente.api import View
    from detente.api.sentences import ToldArticle, ToldSentence
    from detente.model.explanation import Explanation
    from detente.model.record import Act, Turn

_BASES = {
    "calendar": " (from the calendar of known events)",
    "inferred": " (inferred)",
    "corrected": " (corrected)",
}

_COURSES = {"before": "still to come", "during": "under way or in force", "after": "over"}


def show(
    *,
    act_id: ActId,
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    valid_at: ValidAt = None,
    why: Annotated[
        bool, typer.Option("--why", help="Why its tellings are one act, and the nearest telling that is not in it.")
    ] = False,
    ids: Annotated[bool, typer.Option("--ids", help="The ids of tellings and claims, for split and retract.")] = False,
    as_json: AsJson = False,
) -> None:
    """Everything about one act: its facts, its history, its disputes, and the exact sentences."""
    view = Choice(record=record, known_at=known_at).view()
    act = view.act(act_id)
    explanation = _explained(act, record, known_at) if why else None
    if as_json:
        from detente.cli.rows import json_act_with_ids

        row = json_act_with_ids(act, view, valid_at=valid_at)
        print_json({**row, "why": asdict(explanation)} if explanation else row)
        return
    print_act(act, view, valid_at=valid_at)
    if explanation is not None:
        from detente.cli.why import print_why

        print_why(explanation, view)
    if ids:
        from detente.cli.tellings import print_ids

        print_ids(act, view)


def _explained(act: "Act", record: "Path", known_at: str | None) -> "Explanation | None":
    from detente.api import Record

    return Record.open(record).why(act.id, known_at)


def print_act(act: "Act", view: "View", *, valid_at: str | None = None) -> None:
    """One act in full, and where it stood on a day that was asked for."""
    from detente.cli import lines

    console = out()
    console.print(lines.one_line(act, view))
    console.print()
    _print_pairs(console, [*_facts(act, view), *_course(act, view, valid_at)])
    if len(act.history) > 1:
        print_heading(console, "How it was known")
        _print_pairs(console, [(human(turn.known_from) or "?", _turn(turn, view)) for turn in act.history])
    if act.disputes:
        print_heading(console, "Disputed")
        print_sides(console, act, view)
    if act.judgements:
        print_heading(console, "Corrected by people")
        _print_pairs(console, list(_decided(act, view)))
    _print_told(console, act, view)


def _facts(act: "Act", view: "View") -> "Iterator[tuple[str, Text]]":
    from detente.api import wording
    from detente.cli import lines

    yield "id", words(act.id)
    if act.status:
        yield "status", lines.status(act)
    if act.time:
        yield "when", words(human(act.time, weekday=True) + _basis(act, "time"))
    if not act.time and view.reported(act):
        yield "when", words(f"not stated; reported {human(view.reported(act))}")
    if act.place:
        country = f" ({act.place.country})" if act.place.country else ""
        yield "where", words(act.place.name + country + _basis(act, "place"))
    for role in dict.fromkeys(each.role for each in act.participants):
        names = [wording.name_of(each, view) for each in act.participants if each.role == role]
        yield role, words(", ".join(names))
    for label in ("host_event", "name", "count", "count_of", "amount", "via", "because"):
        value = getattr(act, label)
        if value is not None:
            yield label.replace("_", " "), words(str(value))
    if act.provisions:
        yield "provisions", words(", ".join(act.provisions))
    if act.agenda:
        yield "agenda", words(", ".join(view.issues.get(issue, issue) for issue in act.agenda))
    yield from _links(act, view)
    yield "told by", words(f"{act.origins} independent ({', '.join(view.outlets(act))})")


def _course(act: "Act", view: "View", valid_at: str | None) -> "Iterator[tuple[str, Text]]":
    if valid_at is not None:
        from detente.api.validity import course_at

        course = course_at(act, valid_at, view)
        yield f"on {human(valid_at)}", words(_COURSES[course] if course else "not known")


def _links(act: "Act", view: "View") -> "Iterator[tuple[str, Text]]":
    others = {each.id: each for each in view.conclusions.acts}
    for label, ids in (
        ("at", [act.host_act] if act.host_act else []),
        ("same trip", act.trip),
        ("answers", act.responds_to),
        ("answered by", [each.id for each in others.values() if act.id in each.responds_to]),
        ("holds", [each.id for each in others.values() if each.host_act == act.id]),
    ):
        for other in ids:
            if other in others:
                yield label, _named(others[other], view)


def _named(act: "Act", view: "View") -> "Text":
    from detente.api import wording

    return words(wording.title(act, view)).append_text(aside(view.short_id(act)))


def _basis(act: "Act", attribute: str) -> str:
    """How it is known, where no article states it in so many words."""
    basis = act.basis.get(attribute)
    return _BASES.get(basis or "", "")


def _turn(turn: "Turn", view: "View") -> "Text":
    from detente.cli.lines import tellers

    seen = [turn.status or "", human(turn.time), turn.place or ""]
    line = words(", ".join(part for part in seen if part) or "told")
    if turn.status == "unresolved":
        return line.append_text(aside("nobody has reported it"))
    return line.append_text(aside(tellers((turn.article,), view)))


def _decided(act: "Act", view: "View") -> "Iterator[tuple[str, Text]]":
    from detente.cli.decided import act_lines

    for line, judgement in act_lines(act, view):
        remark = aside(f"{judgement.who}: {judgement.because}")
        yield human(judgement.recorded[:10]), words(line).append_text(remark).append_text(aside(judgement.id))


def _print_pairs(console: "Console", pairs: "list[tuple[str, Text]]") -> None:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    previous = None
    for label, value in pairs:
        table.add_row("", words("" if label == previous else label), value)
        previous = label
    console.print(table)


def _print_told(console: "Console", act: "Act", view: "View") -> None:
    from detente.api.sentences import told

    for article in told(act, view):
        print_heading(console, _outlet_line(article))
        if article.read.article.headline:
            console.print(indented(words(article.read.article.headline, "italic dim"), 2))
        for sentence in article.sentences:
            console.print(indented(marked(sentence, brackets=not console.is_terminal), 2))


def _outlet_line(article: "ToldArticle") -> str:
    from detente.api.view import outlet_of

    read = article.read
    parts = [outlet_of(read), human(read.published)]
    if read.article.agency and read.article.agency != parts[0]:
        parts.append(f"by {read.article.agency}")
    if read.published_basis == "inferred":
        parts.append("date inferred")
    if read.duplicate_of:
        parts.append("a copy")
    return ", ".join(part for part in parts if part)


def marked(sentence: "ToldSentence", *, brackets: bool) -> "Text":
    """A sentence with the claimed words underlined, and in brackets where no terminal shows the line."""
    from rich.text import Text

    line, position = Text(), 0
    for mark in sentence.marks:
        line.append(_kept(sentence.text[position : mark.start]))
        claimed = _kept(sentence.text[mark.start : mark.end])
        line.append(f"[{claimed}]" if brackets else claimed, style="bold underline")
        position = mark.end
    return line.append(_kept(sentence.text[position:]))


def _kept(piece: str) -> str:
    """A cleaned piece of a sentence with the blank at either end that :func:`clean` takes."""
    lead = " " if piece[:1].isspace() else ""
    tail = " " if piece[-1:].isspace() and piece.strip() else ""
    return f"{lead}{clean(piece)}{tail}"
