"""The pair at a glance: charts of shares and order, the longest runs in common, what only one side names, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reader.app.digest_words import (
    CAUTION,
    first_sentences,
    only_listed,
    order_sentence,
    runs_listed,
    shares_sentence,
    time_sentence,
)
from reader.app.language import digits, tr
from reader.app.phrases import basis_sentence, headed, title_of, verdict
from reader.core.model import Side, Summary
from reader.ui.charts import ShareBar, SlopeChart
from reader.ui.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLabel

    from reader.app.digest_words import Digest
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison

_SIDE_NAMES = {Side.LEFT: "outletLeft", Side.RIGHT: "outletRight"}


class SummaryPanel(QScrollArea):
    """What `Comparison.summary` and its digest say, drawn and for reading.

    Signals: `digest_wanted(Comparison)` to be answered with `show_digest`, `link_chosen(int)`.
    """

    digest_wanted = Signal(object)
    link_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setObjectName("panel")
        self.setObjectName("panel")
        self._theme = theme
        self._comparison: Comparison | None = None
        self._asked: Comparison | None = None
        self._digest: Digest | None = None
        self._summary: Summary | None = None
        self.verdict = label("", wrap=True, scale=1.05)
        self.bars = {side: ShareBar(side) for side in Side}
        self._titles = {side: label("", _SIDE_NAMES[side], wrap=True, scale=0.95) for side in Side}
        self.shares = {side: label("", "soft", wrap=True) for side in Side}
        self._times = {side: label("", "soft", wrap=True) for side in Side}
        self.slope = SlopeChart()
        self.slope.chosen.connect(self.link_chosen)
        self.order = label("", "soft", wrap=True)
        self.order_head = _heading(tr("Order"))
        self._lists = QVBoxLayout()
        self._lists.setSpacing(5)
        self.numbers = QGridLayout()
        self.numbers.setHorizontalSpacing(12)
        self.numbers.setVerticalSpacing(5)
        self.numbers.setColumnStretch(0, 1)
        self.basis = label("", "soft", wrap=True)
        self._lay_out()
        self.setWidget(self._page)

    def set_comparison(self, comparison: Comparison | None) -> None:
        before, self._comparison = self._comparison, comparison
        self._summary = comparison.summary if comparison else None
        self.verdict.setText(
            verdict(comparison.summary) if comparison else tr("Numbers about the pair are listed here.")
        )
        self.basis.setText(basis_sentence(comparison) if comparison else "")
        for side in Side:
            article = comparison.article(side) if comparison else None
            self._titles[side].setText(title_of(article) if article else "")
        if comparison is None or before is None or comparison.left is not before.left:
            self._digest = self._asked = None
        self._show_digest()
        self._fill_numbers()
        self._ask()

    def show_digest(self, comparison: Comparison, digest: Digest) -> None:
        """The answer to `digest_wanted`; one for a comparison that is no longer shown is passed over."""
        if comparison is self._comparison:
            self._digest = digest
            self._show_digest()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_charts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def rows(self) -> list[tuple[str, str]]:
        """The table as shown: what, how many."""
        summary = self._summary
        if summary is None:
            return []
        return [
            (tr("Linked passages"), digits(summary.links)),
            (tr("said the same"), digits(summary.same)),
            (tr("altered"), digits(summary.altered)),
            (tr("told in another order"), digits(summary.moved)),
            (tr("Sentences only on the left"), digits(summary.missing_left)),
            (tr("Sentences only on the right"), digits(summary.missing_right)),
        ]

    def _lay_out(self) -> None:
        places = QVBoxLayout(self._page)
        places.setContentsMargins(14, 14, 14, 14)
        places.setSpacing(6)
        places.addWidget(self.verdict)
        for side in Side:
            places.addSpacing(6)
            for part in (self._titles[side], self.bars[side], self.shares[side], self._times[side]):
                places.addWidget(part)
        places.addSpacing(8)
        places.addWidget(self.order_head)
        places.addWidget(self.slope)
        places.addWidget(self.order)
        places.addLayout(self._lists)
        places.addSpacing(8)
        places.addLayout(self.numbers)
        places.addSpacing(4)
        places.addWidget(self.basis)
        places.addStretch(1)

    def _ask(self) -> None:
        if self._comparison is not None and self._asked is not self._comparison and self.isVisible():
            self._asked = self._comparison
            self.digest_wanted.emit(self._comparison)

    def _show_digest(self) -> None:
        digest, comparison = self._digest, self._comparison
        for side in Side:
            self.shares[side].setText(shares_sentence(digest.shares(side), side) if digest else "")
            self._times[side].setText(time_sentence(digest.shares(side)) if digest else "")
            self.shares[side].setVisible(digest is not None)
            self._times[side].setVisible(digest is not None)
        said = (
            [order_sentence(digest.steps), *first_sentences(comparison, digest.steps)] if digest and comparison else []
        )
        self.order.setText("\n".join(said))
        for part in (self.order_head, self.order):
            part.setVisible(bool(digest and digest.steps))
        self._fill_lists()
        self._show_charts()

    def _show_charts(self) -> None:
        digest = self._digest
        for side in Side:
            self.bars[side].show_shares(digest.shares(side) if digest else None, self._theme)
        self.slope.show_steps(digest.steps if digest else (), self._comparison, self._theme)

    def _fill_lists(self) -> None:
        _clear(self._lists)
        digest, comparison = self._digest, self._comparison
        if digest is None or comparison is None:
            return
        runs = runs_listed(comparison, digest)
        if runs:
            self._add(_heading(tr("Longest words in common")))
            for run in runs:
                self._add(label(run, wrap=True))
            self._add(label(tr("Without quotations and names. {caution}", caution=tr(CAUTION)), "soft", wrap=True))
        for side in Side:
            listed = only_listed(digest, side)
            if listed:
                self._add(_heading(tr("Only on the {side}", side=tr(side))))
            for what, found in listed:
                self._add(label(headed(what, found), wrap=True))

    def _add(self, part: QLabel) -> None:
        self._lists.addWidget(part)

    def _fill_numbers(self) -> None:
        _clear(self.numbers)
        for row, (what, number) in enumerate(self.rows()):
            inner = what[0].islower()
            name = label(what, "soft" if inner else "plain", wrap=True)
            name.setContentsMargins(14 if inner else 0, 0, 0, 0)
            value = label(number, "soft" if inner else "plain")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.numbers.addWidget(name, row, 0)
            self.numbers.addWidget(value, row, 1)


def _heading(text: str) -> QLabel:
    made = label(text, "soft", scale=0.9)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    made.setContentsMargins(0, 8, 0, 0)
    return made


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.deleteLater()
