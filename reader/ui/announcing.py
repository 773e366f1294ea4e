"""For those who do not see the screen: sentences that a screen reader says, names for buttons that Qt adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget


def announce(about: QObject, text: str) -> None:
    """Lets a screen reader say something."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # only here: the window needs its frame first

    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))


def name_buttons(widget: QWidget, name: str) -> None:
    """Names the buttons inside a widget of Qt's."""
    for button in widget.findChildren(QAbstractButton):
        button.setAccessibleName(name)
