"""Writing pages into a record and concluding anew, under its lock and for no longer than that takes."""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from detente.api.adding import AddReport, Progress, add_pages
from detente.api.entries import entries
from detente.api.view import View
from detente.model.article import Article
from detente.model.errors import UsageError
from detente.model.families import FAMILIES
from detente.model.reading import Failure
from detente.model.record import Conclusions

if TYPE_CHECKING:
    from detente.ledger import Fetch, Ledger
    from detente.model.explanation import Explanation


def write(
    record: Path,
    pages: Iterable[Article | Failure],
    *,
    fetches: "Iterable[Fetch]" = (),
    covers: Callable[[str], bool] | None = None,
    progress: Progress | None = None,
    concludes: bool = True,
) -> AddReport:
    """Read pages into a record, remember where they were fetched, and conclude anew unless that is left for later.

    ``covers`` says in which places the pages are all that there is now: what failed there before, and not now, is over.
    """
    from detente.ledger import Ledger
    from detente.pipeline import read_page, reader_stamp

    include = further_families()
    stamp = reader_stamp(include)
    read = partial(read_page, include=include) if include else read_page
    with Ledger.open(record, mode="write") as ledger:
        report = add_pages(ledger, pages, read=read, extractor=stamp, progress=progress)
        ledger.remember(fetches)
        failed = set(report.failures)
        mended = [each for each in ledger.failures() if covers(each.uri) and each not in failed] if covers else []
        if mended:
            ledger.mend(mended, extractor=stamp)
        if concludes and (report.added or not ledger.is_current()):
            conclude(ledger)
    return report


def further_families() -> tuple[str, ...]:
    """The families that are off by default and that the environment's ``DETENTE_FAMILIES`` asks for.

    Raises :class:`~detente.model.errors.UsageError` for a word that is no family.
    """
    asked = sorted({word for part in os.environ.get("DETENTE_FAMILIES", "").split(",") if (word := part.strip())})
    if unknown := [word for word in asked if word not in FAMILIES]:
        raise UsageError(f"DETENTE_FAMILIES: {unknown[0]!r} is no family; there are {', '.join(FAMILIES)}")
    return tuple(asked)


def concluded(ledger: "Ledger", *, known_at: str | None = None) -> Conclusions:
    """What follows from the logs as of ``known_at``."""
    from detente.pipeline import merge

    judgements = ledger.judgements()
    named = ledger.claims_named(judgements)
    conclusions = merge(ledger.readings(), judgements, judged_claims=named, known_at=known_at)
    return replace(conclusions, failures=tuple(ledger.failures()))


def explained(ledger: "Ledger", act: str, *, known_at: str | None = None) -> "Explanation | None":
    """Why the act of this full id has just its tellings, as of ``known_at``; None where there is no such act."""
    from detente.pipeline import explain

    judgements = ledger.judgements()
    named = ledger.claims_named(judgements)
    return explain(act, ledger.readings(), judgements, judged_claims=named, known_at=known_at)


def conclude(ledger: "Ledger") -> Conclusions:
    """Put what follows from the logs, and the search index, in the place of what is stored, and return it."""
    conclusions = concluded(ledger)
    ledger.store_conclusions(conclusions, entries(View(conclusions)))
    return conclusions
