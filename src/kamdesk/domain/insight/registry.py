"""Every formula of an account under its code: what ``kamdesk insights`` and the pages go through.

To add a formula: write ``name(dossier, today) -> Insight`` in a file of this folder and add one
line here. Formulas of the whole portfolio have a registry of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight

    Formula = Callable[[Dossier, dt.date], Insight]

FORMULAS: dict[str, Formula] = {}
"""Code (F-01, F-02a ...) to formula, in the order in which they are shown."""
