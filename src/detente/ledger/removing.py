"""The one exception to logs that only grow: an article whose text may not be kept leaves a stub behind."""

from sqlalchemy import Connection, delete, select, update

from detente.ledger import schema
from detente.model.judgement import Judgement

_REDACTED = {"text": "", "headline": None, "byline": None, "dateline": None, "found": None}
_EMPTY = dict.fromkeys(("claims", "actors", "times", "misses"), "[]")


def removed(connection: Connection) -> set[str]:
    """The ids of the articles that were removed."""
    judgements = schema.judgements.c
    return set(connection.execute(select(judgements.article).where(judgements.verdict == "remove")).scalars())


def redact(connection: Connection, judgement: Judgement) -> None:
    """Take out the words of the article that a judgement removes, which has to be in its log already.

    What stays is the article's id, which is the hash of its content, with its place, outlet and date, and its runs.
    """
    article = judgement.article
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.execute(delete(schema.claims).where(schema.claims.c.article == article))
    connection.execute(update(schema.runs).where(schema.runs.c.article == article).values(_EMPTY))
    connection.execute(update(schema.articles).where(schema.articles.c.id == article).values(_REDACTED))
