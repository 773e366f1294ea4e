"""The accessible tree of a pane: a document whose children are the paragraphs, with their text and their marks said.

PySide6 cannot hand Qt a text interface made in Python (`interface_cast` would need a C++ address), so a paragraph's
text is its name, and what the caret passes over is announced instead.
"""

# mypy: disable-error-code="override"
# Qt's own hints leave out that "nothing" is a valid answer here.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from reader.app.language import tr, tr_count
from reader.core.model import MarkKind, ParagraphKind
from reader.layout.ties import Status
from reader.ui.page_painting import chip_text, fold_text
from reader.ui.reading_pane import ReadingPane

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
        page = self._pane.page
        top, bottom = page.extent(self.index)
        corner = self._pane.viewport().mapToGlobal(QPoint(round(page.column), round(top - self._pane.top)))
        return QRect(corner.x(), corner.y(), round(page.column_width), round(bottom - top))

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind in (QAccessible.Text.Name, QAccessible.Text.Value):
            return self._pane.page.article.paragraphs[self.index].text
        if kind == QAccessible.Text.Description:
            return said_of(self._pane, self.index)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Articles are read-only."""

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def relations(self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations) -> list[Any]:  # noqa: ARG002
        return []


def said_of(pane: ReadingPane, paragraph: int) -> str:
    """What the marks say of a paragraph, in words: "altered, 3 differences"."""
    page = pane.page
    row = page.rows.row_of(paragraph)
    fold = page.rows.folds.get(row)
    if fold is not None and not fold.is_open:
        return fold_text(fold)[2:]
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


def announce(pane: QObject, text: str) -> None:
    """Lets a screen reader say something, where one is running."""
    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(pane, text))


def announce_caret(pane: ReadingPane, before: Place | None, now: Place) -> None:
    """Says what the caret has passed over: a letter, a word, a line or the paragraph it has come to."""
    if not QAccessible.isActive():
        return
    announce(pane, passed_over(pane, before, now))


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
    if not isinstance(shown, ReadingPane):
        return None
    if shown.document is None:
        shown.document = PaneDocument(shown)
    return shown.document  # type: ignore[return-value]
