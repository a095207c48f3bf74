"""The power map as plain data and numbers, for the window and for paper alike."""
