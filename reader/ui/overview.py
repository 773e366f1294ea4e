"""The strip beside the panes: both articles whole, with their marks, what is in sight, found places and mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPicture
from PySide6.QtWidgets import QWidget

from reader.app.language import tr
from reader.core.model import MarkKind, Side
from reader.layout.ties import Status
from reader.ui.inks import faded

if TYPE_CHECKING:
    from reader.layout.strip import Stretch
    from reader.ui.inks import Inks

WIDTH = 22
_LEFT = {Side.LEFT: 3.0, Side.RIGHT: 12.0}
_KIND = {
    Status.SHARED: MarkKind.SHARED,
    Status.MOVED: MarkKind.SHARED,
    Status.ALTERED: MarkKind.ALTERED,
    Status.PARTLY: MarkKind.ALTERED,
    Status.MISSING: MarkKind.MISSING,
}


@dataclass
class SideStrip:
    """One column of the strip."""

    stretches: list[Stretch] = field(default_factory=list)
    hits: list[float] = field(default_factory=list)
    mentions: list[float] = field(default_factory=list)
    view_top: float = 0.0
    view_height: float = 0.0


class OverviewStrip(QWidget):
    """Paints the two columns; a click or drag asks to go there.

    Signals:
        place_requested: the side and the height in the strip that was clicked or dragged to.
    """

    place_requested = Signal(object, float)
    wheel_turned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides = {side: SideStrip() for side in Side}
        self.shown: set[MarkKind] = set(MarkKind)
        self.inks: Inks | None = None
        self._side: Side | None = None
        self._pictures: dict[Side, QPicture] = {}
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Overview"))
        self.setAccessibleDescription(tr("Both articles whole with their marks; click or drag to go there."))

    @property
    def strip_height(self) -> float:
        return float(self.height() - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.inks is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.inks.chrome)
        painter.fillRect(QRectF(0, 0, 1, self.height()), self.inks.line)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self.inks.line)
        painter.translate(0, 4)
        for side in Side:
            left = _LEFT[side]
            painter.drawPicture(0, 0, self._drawn(side, self.inks))
            strip = self.sides[side]
            painter.setPen(QPen(faded(self.inks.soft, 0.9), 1.0))
            painter.setBrush(faded(self.inks.soft, 0.12))
            painter.drawRect(QRectF(left - 1.5, strip.view_top + 0.5, 9.0, max(1.0, strip.view_height - 1)))
        painter.end()

    def redraw(self) -> None:
        """Something in the columns has changed."""
        self._pictures.clear()
        self.update()

    def _drawn(self, side: Side, inks: Inks) -> QPicture:
        """A column's stretches and ticks, recorded once."""
        picture = self._pictures.get(side)
        if picture is None:
            picture = self._pictures[side] = QPicture()
            painter = QPainter(picture)
            self._draw_side(painter, side, inks)
            painter.end()
        return picture

    def _draw_side(self, painter: QPainter, side: Side, inks: Inks) -> None:
        strip = self.sides[side]
        left = _LEFT[side]
        for stretch in strip.stretches:
            color = inks.strip(stretch.status, side)
            if color is not None and _KIND[Status(stretch.status)] in self.shown:
                painter.fillRect(QRectF(left, stretch.top, 7.0, max(1.5, stretch.bottom - stretch.top)), color)
            if stretch.status == Status.PARTLY and MarkKind.MISSING in self.shown:
                edge = left if side is Side.LEFT else left + 4.0
                painter.fillRect(QRectF(edge, stretch.top, 3.0, max(1.5, stretch.bottom - stretch.top)), inks.ink[side])
        for y in strip.mentions:
            painter.fillRect(QRectF(left - 1, y, 9.0, 2.0), inks.accent)
        for y in strip.hits:
            painter.fillRect(QRectF(left - 1, y, 9.0, 2.0), inks.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._side = Side.LEFT if event.position().x() < WIDTH / 2 else Side.RIGHT
            self.place_requested.emit(self._side, event.position().y() - 4)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._side is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.place_requested.emit(self._side, event.position().y() - 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._side = None

    def wheelEvent(self, event: QEvent) -> None:
        self.wheel_turned.emit(event)
