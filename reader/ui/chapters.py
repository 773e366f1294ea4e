"""A small chooser for books and saved comparisons: the whole of it, or one part, with how long each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.app.language import tr
from reader.app.made import said
from reader.app.phrases import clipped, counted
from reader.ui.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChapterChooser(QDialog):
    """One row a chapter, the whole book first; of a saved comparison one row an article, both first.

    Signals: `chosen(number)`, 0 for the whole book.
    """

    chosen = Signal(int)

    def __init__(self, sizes: Sequence[tuple[str, int]], now: int, pair: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose an article") if pair else tr("Choose a chapter"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Articles") if pair else tr("Chapters"))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        words = sum(count for _, count in sizes)
        whole = tr("Both, one after the other") if pair else tr("The whole book")
        for name, count in ((whole, words), *sizes):
            self.list.addItem(QListWidgetItem(f"{clipped(said(name), 90)}  ·  {counted(count, 'word')}"))
        self.list.setCurrentRow(now)
        self.list.itemActivated.connect(lambda _item: self._accept())
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        places = QVBoxLayout(self)
        places.setContentsMargins(20, 20, 20, 16)
        places.setSpacing(12)
        question = tr("Which chapter do you want to read beside the other article?")
        if pair:
            question = tr("Which article of this saved comparison do you want to read here?")
        places.addWidget(label(question, wrap=True))
        places.addWidget(self.list, 1)
        places.addWidget(self.buttons)
        self.resize(520, min(560, 170 + 26 * len(sizes)))
        self.list.setFocus()

    def _accept(self) -> None:
        self.chosen.emit(self.list.currentRow())
        self.accept()
