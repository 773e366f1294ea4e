"""The list of differences beside the texts: a click on a row goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from reader.core.model import Fact, Note
from reader.ui.difference_delegate import DifferenceDelegate
from reader.ui.difference_model import LINE, DifferenceModel
from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison
    from reader.core.model import Difference


class DifferencePanel(QWidget):
    """Every difference as a row.

    Signals: `difference_chosen(Difference)`; for the row of a fact `fact_chosen(Fact)` follows; `note_chosen(Note)`
    and, by Return or a double click, `note_opened(Note)`.
    """

    difference_chosen = Signal(object)
    fact_chosen = Signal(object)
    note_chosen = Signal(object)
    note_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.model = DifferenceModel(self)
        self._delegate = DifferenceDelegate(theme)
        self.nothing = label("", "soft", wrap=True)
        self.nothing.setContentsMargins(14, 14, 14, 0)
        self.list = QListView()
        self.list.setObjectName("listing")
        self.list.setAccessibleName("Differences")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.activated.connect(self._open)
        places = QVBoxLayout(self)
        places.setContentsMargins(0, 4, 0, 0)
        places.setSpacing(0)
        places.addWidget(self.nothing)
        places.addWidget(self.list, 1)

    def set_comparison(self, comparison: Comparison | None) -> None:
        self.model.set_comparison(comparison)
        empty = self.model.rowCount() == 0
        self.nothing.setText("Both articles say the same." if comparison else "Differences are listed here.")
        self.nothing.setVisible(empty)

    def show_current(self, difference: Difference | None) -> None:
        """Marks the row of the difference the reader is at."""
        place = self.model.row_of(difference) if difference else QModelIndex()
        if place.isValid():
            self.list.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(place)
        else:
            self.list.clearSelection()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        difference = self.model.difference_at(index)
        if difference is not None:
            self.difference_chosen.emit(difference)
        line = index.data(LINE)
        if isinstance(line, Fact):
            self.fact_chosen.emit(line)
        elif isinstance(line, Note):
            self.note_chosen.emit(line)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Note):
            self.note_opened.emit(line)
