"""Bringing a record to the tables that this version writes."""

from pathlib import Path

from sqlalchemy import Connection


def upgrade(connection: Connection, *, written_by: str) -> None:
    """Run all migrations that the record lacks, in the transaction of ``connection``."""
    # Alembic costs a tenth of a second to import, and only a new or an old record needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["written_by"] = written_by
    command.upgrade(config, "head")
