"""The people of an account as a picture: columns are departments, rows are formal levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamdesk.domain.power_map.build import letter_of, power_map_of
from kamdesk.domain.power_map.picture import ELSEWHERE

if TYPE_CHECKING:
    import datetime as dt

    from kamdesk.domain.dossier import Dossier
    from kamdesk.domain.power_map.picture import MapPicture

__all__ = ["ELSEWHERE", "letter_of", "picture_of"]


def picture_of(dossier: Dossier, today: dt.date) -> MapPicture:
    """All people of the account with their lines, and the empty seats of its open projects."""
    return power_map_of(dossier, today)
