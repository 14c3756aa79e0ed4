"""What commands judge by: more columns of the log of judgements, and the one exception to logs that only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# What the text of a removed article stands in; the triggers of the other logs stay as they are.
_HOLDING = {
    "articles": ("UPDATE", "id"),
    "claims": ("DELETE", "article"),
    "runs": ("UPDATE", "article"),
}


def upgrade() -> None:
    """Add the columns, let removed articles be redacted, and say that the record has format 4."""
    op.add_column("judgements", sa.Column("others", sa.Text))
    op.add_column("judgements", sa.Column("article", sa.Text))
    for log, (verb, article) in _HOLDING.items():
        _allow_after_removal(log, verb, article)
    version = op.get_context().config.attributes["written_by"]  # type: ignore[union-attr]
    op.execute(sa.text("UPDATE record_format SET format = 4, written_by = :version").bindparams(version=version))


def _allow_after_removal(log: str, verb: str, article: str) -> None:
    """Let rows of an article be changed so where the log of judgements says that it was removed, and why."""
    op.execute(f"DROP TRIGGER {log}_no_{verb.lower()}")
    op.execute(
        f"CREATE TRIGGER {log}_no_{verb.lower()} BEFORE {verb} ON {log} "
        f"WHEN NOT EXISTS (SELECT 1 FROM judgements WHERE verdict = 'remove' AND judgements.article = OLD.{article}) "
        f"BEGIN SELECT RAISE(ABORT, '{log} is a log: it is only appended to'); END"
    )
