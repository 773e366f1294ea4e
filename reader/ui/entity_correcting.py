"""Putting the rows of entities right: rename in place, change kind, merge, split an alias off, hide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu

from reader.app.correcting import KINDS, hiding, merging, renaming, retyping, splitting
from reader.app.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.model import Entity, EntityKind
    from reader.ui.entity_panel import EntityPanel


class EntityCorrecting(QObject):
    """Asks what is wanted of the chosen row.

    Signals: `wanted(Correction, name)` with the name of the row to choose afterwards.
    """

    wanted = Signal(object, str)

    def __init__(self, panel: EntityPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        queued = Qt.ConnectionType.QueuedConnection  # the list has to end editing and dropping first
        panel.model.renamed.connect(self._rename, queued)
        panel.model.merged.connect(self._merge, queued)

    def rename(self) -> None:
        if self._panel.chosen() is not None:
            self._panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._panel.list.edit(self._panel.list.currentIndex())

    def retype(self) -> None:
        entity = self._panel.chosen()
        if entity is not None:
            others = [(tr(words), partial(self._retype, entity, kind)) for kind, words in KINDS.items()]
            self._offer(
                tr("Change kind to"), [(words, act) for words, act in others if words != tr(KINDS[entity.kind])]
            )

    def merge(self) -> None:
        """Names every other row; those of the same kind come first."""
        entity = self._panel.chosen()
        if entity is None:
            return
        rows = [row for row in self._panel.model.all_entities() if row != entity]
        rows.sort(key=lambda row: (row.kind is not entity.kind, row.name.casefold()))
        choices = {f"{row.name} ({tr(KINDS[row.kind])})": row for row in rows}
        if not choices:
            return
        dialog = QInputDialog(self._panel)
        dialog.setWindowTitle(tr("Merge entities"))
        dialog.setLabelText(tr("The chosen name is the same as:"))
        dialog.setComboBoxItems(list(choices))
        dialog.setOkButtonText(tr("Merge"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda text: self._merge(entity, choices[text]))
        dialog.open()

    def split(self) -> None:
        entity = self._panel.chosen()
        if entity is not None:
            aliases = self._panel.model.written_aliases(entity)
            self._offer(tr("Split off"), [(alias, partial(self._split, entity, alias)) for alias in aliases])

    def hide(self) -> None:
        entity = self._panel.chosen()
        if entity is not None:
            self.wanted.emit(hiding(entity), "")

    def _offer(self, title: str, entries: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """A menu below the chosen row."""
        menu = QMenu(title, self._panel)
        menu.setAccessibleName(title)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(title)
        for text, act in entries:
            menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _on, chosen=act: chosen())
        if not entries:
            menu.addAction(tr("This row has one name only")).setEnabled(False)
        rows = self._panel.list
        box = rows.visualRect(rows.currentIndex())
        menu.popup(rows.viewport().mapToGlobal(box.bottomLeft() + QPoint(14, 0)))

    def _rename(self, entity: Entity, name: str) -> None:
        correction = renaming(entity, name)
        if correction.value and correction.value != entity.name:
            self.wanted.emit(correction, correction.value)

    def _merge(self, entity: Entity, into: Entity) -> None:
        if entity != into:
            self.wanted.emit(merging(entity, into), into.name)

    def _retype(self, entity: Entity, kind: EntityKind) -> None:
        self.wanted.emit(retyping(entity, kind), entity.name)

    def _split(self, entity: Entity, alias: str) -> None:
        self.wanted.emit(splitting(entity, alias), entity.name)
