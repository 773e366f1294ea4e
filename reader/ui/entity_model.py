"""The entities of a comparison as a Qt model: headings of kinds, and under each its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.app.entity_rows import Named, Section, Wanted, counts, first_sentence, sections, spoken
from reader.core.model import Entity, Side

if TYPE_CHECKING:
    from reader.core.comparison import Comparison

ENTITY = Qt.ItemDataRole.UserRole + 1
"""The Entity of a row, or None for a heading."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntityModel(QAbstractListModel):
    """What the wishes leave of a comparison's entities."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._wanted = Wanted()
        self._lines: list[str | Entity] = []
        self.most = 1

    def set_comparison(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self._fill()

    def set_wanted(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._fill()

    def wanted(self) -> Wanted:
        return self._wanted

    def counts(self) -> dict[Named, int]:
        return counts(self._comparison.entities if self._comparison else (), self._wanted)

    def entities(self) -> tuple[Entity, ...]:
        """The rows shown, in their order."""
        return tuple(line for line in self._lines if isinstance(line, Entity))

    def find(self, name: str) -> QModelIndex:
        """The row of that name, or no index."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Entity) and line.name == name:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], Entity):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ENTITY:
            return line if isinstance(line, Entity) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if isinstance(line, Entity) else line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line) if isinstance(line, Entity) else line
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, Entity):
            return self._tip(line)
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self._lines = []
        found: tuple[Section, ...] = ()
        if self._comparison is not None:
            found = sections(self._comparison.entities, self._wanted)
        for section in found:
            self._lines.append(section.title)
            self._lines.extend(section.rows)
        self.most = max((max(len(e.left), len(e.right)) for e in self.entities()), default=1)
        self.endResetModel()

    def _tip(self, entity: Entity) -> str:
        lines = [entity.name + (f" ({', '.join(entity.aliases)})" if entity.aliases else "")]
        if self._comparison is not None:
            for side in Side:
                said = first_sentence(self._comparison, entity, side)
                lines.append(f"{side.value.capitalize()}: {said or 'not named'}")
        return "\n\n".join(lines)
