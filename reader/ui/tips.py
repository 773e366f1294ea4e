"""Tool tips of plain text: Qt guesses what is markup, so whatever could be taken for it is escaped first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QWidget


def plain_tip(text: str) -> str:
    """The text as a tool tip that shows every letter of it."""
    return GuiQt.convertFromPlainText(text) if GuiQt.mightBeRichText(text) else text


def show_tip(event: QHelpEvent, text: str, widget: QWidget) -> None:
    """Shows the text where the mouse rests; without one, takes away what is shown."""
    if text:
        QToolTip.showText(event.globalPos(), plain_tip(text), widget)
    else:
        QToolTip.hideText()
        event.ignore()
