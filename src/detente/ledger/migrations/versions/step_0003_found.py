"""Where each field of an article was found: a column of the log of articles, empty for those read before."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column, and say that the record has format 3."""
    op.add_column("articles", sa.Column("found", sa.Text))
    version = op.get_context().config.attributes["written_by"]  # type: ignore[union-attr]
    op.execute(sa.text("UPDATE record_format SET format = 3, written_by = :version").bindparams(version=version))
