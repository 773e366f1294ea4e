"""The differences of a comparison as a Qt model: a person's notes, facts, then every difference in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.app.by_hand import note_sentence
from reader.app.phrases import difference_sentence, fact_sentence
from reader.core.model import Difference, Fact, Note

if TYPE_CHECKING:
    from reader.core.comparison import Comparison

LINE = Qt.ItemDataRole.UserRole + 1
"""The Difference, Fact or Note of a row, or None for a heading."""

Line = str | Difference | Fact | Note
"""A heading, or what a row is about."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DifferenceModel(QAbstractListModel):
    """One row a difference; the row's text is a sentence that can be read aloud."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self._lines: list[Line] = []

    def set_comparison(self, comparison: Comparison | None) -> None:
        self.beginResetModel()
        self.comparison = comparison
        self._lines = []
        if comparison is not None:
            facts = sorted(comparison.facts, key=lambda fact: -fact.weight)
            differences = comparison.differences()
            if comparison.notes:
                self._lines += ["Notes", *comparison.notes]
            if facts:
                self._lines += ["Facts", *facts]
            if self._lines and differences:
                self._lines.append("All differences")
            self._lines.extend(differences)
        self.endResetModel()

    def row_of(self, difference: Difference) -> QModelIndex:
        try:
            return self.index(self._lines.index(difference))
        except ValueError:
            return QModelIndex()

    def difference_at(self, index: _Index) -> Difference | None:
        """Where a row's click goes: the difference itself, or the one a fact was found in."""
        line = index.data(LINE)
        if isinstance(line, Fact) and self.comparison is not None:
            return next((d for d in self.comparison.differences() if d.link == line.link), None)
        return line if isinstance(line, Difference) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines) or self.comparison is None:
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return None if isinstance(line, str) else line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(line)
        return None

    def _sentence(self, line: Line) -> str:
        assert self.comparison is not None  # noqa: S101 - rows exist only with a comparison
        if isinstance(line, str):
            return line
        if isinstance(line, Note):
            return note_sentence(self.comparison, line)
        if isinstance(line, Fact):
            return fact_sentence(self.comparison, line)
        return difference_sentence(self.comparison, line)
