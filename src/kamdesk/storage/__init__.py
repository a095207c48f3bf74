"""Where a book lies on disk. The only folder that knows SQLAlchemy and SQL."""
