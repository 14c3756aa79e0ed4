"""Which failures still stand: what could not be read, and was neither read since nor found mended."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, select

from detente.ledger import rows, schema
from detente.ledger.connecting import in_portions
from detente.model.reading import Failure


def standing(connection: Connection) -> list[Failure]:
    """The failures that no later run of their place has ended, by place and reason."""
    runs = schema.runs.c
    ends = select(runs.uri, func.max(runs.seq).label("seq")).where(runs.failure.is_(None)).group_by(runs.uri)
    since = ends.subquery()
    found = connection.execute(
        select(runs.uri, runs.failure)
        .outerjoin(since, since.c.uri == runs.uri)
        .where(runs.failure.is_not(None), (since.c.seq.is_(None)) | (since.c.seq < runs.seq))
        .group_by(runs.uri, runs.failure)
        .order_by(runs.uri, runs.failure)
    )
    return [Failure(uri, reason or "") for uri, reason in found]


def failed_rows(connection: Connection, failures: Iterable[Failure], *, extractor: str) -> list[rows.Row]:
    """The runs that ended in failures; one that stands has its row already, one that came back gets another."""
    failures = list(failures)
    ended = _last_runs(connection, {failure.uri for failure in failures}, failed=False)
    return [rows.failed_run_row(each, extractor=extractor, after=ended.get(each.uri)) for each in failures]


def mended_rows(connection: Connection, uris: Collection[str], *, extractor: str) -> list[rows.Row]:
    """The runs that end all failures of some places, without an article of that name."""
    met = _last_runs(connection, uris, failed=True)
    return [rows.mended_run_row(uri, extractor=extractor, after=met[uri]) for uri in sorted(met)]


def _last_runs(connection: Connection, uris: Collection[str], *, failed: bool) -> dict[str, int]:
    """The number of the last run of each place that failed, or that did not; places without one are left out."""
    runs = schema.runs.c
    outcome = runs.failure.is_not(None) if failed else runs.failure.is_(None)
    found: dict[str, int] = {}
    for wanted in in_portions(sorted(uris)):
        latest = select(runs.uri, func.max(runs.seq)).where(outcome, runs.uri.in_(wanted)).group_by(runs.uri)
        found.update((uri, seq) for uri, seq in connection.execute(latest))
    return found
