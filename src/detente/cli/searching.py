"""``search``: acts and articles by words."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.calendar.days import human
from detente.cli.console import aside, clean, indented, notice, out, print_json, words
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, KnownAt, RecordFile, ValidAt

if TYPE_CHECKING:
    from rich.text import Text

    from detente.api import Found, View

_START, _END = "\x02", "\x03"


def search(
    *,
    sought: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that must all be there.")],
    record: RecordFile = DEFAULT_RECORD,
    known_at: KnownAt = None,
    valid_at: ValidAt = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Acts and articles that hold all the words."""
    from detente.api import Record

    opened = Record.open(record)
    found = opened.search(" ".join(sought), known_at=known_at, limit=limit)
    view = opened.view(known_at)
    if valid_at is not None:
        from detente.api.validity import course_at

        found = [each for each in found if each.act and course_at(each.act, valid_at, view) == "during"]
    if as_json:
        print_json([_row(each, view) for each in found])
    elif not found:
        notice(f"Nothing holds all of: {' '.join(sought)}")
    else:
        _print(found, view)


def _print(found: "list[Found]", view: "View") -> None:
    from detente.cli import lines

    console = out()
    acts = [each for each in found if each.act]
    told = {claim.claim.article for each in acts if each.act for claim in each.act.claims}
    others = [each for each in found if each.article and each.article.article.id not in told]
    for title, group in (("Acts", acts), ("Other articles" if acts else "Articles", others)):
        if group:
            print_title(console, title)
        for each in group:
            if each.act:
                line = lines.one_line(each.act, view).append_text(aside(human(view.when(each.act))))
                console.print(line.append_text(aside(view.short_id(each.act))))
            elif each.article:
                console.print(_article_line(each))
            console.print(indented(_excerpt(each.excerpt), 2, below=1))


def _article_line(found: "Found") -> "Text":
    from detente.api.view import outlet_of

    read = found.article
    assert read is not None
    line = words(read.article.headline or read.article.uri, "bold")
    facts = [outlet_of(read), human(read.published)]
    return line.append_text(aside(", ".join(each for each in facts if each)))


def _excerpt(excerpt: str) -> "Text":
    from rich.text import Text

    line = Text(style="dim")
    for number, piece in enumerate(excerpt.replace("\n", " ").replace(_END, _START).split(_START)):
        # Cleaned between blanks that clean() would take away.
        shown = clean(f"x{piece}x")[1:-1]
        line.append(shown, style="bold not dim" if number % 2 else "")
    return line


def _row(found: "Found", view: "View") -> dict[str, Any]:
    excerpt = found.excerpt.replace(_START, "").replace(_END, "")
    if found.act:
        from detente.cli.rows import json_act

        return {"kind": "act", "excerpt": excerpt, "act": json_act(found.act, view)}
    from detente.exports.jsonl import article_row

    assert found.article is not None
    return {"kind": "article", "excerpt": excerpt, "article": article_row(found.article, excerpts=True)}
