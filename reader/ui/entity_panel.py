"""The sidebar of entities: who and what is named, how often on each side, and who is named by one side only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QPushButton

from reader.app.entity_rows import Named, Order
from reader.app.language import digits, tr
from reader.app.phrases import counted
from reader.core.model import Entity
from reader.ui.entity_correcting import EntityCorrecting
from reader.ui.entity_delegate import EntityDelegate
from reader.ui.entity_menu import EntityMenu
from reader.ui.entity_model import ENTITY, EntityModel
from reader.ui.labels import label
from reader.ui.list_panel import ListPanel, chip
from reader.ui.wrapping import WrappingLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.app.entity_rows import Beside
    from reader.app.settings import Settings
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison

_CHIPS = {Named.ANYWHERE: "All", Named.BOTH: "Both", Named.ONLY_LEFT: "Only left", Named.ONLY_RIGHT: "Only right"}
_ROWS_AT_ONCE = 300
"""So many rows are laid out before the screen is looked after again."""


class EntityPanel(ListPanel):
    """Chips, filter, order and rows.

    Signals: `entity_chosen(Entity)` when a row is clicked, `entity_current(Entity | None)` when the choice moves,
    `corrections_wanted()` when a person wants to see what was put right.
    """

    entity_chosen = Signal(object)
    entity_current = Signal(object)
    corrections_wanted = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        self.model = EntityModel()
        super().__init__(self.model, EntityDelegate(theme), "Entities", "name")
        self.model.setParent(self)
        self._chosen = ""
        self._looking = False
        self.chips = {named: chip(named is Named.ANYWHERE, partial(self._want, named=named)) for named in Named}
        chips = WrappingLayout(7)
        for button in self.chips.values():
            chips.addWidget(button)
        self.top.insertLayout(0, chips)
        self.order = EntityMenu(settings)
        self.order.wanted.connect(lambda wishes: self._want(**wishes))
        self.tools.addWidget(self.order)
        self._prepare_list()
        self.method = label("", "soft", wrap=True)
        self.method.setContentsMargins(14, 0, 14, 4)
        self.method.hide()
        self.places.insertWidget(1, self.method)
        self.footer = label("", "soft", wrap=True)
        self.footer.setContentsMargins(14, 4, 14, 8)
        self.footer.hide()
        self.beside = label("", "soft", wrap=True)
        self.beside.setContentsMargins(14, 4, 14, 0)
        self.beside.hide()
        self.corrected = QPushButton()
        self.corrected.setObjectName("chip")
        self.corrected.setToolTip(tr("See what was put right, and take it back"))
        self.corrected.clicked.connect(self.corrections_wanted)
        self.corrected.hide()
        for part in (self.beside, self.footer):
            self.places.addWidget(part)
        self.places.addWidget(self.corrected, 0, Qt.AlignmentFlag.AlignHCenter)
        self.places.addSpacing(6)
        self.correcting = EntityCorrecting(self)
        self.correcting.wanted.connect(self._expect)
        self._want(order=Order(settings.text("entities/order")), dates=settings.flag("entities/dates"))
        self.set_theme(theme)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Shows the entities of a comparison; the chosen row stays chosen where it still exists."""
        place = self.list.verticalScrollBar().value()
        self.model.set_comparison(comparison)
        self._refreshed()
        self.list.verticalScrollBar().setValue(place)

    def set_related(self, found: Mapping[Entity, Beside]) -> None:
        """What stands beside the rows without being a mention."""
        self.model.set_related(found)
        self.list.doItemsLayout()
        self._show_beside()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.order.set_theme(theme)

    def chosen(self) -> Entity | None:
        entity = self.list.currentIndex().data(ENTITY)
        return entity if isinstance(entity, Entity) else None

    def say(self, sentence: str) -> None:
        """Where the reader is among the mentions of the chosen entity."""
        self.footer.setText(sentence)
        self.footer.setVisible(bool(sentence))

    def say_method(self, sentence: str) -> None:
        """How the names were found, where that matters."""
        self.method.setText(sentence)
        self.method.setVisible(bool(sentence))

    def say_corrections(self, corrections: int, hidden: int) -> None:
        """How much was put right by hand, and how many rows that hid."""
        words = [counted(corrections, "correction")] if corrections else []
        words += [tr("{number} hidden", number=digits(hidden))] if hidden else []
        self.corrected.setText(" · ".join(words))
        self.corrected.setVisible(bool(words))

    def set_looking(self, looking: bool) -> None:
        """Whether names are still being looked for."""
        if looking != self._looking:
            self._looking = looking
            self._refreshed()

    def _prepare_list(self) -> None:
        rows = self.list
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        rows.setDragDropMode(QListView.DragDropMode.DragDrop)
        rows.setDragDropOverwriteMode(True)
        rows.setLayoutMode(QListView.LayoutMode.Batched)
        rows.setBatchSize(_ROWS_AT_ONCE)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._offer)
        rows.selectionModel().currentChanged.connect(self._moved)

    def filter_by(self, text: str) -> None:
        self._want(text=text)

    def choose(self, index: QModelIndex) -> None:
        entity = index.data(ENTITY)
        if isinstance(entity, Entity):
            self._chosen = entity.name
            self.entity_chosen.emit(entity)

    def _want(self, **wishes: object) -> None:
        self.model.set_wanted(replace(self.model.wanted(), **wishes))  # type: ignore[arg-type]
        self._refreshed()

    def _refreshed(self) -> None:
        counts = self.model.counts()
        empty = not self.model.entities()
        if self.model.all_entities():
            self.say_nothing(tr("No name fits this filter."), empty=empty)
        elif self._looking:
            self.say_nothing(tr("Names are being looked for…"), empty=empty)
        else:
            self.say_nothing(tr("Names are listed here once they are found."), empty=empty)
        for named, count in counts.items():
            self.chips[named].setText(f"{tr(_CHIPS[named])} {digits(count)}")
        place = self.model.find(self._chosen)
        if place.isValid():
            self.list.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_beside()

    def _show_beside(self) -> None:
        entity = self.chosen()
        sentence = self.model.related_to(entity) if entity is not None else ""
        self.beside.setText(sentence)
        self.beside.setVisible(bool(sentence))

    def _offer(self, place: QPoint) -> None:
        """What can be put right in the row that is pointed at."""
        if self.list.indexAt(place).data(ENTITY) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.list.actions())
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _expect(self, _correction: object, name: str) -> None:
        """Chooses the row that a correction leads to, when the corrected rows are there."""
        self._chosen = name
        if not name:
            self.list.clearSelection()
            self.entity_current.emit(None)

    def _moved(self, current: QModelIndex) -> None:
        entity = current.data(ENTITY)
        if isinstance(entity, Entity):
            self._chosen = entity.name
        self._show_beside()
        self.entity_current.emit(entity)
