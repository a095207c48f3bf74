"""Findings: the rules "alarm if ..." (FND-01 to FND-50), what fires, and what was put aside.

To add a rule, write a function that says whether it fires in the file of its question and add
one entry to the table at the foot of that file.
"""

from __future__ import annotations

from kamdesk.domain.findings.finding import AMBER, INFO, RED, Finding, Remedy
from kamdesk.domain.findings.judge import (
    all_findings,
    findings_of,
    judged,
    over_all,
    portfolio_findings,
)
from kamdesk.domain.findings.reckoned import Reckoned
from kamdesk.domain.findings.rule import Rule
from kamdesk.domain.findings.table import RULES

__all__ = [
    "AMBER",
    "INFO",
    "RED",
    "RULES",
    "Finding",
    "Reckoned",
    "Remedy",
    "Rule",
    "all_findings",
    "findings_of",
    "judged",
    "over_all",
    "portfolio_findings",
]
