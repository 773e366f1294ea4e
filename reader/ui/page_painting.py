"""How the rows of a page are painted: grounds below the text, hairlines and dots under it, chips and folds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from reader.app.language import tr, tr_count
from reader.app.phrases import headed
from reader.core.model import MarkKind, Note, Side, Span
from reader.layout.rows import ENDLESS, Fold, FoldKind
from reader.ui.inks import faded
from reader.ui.note_marks import paint_notes
from reader.ui.text_layout import has_right_to_left

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reader.layout.places import Selection
    from reader.ui.inks import Inks
    from reader.ui.page import Page
    from reader.ui.set_row import SetRow

BLOCK_PAD = 10.0
BAR = 4.0


@dataclass
class Overlay:
    """What is painted besides text and marks, and changes without setting anything anew."""

    shown: set[MarkKind] = field(default_factory=lambda: set(MarkKind))
    selection: Selection | None = None
    caret: QRectF | None = None
    caret_is_active: bool = False
    """Where keys go to; the other side's caret says what a link by hand would mean there."""
    lit: tuple[Span, ...] = ()
    """What hovering over the other side lights here."""
    flashed: tuple[Span, ...] = ()
    flash_strength: float = 0.0
    mentions: tuple[Span, ...] = ()
    mention: Span | None = None
    current: tuple[Span, ...] = ()
    """The current difference."""
    current_is_active: bool = True
    hits: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Found places of the paragraphs in sight."""
    hit: Span | None = None
    notes: tuple[Note, ...] = ()
    written_on: tuple[Span, ...] = ()
    """The passage whose note is being written."""
    quiet: bool = False
    """Reading mode: marks are hairlines only."""


def paint_page(painter: QPainter, page: Page, overlay: Overlay, inks: Inks, top: float, clip: QRectF) -> None:
    """Paints what of a page stands between `top` and `top` plus the clip's bottom."""
    painter.fillRect(clip, inks.paper)
    if not len(page.flow) or page.type is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = page.flow.visible(top + clip.top(), clip.height())
    lit = [path.translated(0, -top) for path in frame_paths(page, _in_rows(page, overlay.lit, rows))]
    for path in lit:
        painter.fillPath(path, inks.light)
    painter.translate(page.column, 0)
    for row in rows:
        y = page.flow.top(row) - top
        made = page.set_row(row)
        if made.text is None:
            _paint_fold(painter, page, page.rows.folds[row], y, inks)
            continue
        painter.translate(0, y)
        _paint_below(painter, page, row, made, overlay, inks)
        painter.setPen(inks.soft if made.text.style.soft else inks.text)
        made.text.paint(painter, 0, made.top, QRectF(-200, clip.top() - y, page.column_width + 400, clip.height()))
        _paint_lines(painter, page.side, made, overlay, inks)
        group = page.chip_group(row)
        if group is not None:
            _paint_chip(painter, page, group, inks)
        painter.translate(0, -y)
    painter.translate(-page.column, 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(inks.accent, 0.7), 1.0))
    for path in lit:
        painter.drawPath(path)
    _paint_frame(painter, page, overlay, inks, top, rows)
    if overlay.notes:
        paint_notes(painter, page, overlay.notes, inks, top, rows)
    if overlay.caret is not None:
        width, ink = (0.5, inks.accent) if overlay.caret_is_active else (0.0, inks.soft)
        painter.fillRect(overlay.caret.translated(0, -top).adjusted(-width, 0, width, 0), ink)


def _paint_below(painter: QPainter, page: Page, row: int, made: SetRow, overlay: Overlay, inks: Inks) -> None:
    side = page.side
    painter.setPen(Qt.PenStyle.NoPen)
    marks = made.marks
    if marks is not None and MarkKind.MISSING in overlay.shown and not overlay.quiet:
        if marks.block:
            _paint_block(painter, page, row, made, inks)
        else:
            for first, last in made.bars:
                painter.fillRect(_bar(page, first, last), inks.ink[side])
    if not overlay.quiet:
        for kind, boxes in made.grounds.items():
            if kind in overlay.shown:
                painter.setBrush(inks.mark_ground(kind, side))
                for box in boxes:
                    painter.drawRoundedRect(box, 2, 2)
    paragraph = page.rows.paragraphs[row]
    _paint_spans(painter, made, paragraph, overlay.mentions, inks.selection, outline=inks.accent)
    if overlay.mention is not None:
        _paint_spans(painter, made, paragraph, (overlay.mention,), inks.hit, outline=inks.accent, width=2.0)
    _paint_spans(painter, made, paragraph, overlay.written_on, inks.selection, full=True)
    if overlay.flashed:
        light = faded(inks.accent, 0.4 * overlay.flash_strength)
        _paint_spans(painter, made, paragraph, overlay.flashed, light, full=True)
    hits = overlay.hits.get(paragraph, ())
    _paint_spans(painter, made, paragraph, tuple(Span(paragraph, *hit) for hit in hits), inks.hit)
    if overlay.hit is not None:
        _paint_spans(painter, made, paragraph, (overlay.hit,), inks.hit, outline=inks.accent, width=2.0)
    if overlay.selection is not None:
        part = overlay.selection.part(paragraph, len(page.article.paragraphs[paragraph].text))
        if part is not None:
            _paint_spans(painter, made, paragraph, (Span(paragraph, *part),), inks.selection, full=True)


def _paint_spans(
    painter: QPainter,
    made: SetRow,
    paragraph: int,
    spans: tuple[Span, ...],
    ground: QColor,
    *,
    outline: QColor | None = None,
    width: float = 1.0,
    full: bool = False,
) -> None:
    text = made.text
    if text is None:
        return
    first, last = text.start, text.start + len(text.text)
    for span in spans:
        if span.paragraph != paragraph or span.start >= last or span.end <= first:
            continue
        painter.setPen(QPen(outline, width) if outline is not None else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for box in text.rectangles(max(span.start, first), min(span.end, last)):
            placed = box.translated(0, made.top)
            if full:
                slack = (text.style.line_height - box.height()) / 2
                painter.fillRect(placed.adjusted(0, -slack, 0, slack), ground)
            else:
                painter.drawRoundedRect(placed.adjusted(-1, text.style.ascent * 0.14, 1, 1), 2, 2)


def _bar(page: Page, first: float, last: float) -> QRectF:
    if page.side is Side.LEFT:
        return QRectF(-BLOCK_PAD - BAR, first, BAR, last - first)
    return QRectF(page.column_width + BLOCK_PAD, first, BAR, last - first)


def _paint_block(painter: QPainter, page: Page, row: int, made: SetRow, inks: Inks) -> None:
    """A whole paragraph that only this side has; neighbours that are so too grow together."""
    text = made.text
    assert text is not None  # noqa: S101
    top, bottom = made.top - 3, made.top + text.height + 3
    if page.stands_alone(row - 1) and page.flow.lead(row) == 0:
        top = 0.0
    if page.stands_alone(row + 1) and page.flow.lead(row + 1) == 0:
        bottom = made.height
    block = QRectF(-BLOCK_PAD, top, page.column_width + 2 * BLOCK_PAD, bottom - top)
    painter.fillRect(block, inks.ground[page.side])
    painter.fillRect(_bar(page, block.top(), block.bottom()), inks.ink[page.side])


def _paint_lines(painter: QPainter, side: Side, made: SetRow, overlay: Overlay, inks: Inks) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if made.shared_lines and MarkKind.SHARED in overlay.shown and not overlay.quiet:
        painter.setPen(inks.shared_pen)
        painter.drawLines(made.shared_lines)
    if made.alike_lines and MarkKind.SHARED in overlay.shown and not overlay.quiet:
        painter.setPen(inks.broken_pen)
        painter.drawLines(made.alike_lines)
    if made.dotted_lines and MarkKind.ALTERED in overlay.shown:
        painter.setPen(inks.fine_dotted_pen if overlay.quiet else inks.dotted_pen)
        painter.drawLines(made.dotted_lines)
    if made.missing_lines and MarkKind.MISSING in overlay.shown:
        painter.setPen(inks.ink[side])
        painter.drawLines(made.missing_lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def fold_text(fold: Fold) -> str:
    """What a fold's line says, in words."""
    sign = "▾" if fold.is_open else "▸"
    if fold.kind is FoldKind.SHARED:
        return f"{sign} {tr_count('{number} shared paragraph', '{number} shared paragraphs', fold.count)}"
    said = tr_count("{number} block folded", "{number} blocks folded", fold.count)
    if fold.is_open:
        said = tr_count("{number} block", "{number} blocks", fold.count)
    reasons = ", ".join(map(tr, fold.reasons[:4])) + (", …" if len(fold.reasons) > 4 else "")
    return f"{sign} {headed(said, reasons) if reasons else said}"


def fold_box(page: Page, fold: Fold) -> QRectF:
    """Where a fold's line stands, from its row's top and the column's left."""
    assert page.type is not None  # noqa: S101
    width = QFontMetricsF(page.type.small).horizontalAdvance(fold_text(fold)) + 26
    height = page.type.em * 1.5
    return QRectF(0, (page.fold_height - height) / 2, min(width, page.column_width), height)


def _paint_fold(painter: QPainter, page: Page, fold: Fold, y: float, inks: Inks) -> None:
    assert page.type is not None  # noqa: S101
    box = fold_box(page, fold).translated(0.5, int(y) + 0.5)
    pen = QPen(inks.line, 1.0, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(page.type.small)
    painter.setPen(inks.soft)
    room = box.adjusted(12, 0, -8, 0)
    shown = QFontMetricsF(page.type.small).elidedText(fold_text(fold), Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def chip_text(page: Page, group: int) -> str:
    """Where a moved paragraph stands on the other side, and in which direction that is."""
    ties = page.ties
    assert ties is not None  # noqa: S101
    moved = ties.groups[group]
    there = moved.paragraphs(page.side.other)[0]
    number = page.opposite.number(there) if page.opposite is not None else there + 1
    arrow = "↓" if ties.is_further_down(page.side, group) else "↑"
    return tr("moved · ¶ {number} {arrow}", number=number, arrow=arrow)


def chip_box(page: Page, group: int) -> QRectF:
    """Where a chip stands, from its row's top and the column's left."""
    assert page.type is not None  # noqa: S101
    width = QFontMetricsF(page.type.tiny).horizontalAdvance(chip_text(page, group)) + 18
    height = round(page.type.em * 0.98)
    return QRectF(page.column_width - width, 0, width, height)


def _paint_chip(painter: QPainter, page: Page, group: int, inks: Inks) -> None:
    assert page.type is not None  # noqa: S101
    box = chip_box(page, group)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.selection)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(page.type.tiny)
    painter.setPen(inks.accent)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip_text(page, group))


def _paint_frame(painter: QPainter, page: Page, overlay: Overlay, inks: Inks, top: float, rows: range) -> None:
    """The rounded frame around the current difference; in reading mode a hairline, like the marks."""
    if not overlay.current:
        return
    painter.setPen(QPen(inks.accent, 2.0 if overlay.current_is_active and not overlay.quiet else 1.0))
    for path in frame_paths(page, _in_rows(page, overlay.current, rows)):
        painter.drawPath(path.translated(0, -top))


def _in_rows(page: Page, spans: tuple[Span, ...], rows: range) -> tuple[Span, ...]:
    """Those stretches of which something may be in sight."""
    if not spans:
        return ()
    seen = {page.rows.paragraphs[row] for row in rows}
    return tuple(span for span in spans if span.paragraph in seen)


def frame_paths(page: Page, spans: tuple[Span, ...]) -> list[QPainterPath]:
    """Outlines of stretches of text: a rounded box where whole lines are meant, else stepped at first and last line."""
    by_paragraph: dict[int, list[Span]] = {}
    for span in spans:
        by_paragraph.setdefault(span.paragraph, []).append(span)
    return [path for group in by_paragraph.values() if (path := _outline(page, group)) is not None]


def _outline(page: Page, spans: list[Span]) -> QPainterPath | None:
    boxes = [box for span in spans for box in page.boxes(span)]
    if not boxes:
        return None
    first, last = boxes[0], boxes[-1]
    left, right = page.column - 6, page.column + page.column_width + 6
    top, bottom = first.top() - 3, last.bottom() + 4
    text = page.article.paragraphs[spans[0].paragraph].text
    plain = not has_right_to_left(text if len(text) <= ENDLESS else text[spans[0].start : spans[-1].end])
    starts_inside = plain and spans[0].start > 0 and first.left() > page.column + 12
    ends_inside = plain and spans[-1].end < len(text.rstrip()) and last.right() < right - 40
    path = QPainterPath()
    if abs(first.top() - last.top()) < 1 and (starts_inside or ends_inside):
        path.addRoundedRect(QRectF(first.left() - 5, top, last.right() - first.left() + 10, bottom - top), 6, 6)
        return path
    if not starts_inside and not ends_inside:
        path.addRoundedRect(QRectF(left, top, right - left, bottom - top), 8, 8)
        return path
    step_top = first.bottom() + 1 if starts_inside else top
    step_bottom = last.top() - 1 if ends_inside else bottom
    start = first.left() - 4 if starts_inside else left
    end = last.right() + 5 if ends_inside else right
    corners = [
        QPointF(start, top), QPointF(right, top), QPointF(right, step_bottom), QPointF(end, step_bottom),
        QPointF(end, bottom), QPointF(left, bottom), QPointF(left, step_top), QPointF(start, step_top),
    ]
    return rounded(corners, 6.0)


def rounded(corners: list[QPointF], radius: float) -> QPainterPath:
    """A closed path through corners, each rounded as far as its edges allow."""
    points = [corner for index, corner in enumerate(corners) if corner != corners[index - 1]]
    path = QPainterPath()
    for index, corner in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % len(points)]
        begin, end = _toward(corner, before, radius), _toward(corner, after, radius)
        if index == 0:
            path.moveTo(begin)
        else:
            path.lineTo(begin)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _toward(corner: QPointF, goal: QPointF, distance: float) -> QPointF:
    step = goal - corner
    length = (step.x() ** 2 + step.y() ** 2) ** 0.5
    return corner + step * (min(distance, length / 2) / length) if length else corner
