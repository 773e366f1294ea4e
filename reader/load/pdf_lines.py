"""A PDF page as lines: where each stands, how large its letters are, columns put one after the other."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_HYPHENS = "\x02\ufffe\u00ad"
"""What the library writes where a word was broken at the end of a line."""
_WIDE_GAP = 2.2
"""Blank space within a line, in letter heights, that separates columns rather than words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; the origin is at the lower left of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """Font size in points."""
    baseline: float
    broken: bool = False
    """Ends within a word, or at the hyphen of one."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in reading order."""

    lines: tuple[Line, ...]
    width: float
    height: float


def page_lines(page: Any, raw: Any) -> Page:
    """All lines of one page, as pypdfium2's `page` and its `raw` module give them."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        letters = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
        width, height = page.get_size()
        lines: list[Line] = []
        start = 0
        for index in range(count + 1):
            if index == count or letters[index] in (10, 13):
                lines.extend(_split_line(text_page, raw, letters, start, index))
                start = index + 1
        return Page(_in_reading_order(lines, width), width, height)
    finally:
        text_page.close()


def _split_line(text_page: Any, raw: Any, letters: list[int], start: int, end: int) -> list[Line]:
    """One line of the library's, cut where a gap shows that two columns stand in it."""
    found: list[Line] = []
    boxes = [(index, _box(text_page, raw, index)) for index in range(start, end) if letters[index] not in (32, 160)]
    piece: list[tuple[int, tuple[float, float, float, float]]] = []
    for index, box in boxes:
        if piece:
            previous = piece[-1][1]
            height = max(previous[3] - previous[2], box[3] - box[2], 4.0)
            if box[0] - previous[1] > _WIDE_GAP * height or box[1] < previous[0] - height:
                found.append(_line(text_page, raw, letters, piece))
                piece = []
        piece.append((index, box))
    if piece:
        found.append(_line(text_page, raw, letters, piece))
    return [line for line in found if line.text]


def _line(
    text_page: Any, raw: Any, letters: list[int], piece: list[tuple[int, tuple[float, float, float, float]]]
) -> Line:
    first, last = piece[0][0], piece[-1][0]
    text = "".join(map(_character, letters[first : last + 1]))
    broken = text[-1:] in tuple(_HYPHENS)
    end = "" if not broken else "\u00ad" if text[-1] == "\u00ad" else "-"
    for written, meant in _LIGATURES.items():
        text = text.replace(written, meant)
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "")
    boxes = [box for _, box in piece]
    probes = [piece[0][0], piece[len(piece) // 2][0], piece[-1][0]]  # raised numbers stand at the ends, if anywhere
    sizes = [raw.FPDFText_GetFontSize(text_page, index) for index in probes]
    heights = [box[3] - box[2] for box in boxes]
    size = median(sizes)
    return Line(
        text=" ".join(text.split()) + end,
        left=min(box[0] for box in boxes),
        right=max(box[1] for box in boxes),
        bottom=min(box[2] for box in boxes),
        top=max(box[3] for box in boxes),
        size=round(size if size > 2 else max(heights), 1),
        baseline=median([_baseline(text_page, raw, index) for index in probes]),
        broken=broken,
    )


def _character(code: int) -> str:
    """Zero and halves of characters are what a font without a Unicode map gives."""
    return "\ufffd" if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _box(text_page: Any, raw: Any, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of one character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


def _baseline(text_page: Any, raw: Any, index: int) -> float:
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, across, up)
    return up.value


def _in_reading_order(lines: list[Line], width: float) -> tuple[Line, ...]:
    """Columns one after the other, between whatever runs over the whole width."""
    lines = _same_baseline_joined(lines)
    if _gutter(lines, 0.0, width) is None:
        return tuple(lines)
    return tuple(_ordered(lines, 0.0, width))


def _ordered(lines: list[Line], left: float, right: float) -> list[Line]:
    """Lines of a part of the page; a part without columns is read from the top."""
    lines = sorted(lines, key=lambda line: -line.baseline)
    gutter = _gutter(lines, left, right)
    if gutter is None:
        return _rows(lines)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in [*lines, None]:
        across = line is not None and line.left < gutter - 2 and line.right > gutter + 2
        if line is None or across:
            ordered.extend(_ordered([each for each in band if each.left < gutter], left, gutter))
            ordered.extend(_ordered([each for each in band if each.left >= gutter], gutter, right))
            band = []
        if line is not None:
            (ordered if across else band).append(line)
    return ordered


def _rows(lines: list[Line]) -> list[Line]:
    """What stands on one line of a column is one line, however far its words are apart."""
    rows: list[Line] = []
    for line in lines:
        if rows and abs(rows[-1].baseline - line.baseline) < 0.2 * line.size and rows[-1].size == line.size:
            first, second = sorted((rows[-1], line), key=lambda piece: piece.left)
            rows[-1] = _joined(first, second, first.text + " " + second.text)
        else:
            rows.append(line)
    return rows


def _gutter(lines: list[Line], left: float, right: float) -> float | None:
    """A vertical gap between columns of some length, or None where there is but one."""
    if len(lines) < 12:
        return None
    best: tuple[int, float] | None = None
    for step in range(20, 81):
        place = left + (right - left) * step / 100
        crossing = sum(line.left < place - 2 and line.right > place + 2 for line in lines)
        before = sum(line.right <= place for line in lines)
        after = len(lines) - crossing - before
        if min(before, after) >= max(5, 0.25 * len(lines)) and crossing <= 0.25 * len(lines):
            score = crossing * 1000 + abs(step - 50)
            if best is None or score < best[0]:
                best = (score, place)
    return best[1] if best else None


def _same_baseline_joined(lines: list[Line]) -> list[Line]:
    """Pieces that the library cut although they stand directly beside each other: bold words, raised numbers."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and line.left > last.left and _beside(last, line):
            blank = " " if line.left - last.right > 0.15 * min(line.size, last.size) else ""
            joined[-1] = _joined(last, line, last.text + blank + line.text)
        else:
            joined.append(line)
    return joined


def _beside(last: Line, line: Line) -> bool:
    size = max(line.size, last.size)
    if not -0.1 * size <= line.left - last.right < 0.6 * size:
        return False
    rise = abs(line.baseline - last.baseline)
    raised = min(line.size, last.size) < 0.85 * size
    return rise < (0.6 if raised else 0.3) * size


def _joined(first: Line, second: Line, text: str) -> Line:
    """Two pieces as one line, which has the letters of the larger."""
    larger = first if first.size >= second.size else second
    return replace(
        larger,
        text=text,
        left=min(first.left, second.left),
        right=max(first.right, second.right),
        bottom=min(first.bottom, second.bottom),
        top=max(first.top, second.top),
        broken=second.broken,
    )
