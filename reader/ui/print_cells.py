"""One column of one printed row: its paragraphs set in lines with their marks, painted some lines at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.app.language import tr
from reader.core.model import MarkKind, ParagraphKind, Side
from reader.layout.rows import cut
from reader.ui.row_marks import MarkReader
from reader.ui.set_row import SetRow, draw_marks, is_plain_title
from reader.ui.text_layout import SetText
from reader.ui.typography import typography

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextCharFormat

    from reader.app.printed import PrintedHead, PrintedRow
    from reader.core.comparison import Comparison
    from reader.core.model import Note
    from reader.ui.inks import Inks
    from reader.ui.typography import Style

ZOOM = 74
"""Percent of the size on screen: text of 10 points."""
LEADING = 1.36
PAD, BAR = 6.0, 3.0
_KEPT = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})


@dataclass(slots=True)
class Piece:
    """A stretch of lines with what stands around it."""

    made: SetRow
    style: Style
    before: float = 0.0
    after: float = 0.0
    side: Side | None = None
    number: str = ""
    notes: tuple[tuple[float, str], ...] = ()
    """Numbers of notes, each with how far down its passage begins."""
    block: bool = False
    """The whole of it is what only this side has."""

    @property
    def text(self) -> SetText:
        assert self.made.text is not None  # noqa: S101 - only rows with text are printed
        return self.made.text


@dataclass(slots=True)
class Cell:
    """The pieces of a column, and the heights of all their lines."""

    pieces: list[Piece] = field(default_factory=list)
    keep: bool = False
    wide: bool = False
    """Over both columns."""

    @property
    def heights(self) -> tuple[float, ...]:
        found: list[float] = []
        for piece in self.pieces:
            lines = [piece.style.line_height] * len(piece.text.lines)
            lines[0] += piece.before
            lines[-1] += piece.after
            found.extend(lines)
        return tuple(found)

    @property
    def before(self) -> float:
        """Space above the first line."""
        return self.pieces[0].before if self.pieces else 0.0


class CellMaker:
    """Sets the rows of one comparison in columns of one width."""

    def __init__(self, comparison: Comparison, column: float, whole: float, interface: QFont, inks: Inks) -> None:
        self._comparison = comparison
        self._column = column
        self._whole = whole
        self._inks = inks
        self._type = typography(ZOOM, None, LEADING, interface)
        self._readers = {side: MarkReader(comparison, side) for side in Side}
        self._notes: dict[tuple[Side, int], list[tuple[int, Note]]] = {}
        for number, note in enumerate(comparison.notes, 1):
            self._notes.setdefault((note.side, note.spans[0].paragraph), []).append((number, note))
        self.small = self._type.small
        self.body_line = self._type.styles[ParagraphKind.BODY].line_height

    # what there is to set

    def cell(self, row: PrintedRow, side: Side) -> Cell:
        """The paragraphs of a row on one side."""
        made = Cell()
        for paragraph in row.paragraphs(side):
            made.pieces.extend(self._pieces(side, paragraph.index, str(paragraph.number)))
            made.keep = made.keep or self._comparison.article(side).paragraphs[paragraph.index].kind in _KEPT
        if row.also(side) and made.pieces:
            made.pieces.append(self._plain(row.also(side), ParagraphKind.FURNITURE, self._column))
        return made

    def heads(self, heads: dict[Side, PrintedHead]) -> tuple[Cell, Cell]:
        """Title and details of both articles, over their columns."""
        found = []
        for side in Side:
            head = heads[side]
            kinds = ((head.title, ParagraphKind.HEADING), (head.details, ParagraphKind.BYLINE))
            pieces = [self._plain(text, kind, self._column) for text, kind in kinds if text]
            for piece in pieces:
                piece.before, piece.after = 0.0, 2.0
            found.append(Cell(pieces, keep=True))
        return found[0], found[1]

    def said(self, sentences: tuple[str, ...]) -> Cell:
        """The pair in a few sentences."""
        made = Cell([self._plain(s, ParagraphKind.CAPTION, self._whole) for s in sentences], keep=True, wide=True)
        for piece in made.pieces:
            piece.before, piece.after = 0.0, 0.0
        return made

    def notes(self, notes: tuple[tuple[str, str], ...]) -> list[Cell]:
        """A heading, then each note with its number and place."""
        if not notes:
            return []
        found = [Cell([self._plain(tr("Notes"), ParagraphKind.HEADING, self._whole)], keep=True, wide=True)]
        for number, (place, text) in enumerate(notes, 1):
            said = self._plain(f"{number}  {text}", ParagraphKind.BODY, self._whole)
            where = self._plain(place, ParagraphKind.CAPTION, self._whole)
            said.before, said.after, where.before = 3.0, 0.0, 0.0
            found.append(Cell([said, where], wide=True))
        return found

    def closing(self, sentences: tuple[str, ...]) -> list[Cell]:
        return [Cell([self._plain(s, ParagraphKind.CAPTION, self._whole)], wide=True) for s in sentences]

    def _plain(self, text: str, kind: ParagraphKind, width: float) -> Piece:
        """Words of ours, or of a head: without marks."""
        style = self._type.styles[kind]
        made = SetRow(SetText(text, style, width), None, 0.0, 0.0)
        return Piece(made, style, style.before, style.after)

    def _pieces(self, side: Side, index: int, number: str) -> list[Piece]:
        """A paragraph; an endless one in parts, so that none takes long to set."""
        paragraph = self._comparison.article(side).paragraphs[index]
        style = self._type.styles[paragraph.kind]
        marks = self._readers[side].read(index)
        found: list[Piece] = []
        parts = cut(paragraph.text)
        for start, end in parts:
            bold = tuple((max(a, start), min(b, end)) for a, b in marks.bold if a < end and b > start)
            form = self._bold() if bold else None
            text = SetText(
                paragraph.text[start:end], style, self._column, start=start, bold=bold, bold_format=form
            )
            made = SetRow(text, marks, 0.0, text.height)
            if marks.runs and not is_plain_title(paragraph, marks):
                draw_marks(made, text, marks, style, False)
            piece = Piece(made, style, side=side, block=marks.block)
            piece.notes = self._notes_in(side, index, piece)
            found.append(piece)
        found[0].before, found[0].number = style.before, number
        found[-1].after = style.after
        return found

    def _notes_in(self, side: Side, index: int, piece: Piece) -> tuple[tuple[float, str], ...]:
        text = piece.text
        first, last = text.start, text.start + len(text.text)
        return tuple(
            (text.line_of(note.spans[0].start) * piece.style.line_height, str(number))
            for number, note in self._notes.get((side, index), ())
            if first <= note.spans[0].start < last
        )

    def _bold(self) -> QTextCharFormat:
        from PySide6.QtGui import QTextCharFormat

        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setForeground(self._inks.altered_ink)
        return form

    # the legend

    def paint_legend(self, painter: QPainter, corner: QPointF) -> None:
        """What the marks mean, in their own shapes."""
        metrics = QFontMetricsF(self.small)
        x, base = corner.x(), corner.y() - metrics.descent()
        inks = self._inks
        for words, kind, side in (
            (tr("shared"), MarkKind.SHARED, None),
            (tr("altered"), MarkKind.ALTERED, None),
            (tr("only left"), MarkKind.MISSING, Side.LEFT),
            (tr("only right"), MarkKind.MISSING, Side.RIGHT),
        ):
            width = metrics.horizontalAdvance(words)
            box = QRectF(x, base - metrics.ascent(), width, metrics.height())
            if kind is not MarkKind.SHARED:
                painter.fillRect(box.adjusted(-2, 0, 2, 0), inks.mark_ground(kind, side or Side.LEFT))
            if side is not None:
                edge = box.left() - 2 - BAR if side is Side.LEFT else box.right() + 2
                painter.fillRect(QRectF(edge, box.top(), BAR, box.height()), inks.ink[side])
            painter.setFont(self.small)
            painter.setPen(inks.text)
            painter.drawText(QPointF(x, base), words)
            if side is None:
                painter.setPen(inks.shared_pen if kind is MarkKind.SHARED else inks.dotted_pen)
                painter.drawLine(QPointF(x, base + 2.5), QPointF(x + width, base + 2.5))
            x += width + 22
        painter.setPen(inks.soft)
        painter.drawText(QPointF(x, base), tr("⇅ moved"))


def paint_cell(painter: QPainter, cell: Cell, first: int, end: int, inks: Inks) -> None:
    """Paints some lines of a cell from the painter's origin down."""
    y, line = 0.0, 0
    for piece in cell.pieces:
        count = len(piece.text.lines)
        a, b = max(first - line, 0), min(end - line, count)
        line += count
        if a >= b:
            continue
        y += piece.before if a == 0 else 0.0
        _paint_lines(painter, piece, a, b, y, inks)
        y += (b - a) * piece.style.line_height + (piece.after if b == count else 0.0)


def _paint_lines(painter: QPainter, piece: Piece, first: int, end: int, y: float, inks: Inks) -> None:
    height = piece.style.line_height
    top, bottom = first * height, end * height
    split = first > 0 or end < len(piece.text.lines)
    painter.save()
    painter.translate(0, y - top)
    if split:
        painter.setClipRect(QRectF(-60, top, piece.text.width + 120, bottom - top))
    if piece.side is not None:
        _paint_below(painter, piece, top, bottom, inks)
    painter.setPen(inks.soft if piece.style.soft else inks.text)
    piece.text.paint(painter, 0, 0, QRectF(-60, top, piece.text.width + 120, bottom - top))
    for lines, pen in (
        (piece.made.shared_lines, inks.shared_pen),
        (piece.made.alike_lines, inks.broken_pen),
        (piece.made.dotted_lines, inks.dotted_pen),
    ):
        seen = [line for line in lines if not split or top <= line.y1() <= bottom]
        if seen:
            painter.setPen(pen)
            painter.drawLines(seen)
    painter.restore()


def _paint_below(painter: QPainter, piece: Piece, top: float, bottom: float, inks: Inks) -> None:
    side = piece.side or Side.LEFT
    width = piece.text.width
    if piece.block:
        painter.fillRect(QRectF(-PAD, top, width + 2 * PAD, bottom - top), inks.ground[side])
        painter.fillRect(_bar(side, width, top, bottom), inks.ink[side])
    for first, last in () if piece.block else piece.made.bars:
        if first < bottom and last > top:
            painter.fillRect(_bar(side, width, max(first, top), min(last, bottom)), inks.ink[side])
    painter.setPen(Qt.PenStyle.NoPen)
    for kind, boxes in piece.made.grounds.items():
        painter.setBrush(inks.mark_ground(kind, side))
        for box in boxes:
            if box.top() < bottom and box.bottom() > top:
                painter.drawRect(box)
    small = QFont(piece.style.font)
    small.setPixelSize(9)
    small.setBold(False)
    painter.setFont(small)
    metrics = QFontMetricsF(small)
    base = piece.style.line_height / 2 + metrics.capHeight() / 2
    if piece.number and top == 0:
        painter.setPen(inks.soft)
        x = -PAD - BAR - 3 - metrics.horizontalAdvance(piece.number) if side is Side.LEFT else width + PAD + BAR + 3
        painter.drawText(QPointF(x, base), piece.number)
    for down, number in piece.notes:
        if top <= down < bottom:
            _paint_note(painter, side, width, down + base, number, inks)


def _paint_note(painter: QPainter, side: Side, width: float, base: float, number: str, inks: Inks) -> None:
    """The number of a note in a small box, on the inner side of its column."""
    metrics = painter.fontMetrics()
    wide = metrics.horizontalAdvance(number) + 5
    x = width + PAD if side is Side.LEFT else -PAD - wide
    painter.setPen(inks.text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(x, base - metrics.ascent() + 1, wide, metrics.height() - 1))
    painter.drawText(QPointF(x + 2.5, base), number)


def _bar(side: Side, width: float, top: float, bottom: float) -> QRectF:
    return QRectF(-PAD - BAR if side is Side.LEFT else width + PAD, top, BAR, bottom - top)
