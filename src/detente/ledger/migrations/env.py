"""How Alembic runs the steps: on the connection that the ledger hands it, inside the ledger's transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
