"""Reads what others hand in. Nothing here writes to a book."""
