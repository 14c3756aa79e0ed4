"""The meetings in the form of a news desk's diary: by day and place, what is new marked, what is unsure said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from detente.api import View, wording
from detente.calendar import edtf
from detente.calendar.days import human
from detente.exports.acts import is_wide
from detente.exports.plain import plain
from detente.model.record import Act

Layout = Literal["text", "markdown", "html"]
LAYOUTS: tuple[Layout, ...] = ("text", "markdown", "html")
# What stands behind a line; a meeting that is planned or held needs no word.
_SAID = {
    "proposed": "tentative: proposed",
    "unconfirmed": "tentative: unconfirmed",
    "confirmed": "confirmed",
    "declined": "DECLINED",
    "cancelled": "CANCELLED",
    "postponed": "POSTPONED",
    "unresolved": "tentative: no report that it took place",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the diary under its heading; ``new`` since the last issue, ``place`` in capitals or empty."""

    heading: str
    place: str
    line: str
    told: str
    act: str
    new: bool


def entries(acts: Iterable[Act], view: View, *, since: str | None = None) -> list[Entry]:
    """Lines for those of the acts that have a time: those of a known day by day and place, then the less sure ones.

    ``since`` is the day of the last issue: what became known or changed after it is new.
    """
    dated = [act for act in acts if act.time and edtf.is_valid(act.time)]
    dated.sort(key=lambda act: (is_wide(act), view.sort_day(act), _place(act), act.id))
    return [_entry(act, view, since) for act in dated]


def written(made: Iterable[Entry], layout: Layout = "text") -> str:
    """The diary as plain text, Markdown or a page of HTML."""
    pages = {"text": _text, "markdown": _markdown, "html": _html}
    return "\n".join(pages[layout](list(made))) + "\n"


def _entry(act: Act, view: View, since: str | None) -> Entry:
    day = human(act.time, weekday=True)
    notes = [_SAID[act.status]] if act.status in _SAID else []
    for dispute in act.disputes:
        sides = (human(str(side.value)) if dispute.attribute == "time" else str(side.value) for side in dispute.values)
        notes.append(f"disputed, {dispute.attribute}: {' or '.join(sides)}")
    line = ": ".join(part for part in (wording.who(act, view) or "somebody", wording.what(act, view)) if part)
    return Entry(
        heading=f"Some time in {day}" if is_wide(act) else day,
        place=_place(act),
        line=plain(f"{line} ({'; '.join(notes)})" if notes else line),
        told=plain(", ".join(view.outlets(act))),
        act=view.short_id(act),
        new=since is not None and any((turn.known_from or "")[:10] > since for turn in act.history),
    )


def _place(act: Act) -> str:
    return plain(act.place.name).upper() if act.place else ""


def _grouped(made: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    for heading, group in groupby(made, key=lambda entry: entry.heading):
        yield heading, list(group)


def _text(made: list[Entry]) -> Iterator[str]:
    for number, (heading, group) in enumerate(_grouped(made)):
        yield from ("", heading.upper()) if number else (heading.upper(),)
        for entry in group:
            place = f"{entry.place} - " if entry.place else ""
            yield f"{'** ' if entry.new else '   '}{place}{entry.line} [{entry.told}; {entry.act}]"


def _markdown(made: list[Entry]) -> Iterator[str]:
    for number, (heading, group) in enumerate(_grouped(made)):
        yield from ("", f"## {heading}", "") if number else (f"## {heading}", "")
        for entry in group:
            place = f"**{_unmarked(entry.place)}** " if entry.place else ""
            mark = r"\*\* " if entry.new else ""
            yield f"- {mark}{place}{_unmarked(entry.line)} *({_unmarked(entry.told)}; {entry.act})*"


def _unmarked(words: str) -> str:
    """Words that Markdown takes for nothing but words."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>#|!~&" else sign for sign in words)


def _html(made: list[Entry]) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Diary</title>'
    for heading, group in _grouped(made):
        yield f"<h2>{escape(heading)}</h2>\n<ul>"
        for entry in group:
            mark = '<b title="new since the last issue">**</b> ' if entry.new else ""
            place = f"<strong>{escape(entry.place)}</strong> " if entry.place else ""
            told = f"<small>({escape(entry.told)}; {escape(entry.act)})</small>"
            yield f"<li>{mark}{place}{escape(entry.line)} {told}</li>"
        yield "</ul>"
    yield "</html>"
