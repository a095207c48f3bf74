"""Files as another program writes them again: LibreOffice without a window."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
XLSX = "xlsx:Calc MS Excel 2007 XML"
LONGEST_S = 240


def saved_again(*sources: Path, kind: str = XLSX) -> Path:
    """The folder with the files written again; skips the test where there is no LibreOffice."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = sources[0].parent
    out, profile = folder / "saved", (folder / "profile").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(out), *map(str, sources)],
        check=True,
        capture_output=True,
        timeout=LONGEST_S,
    )
    return out
