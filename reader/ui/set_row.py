"""A row ready to paint, on screen or on paper: its text set in lines, and its marks as boxes and lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF

from reader.core.model import MarkKind, Paragraph, ParagraphKind

if TYPE_CHECKING:
    from reader.ui.row_marks import ParagraphMarks
    from reader.ui.text_layout import SetText
    from reader.ui.typography import Style


@dataclass(slots=True)
class SetRow:
    """A row ready to paint; coordinates from the column's left and the row's top."""

    text: SetText | None
    marks: ParagraphMarks | None
    """None while nobody has asked the comparison yet."""
    top: float
    """Where the text begins."""
    height: float
    grounds: dict[MarkKind, list[QRectF]] = field(default_factory=dict)
    shared_lines: list[QLineF] = field(default_factory=list)
    alike_lines: list[QLineF] = field(default_factory=list)
    """Below what is shared and not written alike."""
    dotted_lines: list[QLineF] = field(default_factory=list)
    missing_lines: list[QLineF] = field(default_factory=list)
    """Only in reading mode, where grounds are left out."""
    bars: list[tuple[float, float]] = field(default_factory=list)


def is_plain_title(paragraph: Paragraph, marks: ParagraphMarks) -> bool:
    """A title that is shared as a whole says so by its ribbon; underlined it would only shout."""
    if paragraph.kind is not ParagraphKind.TITLE:
        return False
    whole = marks.runs[0].start == 0 and marks.runs[-1].end >= len(paragraph.text)
    return whole and all(mark.kind is MarkKind.SHARED for mark in marks.runs)


def draw_marks(made: SetRow, text: SetText, marks: ParagraphMarks, style: Style, quiet: bool) -> None:
    """Turns the runs of a row into boxes and lines."""
    first, last = text.start, text.start + len(text.text)
    drop = max(3.0, style.font.pixelSize() * 0.2)
    offset = style.ascent - 0.02 * style.font.pixelSize()
    for mark in marks.runs:
        start, end = max(mark.start, first), min(mark.end, last)
        if start >= end:
            continue
        if marks.block and mark.kind is MarkKind.MISSING and not quiet:
            continue
        boxes = text.rectangles(start, end)
        if quiet and mark.kind is MarkKind.MISSING:
            made.missing_lines.extend(_underlines(boxes, offset + drop, made.top))
        if mark.kind is MarkKind.SHARED:
            lines = made.alike_lines if mark.needs else made.shared_lines
            lines.extend(_underlines(boxes, offset + drop, made.top))
            continue
        if mark.kind is MarkKind.ALTERED:
            made.dotted_lines.extend(_underlines(boxes, offset + drop + 0.5, made.top))
        made.grounds.setdefault(mark.kind, []).extend(
            box.translated(0, made.top).adjusted(-1, style.ascent * 0.14, 1, 0.5) for box in boxes
        )
    for start, end in marks.alone:
        if max(start, first) < min(end, last):
            boxes = text.rectangles(max(start, first), min(end, last))
            if boxes:
                made.bars.append((boxes[0].top() + made.top, boxes[-1].bottom() + made.top))


def _underlines(boxes: list[QRectF], below: float, top: float) -> list[QLineF]:
    lines = []
    for box in boxes:
        y = int(box.top() + top + below) + 0.5
        lines.append(QLineF(box.left(), y, box.right(), y))
    return lines
