"""The legend of the marks; each entry is also the switch of its mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from reader.app.language import tr
from reader.core.terms import MarkKind, Side
from reader.ui.labels import label, scaled

if TYPE_CHECKING:
    from reader.app.themes import Theme
    from reader.ui.menus import Menus


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry says, how it is drawn, and which action it switches."""

    text: str
    kind: MarkKind
    side: Side | None
    action: str


_ENTRIES = (
    _Entry("shared", MarkKind.SHARED, None, "mark_shared"),
    _Entry("altered", MarkKind.ALTERED, None, "mark_altered"),
    _Entry("only left", MarkKind.MISSING, Side.LEFT, "mark_missing"),
    _Entry("only right", MarkKind.MISSING, Side.RIGHT, "mark_missing"),
)


class LegendEntry(QAbstractButton):
    """A word drawn as its mark is drawn; struck through while the mark is hidden."""

    def __init__(self, entry: _Entry, theme: Theme) -> None:
        super().__init__()
        self._entry = entry
        self.theme = theme
        self.setText(tr(entry.text))
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Show marks: {text}", text=tr(entry.text)))
        self.setToolTip(tr("Show or hide the marks for what is {text}", text=tr(entry.text)))
        self.setFont(scaled(self.font(), 0.92))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def is_on(self) -> bool:
        return self.isChecked()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 10, metrics.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect().adjusted(2, 1, -2, -2)
        on = self.is_on()
        if on:
            self._paint_mark(painter, room)
        font = self.font()
        font.setStrikeOut(not on)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if on else self.theme.soft))
        painter.drawText(self.rect().adjusted(0, 0, 0, -1), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_mark(self, painter: QPainter, room: QRect) -> None:
        theme, entry = self.theme, self._entry
        if entry.kind is MarkKind.SHARED:
            painter.setPen(QColor(theme.shared))
            painter.drawLine(room.left(), room.bottom(), room.right(), room.bottom())
        elif entry.kind is MarkKind.ALTERED:
            painter.fillRect(room, QColor(theme.altered_ground))
            painter.setPen(QPen(QColor(theme.altered_ink), 2, Qt.PenStyle.DotLine))
            painter.drawLine(room.left(), room.bottom(), room.right(), room.bottom())
        elif entry.side is Side.LEFT:
            painter.fillRect(room, QColor(theme.left_ground))
            painter.fillRect(QRect(room.left(), room.top(), 2, room.height()), QColor(theme.left_ink))
        else:
            painter.fillRect(room, QColor(theme.right_ground))
            painter.fillRect(QRect(room.right() - 1, room.top(), 2, room.height()), QColor(theme.right_ink))


class VariantEntry(LegendEntry):
    """Of what is shared though it is written otherwise; offers what of that is ignored."""

    def __init__(self, menu: QMenu, theme: Theme) -> None:
        super().__init__(_Entry("variant", MarkKind.SHARED, None, ""), theme)
        self.setCheckable(False)
        self.setAccessibleName(tr("What is no difference"))
        self.setToolTip(tr("Shared, but written otherwise: case, quotation marks, dashes, spaces, punctuation"))
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height()))))

    def is_on(self) -> bool:
        return True

    def _paint_mark(self, painter: QPainter, room: QRect) -> None:
        painter.setPen(QPen(QColor(self.theme.shared), 1, Qt.PenStyle.DashLine))
        painter.drawLine(room.left(), room.bottom(), room.right(), room.bottom())


class Legend(QWidget):
    """All entries in a row."""

    def __init__(self, menus: Menus, theme: Theme) -> None:
        super().__init__()
        self.entries = [LegendEntry(entry, theme) for entry in _ENTRIES]
        self.variant = VariantEntry(menus.menus["Ignore"], theme)
        places = QHBoxLayout(self)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(9)
        for shown, entry in zip(self.entries, _ENTRIES, strict=True):
            places.addWidget(shown)
            switch = menus[entry.action]
            shown.clicked.connect(switch.trigger)
            switch.toggled.connect(shown.setChecked)
            shown.setChecked(switch.isChecked())
        places.insertWidget(1, self.variant)
        moved = label(tr("⇅ moved"), "soft", scale=0.92)
        moved.setToolTip(tr("Told in another order; dashed ribbons and chips lead to the other place"))
        places.addWidget(moved)

    def set_theme(self, theme: Theme) -> None:
        for entry in (*self.entries, self.variant):
            entry.theme = theme
            entry.update()
