"""The sidebar of entities: who and what is named, how often on each side, and who is named by one side only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.app.entity_rows import Named, Order
from reader.app.settings import SETTINGS, Settings
from reader.core.model import Entity
from reader.ui.entity_correcting import EntityCorrecting
from reader.ui.entity_delegate import EntityDelegate
from reader.ui.entity_model import ENTITY, EntityModel
from reader.ui.icons import icon
from reader.ui.labels import label
from reader.ui.wrapping import WrappingLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.themes import Theme
    from reader.core.comparison import Comparison

_CHIPS = {Named.ANYWHERE: "All", Named.BOTH: "Both", Named.ONLY_LEFT: "Only left", Named.ONLY_RIGHT: "Only right"}


class EntityPanel(QWidget):
    """Chips, filter, order and rows.

    Signals: `entity_chosen(Entity)` when a row is clicked, `entity_current(Entity | None)` when the choice moves.
    """

    entity_chosen = Signal(object)
    entity_current = Signal(object)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._settings = settings
        self._chosen = ""
        self.model = EntityModel(self)
        self._delegate = EntityDelegate(theme)
        self.chips = {named: self._chip(named) for named in Named}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter names")
        self.filter.setAccessibleName("Filter entities by name")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAcceptDrops(False)
        self.filter.textChanged.connect(lambda text: self._want(text=text))
        self.order = self._order_button()
        self.list = self._list()
        self.nothing = label("", "soft", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 0)
        self.footer = label("", "soft", wrap=True)
        self.footer.setContentsMargins(14, 4, 14, 8)
        self.correcting = EntityCorrecting(self)
        self.correcting.wanted.connect(self._expect)
        self._lay_out()
        self._want(order=Order(settings.text("entities/order")), dates=settings.flag("entities/dates"))
        self.set_theme(theme)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Shows the entities of a comparison; the chosen row stays chosen where it still exists."""
        self.model.set_comparison(comparison)
        self._refreshed()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.order.setIcon(icon("sort", theme))
        self.list.viewport().update()

    def chosen(self) -> Entity | None:
        entity = self.list.currentIndex().data(ENTITY)
        return entity if isinstance(entity, Entity) else None

    def say(self, sentence: str) -> None:
        """Where the reader is among the mentions of the chosen entity."""
        self.footer.setText(sentence)
        self.footer.setVisible(bool(sentence))

    def _chip(self, named: Named) -> QPushButton:
        chip = QPushButton()
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setChecked(named is Named.ANYWHERE)
        chip.clicked.connect(lambda: self._want(named=named))
        return chip

    def _order_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("barButton")
        button.setAccessibleName("Order and kinds of entities")
        button.setToolTip("Order and kinds of entities")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(button), QActionGroup(button)
        choices = next(setting.choices for setting in SETTINGS if setting.key == "entities/order")
        for value, text in choices:
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(value == self._settings.text("entities/order"))
            entry.triggered.connect(self._ordering(value))
            group.addAction(entry)
        menu.addSeparator()
        dates = menu.addAction("Dates and numbers")
        dates.setCheckable(True)
        dates.setChecked(self._settings.flag("entities/dates"))
        dates.toggled.connect(self._show_dates)
        button.setMenu(menu)
        return button

    def _ordering(self, value: str) -> Callable[[], None]:
        def choose() -> None:
            self._settings.set("entities/order", value)
            self._want(order=Order(value))

        return choose

    def _show_dates(self, on: bool) -> None:
        self._settings.set("entities/dates", on)
        self._want(dates=on)

    def _list(self) -> QListView:
        rows = QListView()
        rows.setObjectName("listing")
        rows.setAccessibleName("Entities")
        rows.setModel(self.model)
        rows.setItemDelegate(self._delegate)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        rows.setDragDropMode(QListView.DragDropMode.DragDrop)
        rows.setDragDropOverwriteMode(True)
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._offer)
        rows.clicked.connect(self._choose)
        rows.activated.connect(self._choose)
        rows.selectionModel().currentChanged.connect(self._moved)
        return rows

    def _lay_out(self) -> None:
        chips = WrappingLayout(7)
        for chip in self.chips.values():
            chips.addWidget(chip)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self.filter, 1)
        tools.addWidget(self.order)
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 4)
        top.setSpacing(8)
        top.addLayout(chips)
        top.addLayout(tools)
        places = QVBoxLayout(self)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(0)
        places.addLayout(top)
        places.addWidget(self.nothing)
        places.addWidget(self.list, 1)
        places.addWidget(self.footer)

    def _want(self, **wishes: object) -> None:
        self.model.set_wanted(replace(self.model.wanted(), **wishes))  # type: ignore[arg-type]
        self._refreshed()

    def _refreshed(self) -> None:
        counts = self.model.counts()
        sought = counts[Named.ANYWHERE] > 0
        self.nothing.setText("No name fits this filter." if sought else "Names are listed here once they are found.")
        self.nothing.setVisible(not self.model.entities())
        for named, count in counts.items():
            self.chips[named].setText(f"{_CHIPS[named]} {count}")
        place = self.model.find(self._chosen)
        if place.isValid():
            self.list.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)

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

    def _choose(self, index: QModelIndex) -> None:
        entity = index.data(ENTITY)
        if isinstance(entity, Entity):
            self._chosen = entity.name
            self.entity_chosen.emit(entity)

    def _moved(self, current: QModelIndex) -> None:
        entity = current.data(ENTITY)
        if isinstance(entity, Entity):
            self._chosen = entity.name
        self.entity_current.emit(entity)
