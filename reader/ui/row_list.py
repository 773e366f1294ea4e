"""A list that sets its rows in portions, so that thousands of them hold nobody up."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QListView

_PORTION = 100
"""Rows that are measured before the window answers again."""
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class RowList(QListView):
    """Goes to a row that is not set yet as soon as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._due: tuple[QPersistentModelIndex, QAbstractItemView.ScrollHint] | None = None
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_PORTION)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _VISIBLE
    ) -> None:
        self._due = None
        place = self.model().index(index.row(), index.column())
        if not place.isValid() or self.visualRect(place).isValid():
            super().scrollTo(place, hint)
        else:
            self._due = QPersistentModelIndex(place), hint

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._due is not None:
            (place, hint), self._due = self._due, None
            if place.isValid():
                self.scrollTo(place, hint)
