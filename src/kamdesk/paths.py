"""Where things lie: the data shipped with the program, and the user's own folders.

One place, because a wheel, a bundle and a checkout keep their resources differently, and because
Qt and platformdirs name the user's folders differently: mixing the two would give two settings
files.
"""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "KAMdesk"
HOME_VARIABLE = "KAMDESK_HOME"
"""Environment variable that moves all user folders below one folder (tests, portable use)."""

_PACKAGE = Path(__file__).resolve().parent


def resources_dir() -> Path:
    """Return the folder of shipped data: inside the package, else in the checkout."""
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one shipped file, e.g. ``resource("fonts", "OFL.txt")``.

    The file need not exist: the caller knows what its absence means.
    """
    return resources_dir().joinpath(*parts)


def config_dir() -> Path:
    """Return the folder of the user's settings; it may not exist yet."""
    return _own("config") or _platform("config")


def data_dir() -> Path:
    """Return the folder of data the program keeps for itself; it may not exist yet."""
    return _own("data") or _platform("data")


def state_dir() -> Path:
    """Return the folder of logs and of what the window remembers; it may not exist yet."""
    return _own("state") or _platform("state")


def documents_dir() -> Path:
    """Return the folder that file dialogs offer first; it may not exist."""
    return _own("documents") or _platform("documents")


def _own(kind: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE, "")
    return Path(home) / kind if home else None


def _platform(kind: str) -> Path:
    # Imported late: a start that finds KAMDESK_HOME, or needs no user folder, does not pay for it.
    import platformdirs

    # No author part: Windows would otherwise put KAMdesk\KAMdesk into the path.
    dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False, roaming=kind == "config")
    found = {
        "config": dirs.user_config_path,
        "data": dirs.user_data_path,
        "state": dirs.user_state_path,
        "documents": dirs.user_documents_path,
    }
    return Path(found[kind])
