"""What to make of an account workbook that came back: compare, choose, take in."""
