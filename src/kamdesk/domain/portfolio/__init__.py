"""All accounts beside each other: the rows that the page Portfolio and its workbook show alike.

One file per view, each a pure function of a ``Whole`` (dossiers, day, results of the formulas)
that gives frozen rows. They reckon no formula again: what an account says here is what its own
page says.
"""
