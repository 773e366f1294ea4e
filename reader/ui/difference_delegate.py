"""Paints a difference: what kind it is, and what each side says, each with a bar in its side's colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.app.by_hand import note_head
from reader.app.difference_rows import Candidate
from reader.app.language import tr
from reader.app.made import said
from reader.app.phrases import Excerpt, clipped, difference_kind, excerpt, focused, passage, quoted
from reader.core.model import Difference, Fact, Note, Side, Span
from reader.ui.difference_model import LINE, DifferenceModel
from reader.ui.labels import scaled

if TYPE_CHECKING:
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison

_EDGE = 14
_BY_KEYBOARD = QStyle.StateFlag.State_KeyboardFocusChange
"""Who goes by mouse sees where they are."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Said:
    """What one side says, in how many lines it may be shown."""

    side: Side
    excerpt: Excerpt
    lines: int


class DifferenceDelegate(QStyledItemDelegate):
    """Draws with the theme's colours; the kind is always written out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line, row = option.fontMetrics.height(), index.data(LINE)
        if isinstance(row, (Difference, Fact)) and all(_spans(row, side) for side in Side):
            return QSize(100, 3 * line + 20)  # a line each, whatever they say
        said = self._said(index, option)
        if not said:
            return QSize(100, line + 16)
        return QSize(100, line + sum(part.lines * line + 3 for part in said) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        said = self._said(index, option)
        if said:
            self._row(painter, option, index, said)
        else:
            room = option.rect.adjusted(_EDGE, 8, -_EDGE, -2)
            self._caption(painter, option, room, str(index.data()), self.theme.soft)
        painter.restore()

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, said: list[_Said]) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.selection))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & _BY_KEYBOARD:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        line = option.fontMetrics.height()
        room = option.rect.adjusted(_EDGE, 5, -_EDGE, 0)
        kind, ink = self._kind(index)
        self._caption(painter, option, QRect(room.x(), room.y(), room.width(), line), kind, ink)
        y = room.y() + line + 2
        for part in said:
            height = part.lines * line
            bar = self.theme.left_ink if part.side is Side.LEFT else self.theme.right_ink
            painter.fillRect(QRect(room.x(), y + 1, 2, height - 2), QColor(bar))
            painter.setFont(option.font)
            painter.setPen(QColor(self.theme.text))
            self._words(painter, QRect(room.x() + 9, y, room.width() - 9, height), part)
            y += height + 3

    def _words(self, painter: QPainter, room: QRect, part: _Said) -> None:
        if part.lines == 1:
            self._line(painter, room, part.excerpt)
            return
        width = round(room.width() * part.lines * 0.94)
        text = painter.fontMetrics().elidedText(part.excerpt.text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), text)

    def _line(self, painter: QPainter, room: QRect, said: Excerpt) -> None:
        """One line, what matters in it strong, cut where the room ends."""
        plain, strong = painter.font(), painter.font()
        strong.setBold(True)
        x = room.x()
        runs = ((0, said.start, plain), (said.start, said.end, strong), (said.end, len(said.text), plain))
        for start, end, font in runs:
            painter.setFont(font)
            metrics = painter.fontMetrics()
            left = room.right() - x
            text = metrics.elidedText(said.text[start:end], Qt.TextElideMode.ElideRight, left)
            painter.drawText(QRect(x, room.y(), left, room.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
            x += metrics.horizontalAdvance(said.text[start:end])
            if text != said.text[start:end]:
                break
        painter.setFont(plain)

    def _caption(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str, ink: str) -> None:
        font = scaled(option.font, 0.84)
        font.setBold(True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)

    def _kind(self, index: _Index) -> tuple[str, str]:
        line, model = index.data(LINE), index.model()
        if isinstance(line, Note):
            comparison = model.comparison if isinstance(model, DifferenceModel) else None
            return note_head(comparison, line) if comparison is not None else tr("Note"), self.theme.accent
        if isinstance(line, Fact):
            return re.split("[:;]", said(line.text))[0], self.theme.altered_ink
        if isinstance(line, Candidate):
            return str(index.data()).split(":")[0], self.theme.accent
        kind = difference_kind(line)
        inks = {tr("Only left"): self.theme.left_ink, tr("Only right"): self.theme.right_ink}
        return kind, inks.get(kind, self.theme.altered_ink)

    def _said(self, index: _Index, option: QStyleOptionViewItem) -> list[_Said]:
        model, line = index.model(), index.data(LINE)
        comparison = model.comparison if isinstance(model, DifferenceModel) else None
        if comparison is None or line is None:
            return []
        if isinstance(line, Note):
            return _noted(comparison, line)
        if isinstance(line, Candidate):
            return _nearest(comparison, line)
        present = [side for side in Side if _spans(line, side)]
        texts = [_text(comparison, side, line) for side in present]
        room = option.widget.width() - 2 * _EDGE - 24 if option.widget else 260
        fits = len(present) == 2 or option.fontMetrics.horizontalAdvance(texts[0].text) <= room
        return [_Said(side, text, 1 if fits else 2) for side, text in zip(present, texts, strict=True)]


def _noted(comparison: Comparison, note: Note) -> list[_Said]:
    """What a person wrote, and below it the passage that it is about."""
    text = clipped(note.text, 200)
    words = passage(comparison.article(note.side), note.spans, 120)
    return [_Said(note.side, Excerpt(text, 0, len(text)), 1), _Said(note.side, Excerpt(quoted(words)), 1)]


def _nearest(comparison: Comparison, candidate: Candidate) -> list[_Said]:
    """What comes nearest on the other side, in two lines."""
    found = candidate.found
    if found is None:
        return [_Said(Side.LEFT, Excerpt(tr("No sentence to compare with.")), 1)]
    return [_Said(found.side, Excerpt(passage(comparison.article(found.side), (found.span,), 200)), 2)]


def _text(comparison: Comparison, side: Side, line: Difference | Fact) -> Excerpt:
    if isinstance(line, Difference):
        return Excerpt(focused(comparison, side, line, 200))
    return excerpt(comparison.article(side), _spans(line, side)[0], 120)


def _spans(line: Difference | Fact, side: Side) -> tuple[Span, ...]:
    if isinstance(line, Difference):
        return line.spans(side)
    span = line.left if side is Side.LEFT else line.right
    return (span,) if span else ()
