"""What the keyboard does in a pane: scrolling while there is no caret, moving and selecting once there is one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible

from reader.layout.places import Place, Selection, whole

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader.ui.reading_pane import ReadingPane

Key = Qt.Key
Move = Callable[["CaretKeys", Place], Place]
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier


class CaretKeys:
    """Keyboard handling of one pane; remembers the column that up and down hold on to."""

    def __init__(self, pane: ReadingPane) -> None:
        self._pane = pane
        self._x: float | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Handles a key; False leaves it to the window."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & (_ALT | _META) or not len(self._pane.page.flow):
            return False
        key, control, shift = Qt.Key(event.key()), bool(modifiers & _CONTROL), bool(modifiers & _SHIFT)
        if control and not shift and key == Key.Key_A:
            self._pane.select(whole(self._pane.page.article.paragraphs))
            return True
        if key == Key.Key_Escape:
            return self._drop()
        if key in (Key.Key_Return, Key.Key_Enter) and self._pane.caret is not None:
            self._pane.place_clicked.emit(self._pane.caret)
            return True
        read_aloud = key in (Key.Key_Up, Key.Key_Down) and QAccessible.isActive()
        if self._pane.caret is None and not shift and not read_aloud and self._scroll(key, control):
            return True
        return self._move(key, control, shift)

    def _drop(self) -> bool:
        """Escape gives up the selection first, then the caret."""
        if self._pane.selection is not None and self._pane.caret is not None:
            self._pane.select(Selection(self._pane.caret, self._pane.caret))
            return True
        if self._pane.caret is not None:
            self._pane.select(None)
            return True
        return False

    def _scroll(self, key: Key, control: bool) -> bool:
        pane = self._pane
        line = pane.page.type.em * 1.5 if pane.page.type else 27.0
        page = max(line, pane.view_height - 2 * line)
        match key:
            case Key.Key_Up:
                pane.scroll_by(-2 * line)
            case Key.Key_Down:
                pane.scroll_by(2 * line)
            case Key.Key_PageUp:
                pane.scroll_by(-page)
            case Key.Key_PageDown | Key.Key_Space:
                pane.scroll_by(page)
            case Key.Key_Home | Key.Key_End:
                pane.end_wanted.emit(key == Key.Key_End)
            case _:
                return False
        return not control or key in (Key.Key_Home, Key.Key_End, Key.Key_Up, Key.Key_Down)

    def _move(self, key: Key, control: bool, shift: bool) -> bool:
        pane = self._pane
        if key == Key.Key_Space:
            pane.scroll_by((pane.view_height - 54) * (-1 if shift else 1))
            return True
        move = (_WITH_CONTROL if control else _PLAIN).get(key)
        if move is None:
            return False
        caret = pane.caret or self._first_in_sight()
        if key not in (Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown) or control:
            self._x = None
        elif self._x is None:
            self._x = pane.page.caret(caret).x()
        selection = pane.selection
        if pane.caret is None and not shift and key in (Key.Key_Up, Key.Key_Down) and not control:
            goal = caret
        elif selection is not None and not shift and key in (Key.Key_Left, Key.Key_Right) and not control:
            goal = selection.start if key == Key.Key_Left else selection.end
        else:
            goal = move(self, caret)
        anchor = (selection.anchor if selection is not None else caret) if shift else goal
        pane.select(Selection(anchor, goal), show=True)
        return True

    def _first_in_sight(self) -> Place:
        return self._pane.place_at(QPointF(0.0, 14.0))

    def _visually(self, place: Place, right: bool, word: bool) -> Place:
        """One letter or word to the right or left as seen: the other way round in right-to-left text."""
        _, text = self._pane.page.text_of(place)
        forward = right != (text is not None and text.right_to_left)
        return self._step(place, forward, word)

    def _step(self, place: Place, forward: bool, word: bool = False) -> Place:
        page = self._pane.page
        row, text = page.text_of(place)
        if text is not None:
            goal = text.next(place.offset, word=word) if forward else text.previous(place.offset, word=word)
            if goal != place.offset:
                return Place(place.paragraph, goal)
        beside = row + (1 if forward else -1)
        while 0 <= beside < len(page.rows) and beside in page.rows.folds:
            beside += 1 if forward else -1
        if not 0 <= beside < len(page.rows):
            return place
        paragraph = page.rows.paragraphs[beside]
        start, end = page.rows.pieces.get(beside, (0, len(page.article.paragraphs[paragraph].text)))
        return Place(paragraph, start if forward else end)

    def _line(self, place: Place, forward: bool) -> Place:
        """The place one line further in the column held."""
        page = self._pane.page
        box = page.caret(place)
        row, text = page.text_of(place)
        x = self._x if self._x is not None else box.x()
        if text is not None:
            number = text.line_of(place.offset) + (1 if forward else -1)
            if 0 <= number < len(text.lines):
                y = text.lines[number].top + text.style.line_height / 2
                return Place(place.paragraph, text.offset_at(x - page.column, y))
        beside = row + (1 if forward else -1)
        while 0 <= beside < len(page.rows) and beside in page.rows.folds:
            beside += 1 if forward else -1
        if not 0 <= beside < len(page.rows):
            return self._edge(forward)
        text = page.set_row(beside).text
        if text is None:
            return place
        line = text.lines[0] if forward else text.lines[-1]
        y = line.top + text.style.line_height / 2
        return Place(page.rows.paragraphs[beside], text.offset_at(x - page.column, y))

    def _page(self, place: Place, forward: bool) -> Place:
        pane = self._pane
        box = pane.page.caret(place)
        distance = (pane.view_height - 54) * (1 if forward else -1)
        pane.scroll_by(distance)
        x = self._x if self._x is not None else box.x()
        return pane.page.place_at(x, min(max(box.center().y() + distance, 0.0), pane.page.flow.total))

    def _line_edge(self, place: Place, end: bool) -> Place:
        _, text = self._pane.page.text_of(place)
        if text is None:
            return place
        return Place(place.paragraph, text.line_edges(text.line_of(place.offset))[1 if end else 0])

    def _paragraph(self, place: Place, forward: bool) -> Place:
        page = self._pane.page
        if not forward and place.offset > 0:
            return Place(place.paragraph, 0)
        row = page.rows.row_of(place.paragraph, place.offset)
        step = 1 if forward else -1
        row += step
        while 0 <= row < len(page.rows) and (row in page.rows.folds or page.rows.paragraphs[row] == place.paragraph):
            row += step
        if not 0 <= row < len(page.rows):
            return self._edge(forward)
        return Place(page.rows.paragraphs[row], 0)

    def _edge(self, end: bool) -> Place:
        everything = whole(self._pane.page.article.paragraphs)
        return everything.end if end else everything.start


_PLAIN: dict[Key, Move] = {
    Key.Key_Left: lambda keys, place: keys._visually(place, False, False),
    Key.Key_Right: lambda keys, place: keys._visually(place, True, False),
    Key.Key_Up: lambda keys, place: keys._line(place, False),
    Key.Key_Down: lambda keys, place: keys._line(place, True),
    Key.Key_PageUp: lambda keys, place: keys._page(place, False),
    Key.Key_PageDown: lambda keys, place: keys._page(place, True),
    Key.Key_Home: lambda keys, place: keys._line_edge(place, False),
    Key.Key_End: lambda keys, place: keys._line_edge(place, True),
}
_WITH_CONTROL: dict[Key, Move] = {
    Key.Key_Left: lambda keys, place: keys._visually(place, False, True),
    Key.Key_Right: lambda keys, place: keys._visually(place, True, True),
    Key.Key_Up: lambda keys, place: keys._paragraph(place, False),
    Key.Key_Down: lambda keys, place: keys._paragraph(place, True),
    Key.Key_Home: lambda keys, _: keys._edge(False),
    Key.Key_End: lambda keys, _: keys._edge(True),
}
if sys.platform == "darwin":
    _WITH_CONTROL[Key.Key_Left], _WITH_CONTROL[Key.Key_Right] = _PLAIN[Key.Key_Home], _PLAIN[Key.Key_End]
