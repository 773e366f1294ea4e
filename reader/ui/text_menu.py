"""The menu of an article's text: what can be done with the passage or paragraph it was asked for at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from reader.app.actions import IN_TEXT
from reader.app.language import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from reader.ui.menus import Menus
    from reader.ui.reading_pane import ReadingPane


def offer_in(pane: ReadingPane, menus: Menus) -> None:
    """Lets a pane offer the actions on its text, by right click or by key."""
    pane.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    pane.customContextMenuRequested.connect(partial(_pop_up, pane, menus))


def _pop_up(pane: ReadingPane, menus: Menus, place: QPoint) -> None:
    menu = QMenu(tr("Passage"), pane)
    menu.setAccessibleName(tr("Passage"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions([menus[name] for name in IN_TEXT])
    menu.popup(pane.mapToGlobal(place))
