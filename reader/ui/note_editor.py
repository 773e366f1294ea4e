"""The small sheet a note is written on: beside its passage, never in the way of reading on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.app.language import tr
from reader.ui.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH, HEIGHT = 340, 168
GAP = 8


class NoteEditor(QFrame):
    """A few lines of text; leaving it by Esc, by Done or by going elsewhere keeps what was written.

    Signals: `written(text, from_inside)` once, when it is left; from inside by a key or a button of its own.
    """

    written = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("noteSheet")
        self.setAccessibleName(tr("Note on a passage"))
        self.passage = label("", "soft")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Note"))
        self.text.setPlaceholderText(tr("Your note on this passage"))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.remove = QPushButton(tr("Remove"))
        self.done = QPushButton(tr("Done"))
        self.remove.clicked.connect(self._remove)
        self.done.clicked.connect(self.leave)
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        below.addWidget(self.done)
        places = QVBoxLayout(self)
        places.setContentsMargins(12, 9, 12, 10)
        places.setSpacing(7)
        places.addWidget(self.passage)
        places.addWidget(self.text, 1)
        places.addLayout(below)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    def write(self, passage: str, text: str, beside: QRect) -> None:
        """Opens below a box of the parent, or above it where there is no room below."""
        width = min(WIDTH, self._room.width() - 2 * GAP)
        self.passage.setText(self.passage.fontMetrics().elidedText(passage, Qt.TextElideMode.ElideRight, width - 30))
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.remove.setVisible(bool(text))
        self.setGeometry(self._place(beside, width))
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Closes; what is written counts."""
        if not self.isHidden():
            focus = QApplication.focusWidget()
            inside = focus is not None and self.isAncestorOf(focus)
            self.hide()
            self.written.emit(self.text.toPlainText(), inside)

    def _remove(self) -> None:
        self.text.setPlainText("")
        self.leave()

    def _place(self, beside: QRect, width: int) -> QRect:
        room = self._room.rect().adjusted(GAP, GAP, -GAP, -GAP)
        height = min(max(HEIGHT, self.minimumSizeHint().height()), room.height())
        y = beside.bottom() + GAP
        if y + height > room.bottom() and beside.top() - GAP - height >= room.top():
            y = beside.top() - GAP - height
        x = min(max(beside.left(), room.left()), room.right() - width)
        return QRect(x, min(max(y, room.top()), room.bottom() - height), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and Return with Ctrl, are done."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.leave()
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Going elsewhere in the window is done, too; another window is not."""
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            now = QApplication.focusWidget()
            if now is not None and now is not self and not self.isAncestorOf(now):
                self.leave()
        return super().eventFilter(watched, event)
