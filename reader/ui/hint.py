"""A sentence over the text that goes by itself: how to leave where no menu is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from reader.ui.announcing import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHOWN = 4000
"""Milliseconds."""
_ABOVE = 28
"""Pixels between it and the lower edge."""


class Hint(QLabel):
    """Stands in the middle of its parent's lower edge for a moment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        self.setText(sentence)
        self._timer.start()
        self.place()
        self.show()
        self.raise_()
        announce(self, sentence)

    def place(self) -> None:
        """Where it belongs in a parent of another size."""
        self.adjustSize()
        room = self._over.size()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - _ABOVE)
