"""Where the markers of notes stand, in the inner margin beside their passage, and how they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from reader.core.model import Note, Side
from reader.ui.inks import faded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from reader.ui.inks import Inks
    from reader.ui.page import Page
    from reader.ui.reading_pane import ReadingPane

BESIDE = 13.0
"""Pixels between the text column and a marker."""
SIZE = 13.0


def note_boxes(page: Page, notes: Sequence[Note], rows: range) -> list[tuple[Note, QRectF, QRectF]]:
    """Of the notes in some rows: the marker's box and the line along the passage, on the page from the pane's left."""
    seen = {page.rows.paragraphs[row] for row in rows if row not in page.rows.folds}
    found: list[tuple[Note, QRectF, QRectF]] = []
    for note in notes:
        boxes = [box for span in note.spans if span.paragraph in seen for box in page.boxes(span)]
        if not boxes:
            continue
        top, bottom = boxes[0].top(), boxes[-1].bottom()
        x = page.column + page.column_width + BESIDE if page.side is Side.LEFT else page.column - BESIDE - SIZE
        box = QRectF(x, top + 3, SIZE, SIZE)
        while any(box.intersects(other) for _, other, _ in found):
            box.translate(0, SIZE + 3)
        line = x - 5 if page.side is Side.LEFT else x + SIZE + 5
        found.append((note, box, QRectF(line - 0.75, top + 2, 1.5, bottom - top - 2)))
    return found


def paint_notes(painter: QPainter, page: Page, notes: Sequence[Note], inks: Inks, top: float, rows: range) -> None:
    """A sheet with a turned corner for each note, and a thin line along its passage."""
    for _, box, line in note_boxes(page, notes, rows):
        painter.fillRect(line.translated(0, -top), faded(inks.accent, 0.55))
        painter.setPen(QPen(inks.accent, 1.2))
        painter.setBrush(inks.selection)
        painter.drawPath(_sheet(box.translated(0, -top)))
        painter.setPen(QPen(inks.accent, 1.0))
        for share in (0.38, 0.62):
            y = round(box.top() - top + share * box.height()) + 0.5
            painter.drawLine(QPointF(box.left() + 3, y), QPointF(box.right() - 3, y))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _sheet(box: QRectF) -> QPainterPath:
    corner = box.width() * 0.3
    path = QPainterPath(box.topLeft())
    path.lineTo(box.right(), box.top())
    path.lineTo(box.right(), box.bottom() - corner)
    path.lineTo(box.right() - corner, box.bottom())
    path.lineTo(box.left(), box.bottom())
    path.closeSubpath()
    return path


def note_at(pane: ReadingPane, point: QPointF) -> Note | None:
    """The note whose marker is at a point of the viewport."""
    if not pane.overlay.notes or not len(pane.page.flow):
        return None
    place = QPointF(point.x(), point.y() + pane.top)
    boxes = note_boxes(pane.page, pane.overlay.notes, pane.visible_rows())
    return next((note for note, box, _ in boxes if box.adjusted(-3, -3, 3, 3).contains(place)), None)
