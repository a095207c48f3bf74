"""Compile the translations before a wheel is built, so that it carries them.

They are git-ignored products of resources/locale/parts; the wheel takes the whole of resources/,
ignored or not, so it is enough that they are there in time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))


class TranslationsHook(BuildHookInterface[Any]):
    """Runs packaging/translate.py as part of the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile what is out of date."""
        import translate

        translate.compile_all(Path(self.root) / "resources" / "locale")
