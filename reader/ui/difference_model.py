"""The differences of a comparison as a Qt model: what is wanted of them in its order, with headings and candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.app.difference_rows import (
    Candidate,
    DifferenceRow,
    Line,
    Listing,
    Wanted,
    candidate_sentence,
)
from reader.app.parting import Parting
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
        self._parting = Parting(self)
        self.listing = Listing(None, Wanted())
        self._lines: list[str | DifferenceRow | Candidate] = []

    @property
    def comparison(self) -> Comparison | None:
        return self.listing.comparison

    def show(self, listing: Listing) -> None:
        self.beginResetModel()
        self._parting.let_go(self.listing, self._lines)
        self.listing = listing
        self._lines = list(listing.lines)
        self.endResetModel()

    def rows(self) -> tuple[DifferenceRow, ...]:
        """What is shown, without headings."""
        return self.listing.shown

    def total(self) -> int:
        """Rows before any filter."""
        return len(self.listing.rows)

    def row_of(self, line: Line) -> QModelIndex:
        row = self.listing.places.get(line)
        if row is None:
            return QModelIndex()
        return self.index(row + sum(isinstance(entry, Candidate) for entry in self._lines[:row]))

    def number_of(self, index: _Index) -> int:
        """The how-manieth of the shown rows one is, from 1; 0 for a heading."""
        row = index.row() if index.isValid() else len(self._lines)
        if row >= len(self._lines) or not isinstance(self._lines[row], DifferenceRow):
            return 0
        return sum(isinstance(entry, DifferenceRow) for entry in self._lines[: row + 1])

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
