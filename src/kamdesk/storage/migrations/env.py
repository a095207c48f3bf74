"""What Alembic runs to migrate: in the transaction that ``upgrade()`` has opened."""

from __future__ import annotations

from alembic import context

from kamdesk.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite changes a table by building a new one.
    render_as_batch=True,
)
context.run_migrations()
