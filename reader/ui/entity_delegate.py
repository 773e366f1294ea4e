"""Paints an entity: its name, what else it is called, two bars growing from a middle line; kinds have an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.core.terms import EntityKind
from reader.ui.entity_model import BELOW, ENTITY, KIND, EntityModel
from reader.ui.icons import picture
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

KIND_ICONS = {
    EntityKind.PERSON: "kind-person",
    EntityKind.ORGANISATION: "kind-organisation",
    EntityKind.PLACE: "kind-place",
    EntityKind.GROUP: "kind-group",
    EntityKind.EVENT: "kind-event",
    EntityKind.WORK: "kind-work",
    EntityKind.DATE: "kind-date",
    EntityKind.NUMBER: "kind-number",
}
_ICON = 14

_BY_KEYBOARD = QStyle.StateFlag.State_KeyboardFocusChange
"""Who goes by mouse sees where they are."""
_Index = QModelIndex | QPersistentModelIndex


class EntityDelegate(QStyledItemDelegate):
    """Draws with the theme's colours; counts stand outside the bars, so colour is never alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._icons: dict[tuple[EntityKind, str], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = option.fontMetrics.height()
        entity = index.data(ENTITY)
        if entity is None:
            return QSize(100, line + 16)
        return QSize(100, round(line * 1.85) + 9 if index.data(BELOW) else line + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        entity = index.data(ENTITY)
        if entity is None:
            self._heading(painter, option, str(index.data()), index.data(KIND))
        else:
            model = index.model()
            most = model.most if isinstance(model, EntityModel) else 1
            self._row(painter, option, entity, str(index.data(BELOW)), most)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, title: str, kind: EntityKind) -> None:
        font = scaled(option.font, 0.86)
        font.setBold(True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.soft))
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, -4)
        drawing = self._icon(kind)
        painter.drawPixmap(room.left(), room.bottom() - (painter.fontMetrics().height() + _ICON) // 2 + 1, drawing)
        room.setLeft(room.left() + _ICON + 5)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), title)

    def _icon(self, kind: EntityKind) -> QPixmap:
        found = self._icons.get((kind, self.theme.soft))
        if found is None:
            found = self._icons[kind, self.theme.soft] = picture(KIND_ICONS[kind], self.theme.soft, _ICON)
        return found

    def _row(
        self, painter: QPainter, option: QStyleOptionViewItem, entity: Entity, below: str, most: int
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & _BY_KEYBOARD:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        middle = option.rect.right() - _EDGE - _COUNT - _HALF
        words = QRect(option.rect)
        words.setLeft(words.left() + _EDGE)
        words.setRight(middle - _HALF - _COUNT - 4)
        self._names(painter, option, words, entity.name, below)
        self._bars(painter, option, entity, middle, min(_STEP, _HALF / most))

    def _names(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, own: str, also: str) -> None:
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        place = QRect(room)
        if also:
            place.setHeight(option.fontMetrics.height() + 4)
            place.translate(0, 3)
        name = option.fontMetrics.elidedText(own, Qt.TextElideMode.ElideRight, room.width())
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
