"""Every formula of an account under its code: what ``kamdesk insights`` and the pages go through.

To add a formula: write ``name(dossier, today) -> Insight`` in a file of this folder and add one
line here. Formulas of the whole portfolio have a registry of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.insight.chart_power import chart_power
from kamdesk.domain.insight.completeness import completeness
from kamdesk.domain.insight.criteria import criteria_status
from kamdesk.domain.insight.freshness import freshness
from kamdesk.domain.insight.readiness import readiness
from kamdesk.domain.insight.slip import slip
from kamdesk.domain.insight.visit_rhythm import visit_rhythm

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.insight.result import Insight

    Formula = Callable[[Dossier, dt.date], Insight]

FORMULAS: dict[str, Formula] = {
    "F-01": completeness,
    "F-04": criteria_status,
    "F-07": visit_rhythm,
    "F-22": freshness,
    "F-24": slip,
    "F-27": chart_power,
    "F-28": readiness,
}
"""Code (F-01, F-02a ...) to formula, in the order in which they are shown."""
