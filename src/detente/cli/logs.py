"""``failures``, ``misses``, ``log``: what could not be read, what was not understood, and what was done when."""

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.console import counted, notice, out, print_json, words
from detente.cli.diary import print_title
from detente.cli.options import DEFAULT_RECORD, AsJson, RecordFile

if TYPE_CHECKING:
    from rich.table import Table

    from detente.ledger import LoggedRun
    from detente.model.article import Article
    from detente.model.reading import Miss


def failures(*, record: RecordFile = DEFAULT_RECORD, as_json: AsJson = False) -> None:
    """The pages that could not be read, and why."""
    from detente.api import Record

    found = Record.open(record).failures()
    if as_json:
        print_json([asdict(failure) for failure in found])
    elif not found:
        notice("Everything could be read.")
    else:
        table = _table("page", "why")
        for failure in found:
            table.add_row(words(failure.uri), words(failure.reason, "yellow"))
        out().print(table)


def misses(
    *,
    record: RecordFile = DEFAULT_RECORD,
    cue: Annotated[str | None, typer.Option("--cue", help="The sentences with this cue word.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Only this outlet.")] = None,
    as_json: AsJson = False,
) -> None:
    """Sentences with a cue word that yielded nothing, counted; with --cue the sentences themselves."""
    from detente.api import Record

    found = [
        (article, miss)
        for article, miss in Record.open(record).misses()
        if (cue is None or miss.cue == cue) and (outlet is None or article.outlet == outlet)
    ]
    if as_json:
        print_json(
            [{**asdict(miss), "article": article.id, "sentence": _sentence(article, miss)} for article, miss in found]
        )
    elif not found:
        notice("No misses.")
    elif cue is None:
        _print_counts(found)
    else:
        _print_sentences(found)


def log(
    *,
    record: RecordFile = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The latest so many.")] = 40,
    as_json: AsJson = False,
) -> None:
    """Which version of the extractors read what, and when."""
    from detente.api import Record

    runs = Record.open(record).log()[-limit:]
    if as_json:
        print_json([asdict(run) for run in runs])
        return
    table = _table("recorded", "page", "by", "what came of it")
    for run in runs:
        table.add_row(
            words(run.recorded[:19].replace("T", " "), "dim"),
            words(run.uri),
            words(run.extractor, "dim"),
            words(_outcome(run), "yellow" if run.failure else ""),
        )
    out().print(table)


def _outcome(run: "LoggedRun") -> str:
    if run.article is None:
        return run.failure or "fails no more"
    misses = f", {run.misses} miss{'es' if run.misses > 1 else ''}" if run.misses else ""
    return counted(run.claims, "claim") + misses


def _print_counts(found: "list[tuple[Article, Miss]]") -> None:
    console = out()
    print_title(console, f"{len(found)} sentences with a cue and no claim")
    counts = Counter((miss.family, miss.cue) for _, miss in found)
    outlets: dict[tuple[str, str], Counter[str]] = {}
    for article, miss in found:
        outlets.setdefault((miss.family, miss.cue), Counter())[article.outlet or "unnamed outlet"] += 1
    table = _table("family", "cue", "misses", "outlets")
    for (family, cue), count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        where = ", ".join(f"{outlet} {number}" for outlet, number in outlets[family, cue].most_common(4))
        table.add_row(words(family, "dim"), words(cue, "bold"), str(count), words(where, "dim"))
    console.print(table)


def _print_sentences(found: "list[tuple[Article, Miss]]") -> None:
    console = out()
    for article, miss in found:
        console.print(words(f"{article.outlet or article.uri}, {miss.family}", "dim"))
        console.print(words(_sentence(article, miss)))
        console.print()


def _sentence(article: "Article", miss: "Miss") -> str:
    return article.text[miss.start : miss.end]


def _table(*titles: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, justify="right" if title == "misses" else "left", overflow="fold")
    return table
