"""What is derived from the logs and may be dropped at any time: the conclusions, and what they were concluded from."""

import json

from sqlalchemy import Column, Connection, Integer, MetaData, PrimaryKeyConstraint, Table, Text, insert, inspect, select

from detente.ledger.plain import from_plain, to_plain
from detente.model.actors import Actor
from detente.model.judgement import Judgement
from detente.model.reading import Failure
from detente.model.record import Act, Conclusions, Issue, ReadArticle, Relation, Story

metadata = MetaData()

conclusions_table = Table(
    "conclusions",
    metadata,
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),  # JSON
    PrimaryKeyConstraint("kind", "position"),
)

concluded_from = Table("concluded_from", metadata, Column("stamp", Text, nullable=False))

_KINDS = {
    "articles": ReadArticle,
    "actors": Actor,
    "acts": Act,
    "issues": Issue,
    "stories": Story,
    "relations": Relation,
    "failures": Failure,
    "judgements": Judgement,
}


def store(connection: Connection, conclusions: Conclusions, *, stamp: str) -> None:
    """Put the conclusions in the place of those that are there."""
    drop(connection)
    metadata.create_all(connection)
    rows = [
        {"kind": kind, "position": position, "body": json.dumps(to_plain(item), ensure_ascii=False, sort_keys=True)}
        for kind in _KINDS
        for position, item in enumerate(getattr(conclusions, kind))
    ]
    if rows:
        connection.execute(insert(conclusions_table), rows)
    connection.execute(insert(concluded_from), {"stamp": stamp})


def is_current(connection: Connection, *, stamp: str) -> bool:
    """Whether the stored conclusions were drawn from the logs as ``stamp`` names them."""
    stored = inspect(connection).has_table(concluded_from.name)
    return stored and connection.execute(select(concluded_from.c.stamp)).scalar() == stamp


def load(connection: Connection, *, stamp: str) -> Conclusions | None:
    """The conclusions that were drawn from the logs as ``stamp`` names them; None where these are not stored."""
    if not is_current(connection, stamp=stamp):
        return None
    lists: dict[str, list[object]] = {kind: [] for kind in _KINDS}
    for kind, body in connection.execute(
        select(conclusions_table.c.kind, conclusions_table.c.body).order_by("position")
    ):
        lists[kind].append(from_plain(_KINDS[kind], json.loads(body)))
    return Conclusions(**{kind: tuple(items) for kind, items in lists.items()})  # type: ignore[arg-type]


def drop(connection: Connection) -> None:
    """Remove the tables; the logs stay."""
    metadata.drop_all(connection)
