"""Paints a quotation: who says it, its words beside a bar in its side's colour, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.app.language import tr
from reader.app.phrases import clipped
from reader.app.quote_rows import UNKNOWN, QuoteRow
from reader.core.model import Side
from reader.ui.labels import scaled
from reader.ui.quote_model import QUOTE

if TYPE_CHECKING:
    from reader.app.themes import Theme

_EDGE = 14
_BAR = 9
"""From the bar to the words."""
_LINES = 4
"""A longer quotation is cut."""
_BY_KEYBOARD = QStyle.StateFlag.State_KeyboardFocusChange
"""Who goes by mouse sees where they are."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_Index = QModelIndex | QPersistentModelIndex


class QuoteDelegate(QStyledItemDelegate):
    """Draws with the theme's colours; the status is always written out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(QUOTE)
        line = option.fontMetrics.height()
        width = (option.widget.width() if option.widget else 316) - 2 * _EDGE - _BAR - 12
        return QSize(100, self._height(row, option.fontMetrics, width) + 2 * line + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(QUOTE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & _BY_KEYBOARD:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        line = option.fontMetrics.height()
        ink = self.theme.left_ink if row.side is Side.LEFT else self.theme.right_ink
        painter.fillRect(QRect(_EDGE, option.rect.top() + 6, 2, option.rect.height() - 12), QColor(ink))
        room = option.rect.adjusted(_EDGE + _BAR, 5, -_EDGE, -6)
        bold = QFont(option.font)
        bold.setBold(True)
        known = bool(row.speaker)
        self._line(painter, room, row.speaker or tr(UNKNOWN), bold if known else option.font, known)
        words = room.adjusted(0, line + 1, 0, -line - 1)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        painter.drawText(words, _WRAPPED, self._words(row, option.fontMetrics, words.width()))
        below = QRect(room.x(), room.bottom() - line + 1, room.width(), line)
        self._line(painter, below, row.status, scaled(option.font, 0.9), False)
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, font: QFont, strong: bool) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if strong else self.theme.soft))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), cut)

    def _height(self, row: QuoteRow, metrics: QFontMetrics, width: int) -> int:
        room = QRect(0, 0, max(60, width), 10_000)
        needed = metrics.boundingRect(room, _WRAPPED, self._words(row, metrics, width)).height()
        return min(needed, _LINES * metrics.height())

    def _words(self, row: QuoteRow, metrics: QFontMetrics, width: int) -> str:
        """As much as fits into the lines, cut with an ellipsis."""
        most = max(40, round(_LINES * 0.86 * max(60, width) / max(1, metrics.averageCharWidth())))
        return clipped(row.text, most)
