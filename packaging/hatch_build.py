"""Compile the translations before a wheel is built, so that it carries them.

They are git-ignored products of resources/locale/parts, so the wheel must be told to take them.
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
        """Compile, and name the compiled files as part of the build."""
        import translate

        locale = Path(self.root) / "resources" / "locale"
        translate.compile_all(locale)
        if self.target_name == "wheel":
            build_data["force_include"] |= {
                str(path): f"kamdesk/resources/{path.relative_to(locale.parent).as_posix()}"
                for path in (translate.target(locale, lang) for lang in translate.LANGUAGES)
            }
