"""A rival seen from all accounts: who it is, where it stands, what it did, what we do not know.

Every account holds a piece of the picture (S2-16 to S2-21); this package lays the pieces side by
side. It is pure: it reads dossiers and a day.
"""

from __future__ import annotations

from kamdesk.domain.rivals.asks import ASKED, Ask
from kamdesk.domain.rivals.card import RivalCard, rival_card
from kamdesk.domain.rivals.comparing import (
    Comparing,
    TechnicalLine,
    comparisons_of,
    technical_lines,
)
from kamdesk.domain.rivals.line import RivalLine, rival_lines
from kamdesk.domain.rivals.parts import (
    Former,
    Happened,
    InProject,
    Installed,
    Quoted,
    Rep,
    RepTie,
    Standing,
)

__all__ = [
    "ASKED",
    "Ask",
    "Comparing",
    "Former",
    "Happened",
    "InProject",
    "Installed",
    "Quoted",
    "Rep",
    "RepTie",
    "RivalCard",
    "RivalLine",
    "Standing",
    "TechnicalLine",
    "comparisons_of",
    "rival_card",
    "rival_lines",
    "technical_lines",
]
