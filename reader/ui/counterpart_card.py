"""A card beside a tapped sentence: what the other article says there, or that it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.app.language import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from reader.core.model import Side
    from reader.ui.inks import Inks

WIDTH = 430
GAP = 8


class CounterpartCard(QFrame):
    """Painted like paper on paper, with a hairline in the other side's colour.

    Signals:
        beside_requested: to see the two side by side.
        closed: Esc, or the button.
    """

    beside_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inks: Inks | None = None
        self._side: Side | None = None
        self.head = _label(self)
        self.said = _label(self)
        self.said.setWordWrap(True)
        self.beside = QPushButton(tr("Side by side"), self)
        self.beside.clicked.connect(self.beside_requested)
        layout = QVBoxLayout(self)
        self._margins = QMargins(20, 14, 18, 14)
        layout.setContentsMargins(self._margins)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(self.said)
        layout.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("What the other article says"))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    def show_text(self, head: str, said: str, font: QFont, inks: Inks, side: Side) -> None:
        """Fills the card; both texts are plain text."""
        self._inks, self._side = inks, side
        self.head.setText(head)
        self.said.setText(said)
        self.said.setFont(font)
        small = self.font()
        small.setBold(True)
        self.head.setFont(small)
        self.head.setStyleSheet(f"color: {inks.ink[side].name()}; background: transparent;")
        self.said.setStyleSheet(f"color: {inks.text.name()}; background: transparent;")
        self.setAccessibleDescription(f"{head}. {said}")

    def place_by(self, box: QRect, room: QRect) -> None:
        """Below a sentence, or above it where there is no room below."""
        width = min(WIDTH, room.width() - 2 * GAP)
        margins = self._margins
        self.setFixedWidth(width)
        self.said.setFixedHeight(self.said.heightForWidth(width - margins.left() - margins.right()))
        self.adjustSize()
        left = min(max(box.left(), room.left() + GAP), room.right() - width - GAP)
        top = box.bottom() + GAP
        if top + self.height() > room.bottom() - GAP:
            top = max(room.top() + GAP, box.top() - GAP - self.height())
        self.move(QPoint(left, top))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._inks is None or self._side is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._inks.line, 1.0))
        painter.setBrush(self._inks.chrome)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.fillRect(QRect(0, 12, 3, self.height() - 24), self._inks.ink[self._side])
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
