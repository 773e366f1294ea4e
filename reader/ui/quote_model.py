"""The quotations of a comparison as a Qt model: one row a quotation, in reading order, left before right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.app.quote_rows import fitting, spoken_quote

if TYPE_CHECKING:
    from reader.app.quote_rows import QuoteRow

QUOTE = Qt.ItemDataRole.UserRole + 1
"""The QuoteRow of a row."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QuoteModel(QAbstractListModel):
    """What the filter leaves of the quotations."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[QuoteRow, ...] = ()
        self._shown: tuple[QuoteRow, ...] = ()
        self._wanted = ""

    def set_rows(self, rows: tuple[QuoteRow, ...]) -> None:
        """Takes the quotations; where they are the same as before, what is chosen stays chosen."""
        if rows != self._all:
            self._all = rows
            self._fill()

    def set_wanted(self, text: str) -> None:
        self._wanted = text
        self._fill()

    def rows(self) -> tuple[QuoteRow, ...]:
        """The rows shown, in their order."""
        return self._shown

    def count(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == QUOTE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_quote(row)
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self._shown = fitting(self._all, self._wanted)
        self.endResetModel()
