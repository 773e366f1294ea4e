"""What the mouse does in a pane: selecting by letter, word, paragraph, dragging beyond the edge, dragging text out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QClipboard, QDrag, QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from reader.core.model import Span
from reader.layout.places import Place, Selection
from reader.ui.copying import mime_data, plain_text
from reader.ui.note_marks import note_at
from reader.ui.tips import show_tip

if TYPE_CHECKING:
    from reader.ui.reading_pane import ReadingPane

_LEFT = Qt.MouseButton.LeftButton
_RESTED = 90
"""Milliseconds after which the wheel is at rest."""


class PaneMouse:
    """Mouse handling of one pane."""

    def __init__(self, pane: ReadingPane) -> None:
        self._pane = pane
        self._pressed: QPointF | None = None
        self._last_release = QPointF()
        self._clicks = 0
        self._unit: Selection | None = None
        """The word or paragraph a double or triple click took: dragging goes on by that unit."""
        self._drag_out = False
        self._moved = False
        self._point = QPointF()
        self._autoscroll = QTimer(pane)
        self._autoscroll.setInterval(30)
        self._autoscroll.timeout.connect(self._scroll_on)
        self._over: QPointF | None = None
        """Where the mouse rests while no button is down."""
        self._rest = QTimer(pane)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTED)
        self._rest.timeout.connect(self._hover_again)
        pane.scrolled.connect(self._scrolled)
        self._streak = QTimer(pane)
        self._streak.setSingleShot(True)
        self._streak.timeout.connect(self._end_streak)

    def handle(self, event: QEvent) -> bool:
        """Handles the viewport's mouse events; False leaves them to Qt."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._over = None
            self._pane.hovered.emit(None)
            return False
        if kind == QEvent.Type.Wheel:
            self._rest.start()
        if isinstance(event, QHelpEvent):
            return kind == QEvent.Type.ToolTip and self._tell_why(event)
        if not isinstance(event, QMouseEvent):
            return False
        match kind:
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                return self._press(event)
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
        return False

    def _scrolled(self) -> None:
        """Something else is under the mouse now."""
        if self._over is not None and self._pressed is None:
            self._pane.hovered.emit(None)

    def _hover_again(self) -> None:
        """The wheel has come to rest: what it brought under the mouse counts, as if the mouse had gone there."""
        if self._over is not None and self._pressed is None:
            self._hover(self._over)

    def _end_streak(self) -> None:
        self._clicks = 0

    def _press(self, event: QMouseEvent) -> bool:
        pane = self._pane
        if event.button() == Qt.MouseButton.RightButton and len(pane.page.flow):
            self._mean(event.position())
            return False
        if event.button() != _LEFT or not len(pane.page.flow):
            return False
        pane.setFocus(Qt.FocusReason.MouseFocusReason)
        pane.entered_by_user.emit()
        point = event.position()
        self._pressed, self._point, self._moved, self._drag_out = point, point, False, False
        if self._over_something(point):
            return True
        near = (point - self._last_release).manhattanLength() < 6
        self._clicks = self._clicks % 3 + 1 if self._streak.isActive() and near else 1
        self._streak.start(QApplication.doubleClickInterval())
        place = pane.place_at(point)
        if self._clicks == 1 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and pane.caret is not None:
            anchor = pane.selection.anchor if pane.selection is not None else pane.caret
            self._unit = None
            pane.select(Selection(anchor, place))
        elif self._clicks == 1 and pane.selection is not None and pane.selection.holds(place):
            self._drag_out = True
        else:
            self._unit = self._unit_at(place)
            pane.select(self._unit or Selection(place, place))
        return True

    def _mean(self, point: QPointF) -> None:
        """What a menu asked for there is about: the selection, or else the place."""
        pane, place = self._pane, self._pane.place_at(point)
        pane.setFocus(Qt.FocusReason.MouseFocusReason)
        if pane.selection is None or not pane.selection.holds(place):
            pane.select(Selection(place, place))

    def _unit_at(self, place: Place) -> Selection | None:
        page = self._pane.page
        if self._clicks == 3:
            end = len(page.article.paragraphs[place.paragraph].text)
            return Selection(Place(place.paragraph, 0), Place(place.paragraph, end))
        if self._clicks == 2:
            first, last = word_at(page.article.paragraphs[place.paragraph].text, place.offset)
            return Selection(Place(place.paragraph, first), Place(place.paragraph, last))
        return None

    def _move(self, event: QMouseEvent) -> bool:
        pane = self._pane
        point = event.position()
        if not event.buttons() & _LEFT or self._pressed is None:
            self._hover(point)
            return True
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drag_out:
            if far:
                self._drag_out = False
                self._pressed = None
                self._take_out()
            return True
        self._moved = self._moved or far
        if self._over_something(self._pressed):
            return True
        self._point = point
        self._extend(point)
        outside = point.y() < 0 or point.y() > pane.view_height
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()
        return True

    def _extend(self, point: QPointF) -> None:
        """Selects from where the button went down to a point, by letter, word or paragraph."""
        pane = self._pane
        place = pane.place_at(QPointF(point.x(), min(max(point.y(), 0.0), pane.view_height - 1)))
        if self._unit is None:
            if pane.caret is not None:
                anchor = pane.selection.anchor if pane.selection is not None else pane.caret
                pane.select(Selection(anchor, place))
            return
        reached = self._unit_at(place) or Selection(place, place)
        if place < self._unit.start:
            pane.select(Selection(self._unit.end, reached.start))
        else:
            pane.select(Selection(self._unit.start, max(self._unit.end, reached.end)))

    def _scroll_on(self) -> None:
        """Goes on scrolling while the mouse is held outside, faster the further it is."""
        pane = self._pane
        y = self._point.y()
        beyond = y if y < 0 else y - pane.view_height
        pane.scroll_by(max(-60.0, min(60.0, beyond * 0.5)))
        self._extend(self._point)

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() != _LEFT:
            return False
        pane, point = self._pane, event.position()
        self._autoscroll.stop()
        pressed, self._pressed = self._pressed, None
        self._last_release = point
        if pressed is None or self._moved:
            self._offer_selection()
            return True
        fold, chip, note = pane.fold_at(point), pane.chip_at(point), note_at(pane, point)
        if note is not None:
            pane.note_clicked.emit(note)
        elif fold is not None:
            pane.fold_clicked.emit(fold)
        elif chip is not None:
            pane.chip_clicked.emit(chip)
        elif self._drag_out:
            place = pane.place_at(point)
            pane.select(Selection(place, place))
        elif self._clicks == 1 and pane.selection is None:
            pane.place_clicked.emit(pane.place_at(point))
        self._drag_out = False
        return True

    def _offer_selection(self) -> None:
        """What was selected can be pasted with the middle button, where a desktop has that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._pane.selection is not None:
            clipboard.setText(plain_text(self._pane.page, self._pane.selection), QClipboard.Mode.Selection)

    def _hover(self, point: QPointF) -> None:
        pane = self._pane
        self._over = point
        if pane.chip_at(point) is None and note_at(pane, point) is None:
            QToolTip.hideText()
        over = self._over_something(point)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if pane.viewport().cursor().shape() != shape:
            pane.viewport().setCursor(shape)
        pane.hovered.emit(None if over or not len(pane.page.flow) else pane.place_at(point))

    def _tell_why(self, event: QHelpEvent) -> bool:
        pane = self._pane
        point = QPointF(event.pos())
        note, chip = note_at(pane, point), pane.chip_at(point)
        if note is not None:
            said = note.text
        elif chip is not None:
            said = pane.why(chip) if pane.why is not None else ""
        else:
            said = self._told(point)
        show_tip(event, said, pane.viewport())
        return True

    def _told(self, point: QPointF) -> str:
        """What there is to say about the letter under the mouse."""
        pane = self._pane
        if pane.told is None or not len(pane.page.flow):
            return ""
        place = pane.place_at(point)
        letter = Span(place.paragraph, max(0, place.offset - 1), place.offset + 1)
        near = QPointF(point.x(), point.y() + pane.top)
        over = any(box.adjusted(-2, -2, 2, 2).contains(near) for box in pane.page.boxes(letter))
        return (pane.told(place) or pane.told(Place(place.paragraph, letter.start))) if over else ""

    def _over_something(self, point: QPointF) -> bool:
        """Whether a click there is about a fold, a chip or a note, and not about the text."""
        pane = self._pane
        return pane.fold_at(point) is not None or pane.chip_at(point) is not None or note_at(pane, point) is not None

    def _take_out(self) -> None:
        """Drags the selection out of the window, always as a copy."""
        if self._pane.selection is None:
            return
        drag = QDrag(self._pane)
        drag.setMimeData(mime_data(self._pane.page, self._pane.selection, self._pane.inks))
        drag.exec(Qt.DropAction.CopyAction)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word around a place; between words, the single character after it."""
    from PySide6.QtCore import QTextBoundaryFinder

    from reader.ui.text_layout import Utf16

    start = max(0, offset - 200)
    piece = text[start : offset + 200]
    if not piece:
        return offset, offset
    offsets = Utf16(piece)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, piece)
    finder.setPosition(offsets.to_qt(min(offset - start, len(piece) - 1)))
    if not finder.isAtBoundary():
        finder.toPreviousBoundary()
    first = finder.position()
    finder.toNextBoundary()
    last = finder.position()
    if last < 0:
        last = offsets.to_qt(len(piece))
    return start + offsets.from_qt(max(first, 0)), start + offsets.from_qt(last)
