"""One side as a page in pixels: its rows, their heights and, for the few in sight, their set text and marks."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat

from reader.core.model import Article, Mark, ParagraphKind, Side, Span
from reader.layout.flow import Flow, estimate
from reader.layout.places import Place
from reader.layout.rows import WIDE_PIECE, Rows, build_rows, plain_rows
from reader.layout.ties import Status, Ties
from reader.ui.row_marks import NOTHING, MarkReader, ParagraphMarks
from reader.ui.set_row import SetRow, draw_marks, is_plain_title
from reader.ui.text_layout import SetText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QColor

    from reader.ui.typography import Style, Typography

KEPT = 320
"""Rows whose set text is kept."""
SIDE_MARGIN, LEAST_MARGIN = 34.0, 20.0
ROOMY = 400.0
"""Width of a pane from which on its margins are as wide as they should be."""
TOP_MARGIN = 22.0
BOTTOM_MARGIN = 56.0
CHIP_ROOM = 0.72
"""Space above a moved paragraph for its chip, in multiples of the text size."""


class _Estimates(dict[int, float]):
    """Lengths to likely heights in one style, each worked out once."""

    def __init__(self, per_line: float, style: Style) -> None:
        super().__init__()
        self._per_line, self._style = per_line, style

    def __missing__(self, length: int) -> float:
        style = self._style
        self[length] = height = estimate(length, self._per_line, style.line_height, style.before + style.after)
        return height


def side_margin(width: float) -> float:
    """What is left free beside the text of a pane of that width."""
    return max(LEAST_MARGIN, SIDE_MARGIN * min(1.0, width / ROOMY))


class Page:
    """What the pane of one side shows, without the pane."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.article = Article(())
        self.ties: Ties | None = None
        self.rows: Rows = build_rows(())
        self.flow = Flow([])
        self.type: Typography | None = None
        self.column = 0.0
        self.column_width = 100.0
        self.opened: frozenset[int] = frozenset()
        self.only_differences = False
        self.quiet = False
        """Reading mode: nothing is set bold, nothing stands above a paragraph."""
        self.row_corrected: Callable[[int], None] | None = None
        self.bold_ink: QColor | None = None
        self.opposite: Page | None = None
        self.reader: MarkReader | None = None
        self._lengths: list[int] = []
        self._unlike_body: list[int] = []
        self._furniture: list[int] = []
        self._chip_rows: set[int] = set()
        self._set: OrderedDict[int, SetRow] = OrderedDict()
        self._advance: dict[int, float] = {}
        self._heights: tuple[object, ...] = ()

    def set_article(self, article: Article | None) -> None:
        self.article = article or Article(())
        if self.opposite is not None and self.opposite.article is article:  # the sides are being swapped
            self._lengths, self._unlike_body = self.opposite._lengths, self.opposite._unlike_body
            self._furniture = self.opposite._furniture
        else:
            self._look_through()
        self.opened = frozenset()
        self._advance = {}
        self.ties, self.reader = None, None
        self.rebuild_rows()

    def _look_through(self) -> None:
        """What has to be known of every paragraph before it is seen."""
        paragraphs, body, furniture = self.article.paragraphs, ParagraphKind.BODY, ParagraphKind.FURNITURE
        self._lengths = [len(paragraph.text) for paragraph in paragraphs]
        kinds = [paragraph.kind for paragraph in paragraphs]
        plain = kinds.count(body) == len(kinds)
        self._unlike_body = [] if plain else [index for index, kind in enumerate(kinds) if kind is not body]
        self._furniture = [index for index in self._unlike_body if paragraphs[index].kind is furniture]

    def set_ties(self, ties: Ties | None, reader: MarkReader | None) -> bool:
        """Takes what a comparison says; True where rows have changed, so that the page must be arranged anew."""
        rows_change = self.only_differences and (ties is not None or self.ties is not None)
        self.ties = ties
        self.reader = reader
        self._set.clear()
        if rows_change:
            self.rebuild_rows()
        elif len(self.flow) == len(self.rows):
            self._adjust_chip_room()
        return rows_change

    def rebuild_rows(self) -> None:
        collapse = None
        if self.only_differences and self.ties is not None:
            collapse = [status == Status.SHARED for status in self.ties.status[self.side]]
            for index in self._unlike_body:
                if self.article.paragraphs[index].kind is ParagraphKind.TITLE:
                    collapse[index] = False
        if collapse is None and not self._furniture and max(self._lengths, default=0) <= WIDE_PIECE:
            self.rows = plain_rows(len(self._lengths))
        else:
            self.rows = build_rows(self.article.paragraphs, self.opened, collapse)
        self._set.clear()

    def arrange(self, width: float, typography: Typography) -> None:
        """Sets the column into a pane of that width and estimates every height."""
        room = max(80.0, width - 2 * side_margin(width))
        self.type = typography
        self.column_width = float(int(min(room, typography.measure)))
        self.column = float(int((width - self.column_width) / 2))
        self._set.clear()
        margin = TOP_MARGIN if not self.quiet else 3 * TOP_MARGIN
        self.flow = Flow(self._estimates(typography), top=margin, bottom=BOTTOM_MARGIN)

    def forget_set_rows(self) -> None:
        """Drops what is set, keeping the heights: colours or marks have changed."""
        self._set.clear()

    def _estimates(self, typography: Typography) -> list[float]:
        paragraphs, rows = self.article.paragraphs, self.rows
        kinds = {ParagraphKind.BODY, *(paragraphs[index].kind for index in self._unlike_body)}
        of_kind = {kind: self._estimator(kind, typography) for kind in kinds}
        heights = list(map(of_kind[ParagraphKind.BODY].__getitem__, self._lengths))
        for index in self._unlike_body:
            heights[index] = of_kind[paragraphs[index].kind][self._lengths[index]]
        if not rows.plain:
            heights = list(map(heights.__getitem__, rows.paragraphs))
        for row in rows.folds:
            heights[row] = self.fold_height
        for row, (start, end) in rows.pieces.items():
            heights[row] = of_kind[paragraphs[rows.paragraphs[row]].kind][end - start]
        self._chip_rows = self._rows_with_chips()
        for row in self._chip_rows:
            heights[row] += self.chip_room
        return heights

    @property
    def chip_room(self) -> float:
        return float(round(CHIP_ROOM * self.type.em)) if self.type else 0.0

    def _adjust_chip_room(self) -> None:
        """Rows that now carry a chip grow, rows that no longer do shrink; every other height stays as it is known."""
        chips, before = self._rows_with_chips(), self._chip_rows
        if chips != before:
            self.flow.grow(before - chips, -self.chip_room)
            self.flow.grow(chips - before, self.chip_room)
        self._chip_rows = chips

    def _rows_with_chips(self) -> set[int]:
        if self.ties is None or self.quiet:
            return set()
        moved = self.ties.moved[self.side]
        if self.rows.plain:
            return set(moved)
        return {row for paragraph in moved if (row := self.rows.row_of(paragraph)) not in self.rows.folds}

    def _estimator(self, kind: ParagraphKind, typography: Typography) -> _Estimates:
        style = typography.styles[kind]
        return _Estimates(self.column_width / self._mean_advance(style), style)

    def _mean_advance(self, style: Style) -> float:
        """The mean width of this article's own letters in a style."""
        key = round(style.font.pixelSize() * 2) + int(style.font.bold())
        if key not in self._advance:
            sample = "".join(paragraph.text[:80] for paragraph in self.article.paragraphs[:40]).strip() or "nothing"
            self._advance[key] = max(1.0, QFontMetricsF(style.font).horizontalAdvance(sample) / len(sample))
        return self._advance[key]

    @property
    def fold_height(self) -> float:
        return round(self.type.em * 2.35) if self.type else 40.0

    def number(self, paragraph: int) -> int:
        """How a person would count the paragraph: from one, furniture left out."""
        return max(1, paragraph + 1 - bisect_right(self._furniture, paragraph))

    def stands_alone(self, row: int) -> bool:
        """Whether a row is a paragraph that only this side has."""
        if self.ties is None or not 0 <= row < len(self.rows) or row in self.rows.folds:
            return False
        return self.ties.status[self.side][self.rows.paragraphs[row]] == Status.MISSING

    # rows that are set

    def set_row(self, row: int) -> SetRow:
        """The row ready to paint; set now if it is not yet, and its true height taken."""
        found = self._set.get(row)
        if found is None:
            found = self._fresh(row)
            self._set[row] = found
            while len(self._set) > KEPT:
                self._set.popitem(last=False)
            if self.flow.correct(row, found.height) and self.row_corrected:
                self.row_corrected(row)
        else:
            self._set.move_to_end(row)
        return found

    def is_set(self, row: int) -> bool:
        return row in self._set

    def is_marked(self, row: int) -> bool:
        """Whether nothing is left to ask the comparison about a row."""
        found = self._set.get(row)
        return self.reader is None or (found is not None and found.marks is not None)

    def mark_row(self, row: int) -> None:
        """Asks the comparison for a row's marks and sets it with them."""
        if self.reader is None or row in self.rows.folds:
            return
        self.reader.read(self.rows.paragraphs[row], self.rows.pieces.get(row))
        found = self._set.get(row)
        if found is not None and found.marks is None:
            del self._set[row]
            self.set_row(row)

    def _fresh(self, row: int) -> SetRow:
        assert self.type is not None  # noqa: S101
        if row in self.rows.folds:
            return SetRow(None, NOTHING, 0.0, self.fold_height)
        index = self.rows.paragraphs[row]
        paragraph = self.article.paragraphs[index]
        style = self.type.styles[paragraph.kind]
        start, end = self.rows.pieces.get(row, (0, len(paragraph.text)))
        marks = self.reader.known(index, self.rows.pieces.get(row)) if self.reader is not None else NOTHING
        loud = marks.bold if marks is not None and not self.quiet else ()
        bold = tuple((max(a, start), min(b, end)) for a, b in loud if a < end and b > start)
        text = paragraph.text if row not in self.rows.pieces else paragraph.text[start:end]
        set_text = SetText(
            text, style, self.column_width, start=start, bold=bold, bold_format=self._bold_format() if bold else None
        )
        top = style.before + (self.chip_room if self._has_chip(row) else 0.0)
        made = SetRow(set_text, marks, top, top + set_text.height + style.after)
        if marks is not None and marks.runs and not is_plain_title(paragraph, marks):
            draw_marks(made, set_text, marks, style, self.quiet)
        return made

    def _bold_format(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        if self.bold_ink is not None:
            form.setForeground(self.bold_ink)
        return form

    def _has_chip(self, row: int) -> bool:
        return self.chip_group(row) is not None

    def chip_group(self, row: int) -> int | None:
        """The moved group whose chip stands above a row."""
        if self.ties is None or self.quiet or row in self.rows.folds:
            return None
        paragraph = self.rows.paragraphs[row]
        if row in self.rows.pieces and self.rows.pieces[row][0] > 0:
            return None
        for index in self.ties.groups_of[self.side].get(paragraph, ()):
            group = self.ties.groups[index]
            if group.moved and group.paragraphs(self.side)[0] == paragraph:
                return index
        return None

    def marks_of(self, paragraph: int) -> tuple[Mark, ...]:
        """The runs of any paragraph, in sight or not."""
        return self.marks_read(paragraph).runs

    def marks_read(self, paragraph: int) -> ParagraphMarks:
        """Everything marked in any paragraph."""
        return self.reader.read(paragraph) if self.reader is not None else NOTHING

    # places and heights

    def place_at(self, x: float, y: float) -> Place:
        """The place nearest to a point of the page (x from the pane's left, y from the page's top)."""
        if not len(self.flow):
            return Place(0, 0)
        row = self.flow.row_at(y)
        made = self.set_row(row)
        if made.text is None:
            return Place(self.rows.paragraphs[row], 0)
        offset = made.text.offset_at(x - self.column, y - self.flow.top(row) - made.top)
        return Place(self.rows.paragraphs[row], offset)

    def text_of(self, place: Place) -> tuple[int, SetText | None]:
        """The row a place is in and its set text; None in a fold."""
        row = self.rows.row_of(place.paragraph, place.offset)
        return row, self.set_row(row).text

    def caret(self, place: Place) -> QRectF:
        """Where a caret at that place stands on the page, from the pane's left."""
        row, text = self.text_of(place)
        if text is None:
            return QRectF(self.column, self.flow.top(row) + 6, 1, self.fold_height - 12)
        return text.caret(place.offset).translated(self.column, self.flow.top(row) + self.set_row(row).top)

    def extent(self, paragraph: int) -> tuple[float, float]:
        """Top and bottom of a paragraph's text on the page (of its fold, when folded), estimated until it is set."""
        first = self.rows.row_of(paragraph)
        last = first
        while last in self.rows.pieces and last + 1 < len(self.rows) and self.rows.paragraphs[last + 1] == paragraph:
            last += 1
        top, bottom = self.flow.top(first), self.flow.bottom(last)
        if first in self.rows.folds or self.type is None:
            return top + 5, bottom - 5
        style = self.type.styles[self.article.paragraphs[paragraph].kind]
        chip = self.chip_room if self._has_chip(first) else 0.0
        return top + style.before + chip, bottom - style.after

    def boxes(self, span: Span) -> Iterator[QRectF]:
        """The boxes of a stretch of text on the page, from the pane's left; where it begins and ends is set for it.

        Whole pieces of an endless paragraph between its ends are a box each, as high as they are known to be.
        """
        first = row = self.rows.row_of(span.paragraph, span.start)
        while row < len(self.rows) and self.rows.paragraphs[row] == span.paragraph:
            last = row not in self.rows.pieces or self.rows.pieces[row][1] >= span.end
            if row == first or last:
                made = self.set_row(row)
                if made.text is not None:
                    top = self.flow.top(row) + made.top
                    for box in made.text.rectangles(span.start, span.end):
                        yield box.translated(self.column, top)
            else:
                yield QRectF(self.column, self.flow.top(row), self.column_width, self.flow.height(row))
            if last:
                return
            row += 1
