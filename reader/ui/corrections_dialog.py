"""What was put right by hand among the entities: seen in one place, taken back one by one, kept for every pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.app.correcting import correction_sentence, hides
from reader.app.language import tr
from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.app.correcting import Correction, Corrections

_NOTHING = "Nothing was put right yet. Rename, merge, split or hide a row of the list, and it stands here."


class CorrectionsDialog(QDialog):
    """A row for each correction; ticked ones hold for every pair that is opened from now on."""

    def __init__(self, corrections: Corrections, parent: QWidget) -> None:
        super().__init__(parent)
        self._corrections = corrections
        self.setWindowTitle(tr("Corrections of entities"))
        self.words = label("", "soft", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Corrections"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.itemChanged.connect(self._keep)
        self.list.currentRowChanged.connect(lambda _row: self._update())
        self.remove = QPushButton(tr("Take back"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        below.addWidget(buttons)
        places = QVBoxLayout(self)
        places.setContentsMargins(20, 18, 20, 16)
        places.setSpacing(10)
        places.addWidget(self.words)
        places.addWidget(self.list, 1)
        places.addLayout(below)
        self.resize(520, 360)
        corrections.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for correction in self._corrections.listed():
            item = QListWidgetItem(correction_sentence(correction))
            item.setData(Qt.ItemDataRole.UserRole, correction)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if correction.always else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.words.setText(tr("Ticked corrections hold for every pair.") if self.list.count() else tr(_NOTHING))
        self._update()

    def _chosen(self) -> Correction | None:
        item = self.list.currentItem()
        found: Correction | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def _update(self) -> None:
        chosen = self._chosen()
        self.remove.setEnabled(chosen is not None)
        self.remove.setText(tr("Bring back") if chosen is not None and hides(chosen) else tr("Take back"))

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._corrections.remove(chosen)

    def _keep(self, item: QListWidgetItem) -> None:
        correction: Correction = item.data(Qt.ItemDataRole.UserRole)
        always = item.checkState() is Qt.CheckState.Checked
        if always != correction.always:
            self._corrections.keep_always(correction, always)
