"""The pair on sheets of paper: set once for the width of the columns, painted sheet by sheet on any device."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.core.model import Side
from reader.layout.sheets import SheetRow, Slice, sheets
from reader.ui.print_cells import Cell, CellMaker, paint_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintDevice, QPainter

    from reader.app.printed import Printed, PrintedRow
    from reader.core.comparison import Comparison
    from reader.ui.inks import Inks

DPI = 96.0
"""Of the units in which sheets are laid out."""
MARGIN = 48.0
HEAD, FOOT = 34.0, 30.0
GUTTER = 46.0
NUMBERS = 20.0
"""Room for paragraph numbers beside each column."""
ROW_GAP = 3.0
KEPT = 48
"""Rows whose set text is kept for the next sheet."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in units of 1/96 inch."""

    width: float
    height: float

    @property
    def room(self) -> float:
        """Height for text between running head and foot."""
        return self.height - 2 * MARGIN - HEAD - FOOT

    @property
    def column(self) -> float:
        return (self.width - 2 * MARGIN - GUTTER - 2 * NUMBERS) / 2

    @property
    def whole(self) -> float:
        return self.width - 2 * MARGIN

    def left_of(self, side: Side) -> float:
        """Where a column begins."""
        return MARGIN + NUMBERS if side is Side.LEFT else self.width - MARGIN - self.column - NUMBERS


class PrintPages:
    """Everything to be printed, broken into sheets; made and painted in whichever thread wants it."""

    def __init__(
        self,
        comparison: Comparison,
        printed: Printed,
        paper: Paper,
        inks: Inks,
        interface: QFont,
        told: Callable[[float], None] = lambda _share: None,
    ) -> None:
        self.paper = paper
        self._printed = printed
        self._inks = inks
        self._maker = CellMaker(comparison, paper.column, paper.whole, interface, inks)
        self._small = self._maker.small
        self._first = 2  # the heads, and what is said of the pair
        self._wide = [*self._maker.notes(printed.notes), *self._maker.closing(printed.closing)]
        self._set: OrderedDict[int, tuple[Cell, Cell]] = OrderedDict()
        self._sheets = sheets(self._measured(told), paper.room, ROW_GAP)

    @property
    def count(self) -> int:
        return len(self._sheets)

    @property
    def title(self) -> str:
        """What the document is called."""
        return " / ".join(self._printed.heads[side].name for side in Side)

    def paint(self, painter: QPainter, sheet: int) -> None:
        """Paints one sheet, counted from 0, in units of 1/96 inch from its corner."""
        painter.save()
        self._paint_head(painter)
        for piece in self._sheets[sheet]:
            self._paint_slice(painter, piece)
        self._paint_foot(painter, sheet)
        painter.restore()

    # laying out

    def _measured(self, told: Callable[[float], None]) -> list[SheetRow]:
        """The heights of every row; of all but a few the set text is let go again."""
        total = len(self._printed.rows)
        found: list[SheetRow] = []
        for number in range(total + self._first + len(self._wide)):
            left, right = self._cells(number)
            found.append(SheetRow(left.heights, right.heights, left.keep or right.keep))
            if number % 25 == 0:
                told(min(1.0, number / max(1, total)))
        return found

    def _cells(self, number: int) -> tuple[Cell, Cell]:
        cells = self._set.get(number)
        if cells is None:
            cells = self._made(number)
            self._set[number] = cells
            while len(self._set) > KEPT:
                self._set.popitem(last=False)
        return cells

    def _made(self, number: int) -> tuple[Cell, Cell]:
        """Heads and sentences about the pair, then the paragraphs, then notes and what is left out."""
        if number == 0:
            return self._maker.heads(self._printed.heads)
        if number == 1:
            return self._maker.said(self._printed.said), Cell()
        row = self._row(number)
        if row is None:
            return self._wide[number - self._first - len(self._printed.rows)], Cell()
        return self._maker.cell(row, Side.LEFT), self._maker.cell(row, Side.RIGHT)

    def _row(self, number: int) -> PrintedRow | None:
        place = number - self._first
        return self._printed.rows[place] if 0 <= place < len(self._printed.rows) else None

    # painting

    def _paint_slice(self, painter: QPainter, piece: Slice) -> None:
        side = Side.RIGHT if piece.column else Side.LEFT
        cell = self._cells(piece.row)[piece.column]
        x = MARGIN if cell.wide else self.paper.left_of(side)
        y = MARGIN + HEAD + piece.top
        painter.translate(x, y)
        paint_cell(painter, cell, piece.first, piece.end, self._inks)
        painter.translate(-x, -y)
        row = self._row(piece.row)
        if row is not None and row.left and row.right and piece.column == 0 and piece.first == 0:
            painter.setFont(self._small)
            painter.setPen(self._inks.text)
            middle = QRectF(0, y + cell.before, self.paper.width, self._maker.body_line)
            painter.drawText(middle, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, row.sign)

    def _paint_head(self, painter: QPainter) -> None:
        """Who is left and who is right, on every sheet."""
        painter.setFont(self._small)
        metrics = QFontMetricsF(self._small)
        for side in Side:
            head = self._printed.heads[side]
            x = self.paper.left_of(side)
            said = metrics.elidedText(head.outlet, Qt.TextElideMode.ElideRight, self.paper.column)
            painter.setPen(self._inks.ink[side])
            painter.drawText(QPointF(x, MARGIN + metrics.ascent()), said)
        painter.setPen(self._inks.soft)
        y = MARGIN + metrics.height() + 4
        painter.drawLine(QPointF(MARGIN, y), QPointF(self.paper.width - MARGIN, y))

    def _paint_foot(self, painter: QPainter, sheet: int) -> None:
        painter.setFont(self._small)
        painter.setPen(self._inks.soft)
        room = QRectF(MARGIN, self.paper.height - MARGIN - FOOT, self.paper.whole, FOOT)
        down = Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, down | Qt.AlignmentFlag.AlignRight, f"{sheet + 1} / {self.count}")
        if sheet == 0:
            self._maker.paint_legend(painter, QPointF(MARGIN, self.paper.height - MARGIN))
        else:
            title = QFontMetricsF(self._small).elidedText(
                self._printed.heads[Side.LEFT].name, Qt.TextElideMode.ElideRight, self.paper.whole * 0.8
            )
            painter.drawText(room, down | Qt.AlignmentFlag.AlignLeft, title)


def scaled_to(painter: QPainter, device: QPaintDevice) -> None:
    """Lets a painter on a device take units of 1/96 inch."""
    painter.scale(device.logicalDpiX() / DPI, device.logicalDpiY() / DPI)
