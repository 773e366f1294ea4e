"""The places of a pair view: a header over each pane, the band between them, the overview at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from reader.app.language import tr
from reader.core.model import Side
from reader.ui.overview import OverviewStrip
from reader.ui.reading_pane import ReadingPane
from reader.ui.ribbons import NARROW, WIDTH, RibbonBand, RibbonPicture
from reader.ui.stack import Stack

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

ROOMY = 760
"""Width from which on the ribbons are as wide as they should be."""
_COLUMN = {Side.LEFT: 0, Side.RIGHT: 2}


class PairFrame(QWidget):
    """Holds the panes and what stands around them; knows nothing of articles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes = {side: ReadingPane(side, self) for side in Side}
        self.band = RibbonBand(self.ribbon_picture, self)
        self.overview = OverviewStrip(self)
        self.headers_shown = True
        self._stacks = {side: Stack(self) for side in Side}
        self._headers: dict[Side, QWidget | None] = dict.fromkeys(Side, None)
        self.grid = QGridLayout(self)
        self._fill_grid()
        self.setAcceptDrops(False)
        self.panes[Side.LEFT].setAccessibleName(tr("Left article"))
        self.panes[Side.RIGHT].setAccessibleName(tr("Right article"))
        self.setTabOrder(self.panes[Side.LEFT], self.panes[Side.RIGHT])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the texts get it."""
        super().resizeEvent(event)
        self.band.setFixedWidth(WIDTH if event.size().width() >= ROOMY else NARROW)

    def _fill_grid(self) -> None:
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(0)
        for side in Side:
            self._stacks[side].addWidget(self.panes[side])
            self.grid.addWidget(self._stacks[side], 1, _COLUMN[side])
            self.grid.setColumnStretch(_COLUMN[side], 1)
        self.grid.addWidget(self.band, 0, 1, 2, 1)
        self.grid.addWidget(self.overview, 0, 3, 2, 1)
        self.grid.setRowStretch(1, 1)

    def ribbon_picture(self) -> RibbonPicture:
        """What the band shows."""
        return RibbonPicture()

    @property
    def shows_messages(self) -> bool:
        """Whether a pane is hidden behind a message."""
        return any(stack.currentIndex() for stack in self._stacks.values())

    def set_header(self, side: Side, widget: QWidget) -> None:
        """Puts a widget over a pane."""
        before = self._headers[side]
        if before is not None:
            self.grid.removeWidget(before)
        self._headers[side] = widget
        self.grid.addWidget(widget, 0, _COLUMN[side])

    def set_pane_message(self, side: Side, widget: QWidget | None) -> None:
        """Shows a widget instead of a pane; None shows the pane again."""
        stack = self._stacks[side]
        old = stack.widget(1)
        if old is not None and old is not widget:
            stack.removeWidget(old)
        if widget is not None and stack.count() == 1:
            stack.addWidget(widget)
        stack.setCurrentIndex(0 if widget is None else 1)
        self.band.update()

    def show_side(self, side: Side, shown: bool) -> None:
        """Shows or hides a pane with its header."""
        self._stacks[side].setVisible(shown)
        header = self._headers[side]
        if header is not None:
            header.setVisible(self.headers_shown)
        self.grid.setColumnStretch(_COLUMN[side], 1 if shown else 0)

    def side_at(self, point: QPoint) -> Side:
        """The side a point of this widget is nearer to."""
        middle = self.band.geometry().center().x()
        return Side.LEFT if point.x() <= middle else Side.RIGHT
