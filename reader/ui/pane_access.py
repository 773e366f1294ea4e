"""The accessible tree of a pane: a document whose children are the paragraphs, with their text and their marks said.

The caret is told as that of the paragraph it is in, so that a screen reader says letters, words and lines by itself.
"""

# mypy: disable-error-code="override"
# Qt's own hints leave out that "nothing" is a valid answer here.

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from reader.app.language import tr, tr_count
from reader.core.model import MarkKind, ParagraphKind
from reader.layout.ties import Status
from reader.ui.announcing import announce
from reader.ui.page_painting import chip_text, fold_text
from reader.ui.pane_text import ANSWERED, NOTHING, CaretText, WholeText, said_in
from reader.ui.reading_pane import ReadingPane
from reader.ui.stack import Stack
from reader.ui.text_layout import Utf16

if TYPE_CHECKING:
    from reader.layout.places import Place

_ROLES = {ParagraphKind.TITLE: QAccessible.Role.Heading, ParagraphKind.HEADING: QAccessible.Role.Heading}


class PaneDocument(QAccessibleWidget):
    """A pane as a document."""

    def __init__(self, pane: ReadingPane) -> None:
        super().__init__(pane, QAccessible.Role.Document, pane.accessibleName())
        self._pane = pane
        # Assistive tools may keep a paragraph they were once given: none is ever thrown away, some become invalid.
        self._nodes: dict[int, ParagraphNode] = {}
        self.caret_text = CaretText(pane)

    def childCount(self) -> int:
        return len(self._pane.page.article.paragraphs)

    def child(self, index: int) -> QAccessibleInterface | None:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._nodes:
            self._nodes[index] = ParagraphNode(self, self._pane, index)
        return self._nodes[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        point = self._pane.viewport().mapFromGlobal(QPoint(x, y))
        if not self._pane.viewport().rect().contains(point) or not self.childCount():
            return None
        return self.child(self._pane.place_at(QPointF(point)).paragraph)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, ParagraphNode) else -1

    def focusChild(self) -> QAccessibleInterface | None:
        caret = self._pane.caret
        return self.child(caret.paragraph) if caret is not None and self._pane.hasFocus() else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._pane.accessibleName()
        if kind == QAccessible.Text.Description:
            return self._pane.accessibleDescription()
        return ""


class ParagraphNode(QAccessibleInterface):
    """One paragraph of the document."""

    def __init__(self, document: PaneDocument, pane: ReadingPane, index: int) -> None:
        super().__init__()
        self._document = document
        self._pane = pane
        self.index = index
        self._text = WholeText(pane, index)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind != QAccessible.InterfaceType.TextInterface or not ANSWERED or not self.isValid():
            return NOTHING
        return self._document.caret_text.of(self.index) or self._text

    def isValid(self) -> bool:
        return self.index < len(self._pane.page.article.paragraphs)

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._pane.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return self._document

    def child(self, index: int) -> QAccessibleInterface | None:  # noqa: ARG002
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # noqa: ARG002
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002
        return -1

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def role(self) -> QAccessible.Role:
        if not self.isValid():
            return QAccessible.Role.NoRole
        return _ROLES.get(self._pane.page.article.paragraphs[self.index].kind, QAccessible.Role.Paragraph)

    def rect(self) -> QRect:
        if not self.isValid() or not len(self._pane.page.flow):
            return QRect()
        place = self._in_view()
        return QRect(self._pane.viewport().mapToGlobal(place.topLeft()), place.size())

    def _has_caret(self) -> bool:
        caret = self._pane.caret
        return caret is not None and caret.paragraph == self.index and self._pane.hasFocus()

    def _in_view(self) -> QRect:
        page = self._pane.page
        top, bottom = page.extent(self.index)
        return QRect(round(page.column), round(top - self._pane.top), round(page.column_width), round(bottom - top))

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name and self._has_caret() and self._document.caret_text.of(self.index) is not None:
            return ""  # its lines are read as the caret comes to them; the whole of it before each would be too much
        if kind in (QAccessible.Text.Name, QAccessible.Text.Value):
            return said_in(self._pane, self.index)
        if kind == QAccessible.Text.Description:
            return said_of(self._pane, self.index)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Articles are read-only."""

    def state(self) -> QAccessible.State:
        state, pane = QAccessible.State(), self._pane
        if not self.isValid() or not len(pane.page.flow):
            return state
        fold = pane.page.rows.folds.get(pane.page.rows.row_of(self.index))
        folded = fold is not None and not fold.is_open
        state.focusable = state.selectableText = state.multiLine = True
        state.focused = self._has_caret()
        state.collapsed = folded
        state.invisible = folded and fold is not None and fold.first != self.index
        state.offscreen = not pane.viewport().rect().intersects(self._in_view())
        return state

    def relations(self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations) -> list[Any]:
        """Reading aloud goes on with the next paragraph."""
        flow = QAccessible.RelationFlag.FlowsTo
        following = self._document.child(self.index + 1)
        return [(following, flow)] if following is not None and match & flow else []


def said_of(pane: ReadingPane, paragraph: int) -> str:
    """What the marks say of a paragraph, in words: "altered, 3 differences"."""
    page = pane.page
    row = page.rows.row_of(paragraph)
    fold = page.rows.folds.get(row)
    if fold is not None and not fold.is_open:
        return tr("folded away") if fold.first != paragraph else ""
    if page.ties is None:
        return ""
    marks = page.marks_read(paragraph)
    count = sum(mark.kind in (MarkKind.ALTERED, MarkKind.MISSING) for mark in marks.runs)
    words = {
        Status.NOTHING: "",
        Status.SHARED: tr("shared"),
        Status.MOVED: tr("shared"),
        Status.ALTERED: tr("altered"),
        Status.PARTLY: tr("partly only here"),
        Status.MISSING: tr("only here"),
    }
    status = Status(page.ties.status[page.side][paragraph])
    said = [words[status]] if words[status] else []
    if status in (Status.ALTERED, Status.PARTLY):
        said.append(tr_count("{number} difference", "{number} differences", count))
    group = page.chip_group(row)
    if group is not None:
        said.append(chip_text(page, group))
    notes = [note.text for note in pane.overlay.notes if any(span.paragraph == paragraph for span in note.spans)]
    said.extend(tr("note: {text}", text=text) for text in notes)
    return ", ".join(said)


def tell_caret(pane: ReadingPane, before: Place | None, now: Place) -> None:
    """Lets a screen reader follow the caret; where it cannot read by itself, what has been passed over is announced."""
    if not QAccessible.isActive():
        return
    document = QAccessible.queryAccessibleInterface(pane)
    node = document.child(now.paragraph) if ANSWERED and isinstance(document, PaneDocument) else None
    if node is None:
        announce(pane, passed_over(pane, before, now))
        return
    text = pane.page.article.paragraphs[now.paragraph].text
    units = Utf16(text)
    if before is None or before.paragraph != now.paragraph:
        QAccessible.updateAccessibility(QAccessibleEvent(node, QAccessible.Event.Focus))
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(node, units.to_qt(now.offset)))
    part = pane.selection.part(now.paragraph, len(text)) if pane.selection is not None else None
    if part is not None:
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(node, *map(units.to_qt, part)))


def tell_carets(pane: ReadingPane) -> None:
    """Has a pane's caret told, also when the keyboard comes back to it: Qt then tells of the pane as a whole."""
    pane.caret_moved = partial(tell_caret, pane)
    pane.entered_by_user.connect(lambda: QTimer.singleShot(0, pane, lambda: _entered(pane)))


def _entered(pane: ReadingPane) -> None:
    if pane.caret is not None and pane.hasFocus():
        tell_caret(pane, None, pane.caret)


def passed_over(pane: ReadingPane, before: Place | None, now: Place) -> str:
    """The letter now at the caret, or what lies between two places of a line; the whole line after changing lines."""
    page = pane.page
    row, text = page.text_of(now)
    if text is None:
        return fold_text(page.rows.folds[row])[2:] if row in page.rows.folds else ""
    paragraph = page.article.paragraphs[now.paragraph].text
    line = text.line_of(now.offset)
    if before is not None and before.paragraph == now.paragraph and text.line_of(before.offset) == line:
        first, last = sorted((before.offset, now.offset))
        if text.next(first) == last:
            return paragraph[now.offset : text.next(now.offset)]
        return paragraph[first:last]
    start, end = text.line_edges(line)
    return paragraph[start:end]


_installed: list[object] = []


def install() -> None:
    """Tells Qt how panes are accessible; once is enough."""
    if not _installed:
        _installed.append(_make)
        QAccessible.installFactory(_make)


def _make(_name: str, shown: QObject | None) -> QAccessibleInterface | None:
    if isinstance(shown, Stack):
        shown.told = shown.told or QAccessibleWidget(shown, QAccessible.Role.Client)
        return shown.told  # type: ignore[return-value]
    if not isinstance(shown, ReadingPane):
        return None
    if shown.document is None:
        shown.document = PaneDocument(shown)
    return shown.document  # type: ignore[return-value]
