"""What the lists beside the texts have in common: a filter, painted rows, a sentence where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from reader.app.language import tr
from reader.ui.announcing import name_buttons
from reader.ui.labels import label
from reader.ui.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.themes import Theme


class ThemedDelegate(Protocol):
    """A delegate that paints with a theme's colours."""

    theme: Theme


def chip(chosen: bool, choose: Callable[[], None]) -> QPushButton:
    """One of several buttons of which one is down: which rows are wanted."""
    made = QPushButton()
    made.setObjectName("chip")
    made.setCheckable(True)
    made.setAutoExclusive(True)
    made.setChecked(chosen)
    made.clicked.connect(lambda: choose())
    return made


class ListPanel(QWidget):
    """A column: whatever stands on top, the filter with its buttons, the rows, a line below.

    `things` names the rows in accessible names: "Entities"; `by` says what the filter looks at.
    """

    def __init__(self, model: QAbstractItemModel, delegate: QStyledItemDelegate, things: str, by: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._delegate = delegate
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr(f"Filter {things.lower()}"))
        self.filter.setAccessibleName(tr("{filter} by {by}", filter=tr(f"Filter {things.lower()}"), by=tr(by)))
        self.filter.setClearButtonEnabled(True)
        name_buttons(self.filter, tr("Clear"))
        self.filter.setAcceptDrops(False)
        self.filter.textChanged.connect(self.filter_by)
        self.nothing = label("", "soft", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 0)
        self.list = RowList()
        self.list.setObjectName("listing")
        self.list.setAccessibleName(tr(things))
        self.list.setModel(model)
        self.list.setItemDelegate(delegate)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self.choose)
        self.list.activated.connect(self.choose)
        self.top = QVBoxLayout()
        self.top.setContentsMargins(14, 10, 14, 4)
        self.top.setSpacing(8)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(6)
        self.tools.addWidget(self.filter, 1)
        self.top.addLayout(self.tools)
        self.places = QVBoxLayout(self)
        self.places.setContentsMargins(0, 0, 0, 0)
        self.places.setSpacing(0)
        self.places.addLayout(self.top)
        self.places.addWidget(self.nothing)
        self.places.addWidget(self.list, 1)

    def set_theme(self, theme: Theme) -> None:
        delegate: ThemedDelegate = self._delegate  # type: ignore[assignment]
        delegate.theme = theme
        self.list.viewport().update()

    def filter_by(self, text: str) -> None:
        """The filter's text has changed."""
        raise NotImplementedError

    def choose(self, index: QModelIndex) -> None:
        """A row was clicked, or Enter pressed on it."""
        raise NotImplementedError

    def say_nothing(self, sentence: str, *, empty: bool) -> None:
        """What stands in place of the rows."""
        self.nothing.setText(sentence)
        self.nothing.setVisible(empty)
