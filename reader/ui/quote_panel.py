"""The list of quotations beside the texts: a click on a row goes there and brings its counterpart level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QListView

from reader.app.language import tr
from reader.ui.list_panel import ListPanel
from reader.ui.quote_delegate import QuoteDelegate
from reader.ui.quote_model import QUOTE, QuoteModel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from reader.app.quote_rows import QuoteRow
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison


class QuotePanel(ListPanel):
    """Filter and rows; the quotations are asked for when somebody can see the list.

    Signals: `rows_wanted(Comparison)` to be answered with `show_rows`, `quote_chosen(QuoteRow)`.
    """

    rows_wanted = Signal(object)
    quote_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.model = QuoteModel()
        super().__init__(self.model, QuoteDelegate(theme), "Quotations", "words, speaker or status")
        self.model.setParent(self)
        self._comparison: Comparison | None = None
        self._asked: Comparison | None = None
        self._sentence = ""
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.set_comparison(None)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Whose quotations are listed; those of a refined comparison take their place when they are there."""
        before, self._comparison = self._comparison, comparison
        if comparison is None or before is None or not _same_texts(before, comparison):
            self.model.set_rows(())
            self._asked = None
        self._sentence = tr("Quotations are being looked for…") if comparison else tr("Quotations are listed here.")
        self._refreshed()
        self._ask()

    def show_rows(self, rows: tuple[QuoteRow, ...]) -> None:
        self.model.set_rows(rows)
        self._sentence = tr("Neither article quotes anybody.")
        self._refreshed()

    def show_problem(self, sentence: str) -> None:
        self.model.set_rows(())
        self._sentence = sentence
        self._refreshed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._comparison is not None and self._asked is not self._comparison and self.isVisible():
            self._asked = self._comparison
            self.rows_wanted.emit(self._comparison)

    def filter_by(self, text: str) -> None:
        self.model.set_wanted(text)
        self._refreshed()

    def _refreshed(self) -> None:
        filtered = self.model.count() > 0
        sentence = tr("No quotation fits this filter.") if filtered else self._sentence
        self.say_nothing(sentence, empty=not self.model.rows())

    def choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.quote_chosen.emit(index.data(QUOTE))


def _same_texts(one: Comparison, other: Comparison) -> bool:
    return one.left.paragraphs == other.left.paragraphs and one.right.paragraphs == other.right.paragraphs
