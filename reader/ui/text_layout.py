"""The one place where code points become UTF-16: a row's text set in lines, and what stands where in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.ui.typography import Style

_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_HEAPED = re.compile(f"(?<=[{_COMBINING}]{{6}})[{_COMBINING}]+")
_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2029]")
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = re.compile("[A-Za-z\u00aa-\u058f\u0900-\u1fff\u2c00-\ufb1c\U00010000-\U000107ff]|" + _RIGHT_TO_LEFT.pattern)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_INVISIBLE_JOINER = "\u034f"


def shown(text: str) -> str:
    """The text as it is painted: as many code points, but breaks as line breaks and heaped accents capped."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\u2028", text)
    text = _UNSHOWN.sub("\ufffd", text)
    return _HEAPED.sub(lambda match: _INVISIBLE_JOINER * len(match.group()), text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    first = _STRONG.search(text)
    return first is not None and _RIGHT_TO_LEFT.match(first.group()) is not None


def has_right_to_left(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


class Utf16:
    """Offsets of one text in code points and in Qt's UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [position + number for number, position in enumerate(self._astral)]

    def to_qt(self, offset: int) -> int:
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def from_qt(self, unit: int) -> int:
        return unit - bisect_left(self._units, unit) if self._units else unit


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a set text: UTF-16 start and end, and where it stands."""

    line: QTextLine
    start: int
    end: int
    top: float


class SetText:
    """A row's text set in lines of one width; offsets are code points of the paragraph, heights count from its top."""

    def __init__(
        self, text: str, style: Style, width: float, *, start: int = 0, bold: tuple[tuple[int, int], ...] = (),
        bold_format: QTextCharFormat | None = None,
    ) -> None:
        self.text = text
        self.start = start
        self.style = style
        self.width = width
        self.bold = bold
        self._offsets = Utf16(text)
        self._mixed = has_right_to_left(text)
        self.right_to_left = self._mixed and is_right_to_left(text)
        self._layout = QTextLayout(shown(text), style.font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(self.right_to_left))
        if bold and bold_format is not None:
            self._embolden(bold, bold_format)
        self.lines = self._break_lines()
        self.height = len(self.lines) * style.line_height

    def _embolden(self, bold: tuple[tuple[int, int], ...], bold_format: QTextCharFormat) -> None:
        ranges = []
        for begin, end in bold:
            part = QTextLayout.FormatRange()
            part.start = self._unit(begin)
            part.length = self._unit(end) - part.start
            part.format = bold_format
            ranges.append(part)
        self._layout.setFormats(ranges)

    def _break_lines(self) -> list[SetLine]:
        lines: list[SetLine] = []
        layout, style = self._layout, self.style
        slack = (style.line_height - style.ascent - style.descent) / 2
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            top = len(lines) * style.line_height
            # A fallback face may be taller than ours: the baseline, not the line's top, keeps the grid.
            line.setPosition(QPointF(0, top + slack + style.ascent - line.ascent()))
            start = line.textStart()
            lines.append(SetLine(line, start, start + line.textLength(), top))
        layout.endLayout()
        return lines

    def paint(self, painter: QPainter, x: float, y: float, clip: QRectF) -> None:
        self._layout.draw(painter, QPointF(x, y), [], clip)

    def rectangles(self, begin: int, end: int) -> list[QRectF]:
        """The boxes of a stretch, one per line (more where directions mix), from ascent to descent."""
        first, last = self._unit(begin), self._unit(end)
        if first >= last:
            return []
        boxes: list[QRectF] = []
        style = self.style
        slack = (style.line_height - style.ascent - style.descent) / 2
        for number in range(self._line_number(first), len(self.lines)):
            line = self.lines[number]
            if line.start >= last:
                break
            top = line.top + slack
            for left, right in self._stretches(line, max(first, line.start), min(last, line.end)):
                boxes.append(QRectF(left, top, right - left, style.ascent + style.descent))
        return boxes

    def _stretches(self, line: SetLine, begin: int, end: int) -> list[tuple[float, float]]:
        if self._mixed:
            runs = [run.boundingRect() for run in line.line.glyphRuns(begin, end - begin)]
            return [(box.left(), box.right()) for box in runs if box.width() > 0]
        left = _x(line.line, begin)
        right = _x(line.line, end)
        if end == line.end:
            right = min(right, line.line.x() + line.line.naturalTextWidth())
        return [(left, right)] if right > left else []

    def offset_at(self, x: float, y: float) -> int:
        """The nearest place between two letters."""
        line = self.lines[min(max(int(y // self.style.line_height), 0), len(self.lines) - 1)]
        unit = line.line.xToCursor(x)
        if unit >= line.end and line.end < self._unit(self.start + len(self.text)):
            unit = max(line.start, self._layout.previousCursorPosition(line.end))
        return self._offset(unit)

    def caret(self, offset: int, *, at_line_end: bool = False) -> QRectF:
        """Where a caret at that place stands."""
        unit = self._unit(offset)
        number = self._line_number(unit)
        if at_line_end and number and self.lines[number].start == unit:
            number -= 1
        line = self.lines[number]
        style = self.style
        slack = (style.line_height - style.ascent - style.descent) / 2
        return QRectF(_x(line.line, unit), line.top + slack, 1.0, style.ascent + style.descent)

    def line_of(self, offset: int) -> int:
        return self._line_number(self._unit(offset))

    def line_edges(self, number: int) -> tuple[int, int]:
        """The first place of a line and its last place that is still seen in it."""
        line = self.lines[number]
        end = line.end
        if number + 1 < len(self.lines):
            end = max(line.start, self._layout.previousCursorPosition(end))
        return self._offset(line.start), self._offset(end)

    def x_of(self, offset: int) -> float:
        return self.caret(offset).x()

    def next(self, offset: int, *, word: bool = False) -> int:
        """The place after the next letter or word."""
        return self._offset(self._layout.nextCursorPosition(self._unit(offset), _mode(word)))

    def previous(self, offset: int, *, word: bool = False) -> int:
        return self._offset(self._layout.previousCursorPosition(self._unit(offset), _mode(word)))

    def is_place(self, offset: int) -> bool:
        """Whether a caret may stand there: not inside a letter with its accents, nor inside an emoji family."""
        return self._layout.isValidCursorPosition(self._unit(offset))

    def _unit(self, offset: int) -> int:
        return self._offsets.to_qt(min(max(offset - self.start, 0), len(self.text)))

    def _offset(self, unit: int) -> int:
        return self.start + self._offsets.from_qt(unit)

    def _line_number(self, unit: int) -> int:
        number = bisect_right(self.lines, unit, key=_line_start) - 1
        return max(number, 0)


def _line_start(line: SetLine) -> int:
    return line.start


def _x(line: QTextLine, unit: int) -> float:
    place: Any = line.cursorToX(unit)
    return float(place[0]) if isinstance(place, tuple) else float(place)


def _mode(word: bool) -> QTextLayout.CursorMode:
    return QTextLayout.CursorMode.SkipWords if word else QTextLayout.CursorMode.SkipCharacters


def _option(right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option
