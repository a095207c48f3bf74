"""Let findings be put aside, with a reason and until a day."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
STATEMENTS = (
    f"""CREATE TABLE finding_mark (
        id TEXT NOT NULL,
        external TEXT,
        private INTEGER DEFAULT '0' NOT NULL,
        account TEXT,
        rule TEXT NOT NULL,
        about TEXT,
        reason TEXT NOT NULL,
        marked_on TEXT,
        until TEXT,
        fingerprint TEXT,
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        deleted TEXT,
        CONSTRAINT pk_finding_mark PRIMARY KEY (id),
        CONSTRAINT ck_finding_mark_marked_on CHECK (marked_on GLOB '{DAY}'),
        CONSTRAINT ck_finding_mark_until CHECK (until GLOB '{DAY}'),
        CONSTRAINT fk_finding_mark_account FOREIGN KEY(account) REFERENCES account (id)
            DEFERRABLE INITIALLY DEFERRED
    )""",
    "CREATE INDEX ix_finding_mark_account ON finding_mark (account)",
    "CREATE UNIQUE INDEX uq_finding_mark_external ON finding_mark (external)",
)


def upgrade() -> None:
    """Make the table of findings put aside."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
