"""The band between the panes, on which ribbons tie the paragraphs that report the same thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from reader.app.language import tr
from reader.core.model import Relation
from reader.layout.ribbons import Ribbon, at
from reader.ui.inks import faded
from reader.ui.tips import show_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QColor

    from reader.ui.inks import Inks

WIDTH, NARROW = 72, 44
_STUB_DASH = [4.0, 3.0]


@dataclass
class RibbonPicture:
    """What the band shows; heights count from `offset` below the band's own top."""

    shapes: list[Ribbon] = field(default_factory=list)
    offset: float = 0.0
    current: frozenset[int] = frozenset()
    hide_shared: bool = False
    hide_altered: bool = False


class RibbonBand(QWidget):
    """Paints ribbons and says which one is hovered or clicked.

    Signals:
        ribbon_hovered: a group, or -1.
        ribbon_clicked: a group.
        wheel_turned: the wheel event, for the panes.
    """

    ribbon_hovered = Signal(int)
    ribbon_clicked = Signal(int)
    wheel_turned = Signal(object)

    def __init__(self, picture: Callable[[], RibbonPicture], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_picture = picture
        self.picture = RibbonPicture()
        self.inks: Inks | None = None
        self.why: Callable[[int], str] | None = None
        """What to say of a group the mouse rests on."""
        self._over = -1
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Ribbons"))
        self.setAccessibleDescription(tr("Links between the two articles; a click brings both ends level."))

    @property
    def hovered(self) -> int:
        return self._over

    def shapes(self) -> list[Ribbon]:
        """The ribbons as they stand now."""
        self.picture = self._make_picture()
        return self.picture.shapes

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.inks is None:
            return
        self.shapes()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.inks.chrome)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self.picture.offset
        painter.save()
        painter.setClipRect(QRectF(0, offset, self.width(), self.height() - offset))
        painter.translate(0, offset)
        for ribbon in self.picture.shapes:
            self._paint_ribbon(painter, ribbon, self.inks)
        painter.restore()
        painter.fillRect(QRectF(0, 0, 1, self.height()), self.inks.line)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self.inks.line)
        painter.end()

    def _paint_ribbon(self, painter: QPainter, ribbon: Ribbon, inks: Inks) -> None:
        altered = ribbon.relation is Relation.ALTERED
        if (altered and self.picture.hide_altered) or (not altered and self.picture.hide_shared):
            return
        lit = ribbon.group in self.picture.current or ribbon.group == self._over
        color = _color(ribbon, inks)
        edge = QPen(faded(color, 0.85 if lit else 0.55), 1.0)
        if ribbon.moved:
            edge.setDashPattern(_STUB_DASH)
        width = float(self.width())
        painter.fillPath(_shape(ribbon, width), faded(color, 0.35 if lit else 0.15))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(edge)
        painter.drawPath(_curve(ribbon.left_top, ribbon.right_top, width))
        painter.drawPath(_curve(ribbon.left_bottom, ribbon.right_bottom, width))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.why is not None:
            show_tip(event, self.why(self._group_at(event.pos())), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._group_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        group = self._group_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and group >= 0:
            self.ribbon_clicked.emit(group)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self._hover(-1)

    def wheelEvent(self, event: object) -> None:
        self.wheel_turned.emit(event)

    def _group_at(self, point: QPoint | QPointF) -> int:
        y = point.y() - self.picture.offset
        ribbon = at(self.picture.shapes, point.x() / max(1, self.width()), y) if y >= 0 else None
        return ribbon.group if ribbon is not None else -1

    def _hover(self, group: int) -> None:
        if group != self._over:
            self._over = group
            QToolTip.hideText()
            self.setCursor(Qt.CursorShape.PointingHandCursor if group >= 0 else Qt.CursorShape.ArrowCursor)
            self.ribbon_hovered.emit(group)
            self.update()


def _color(ribbon: Ribbon, inks: Inks) -> QColor:
    if ribbon.moved:
        return inks.accent
    return inks.altered_ink if ribbon.relation is Relation.ALTERED else inks.shared


def _curve(left: float, right: float, width: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(0, left)
    path.cubicTo(width / 2, left, width / 2, right, width, right)
    return path


def _shape(ribbon: Ribbon, width: float) -> QPainterPath:
    path = _curve(ribbon.left_top, ribbon.right_top, width)
    path.lineTo(width, ribbon.right_bottom)
    path.cubicTo(width / 2, ribbon.right_bottom, width / 2, ribbon.left_bottom, 0, ribbon.left_bottom)
    path.closeSubpath()
    return path
