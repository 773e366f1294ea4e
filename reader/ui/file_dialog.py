"""The system's dialog for files, with every label in the language of the screen; it is gone once it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFileDialog, QWidget


def opening_dialog(parent: QWidget, title: str, folder: str, kinds: str, *, several: bool) -> QFileDialog:
    """Asks for files that are there."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(dialog.FileMode.ExistingFiles if several else dialog.FileMode.ExistingFile)
    return dialog


def saving_dialog(parent: QWidget, title: str, name: str, kinds: str, write: Callable[[Path], object]) -> QFileDialog:
    """Asks where to write something, which may get another ending with another kind."""
    dialog = _dialog(parent, title, name, kinds)
    dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.partition("*.")[2].rstrip(")")))
    dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
    return dialog


def _dialog(parent: QWidget, title: str, place: str, kinds: str) -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog  # only here: the window imports this module before it is shown

    dialog = QFileDialog(parent, title, place, kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
