"""Findings: the rules "alarm if ..." (FND-01 to FND-50), what fires, and what was put aside.

To add a rule, write a function that says whether it fires in the file of its question and add
one entry to the table at the foot of that file. Names are taken from their modules: who shows what
is due, before any rule has been gone through, needs none of the rules.
"""
