"""What fewer lost customers would bring (S2-44): the calculator beside the leaky bucket (F-19).

Today's customers and their margin go on as they are; each year some leave. The sum of the margins
of the coming years says what staying longer is worth. No interest, no growth, nobody new: a rule
of thumb whose parts anybody can reckon again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdesk.domain.insight.numbers import FULL, Limits, limits_of
from kamdesk.domain.insight.sales import sales, till_of

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.insight.concentration import Dossiers
    from kamdesk.domain.insight.result import Insight


@dataclass(frozen=True, slots=True)
class FewerLost:
    """One answer: loss in percent of the customers a year, margin in minor units over ``years``.

    ``gain`` is in percent of the margin without the change, ``None`` margins are not known.
    """

    currency: str
    years: int
    loss: float
    less: float
    margin: float | None
    before: float | None
    after: float | None
    gain: float


def choices(limits: Limits | None = None) -> tuple[int, ...]:
    """By how many points one may ask the loss to fall."""
    return tuple(int(points) for points in limits_of("F-19", limits)["less_points"])


def fewer_lost(
    dossiers: Dossiers, today: dt.date, *, retention: Insight, points: float
) -> FewerLost | None:
    """What it brings if the yearly loss falls by so many points (never below nothing).

    ``retention`` is the result of F-19; without a value there is no answer.
    """
    if retention.value is None:
        return None
    years = int(limits_of("F-19")["years_ahead"])
    till = till_of(dossiers)
    found = [row.margin for dossier in dossiers for row in sales(dossier, today)]
    known = [amount for amount in found if till.worth(amount) is not None]
    margin = till.total(known) if known else None
    loss = FULL - retention.value
    less = max(0.0, loss - points)
    before, after = (stays(rate / FULL, years) for rate in (loss, less))
    return FewerLost(
        currency=till.currency,
        years=years,
        loss=loss,
        less=less,
        margin=margin,
        before=None if margin is None else margin * before,
        after=None if margin is None else margin * after,
        gain=FULL * (after / before - 1),
    )


def stays(loss: float, years: int) -> float:
    """How many yearly margins come of a customer in some years if a share leaves each year."""
    return sum((1 - loss) ** year for year in range(years))
