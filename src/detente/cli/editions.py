"""``diary``: the meetings of some days in the form of a news desk."""

import sys
from typing import Annotated

import typer

from detente.cli.options import DEFAULT_RECORD, Between, Choice, From, KnownAt, RecordFile, To, Who
from detente.model.errors import UsageError


def diary(
    *,
    record: RecordFile = DEFAULT_RECORD,
    between: Between = None,
    who: Who = None,
    start: From = None,
    end: To = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="The day of the last issue: ** marks what is new after it."),
    ] = None,
    layout: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text, markdown or html.")] = "text",
    known_at: KnownAt = None,
) -> None:
    """The meetings by day and place as a news desk lists them: new ones marked, unsure ones said to be so."""
    from detente.api.view import check_moment
    from detente.exports import diary as pages

    if layout not in pages.LAYOUTS:
        raise UsageError(f"{layout}: the diary is written as {', '.join(pages.LAYOUTS)}")
    if since is not None:
        check_moment(since)
    choice = Choice(record=record, between=between, who=who, start=start, end=end, known_at=known_at)
    view = choice.view()
    made = pages.entries(choice.acts(view, "meeting"), view, since=since)
    sys.stdout.write(pages.written(made, layout))
