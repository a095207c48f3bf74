"""The portfolio workbook, sheet by sheet (domain 5.3): all accounts, for the manager on Monday.

The sheets are declared as those of the account workbook are. Each row says at its end what the
manager is wanted to do: help in person, decide, or nothing.
"""
