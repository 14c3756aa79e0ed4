"""What is remembered of fetched addresses: a table that is overwritten, since it is state and no log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, and say that the record has format 2."""
    texts = ("read", "reader", "stamp", "etag", "last_modified", "reason", "not_before")
    op.create_table(
        "fetches",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("asked", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.Column("status", sa.Integer),
        sa.Column("failed", sa.Integer, nullable=False),
    )
    version = op.get_context().config.attributes["written_by"]  # type: ignore[union-attr]
    op.execute(sa.text("UPDATE record_format SET format = 2, written_by = :version").bindparams(version=version))
