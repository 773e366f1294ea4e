"""The pair in numbers: how much each side shares with the other, what changed, what is only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reader.app.phrases import basis_sentence, counted, share, title_of, verdict
from reader.core.model import Side, Summary
from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison


class ShareBar(QWidget):
    """A bar that is full where the other side has everything."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._value, self._ink, self._ground = 0.0, "#000000", "#000000"

    def sizeHint(self) -> QSize:
        return QSize(80, 8)

    def show_value(self, value: float, ink: str, ground: str) -> None:
        self._value, self._ink, self._ground = value, ink, ground
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for width, colour in ((1.0, self._ground), (self._value, self._ink)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * width, self.height()), 2, 2)


class SummaryPanel(QWidget):
    """What `Comparison.summary` says, for reading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._theme = theme
        self._summary: Summary | None = None
        self.verdict = label("", wrap=True, scale=1.05)
        self._bars = {side: ShareBar() for side in Side}
        names = {Side.LEFT: "outletLeft", Side.RIGHT: "outletRight"}
        self._titles = {side: label("", names[side], wrap=True, scale=0.95) for side in Side}
        self._shares = {side: label("", "soft", wrap=True) for side in Side}
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(12)
        self.numbers.setVerticalSpacing(5)
        self.numbers.setColumnStretch(0, 1)
        self.basis = label("", "soft", wrap=True)
        places = QVBoxLayout(self)
        places.setContentsMargins(14, 14, 14, 14)
        places.setSpacing(8)
        places.addWidget(self.verdict)
        for side in Side:
            places.addSpacing(6)
            places.addWidget(self._titles[side])
            places.addWidget(self._bars[side])
            places.addWidget(self._shares[side])
        places.addSpacing(8)
        places.addLayout(self.numbers)
        places.addSpacing(4)
        places.addWidget(self.basis)
        places.addStretch(1)

    def set_comparison(self, comparison: Comparison | None) -> None:
        self._summary = comparison.summary if comparison else None
        self.verdict.setText(verdict(comparison.summary) if comparison else "Numbers about the pair are listed here.")
        self.basis.setText(basis_sentence(comparison) if comparison else "")
        for side in Side:
            article = comparison.article(side) if comparison else None
            self._titles[side].setText(title_of(article) if article else "")
            self._shares[side].setText(self._share_text(side))
        self._paint_bars()
        self._fill_numbers()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._paint_bars()

    def rows(self) -> list[tuple[str, str]]:
        """The table as shown: what, how many."""
        summary = self._summary
        if summary is None:
            return []
        return [
            ("Passages tied together", f"{summary.links:,}"),
            ("said the same", f"{summary.same:,}"),
            ("altered", f"{summary.altered:,}"),
            ("told in another order", f"{summary.moved:,}"),
            ("Sentences only on the left", f"{summary.missing_left:,}"),
            ("Sentences only on the right", f"{summary.missing_right:,}"),
        ]

    def _share_text(self, side: Side) -> str:
        summary = self._summary
        if summary is None:
            return ""
        words = summary.words_left if side is Side.LEFT else summary.words_right
        return f"{share(summary, side)} of {counted(words, 'word')} also on the {side.other.value}"

    def _paint_bars(self) -> None:
        theme, summary = self._theme, self._summary
        for side, ink, ground in (
            (Side.LEFT, theme.left_ink, theme.left_ground),
            (Side.RIGHT, theme.right_ink, theme.right_ground),
        ):
            value = 0.0 if summary is None else summary.share_left if side is Side.LEFT else summary.share_right
            self._bars[side].show_value(value, ink, ground)
            self._bars[side].setVisible(summary is not None)

    def _fill_numbers(self) -> None:
        while (item := self.numbers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, (what, number) in enumerate(self.rows()):
            inner = what[0].islower()
            name = label(what, "soft" if inner else "plain", wrap=True)
            name.setContentsMargins(14 if inner else 0, 0, 0, 0)
            value = label(number, "soft" if inner else "plain")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.numbers.addWidget(name, row, 0)
            self.numbers.addWidget(value, row, 1)
