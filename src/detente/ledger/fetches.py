"""What is remembered of addresses that were fetched, so that they are not asked in vain: state, and no log.

It says nothing about the world and no conclusion rests on it: it may be lost, and all that follows is that pages are
fetched once more. So it is overwritten, unlike the four logs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from detente.ledger import schema
from detente.ledger.connecting import in_portions


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """The last time that an address was asked for. Times are UTC in ISO 8601.

    ``read`` is when it was last answered and read, ``stamp`` what its feed said of its version then, ``reader`` which
    extractors read it. ``failed`` counts failures in a row, with the last one's ``reason``; before ``not_before`` it
    should not be asked again.
    """

    url: str
    asked: str
    read: str | None = None
    reader: str | None = None
    stamp: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    status: int | None = None
    reason: str | None = None
    failed: int = 0
    not_before: str | None = None


def recall(connection: Connection, urls: Sequence[str]) -> Mapping[str, Fetch]:
    """What is remembered of these addresses, by address; nothing where the record is from before there were any."""
    table = schema.fetches
    found: dict[str, Fetch] = {}
    for wanted in in_portions(urls):
        chosen = select(table).where(table.c.url.in_(wanted))
        found.update((row["url"], Fetch(**row)) for row in connection.execute(chosen).mappings())
    return found


def remember(connection: Connection, fetches: Iterable[Fetch]) -> None:
    """Put these in the place of what was remembered of their addresses."""
    rows = [asdict(each) for each in fetches]
    if rows:
        put = insert(schema.fetches)
        new = {column.name: put.excluded[column.name] for column in schema.fetches.c if column.name != "url"}
        connection.execute(put.on_conflict_do_update(index_elements=["url"], set_=new), rows)
