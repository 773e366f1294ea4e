"""The drawn charts of the Summary tab: what became of a side's words, and the order of what both sides tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.app.digest_words import order_described, order_sentence, shares_sentence, step_sentence
from reader.app.language import tr
from reader.core.model import Side
from reader.ui.announcing import announce
from reader.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from reader.app.digest_words import Shares, Step
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison

_EDGE = 12
_DOT = 3.5
_FEW = 500
"""Lines that are all painted, however near to each other they are."""
_REACH = 9.0
"""How near to a line of the chart a click must be, in pixels."""


class ShareBar(QWidget):
    """One side's words as a bar in three parts: the same, altered (dotted), missing (empty)."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._side = side
        self._shares: Shares | None = None
        self._theme: Theme | None = None

    def sizeHint(self) -> QSize:
        return QSize(80, 14)

    def show_shares(self, shares: Shares | None, theme: Theme) -> None:
        self._shares, self._theme = shares, theme
        said = shares_sentence(shares, self._side) if shares else ""
        self.setAccessibleName(tr("Words of the {side}", side=tr(self._side)))
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tip(said))
        self.setVisible(shares is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shares, theme = self._shares, self._theme
        if shares is None or theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._side is Side.LEFT
        ink, ground = (theme.left_ink, theme.left_ground) if left else (theme.right_ink, theme.right_ground)
        width, height = self.width() - 1, self.height() - 1
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(ground))
        painter.drawRect(QRectF(0.5, 0.5, width, height))
        same, altered = width * shares.of(shares.same), width * shares.of(shares.altered)
        painter.fillRect(QRectF(0.5, 0.5, same, height), QColor(ink))
        painter.fillRect(QRectF(0.5 + same, 0.5, altered, height), QColor(theme.altered_ground))
        hatching = QBrush(QColor(theme.altered_ink), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(QRectF(0.5 + same, 0.5, altered, height), hatching)
        painter.drawLine(QPointF(0.5 + same + altered, 0.5), QPointF(0.5 + same + altered, height))


class SlopeChart(QWidget):
    """Where each shared passage stands on both sides: level lines are told at the same place, crossing ones are not.

    Up and Down go from line to line and say each; Return or a click goes there.

    Signals: `chosen(int)` with the index of a link.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Order of what both sides tell"))
        self._steps: tuple[Step, ...] = ()
        self._comparison: Comparison | None = None
        self._theme: Theme | None = None
        self._current = -1
        self._apart: tuple[int, Sequence[int]] | None = None

    def sizeHint(self) -> QSize:
        return QSize(120, 150)

    def show_steps(self, steps: tuple[Step, ...], comparison: Comparison | None, theme: Theme) -> None:
        if steps is not self._steps and steps != self._steps:
            self._current, self._apart = -1, None
        self._steps, self._comparison, self._theme = steps, comparison, theme
        self.setAccessibleDescription(order_described(steps))
        self.setVisible(bool(steps))
        self.update()

    def line(self, place: int) -> tuple[QPointF, QPointF]:
        """The two ends of one line."""
        step = self._steps[place]
        room = self.height() - 2 * _EDGE
        return (
            QPointF(_EDGE, _EDGE + room * step.left),
            QPointF(self.width() - _EDGE, _EDGE + room * step.right),
        )

    def said(self) -> str:
        """The current line in words, or all of them."""
        if self._comparison is None or not 0 <= self._current < len(self._steps):
            return order_sentence(self._steps)
        return step_sentence(self._comparison, self._steps, self._current)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for x, ink in ((_EDGE, theme.left_ink), (self.width() - _EDGE, theme.right_ink)):
            painter.setPen(QPen(QColor(ink), 1.5))
            painter.drawLine(QPointF(x, _EDGE - 5), QPointF(x, self.height() - _EDGE + 5))
        for place in self._drawn():
            self._draw(painter, place, theme)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _drawn(self) -> list[int]:
        """What is painted, the current line last: of many lines, those that look the same are painted once."""
        steps, height = self._steps, max(1, self.height() - 2 * _EDGE)
        if self._apart is None or self._apart[0] != height:
            looks = ((round(step.left * height), round(step.right * height), step.moved) for step in steps)
            few = len(steps) <= _FEW
            self._apart = (
                height,
                range(len(steps)) if few else tuple(dict(zip(looks, range(len(steps)), strict=True)).values()),
            )
        rest = [place for place in self._apart[1] if place != self._current]
        return [*rest, self._current] if self._current >= 0 else rest

    def _draw(self, painter: QPainter, place: int, theme: Theme) -> None:
        step, (here, there) = self._steps[place], self.line(place)
        current = place == self._current
        pen = QPen(QColor(theme.accent if step.moved or current else theme.soft), 2.4 if current else 1.3)
        if step.moved:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(here, there)
        painter.setPen(Qt.PenStyle.NoPen)
        for point, ink in ((here, theme.left_ink), (there, theme.right_ink)):
            painter.setBrush(QColor(ink))
            painter.drawEllipse(point, _DOT + current, _DOT + current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by is not None and self._steps:
            self._go(min(max(self._current + by, 0), len(self._steps) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.chosen.emit(self._steps[self._current].link)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place != self._current:
            self._current = place
            self.setToolTip(plain_tip(self.said()) if place >= 0 else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self._at(event.position())
        if place >= 0:
            self._current = place
            self.chosen.emit(self._steps[place].link)

    def _go(self, place: int) -> None:
        self._current = place
        announce(self, self.said())
        self.setToolTip(plain_tip(self.said()))
        self.update()

    def _at(self, point: QPointF) -> int:
        """The line nearest to a point, -1 where none is near."""
        best, nearest = -1, _REACH
        for place in range(len(self._steps)):
            here, there = self.line(place)
            share = min(1.0, max(0.0, (point.x() - here.x()) / max(1.0, there.x() - here.x())))
            off = abs(here.y() + share * (there.y() - here.y()) - point.y())
            if off < nearest:
                best, nearest = place, off
        return best
