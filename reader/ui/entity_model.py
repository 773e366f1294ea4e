"""The entities of a comparison as a Qt model: headings of kinds, and under each its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.app.entity_rows import (
    Beside,
    Named,
    Section,
    Wanted,
    below_name,
    counts,
    first_sentence,
    sections,
    spoken,
)
from reader.app.language import tr
from reader.app.phrases import headed, side_name
from reader.core.model import Entity, Side
from reader.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.core.comparison import Comparison
    from reader.core.model import EntityKind

ENTITY = Qt.ItemDataRole.UserRole + 1
"""The Entity of a row, or None for a heading."""
BELOW = Qt.ItemDataRole.UserRole + 2
"""The soft line under a row's name."""
KIND = Qt.ItemDataRole.UserRole + 3
"""The EntityKind of a heading."""

_Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-parallax-entity"
_ROW = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_NOWHERE = QModelIndex()


class EntityModel(QAbstractListModel):
    """What the wishes leave of a comparison's entities; a row can be edited, and dropped on another.

    Signals: `renamed(Entity, name)`, `merged(Entity, into)`; nothing changes here until a comparison says so.
    """

    renamed = Signal(object, str)
    merged = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._wanted = Wanted()
        self._lines: list[Section | Entity] = []
        self._related: Mapping[Entity, Beside] = {}
        self.most = 1

    def set_comparison(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self._fill()

    def set_related(self, found: Mapping[Entity, Beside]) -> None:
        """What stands beside the rows; it comes later than they do."""
        if found != self._related:
            self._related = found
            if self._lines:
                self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def related_to(self, entity: Entity) -> str:
        """What is related to a row, in a sentence."""
        beside = self._related.get(entity)
        return beside.sentence if beside else ""

    def kinds(self) -> tuple[EntityKind, ...]:
        """The kinds there are rows of."""
        return tuple(dict.fromkeys(entity.kind for entity in self.all_entities()))

    def set_wanted(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._fill()

    def wanted(self) -> Wanted:
        return self._wanted

    def counts(self) -> dict[Named, int]:
        return counts(self.all_entities(), self._wanted)

    def entities(self) -> tuple[Entity, ...]:
        """The rows shown, in their order."""
        return tuple(line for line in self._lines if isinstance(line, Entity))

    def all_entities(self) -> tuple[Entity, ...]:
        """Every row there is, shown or not."""
        return (*self._comparison.entities, *self._comparison.quantities) if self._comparison else ()

    def written_aliases(self, entity: Entity) -> tuple[str, ...]:
        """The other names of a row that stand in the texts."""
        if self._comparison is None:
            return ()
        texts = {side: self._comparison.article(side).paragraphs for side in Side}
        written = {texts[s][m.paragraph].text[m.start : m.end] for s in Side for m in entity.mentions(s)}
        return tuple(alias for alias in entity.aliases if alias in written)

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
            return _ROW
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, Section):
            return _of_heading(line, role)
        if role == ENTITY:
            return line
        if role == BELOW:
            return below_name(line, self._related.get(line))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line, self._related.get(line))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(line))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entity = index.data(ENTITY)
        if role != Qt.ItemDataRole.EditRole or not isinstance(entity, Entity) or not str(value).strip():
            return False
        self.renamed.emit(entity, str(value))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        entity = indexes[0].data(ENTITY)
        mime.setData(_MIME, f"{entity.kind.value}\n{entity.name}".encode("utf-8", "surrogatepass"))
        return mime

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index
    ) -> bool:
        return self._dropped(data, parent) is not None

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index
    ) -> bool:
        pair = self._dropped(data, parent)
        if pair is None:
            return False
        self.merged.emit(*pair)
        return True

    def _dropped(self, data: QMimeData, parent: _Index) -> tuple[Entity, Entity] | None:
        """The row that is dropped and the row it is dropped on."""
        kind, _, name = bytes(data.data(_MIME).data()).decode("utf-8", "replace").partition("\n")
        moved = next((e for e in self.all_entities() if e.name == name and e.kind == kind), None)
        into = parent.data(ENTITY) if parent.isValid() else None
        if moved is None or not isinstance(into, Entity) or moved == into:
            return None
        return moved, into

    def _fill(self) -> None:
        self.beginResetModel()
        self._lines = []
        found: tuple[Section, ...] = ()
        if self._comparison is not None:
            found = sections(self.all_entities(), self._wanted)
        for section in found:
            self._lines.append(section)
            self._lines.extend(section.rows)
        self.most = max((max(len(e.left), len(e.right)) for e in self.entities()), default=1)
        self.endResetModel()

    def _tip(self, entity: Entity) -> str:
        lines = [entity.name + (f" ({', '.join(entity.aliases)})" if entity.aliases else "")]
        if self._comparison is not None:
            for side in Side:
                said = first_sentence(self._comparison, entity, side)
                lines.append(headed(side_name(side), said or tr("not named")))
        if sentence := self.related_to(entity):
            lines.append(sentence)
        return "\n\n".join(lines)


def _of_heading(section: Section, role: int) -> Any:
    if role == KIND:
        return section.kind
    return section.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
