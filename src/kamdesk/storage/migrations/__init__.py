"""How books of older versions become books of this one; Alembic runs ``versions`` in order."""
