"""The button beside the filter of entities: their order, and the kinds that are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from reader.app.entity_rows import SECTIONS, Order
from reader.app.language import tr
from reader.app.settings import SETTINGS, Settings
from reader.core.terms import QUANTITIES, EntityKind
from reader.ui.icons import icon

if TYPE_CHECKING:
    from reader.app.themes import Theme

_DATES = "Dates and numbers"


class EntityMenu(QToolButton):
    """Order and kinds; the order and whether dates are shown are remembered.

    Signal: `wanted(wishes)` with the fields of Wanted that change.
    """

    wanted = Signal(dict)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._without: frozenset[EntityKind] = frozenset()
        self.setObjectName("barButton")
        self.setAccessibleName(tr("Order and kinds of entities"))
        self.setToolTip(tr("Order and kinds of entities"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(self), QActionGroup(self)
        for value, text in next(setting.choices for setting in SETTINGS if setting.key == "entities/order"):
            entry = self._entry(menu, tr(text), value == settings.text("entities/order"))
            entry.triggered.connect(partial(self._order, value))
            group.addAction(entry)
        menu.addSection(tr("Show"))
        for kind, title in ((kind, tr(words)) for kind, words in SECTIONS.items()):
            if kind not in QUANTITIES:
                self._entry(menu, title, True).toggled.connect(partial(self._show_kind, kind))
        self._entry(menu, tr(_DATES), settings.flag("entities/dates")).toggled.connect(self._show_dates)
        self.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon("sort", theme))

    def _entry(self, menu: QMenu, text: str, checked: bool) -> QAction:
        entry = menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(checked)
        return entry

    def _order(self, value: str) -> None:
        self._settings.set("entities/order", value)
        self.wanted.emit({"order": Order(value)})

    def _show_kind(self, kind: EntityKind, on: bool) -> None:
        self._without = self._without - {kind} if on else self._without | {kind}
        self.wanted.emit({"without": self._without})

    def _show_dates(self, on: bool) -> None:
        self._settings.set("entities/dates", on)
        self.wanted.emit({"dates": on})
