"""Small windows above the page, for one question or one record."""
