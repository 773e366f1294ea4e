"""One pane: a virtual page that scrolls by (row, offset), paints what is in sight, and hears mouse, wheel and keys."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.layout.places import Place, Selection
from reader.layout.sync import REFERENCE
from reader.ui.caret_keys import CaretKeys
from reader.ui.page import Page
from reader.ui.page_painting import Overlay, chip_box, fold_box, paint_page
from reader.ui.pane_mouse import PaneMouse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.model import Side, Span
    from reader.ui.inks import Inks
    from reader.ui.typography import Typography

MARKING_BUDGET = 0.003
"""Seconds a frame may spend on asking for marks; the rest comes in the next frames."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is being read, so that it can be put back after everything has moved."""

    place: Place
    share: float
    """How far into the paragraph's row."""
    line: float
    """Where in the view that was."""


class ReadingPane(QAbstractScrollArea):
    """The view of one side.

    Signals:
        scrolled: the position has changed, by whatever cause.
        overscrolled: pixels by which a person wanted to go beyond the top or the end.
        end_wanted: the very end (True) or top (False) is asked for.
        relaid: the pane has another size and everything has to be set anew.
        hovered: the Place under the mouse, or None.
        entered_by_user: mouse or keyboard has come here.
        fold_clicked: the first paragraph of a fold whose line was clicked.
        chip_clicked: the group of a moved chip.
        note_clicked: a Note, by a click on its marker.
        place_clicked: a Place, by a plain click.
        selection_changed: the caret or the selection has moved.
        zoom_requested: steps of Ctrl and the wheel.
    """

    scrolled = Signal()
    overscrolled = Signal(float)
    end_wanted = Signal(bool)
    relaid = Signal()
    hovered = Signal(object)
    entered_by_user = Signal()
    fold_clicked = Signal(int)
    chip_clicked = Signal(int)
    note_clicked = Signal(object)
    place_clicked = Signal(object)
    selection_changed = Signal()
    zoom_requested = Signal(int)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.page = Page(side)
        self.overlay = Overlay()
        self.inks: Inks | None = None
        self.caret: Place | None = None
        self.before_paint: Callable[[], None] | None = None
        self.caret_moved: Callable[[Place | None, Place], None] | None = None
        self.told: Callable[[Place], str] | None = None
        self.why: Callable[[int], str] | None = None
        """What to say of a group on whose chip the mouse rests."""
        self.document: object | None = None
        """Its accessible side, made when somebody asks."""
        self._row = 0
        self._offset = 0.0
        self._in_bar = False
        self._mouse = PaneMouse(self)
        self._keys = CaretKeys(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 80)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAcceptDrops(False)
        self.setAcceptDrops(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)

    # where it is scrolled to

    @property
    def position(self) -> tuple[int, float]:
        """The row at the top of the view and how far into it the view begins."""
        return self._row, self._offset

    @property
    def view_height(self) -> float:
        return float(self.viewport().height())

    @property
    def top(self) -> float:
        """The height on the page at which the view begins."""
        if not len(self.page.flow):
            return 0.0
        return self.page.flow.top(min(self._row, len(self.page.flow) - 1)) + self._offset

    @property
    def limit(self) -> float:
        """How far it can be scrolled."""
        return max(0.0, self.page.flow.total - self.view_height) if len(self.page.flow) else 0.0

    def scroll_to(self, top: float) -> None:
        """Scrolls; rows that come into sight are set, and what they turn out to be taller or lower moves nothing."""
        before = (self._row, self._offset)
        self._place_top(top)
        self.settle()
        if (self._row, self._offset) != before:
            self.scrolled.emit()
        self.viewport().update()

    def follow_to(self, top: float) -> None:
        """As `scroll_to`, without telling: the other side leads."""
        self._place_top(top)
        self.settle()
        self.viewport().update()

    def scroll_by(self, distance: float) -> None:
        """Scrolls as a person asks for; what is beyond the top or the end is told to who may want it."""
        before = self.top
        self.scroll_to(before + distance)
        beyond = before + distance - min(max(before + distance, 0.0), self.limit)
        if abs(beyond) >= 1:
            self.overscrolled.emit(beyond)

    def _place_top(self, top: float) -> None:
        flow = self.page.flow
        if not len(flow):
            self._row, self._offset = 0, 0.0
            return
        top = min(max(top, 0.0), self.limit)
        self._row = flow.row_at(top)
        self._offset = top - flow.top(self._row)

    def settle(self, marking: float = MARKING_BUDGET) -> bool:
        """Sets and marks the rows in sight; says whether every mark could be asked for in that many seconds."""
        page = self.page
        if not len(page.flow) or page.type is None:
            return True
        end = perf_counter() + marking
        done = True
        for _ in range(4):
            total = page.flow.total
            rows = self.visible_rows()
            done = True
            for row in rows:
                if not page.is_marked(row):
                    if perf_counter() < end:
                        page.mark_row(row)
                    else:
                        done = False
                page.set_row(row)
            if page.flow.total == total and self.visible_rows() == rows:
                break
        if self.top > self.limit or self.top < 0:
            self._place_top(self.top)
        self._show_in_bar()
        return done

    def visible_rows(self) -> range:
        return self.page.flow.visible(self.top, self.view_height)

    def visible_paragraphs(self) -> list[int]:
        """The paragraphs in sight; of those folded away there, the first and the last."""
        found: list[int] = []
        for row in self.visible_rows():
            covered = self.page.rows.covered(row)
            found.extend(covered if len(covered) < 3 else (covered[0], covered[-1]))
        return list(dict.fromkeys(found))

    def _show_in_bar(self) -> None:
        bar = self.verticalScrollBar()
        self._in_bar = True
        bar.setRange(0, round(self.limit))
        bar.setPageStep(max(1, int(self.view_height)))
        bar.setSingleStep(int(self.page.type.em * 1.5) if self.page.type else 27)
        bar.setValue(round(self.top))
        self._in_bar = False

    def _bar_moved(self, value: int) -> None:
        if not self._in_bar and round(self.top) != value:
            self.scroll_to(float(value))

    # keeping what is read in place

    def keep(self) -> Kept | None:
        """Remembers what stands at the reference line; at the very top, the top itself."""
        if not len(self.page.flow):
            return None
        top = self.top
        if top <= 0.5:
            return Kept(Place(0, 0), 0.0, -1.0)
        line = REFERENCE * self.view_height
        row = self.page.flow.row_at(top + line)
        height = max(1.0, self.page.flow.height(row))
        start = self.page.rows.pieces.get(row, (0, 0))[0]
        share = (top + line - self.page.flow.top(row)) / height
        return Kept(Place(self.page.rows.paragraphs[row], start), share, line)

    def put_back(self, kept: Kept | None) -> None:
        """Scrolls to where `keep` was, whatever has become of the heights."""
        if kept is None or kept.line < 0 or not len(self.page.flow):
            self._place_top(0.0)
            self.settle()
            return
        row = self.page.rows.row_of(kept.place.paragraph, kept.place.offset)
        self.page.set_row(row)
        for _ in range(2):
            goal = self.page.flow.top(row) + kept.share * self.page.flow.height(row) - kept.line
            self._place_top(goal)
            self.settle()

    def arrange(self, typography: Typography) -> None:
        """Sets the page into the pane's width; the caller puts the reading place back."""
        self.page.arrange(float(self.viewport().width()), typography)
        self._row = min(self._row, max(0, len(self.page.flow) - 1))

    # places in the view

    def place_at(self, point: QPointF) -> Place:
        """The place nearest to a point of the viewport."""
        return self.page.place_at(point.x(), point.y() + self.top)

    def box_of(self, place: Place) -> QRectF:
        """A caret's box in the viewport."""
        return self.page.caret(place).translated(0, -self.top)

    def fold_at(self, point: QPointF) -> int | None:
        """The first paragraph of the fold whose line is at a point."""
        row = self._row_under(point)
        if row is None or row not in self.page.rows.folds:
            return None
        fold = self.page.rows.folds[row]
        box = fold_box(self.page, fold).translated(self.page.column, self.page.flow.top(row) - self.top)
        return fold.first if box.contains(point) else None

    def chip_at(self, point: QPointF) -> int | None:
        """The group of the chip at a point."""
        row = self._row_under(point)
        group = self.page.chip_group(row) if row is not None else None
        if row is None or group is None:
            return None
        box = chip_box(self.page, group).translated(self.page.column, self.page.flow.top(row) - self.top)
        return group if box.contains(point) else None

    def _row_under(self, point: QPointF) -> int | None:
        return self.page.flow.row_at(point.y() + self.top) if len(self.page.flow) else None

    def shows(self, spans: tuple[Span, ...], *, margin: float = 0.0) -> bool:
        """Whether all of these stretches are in sight."""
        if not spans:
            return False
        top = self.page.extent(spans[0].paragraph)[0] if len(spans) > 1 else self._span_extent(spans[0])[0]
        bottom = self._span_extent(spans[-1])[1]
        return top >= self.top + margin and bottom <= self.top + self.view_height - margin

    def _span_extent(self, span: Span) -> tuple[float, float]:
        boxes = list(self.page.boxes(span))
        return (boxes[0].top(), boxes[-1].bottom()) if boxes else self.page.extent(span.paragraph)

    def goal_for(self, spans: tuple[Span, ...]) -> float:
        """Where to scroll to so that these stretches begin a little above the reference line."""
        if not spans:
            return self.top
        goal = self.top
        for _ in range(3):
            first, last = self._span_extent(spans[0]), self._span_extent(spans[-1])
            height = max(0.0, last[1] - first[0])
            goal = first[0] - max(24.0, REFERENCE * self.view_height - min(height, REFERENCE * self.view_height) / 2)
            total = self.page.flow.total
            for row in self.page.flow.visible(goal, self.view_height):
                self.page.set_row(row)
            if self.page.flow.total == total:
                break
        return goal

    # caret and selection

    @property
    def selection(self) -> Selection | None:
        return self.overlay.selection

    def select(self, selection: Selection | None, *, show: bool = False) -> None:
        """Takes a selection, its caret with it; an empty one is a caret only."""
        before = self.caret
        self.overlay.selection = None if selection is None or selection.is_empty else selection
        self.caret = selection.caret if selection is not None else None
        if show and self.caret is not None:
            self._bring_into_sight(self.caret)
            if self.caret_moved is not None and self.caret != before:
                self.caret_moved(before, self.caret)
        self.place_caret()
        self.selection_changed.emit()

    def place_caret(self) -> None:
        """Puts the painted caret where the caret is."""
        self.overlay.caret = self.page.caret(self.caret) if self.caret and len(self.page.flow) else None
        self.overlay.caret_is_active = self.hasFocus()
        self.viewport().update()

    def _bring_into_sight(self, place: Place) -> None:
        box = self.box_of(place)
        if box.top() < 12:
            self.scroll_by(box.top() - 12)
        elif box.bottom() > self.view_height - 16:
            self.scroll_by(box.bottom() - self.view_height + 16)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.inks is None:
            return
        if self.before_paint is not None:
            self.before_paint()
        if self.caret is not None and self.overlay.caret is not None:
            self.overlay.caret = self.page.caret(self.caret)
        painter = QPainter(self.viewport())
        paint_page(painter, self.page, self.overlay, self.inks, float(round(self.top)), QRectF(event.rect()))
        if self.hasFocus():
            painter.fillRect(QRectF(0, 0, self.viewport().width(), 2), self.inks.accent)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relaid.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt's own scrolling of pixels: ours is in `scroll_to`."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps:
                self.zoom_requested.emit(1 if steps > 0 else -1)
            event.accept()
            return
        pixels = event.pixelDelta().y()
        line = self.page.type.em * 1.5 if self.page.type else 27.0
        distance = float(pixels) if pixels else steps * 3 * line
        if distance:
            self.scroll_by(-distance)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if self._mouse.handle(event):
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self.entered_by_user.emit()
        self.place_caret()

    def focusOutEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self.place_caret()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the text: nothing here traps the keyboard."""
        return QWidget.focusNextPrevChild(self, forward)
