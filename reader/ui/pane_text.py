"""The text of a paragraph as a screen reader asks for it: its letters, words and lines, the caret and what is selected.

A text interface made in Python cannot answer what Qt asks for by reference: where a line ends, what is selected.  So
the caret's paragraph is set once more in a text field that nobody sees, and Qt's own interface of that field answers.
"""

# mypy: disable-error-code="override"

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextInterface,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit
from shiboken6 import VoidPtr

from reader.layout.places import Place, Selection
from reader.ui.page_painting import fold_text
from reader.ui.text_layout import SetText, Utf16, shown

if TYPE_CHECKING:
    from reader.ui.reading_pane import ReadingPane

ANSWERED = sys.platform == "linux"
"""Elsewhere Qt asks for more than is answered here; there what the caret passes over is announced instead."""
NOTHING = VoidPtr(0)
"""No interface of that kind."""
_LONGEST = 20_000
"""Characters of a paragraph that is set once more."""


def said_in(pane: ReadingPane, paragraph: int) -> str:
    """The text of a paragraph; of the first one that is folded away, what stands for all of them."""
    paragraphs = pane.page.article.paragraphs
    if paragraph >= len(paragraphs):
        return ""
    fold = pane.page.rows.folds.get(pane.page.rows.row_of(paragraph))
    if fold is not None and not fold.is_open and fold.first == paragraph:
        return fold_text(fold)[2:]
    return paragraphs[paragraph].text


class WholeText(QAccessibleTextInterface):
    """The text of a paragraph without a caret."""

    def __init__(self, pane: ReadingPane, paragraph: int) -> None:
        super().__init__()
        self._pane = pane
        self._paragraph = paragraph

    def _text(self) -> str:
        return shown(said_in(self._pane, self._paragraph))

    def characterCount(self) -> int:
        text = self._text()
        return Utf16(text).to_qt(len(text))

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803
        text = self._text()
        units = Utf16(text)
        last = len(text) if endOffset < 0 else units.from_qt(endOffset)
        return text[units.from_qt(max(0, startOffset)) : last]

    def cursorPosition(self) -> int:
        caret = self._pane.caret
        if caret is None or caret.paragraph != self._paragraph:
            return 0
        return Utf16(self._text()).to_qt(caret.offset)

    def setCursorPosition(self, position: int) -> None:
        move_caret(self._pane, self._paragraph, Utf16(self._text()).from_qt(position))

    def characterRect(self, offset: int) -> QRect:
        pane = self._pane
        if not len(pane.page.flow):
            return QRect()
        box = pane.box_of(Place(self._paragraph, Utf16(self._text()).from_qt(offset)))
        corner = pane.viewport().mapToGlobal(QPoint(round(box.x()), round(box.y())))
        return QRect(corner.x(), corner.y(), round(box.height() / 2), round(box.height()))

    def offsetAtPoint(self, point: QPoint) -> int:
        place = self._pane.place_at(QPointF(self._pane.viewport().mapFromGlobal(point)))
        return Utf16(self._text()).to_qt(place.offset) if place.paragraph == self._paragraph else -1

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        """What is read aloud comes into sight when the caret gets there."""

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803, ARG002
        caret = self._pane.caret
        self._pane.select(Selection(caret, caret) if caret is not None else None)

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803, ARG002
        units = Utf16(self._text())
        ends = (Place(self._paragraph, units.from_qt(offset)) for offset in (startOffset, endOffset))
        self._pane.select(Selection(*ends), show=True)


class CaretText:
    """The caret's paragraph in a field that nobody sees, its cursor where the caret is."""

    def __init__(self, pane: ReadingPane) -> None:
        self._pane = pane
        self._field: QTextEdit | None = None
        self._document: QTextDocument | None = None
        self._set: SetText | None = None
        self._following = False

    def of(self, paragraph: int) -> Any:
        """Qt's text interface for the caret's paragraph, or None where it is another one or too long."""
        pane = self._pane
        caret = pane.caret
        if not ANSWERED or caret is None or caret.paragraph != paragraph or not len(pane.page.flow):
            return None
        _, text = pane.page.text_of(caret)
        if text is None or len(text.text) > _LONGEST:
            return None
        if len(text.text) != len(pane.page.article.paragraphs[paragraph].text):
            return None  # a piece of an endless one
        if self._field is None:
            self._field = _field()
            self._field.cursorPositionChanged.connect(self._moved)
        self._following = True
        self._follow(self._field, text, caret)
        self._following = False
        found = QAccessible.queryAccessibleInterface(self._field)
        return found.textInterface() if found is not None else None

    def _follow(self, field: QTextEdit, text: SetText, caret: Place) -> None:
        pane = self._pane
        if text is not self._set:
            self._set = text
            before, self._document = self._document, _fill(field, text)
            if before is not None:
                before.deleteLater()
        units = Utf16(text.text)
        part = pane.selection.part(caret.paragraph, len(text.text)) if pane.selection is not None else None
        first, last = part or (caret.offset, caret.offset)
        if caret.offset == first:
            first, last = last, first
        cursor = field.textCursor()
        if (cursor.anchor(), cursor.position()) != (units.to_qt(first), units.to_qt(last)):
            cursor.setPosition(units.to_qt(first))
            cursor.setPosition(units.to_qt(last), QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)
        top, _ = pane.page.extent(caret.paragraph)
        field.move(pane.viewport().mapToGlobal(QPoint(round(pane.page.column), round(top - pane.top))))

    def _moved(self) -> None:
        """A screen reader has moved the caret."""
        caret = self._pane.caret
        if not self._following and self._field is not None and self._set is not None and caret is not None:
            offset = Utf16(self._set.text).from_qt(self._field.textCursor().position())
            move_caret(self._pane, caret.paragraph, offset)


def move_caret(pane: ReadingPane, paragraph: int, offset: int) -> None:
    place = Place(paragraph, min(offset, len(pane.page.article.paragraphs[paragraph].text)))
    pane.select(Selection(place, place), show=True)


def _field() -> QTextEdit:
    field = QTextEdit()
    field.setReadOnly(True)
    field.setFrameShape(QTextEdit.Shape.NoFrame)
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
    return field


def _fill(field: QTextEdit, text: SetText) -> QTextDocument:
    """Sets a text as the page has set it, so that its lines are the same; whole at once, or Qt would tell each step."""
    field.setLineWrapColumnOrWidth(round(text.width))
    field.resize(round(text.width), round(text.height))
    document = QTextDocument(shown(text.text), field)
    document.setDefaultFont(text.style.font)
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    lines = QTextBlockFormat()
    lines.setLineHeight(text.style.line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(lines)
    bold, units = QTextCharFormat(), Utf16(text.text)
    bold.setFontWeight(QFont.Weight.Bold)
    for first, last in text.bold:
        cursor.setPosition(units.to_qt(first - text.start))
        cursor.setPosition(units.to_qt(last - text.start), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(bold)
    field.setDocument(document)
    return document
