"""``statements``: who said what."""

from itertools import groupby
from typing import TYPE_CHECKING

from detente.calendar.days import human
from detente.cli.console import aside, indented, notice, out, print_json, words
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, Between, Choice, From, KnownAt, RecordFile, To, ValidAt, Who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from detente.api import View
    from detente.model.record import Act


def statements(
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
    """Who said what, in the outlets' words; direct speech in quotation marks."""
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at, valid_at=valid_at)
    view = choice.view()
    acts = choice.acts(view, "statement")
    if as_json:
        from detente.cli.rows import json_act

        print_json([json_act(act, view) for act in acts])
    else:
        print_statements(acts, view, asked=choice.words())


def print_statements(acts: "list[Act]", view: "View", *, asked: str = "") -> None:
    """The statements under their days and speakers; a day of which only the report is known says so."""
    from detente.api import wording

    if not acts:
        notice("No statements.")
        return
    console = out()
    print_title(console, "Statements", asked)
    for day, said in _by_day(acts, view):
        console.print(words(day, "bold cyan"))
        for speaker, group in groupby(said, key=lambda act: wording.who(act, view)):
            console.print(indented(words(speaker or "Somebody", "bold"), 2))
            for act in group:
                console.print(indented(_said(act, view), 4))
        console.print()


def _by_day(acts: "list[Act]", view: "View") -> "Iterator[tuple[str, list[Act]]]":
    """The statements under each heading: those said on a day, then those that were only reported then."""
    for day, group in groupby(acts, key=lambda act: human(view.when(act), weekday=True)):
        said = list(group)
        if dated := [act for act in said if act.time]:
            yield day, dated
        if undated := [act for act in said if not act.time]:
            yield f"Reported {day}, day not stated" if day else "Day not known", undated


def _said(act: "Act", view: "View") -> "Text":
    text = act.text or ""
    line = words(f"“{text}”" if act.direct else text)
    where = ", ".join([*([f"via {act.via}"] if act.via else []), *view.outlets(act)])
    return line.append_text(aside(where)).append_text(aside(view.short_id(act)))
