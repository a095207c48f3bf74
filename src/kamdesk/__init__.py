"""KAMdesk: the offline workbook of a key account manager.

Nothing is imported here, so that a start pays only for what it uses.
"""

from __future__ import annotations

__version__ = "0.1.0"
