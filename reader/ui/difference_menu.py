"""The button beside the filter of the differences: their order, which kinds are hidden, what F8 follows, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.app.difference_rows import KINDS, Order
from reader.app.language import tr
from reader.app.settings import SETTINGS, Settings
from reader.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.app.themes import Theme


class DifferenceMenu(QToolButton):
    """Keeps its choices in the settings.

    Signals: `changed(what, value)` for the order and the hidden kinds, `copy_wanted()`.
    """

    changed = Signal(str, object)
    copy_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setObjectName("barButton")
        self.setAccessibleName(tr("Order and kinds of differences"))
        self.setToolTip(tr("Order and kinds of differences"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(self), QActionGroup(self)
        for value, text in next(setting.choices for setting in SETTINGS if setting.key == "differences/order"):
            entry = _checkable(menu, tr(text), settings.text("differences/order") == value)
            entry.triggered.connect(lambda _on=False, value=value: self._choose_order(value))
            group.addAction(entry)
        menu.addSeparator()
        self.follow = _checkable(menu, tr("Next and Previous Follow This List"), settings.flag("differences/follow"))
        self.follow.toggled.connect(lambda on: settings.set("differences/follow", on))
        menu.addSeparator()
        self.kinds = {kind: self._kind(menu, kind, tr(words)) for kind, words in KINDS.items()}
        self.all_kinds = menu.addAction(tr("Show All Kinds"), lambda: self._hide(frozenset()))
        menu.addSeparator()
        menu.addAction(tr("Copy as Text"), self.copy_wanted.emit)
        self.setMenu(menu)

    def hidden_kinds(self) -> frozenset[str]:
        return frozenset(self._settings.text("differences/hidden").split()) & KINDS.keys()

    def show_kinds(self, there: Iterable[str]) -> None:
        """Offers the kinds that occur, and those that are hidden."""
        offered = {*there, *self.hidden_kinds()}
        for kind, entry in self.kinds.items():
            entry.setVisible(kind in offered)

    def hide_kind(self, kind: str) -> None:
        self._hide(self.hidden_kinds() | {kind})

    def set_theme(self, theme: Theme) -> None:
        self.setIcon(icon("sort", theme))

    def _kind(self, menu: QMenu, kind: str, words: str) -> QAction:
        entry = _checkable(menu, words, kind not in self.hidden_kinds())
        entry.triggered.connect(
            lambda on: self._hide(self.hidden_kinds() - {kind} if on else self.hidden_kinds() | {kind})
        )
        return entry

    def _hide(self, kinds: frozenset[str]) -> None:
        self._settings.set("differences/hidden", " ".join(sorted(kinds)))
        for kind, entry in self.kinds.items():
            entry.setChecked(kind not in kinds)
        self.changed.emit("hidden", kinds)

    def _choose_order(self, value: str) -> None:
        self._settings.set("differences/order", value)
        self.changed.emit("order", Order(value))


def _checkable(menu: QMenu, text: str, on: bool) -> QAction:
    entry = menu.addAction(text)
    entry.setCheckable(True)
    entry.setChecked(on)
    return entry
