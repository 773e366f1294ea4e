"""The find field of the tool bar: what is sought, how many places there are on each side, and the way through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QPainter
from PySide6.QtWidgets import QLineEdit

from reader.app.language import tr
from reader.ui.announcing import announce, name_buttons
from reader.ui.icons import AFTER_THE_FIRST_FRAME, blank, picture
from reader.ui.labels import scaled

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from reader.app.themes import Theme

_PAUSE = 120
"""Milliseconds a person must pause in typing before the search starts."""


class FindField(QLineEdit):
    """Finds while typing; Return and Shift+Return go on, Esc leaves.

    Signals: `sought(text)`, `next_wanted()`, `previous_wanted()`, `left()`.
    """

    sought = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Find in both"))
        self.setAccessibleName(tr("Find in both articles"))
        self.setAcceptDrops(False)
        self.setMinimumWidth(130)
        self.setMaximumWidth(320)
        self._answer = ""
        self._theme: Theme | None = None
        self._painted = False
        self._glass = QAction(blank(), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        name_buttons(self, tr("Find"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._seek)
        self.textEdited.connect(self._typed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._painted:
            self._draw()

    def _draw(self) -> None:
        if self._theme is not None:
            self._glass.setIcon(QIcon(picture("find", self._theme.soft)))

    def show_answer(self, current: int, left: int, right: int) -> None:
        """How many places were found; `current` counts from 1, 0 while none is chosen."""
        if not self.text():
            self._answer = ""
        elif not left + right:
            self._answer = tr("nothing")
        else:
            chosen = tr("{current} of {number} · ", current=current, number=left + right) if current else ""
            self._answer = f"{chosen}{left} | {right}"
        self.setAccessibleDescription(
            tr("{left} on the left, {right} on the right", left=left, right=right) if self.text() else ""
        )
        self.setToolTip(self.accessibleDescription())
        chosen = self._answer.partition(" · ")[0] if current else ""
        announce(self, ". ".join(part for part in (chosen, self.toolTip()) if part))
        self._make_room()
        self.update()

    def answer(self) -> str:
        return self._answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._seek()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous_wanted.emit()
            else:
                self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._timer.stop()
            self.clear()
            self.show_answer(0, 0, 0)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:  # the window need not wait for drawings
            self._painted = True
            QTimer.singleShot(AFTER_THE_FIRST_FRAME, self, self._draw)
        if self._answer:
            painter = QPainter(self)
            painter.setFont(scaled(self.font(), 0.88))
            painter.setPen(self.palette().placeholderText().color())
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(self._answer_place(), flags, self._answer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _answer_place(self) -> QRect:
        return self.rect().adjusted(30, 0, -9, 0)

    def _make_room(self) -> None:
        width = self.fontMetrics().horizontalAdvance(self._answer) if self._answer else 0
        self.setTextMargins(0, 0, width + 4 if width else 0, 0)

    def _typed(self) -> None:
        self._timer.start()

    def _seek(self) -> None:
        self._timer.stop()
        self.sought.emit(self.text())
