"""Draws how two sample articles are aligned, for README: python packaging/alignment_picture.py [LEFT RIGHT].

Five squares, left paragraphs down and right paragraphs across: wording, meaning, both less the background of rivals,
the readings along both sides, and the links that come of it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reader import compare, load
from reader.assets import asset
from reader.core.explain import Explainer, Judged

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor, QPainter

    from reader.app.themes import Theme
    from reader.core.model import ParagraphLink

TARGET = Path(__file__).resolve().parent / "screenshots" / "alignment.png"
SQUARE, GAP, EDGE, ABOVE = 300, 28, 26, 64
SCALE = 2


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = sys.argv[1:3] or [str(asset("samples", name)) for name in ("harbour-courier.html", "coast-wire.txt")]
    comparison = compare(*map(load, names), entities=False)
    explainer = comparison.explanation
    if not isinstance(explainer, Explainer) or explainer.judged is None or explainer.judged.likeness.meaning is None:
        print("These articles are too long for a picture, or there is no model of meaning.", file=sys.stderr)
        return 2
    prepared = explainer.prepared
    shown = _Drawing(explainer.judged, prepared.left.paragraphs, prepared.right.paragraphs)
    shown.draw(comparison.paragraph_links())
    print(f"{TARGET}: {len(prepared.left.paragraphs)} x {len(prepared.right.paragraphs)} paragraphs")
    return 0


class _Drawing:
    """The five squares in the colours of the light theme."""

    def __init__(self, judged: Judged, lefts: tuple[int, ...], rights: tuple[int, ...]) -> None:
        from PySide6.QtGui import QGuiApplication

        from reader.app.themes import load_theme

        self._application = QGuiApplication.instance() or QGuiApplication([])
        self._theme: Theme = load_theme("light")
        self._judged, self._lefts, self._rights = judged, lefts, rights

    def draw(self, links: tuple[ParagraphLink, ...]) -> None:
        from PySide6.QtGui import QColor, QFont, QImage, QPainter

        judged, meaning = self._judged, self._judged.likeness.meaning
        heats = (
            ("Wording", "words and word pairs in common", judged.likeness.words, self._theme.left_ink),
            ("Meaning", "likeness of sentence vectors", meaning, self._theme.left_ink),
            ("Evidence", "all of it, less what rivals have", judged.score, self._theme.altered_ink),
            ("Readings", "each side read along the other", judged.decision.posterior, self._theme.accent),
        )
        width = 2 * EDGE + (len(heats) + 1) * SQUARE + len(heats) * GAP
        image = QImage(SCALE * width, SCALE * (ABOVE + SQUARE + EDGE), QImage.Format.Format_RGB32)
        image.fill(QColor(self._theme.paper))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        painter.setFont(QFont("Inter", 11))
        for place, (title, what, values, ink) in enumerate(heats):
            left = EDGE + place * (SQUARE + GAP)
            self._caption(painter, left, title, what)
            self._heat(painter, left, np.asarray(values), QColor(ink))
        left = EDGE + len(heats) * (SQUARE + GAP)
        self._caption(painter, left, "Links", "filled: would stand anywhere; rings: moved")
        self._links(painter, left, links)
        painter.end()
        image.save(str(TARGET))

    def _caption(self, painter: QPainter, left: int, title: str, what: str) -> None:
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QColor, QFont

        painter.setPen(QColor(self._theme.text))
        painter.setFont(QFont("Inter", 12, QFont.Weight.DemiBold))
        painter.drawText(QPointF(left, 28), title)
        painter.setPen(QColor(self._theme.soft))
        painter.setFont(QFont("Inter", 9))
        painter.drawText(QPointF(left, 48), what)

    def _cell(self) -> tuple[float, float]:
        return SQUARE / len(self._rights), SQUARE / len(self._lefts)

    def _heat(self, painter: QPainter, left: int, values: NDArray[np.floating], ink: QColor) -> None:
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor

        wide, high = self._cell()
        strength = np.clip(values, 0, None) / max(1e-9, float(values.max()))
        for (row, column), value in np.ndenumerate(strength):
            shade = QColor(ink)
            shade.setAlphaF(float(value))
            painter.fillRect(QRectF(left + column * wide, ABOVE + row * high, wide, high), shade)
        self._frame(painter, left)

    def _links(self, painter: QPainter, left: int, links: tuple[ParagraphLink, ...]) -> None:
        from PySide6.QtCore import QPointF, Qt
        from PySide6.QtGui import QColor, QPen

        wide, high = self._cell()
        size = 0.36 * min(wide, high)
        for link in links:
            for i, j in ((i, j) for i in link.left for j in link.right):
                row, column = self._lefts.index(i), self._rights.index(j)
                middle = QPointF(left + (column + 0.5) * wide, ABOVE + (row + 0.5) * high)
                ink = QColor(self._theme.accent)
                painter.setPen(QPen(ink, 1.4))
                painter.setBrush(ink if self._judged.decision.alone[row, column] else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(middle, size, size)
                if link.moved:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawEllipse(middle, 1.9 * size, 1.9 * size)
        self._frame(painter, left)

    def _frame(self, painter: QPainter, left: int) -> None:
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QColor

        painter.setPen(QColor(self._theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, ABOVE, SQUARE, SQUARE))


if __name__ == "__main__":
    sys.exit(main())
