"""The differences of a comparison as a Qt model: what is wanted of them in its order, with headings and candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.app.difference_rows import (
    Candidate,
    DifferenceRow,
    Line,
    Shown,
    Wanted,
    candidate_sentence,
    counts,
    difference_rows,
    fitting,
    kinds_of,
    with_headings,
)
from reader.core.model import Difference, Fact

if TYPE_CHECKING:
    from reader.core.comparison import Comparison

LINE = Qt.ItemDataRole.UserRole + 1
"""The Difference, Fact, Note or Candidate of a row, or None for a heading."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DifferenceModel(QAbstractListModel):
    """One row a difference; the row's text is a sentence that can be read aloud."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.wanted = Wanted()
        self._all: tuple[DifferenceRow, ...] = ()
        self._shown: tuple[DifferenceRow, ...] = ()
        self._lines: list[str | DifferenceRow | Candidate] = []

    def set_comparison(self, comparison: Comparison | None) -> None:
        self.beginResetModel()
        self.comparison = comparison
        self._all = difference_rows(comparison) if comparison is not None else ()
        self._arrange()
        self.endResetModel()

    def set_wanted(self, wanted: Wanted) -> None:
        self.beginResetModel()
        self.wanted = wanted
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._shown = fitting(self._all, self.wanted)
        self._lines = list(with_headings(self._shown, self.wanted.order))

    def rows(self) -> tuple[DifferenceRow, ...]:
        """What is shown, without headings."""
        return self._shown

    def counts(self) -> dict[Shown, int]:
        return counts(self._all, self.wanted)

    def kinds(self) -> tuple[str, ...]:
        return kinds_of(self._all)

    def total(self) -> int:
        """Rows before any filter."""
        return len(self._all)

    def row_of(self, line: Line) -> QModelIndex:
        for row, entry in enumerate(self._lines):
            if isinstance(entry, DifferenceRow) and entry.line == line:
                return self.index(row)
        return QModelIndex()

    def number_of(self, index: _Index) -> int:
        """The how-manieth of the shown rows one is, from 1; 0 for a heading."""
        entry = self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None
        return self._shown.index(entry) + 1 if isinstance(entry, DifferenceRow) else 0

    def difference_at(self, index: _Index) -> Difference | None:
        """The difference of a row: itself, or the one a fact was found in."""
        line = index.data(LINE)
        if isinstance(line, Fact) and self.comparison is not None:
            return next((d for d in self.comparison.differences() if d.link == line.link), None)
        return line if isinstance(line, Difference) else None

    def show_candidate(self, candidate: Candidate) -> QModelIndex:
        """Puts the nearest candidate below the row it belongs to; a second time takes it away again."""
        self.hide_candidates()
        place = self.row_of(candidate.of)
        if not place.isValid():
            return QModelIndex()
        row = place.row() + 1
        self.beginInsertRows(_NOWHERE, row, row)
        self._lines.insert(row, candidate)
        self.endInsertRows()
        return self.index(row)

    def candidate_of(self, line: Line) -> Candidate | None:
        return next((e for e in self._lines if isinstance(e, Candidate) and e.of == line), None)

    def hide_candidates(self) -> None:
        for row in [row for row, entry in enumerate(self._lines) if isinstance(entry, Candidate)][::-1]:
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._lines[row]
            self.endRemoveRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines) or self.comparison is None:
            return None
        entry = self._lines[index.row()]
        if role == LINE:
            return None if isinstance(entry, str) else entry.line if isinstance(entry, DifferenceRow) else entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(entry, str):
                return entry
            return candidate_sentence(self.comparison, entry) if isinstance(entry, Candidate) else entry.sentence
        return None
