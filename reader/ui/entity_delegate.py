"""Paints an entity: its name, what else it is called, and two bars growing from a middle line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.entity_model import ENTITY, EntityModel
from reader.ui.labels import scaled

if TYPE_CHECKING:
    from reader.app.themes import Theme
    from reader.core.model import Entity

_EDGE = 14
_HALF = 34
"""The longest bar, in pixels."""
_STEP = 3.6
"""Pixels a mention, while that fits."""
_COUNT = 26

_BY_KEYBOARD = QStyle.StateFlag.State_KeyboardFocusChange
"""Who goes by mouse sees where they are."""
_Index = QModelIndex | QPersistentModelIndex


class EntityDelegate(QStyledItemDelegate):
    """Draws with the theme's colours; counts stand outside the bars, so colour is never alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = option.fontMetrics.height()
        entity = index.data(ENTITY)
        if entity is None:
            return QSize(100, line + 16)
        return QSize(100, round(line * 1.85) + 9 if _also(entity) else line + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        entity = index.data(ENTITY)
        if entity is None:
            self._heading(painter, option, str(index.data()))
        else:
            model = index.model()
            self._row(painter, option, entity, model.most if isinstance(model, EntityModel) else 1)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
        font = scaled(option.font, 0.86)
        font.setBold(True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.soft))
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, -4)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), title)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, entity: Entity, most: int) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & _BY_KEYBOARD:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        middle = option.rect.right() - _EDGE - _COUNT - _HALF
        words = QRect(option.rect)
        words.setLeft(words.left() + _EDGE)
        words.setRight(middle - _HALF - _COUNT - 4)
        self._names(painter, option, words, entity)
        self._bars(painter, option, entity, middle, min(_STEP, _HALF / most))

    def _names(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, entity: Entity) -> None:
        also = _also(entity)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        place = QRect(room)
        if also:
            place.setHeight(option.fontMetrics.height() + 4)
            place.translate(0, 3)
        name = option.fontMetrics.elidedText(entity.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        if not also:
            return
        painter.setFont(scaled(option.font, 0.86))
        painter.setPen(QColor(self.theme.soft))
        below = QRect(room)
        below.setTop(place.bottom() - 2)
        below.setBottom(room.bottom() - 3)
        cut = painter.fontMetrics().elidedText(also, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)

    def _bars(
        self, painter: QPainter, option: QStyleOptionViewItem, entity: Entity, middle: int, step: float
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = option.rect.center().y()
        painter.setFont(scaled(option.font, 0.9))
        for count, ink, way in (
            (len(entity.left), self.theme.left_ink, -1),
            (len(entity.right), self.theme.right_ink, 1),
        ):
            if not count:
                continue
            length = max(3.0, count * step)
            start = middle - 1 - length if way < 0 else middle + 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawRoundedRect(QRectF(start, centre - 3.5, length, 8), 1.5, 1.5)
            painter.setPen(QColor(self.theme.soft))
            outside = middle - _HALF - _COUNT if way < 0 else middle + _HALF
            place = QRect(outside, option.rect.top(), _COUNT, option.rect.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter), str(count))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(middle, centre - 6, middle, centre + 7)


def _also(entity: Entity) -> str:
    return " · ".join(alias for alias in entity.aliases if alias != entity.name)
