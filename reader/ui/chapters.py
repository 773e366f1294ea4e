"""A small chooser for books: the whole of it, or one chapter, with how long each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.app.language import tr
from reader.app.phrases import clipped, counted
from reader.ui.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChapterChooser(QDialog):
    """One row a chapter, the whole book first.

    Signals: `chosen(number)`, 0 for the whole book.
    """

    chosen = Signal(int)

    def __init__(self, sizes: Sequence[tuple[str, int]], now: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose a chapter"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Chapters"))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        words = sum(count for _, count in sizes)
        for name, count in ((tr("The whole book"), words), *sizes):
            self.list.addItem(QListWidgetItem(f"{clipped(name, 90)}  ·  {counted(count, 'word')}"))
        self.list.setCurrentRow(now)
        self.list.itemActivated.connect(lambda _item: self._accept())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        places = QVBoxLayout(self)
        places.setContentsMargins(20, 20, 20, 16)
        places.setSpacing(12)
        places.addWidget(label(tr("Which chapter do you want to read beside the other article?"), wrap=True))
        places.addWidget(self.list, 1)
        places.addWidget(self.buttons)
        self.resize(520, min(560, 170 + 26 * len(sizes)))
        self.list.setFocus()

    def _accept(self) -> None:
        self.chosen.emit(self.list.currentRow())
        self.accept()
