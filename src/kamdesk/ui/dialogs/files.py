"""Asks for a file or a folder without holding the window up: the answer comes by call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from kamdesk.paths import documents_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    Answer = Callable[[Path], object]


def ask_open(parent: QWidget, title: str, *, kind: str, on_path: Answer) -> QFileDialog:
    """Ask for a file that is there; ``kind`` is a filter such as ``"Books (*.kam)"``."""
    dialog = _dialog(parent, title, kind=kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, on_path)


def ask_save(parent: QWidget, title: str, *, name: str, kind: str, on_path: Answer) -> QFileDialog:
    """Ask where to write, ``name`` proposed among the documents.

    The dialog asks by itself before a file is replaced; its suffix is added where none is typed.
    """
    dialog = _dialog(parent, title, kind=kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _open(dialog, on_path)


def ask_folder(parent: QWidget, title: str, *, on_path: Answer) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, kind="")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, on_path)


def _dialog(parent: QWidget, title: str, *, kind: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(documents_dir()), kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _open(dialog: QFileDialog, on_path: Answer) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: on_path(Path(name)))
    dialog.open()
    return dialog
