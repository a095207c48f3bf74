"""What a rep does with his book: one function, one verb, one unit of work."""
