"""How the ages of receivables are filled, on every picture of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.ageing import DISPUTED

if TYPE_CHECKING:
    from kamdesk.domain.ageing import Bucket


def age_tone(bucket: Bucket) -> str:
    """How a debt of an age is filled: late red, disputed amber, to be reminded of hatched."""
    if bucket.late:
        return "red"
    if bucket.step:
        return "hatched"
    return "amber" if bucket.code == DISPUTED else "data"
