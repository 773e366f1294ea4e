"""Labels of plain text: sized by the system's font, cut with an ellipsis where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel

from reader.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def label(text: str, name: str = "plain", *, scale: float = 1.0, wrap: bool = False) -> QLabel:
    """A label that takes its text as it is, never as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setText(text)
    made.setWordWrap(wrap)
    made.setFont(scaled(made.font(), scale))
    return made


def scaled(font: QFont, scale: float) -> QFont:
    """The font at a share of its size, whichever unit that is in."""
    changed = QFont(font)
    if font.pointSizeF() > 0:
        changed.setPointSizeF(font.pointSizeF() * scale)
    else:
        changed.setPixelSize(max(1, round(font.pixelSize() * scale)))
    return changed

_ACROSS = Qt.AlignmentFlag.AlignHorizontal_Mask


class ElidedLabel(QLabel):
    """One line that gives way: what does not fit is cut, and shown whole as a tool tip."""

    def __init__(self, name: str, scale: float = 1.0) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setFont(scaled(self.font(), scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(plain_tip(self.text()) if text != self.text() else "")
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | self.alignment() & _ACROSS), text)
