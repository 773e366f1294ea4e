"""The list of quotations beside the texts: a click on a row goes there and brings its counterpart level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from reader.ui.labels import label
from reader.ui.quote_delegate import QuoteDelegate
from reader.ui.quote_model import QUOTE, QuoteModel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from reader.app.quote_rows import QuoteRow
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison


class QuotePanel(QWidget):
    """Filter and rows; the quotations are asked for when somebody can see the list.

    Signals: `rows_wanted(Comparison)` to be answered with `show_rows`, `quote_chosen(QuoteRow)`.
    """

    rows_wanted = Signal(object)
    quote_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._comparison: Comparison | None = None
        self._asked: Comparison | None = None
        self._sentence = ""
        self.model = QuoteModel(self)
        self._delegate = QuoteDelegate(theme)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter quotations")
        self.filter.setAccessibleName("Filter quotations by words, speaker or status")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAcceptDrops(False)
        self.filter.textChanged.connect(self._want)
        self.nothing = label("", "soft", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 0)
        self.list = self._list()
        self._lay_out()
        self.set_comparison(None)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Whose quotations are listed; those of a refined comparison take their place when they are there."""
        before, self._comparison = self._comparison, comparison
        if comparison is None or before is None or not _same_texts(before, comparison):
            self.model.set_rows(())
            self._asked = None
        self._sentence = "Quotations are being looked for…" if comparison else "Quotations are listed here."
        self._refreshed()
        self._ask()

    def show_rows(self, rows: tuple[QuoteRow, ...]) -> None:
        self.model.set_rows(rows)
        self._sentence = "Neither article quotes anybody."
        self._refreshed()

    def show_problem(self, sentence: str) -> None:
        self.model.set_rows(())
        self._sentence = sentence
        self._refreshed()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._comparison is not None and self._asked is not self._comparison and self.isVisible():
            self._asked = self._comparison
            self.rows_wanted.emit(self._comparison)

    def _list(self) -> QListView:
        rows = QListView()
        rows.setObjectName("listing")
        rows.setAccessibleName("Quotations")
        rows.setModel(self.model)
        rows.setItemDelegate(self._delegate)
        rows.setResizeMode(QListView.ResizeMode.Adjust)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.clicked.connect(self._choose)
        rows.activated.connect(self._choose)
        return rows

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 4)
        top.addWidget(self.filter)
        places = QVBoxLayout(self)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(0)
        places.addLayout(top)
        places.addWidget(self.nothing)
        places.addWidget(self.list, 1)

    def _want(self, text: str) -> None:
        self.model.set_wanted(text)
        self._refreshed()

    def _refreshed(self) -> None:
        filtered = self.model.count() > 0
        self.nothing.setText("No quotation fits this filter." if filtered else self._sentence)
        self.nothing.setVisible(not self.model.rows())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.quote_chosen.emit(index.data(QUOTE))


def _same_texts(one: Comparison, other: Comparison) -> bool:
    return one.left.paragraphs == other.left.paragraphs and one.right.paragraphs == other.right.paragraphs
