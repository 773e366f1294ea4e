"""The list of differences beside the texts: filtered, ordered, copied; a click on a row brings both places level."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from reader.app.difference_rows import Candidate, Listing, Order, Shown, Wanted, as_text, is_soon_listed, listing
from reader.app.language import tr, tr_count
from reader.core.model import Difference, Fact, Note
from reader.ui.difference_delegate import DifferenceDelegate
from reader.ui.difference_menu import DifferenceMenu
from reader.ui.difference_model import LINE, DifferenceModel
from reader.ui.labels import label
from reader.ui.list_panel import ListPanel, chip
from reader.ui.wrapping import WrappingLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader.app.settings import Settings
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison

_CHIPS = {Shown.ALL: "All", Shown.BOTH: "Both", Shown.ONLY_LEFT: "Only left", Shown.ONLY_RIGHT: "Only right"}


class DifferencePanel(ListPanel):
    """Every difference as a row.

    Signals: `difference_chosen(Difference)`, `fact_chosen(Fact)`, `note_chosen(Note)` and, by Return or a double
    click, `note_opened(Note)`; `nearest_wanted(Difference)` to be answered with `show_candidate`,
    `candidate_chosen(Candidate)`, `link_wanted(Candidate)`; `said(sentence)`; `listing_wanted(work)`, whose result
    goes to `show_listing`, where making the rows takes some time.
    """

    difference_chosen = Signal(object)
    fact_chosen = Signal(object)
    note_chosen = Signal(object)
    note_opened = Signal(object)
    nearest_wanted = Signal(object)
    candidate_chosen = Signal(object)
    link_wanted = Signal(object)
    said = Signal(str)
    listing_wanted = Signal(object)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        self.model = DifferenceModel()
        super().__init__(self.model, DifferenceDelegate(theme), "Differences", "words or kind")
        self.model.setParent(self)
        self._settings = settings
        self._comparison: Comparison | None = None
        self._wanted = Wanted()
        self.chips = {shown: chip(shown is Shown.ALL, partial(self.want, shown=shown)) for shown in Shown}
        chips = WrappingLayout(7)
        for button in self.chips.values():
            chips.addWidget(button)
        self.top.insertLayout(0, chips)
        self.menu = DifferenceMenu(settings, self)
        self.menu.changed.connect(lambda what, value: self.want(**{what: value}))
        self.menu.copy_wanted.connect(self.copy)
        self.tools.addWidget(self.menu)
        self.footer = label("", "soft")
        self.footer.setContentsMargins(14, 4, 14, 8)
        self.places.addWidget(self.footer)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._count())
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.want(order=Order(settings.text("differences/order")), hidden=self.menu.hidden_kinds())
        self.set_theme(theme)

    def set_comparison(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        self._list()

    def show_listing(self, listed: Listing) -> None:
        """The answer to `listing_wanted`; one that is no longer wanted is passed over."""
        if listed.comparison is not self._comparison or listed.wanted != self._wanted:
            return
        kept = self.list.currentIndex().data(LINE)
        self.model.show(listed)
        self.menu.show_kinds(listed.kinds)
        self._refreshed()
        self._make_current(self.model.row_of(kept) if kept is not None else QModelIndex())

    def show_current(self, difference: Difference | None) -> None:
        """Marks the row of the difference the reader is at; the row of one of its facts may stay marked."""
        if difference is not None and self.model.difference_at(self.list.currentIndex()) == difference:
            return
        self._make_current(self.model.row_of(difference) if difference else QModelIndex())

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.menu.set_theme(theme)

    def want(self, **wishes: object) -> None:
        """Changes what is shown: text, shown, hidden, order."""
        self._wanted = replace(self._wanted, **wishes)  # type: ignore[arg-type]
        self._list()

    def _list(self) -> None:
        """Lists what is wanted: few rows at once, many when they are made."""
        comparison, wanted, listed = self._comparison, self._wanted, self.model.listing
        rows = listed.rows if listed.comparison is comparison else None
        if comparison is None or is_soon_listed(comparison):
            self.show_listing(listing(comparison, wanted, rows))
        else:
            self.listing_wanted.emit(lambda: listing(comparison, wanted, rows))

    def filter_by(self, text: str) -> None:
        self.want(text=text)

    def step(self, way: int) -> bool:
        """Goes to the next or previous of the shown rows; False at the ends."""
        rows = self.model.rows()
        at = self.model.number_of(self.list.currentIndex()) - 1
        goal = at + way if at >= 0 else (0 if way > 0 else len(rows) - 1)
        if not 0 <= goal < len(rows):
            return False
        place = self.model.row_of(rows[goal].line)
        self._make_current(place)
        self.choose(place)
        return True

    def choose(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Fact):
            self.fact_chosen.emit(line)
        elif isinstance(line, Difference):
            self.difference_chosen.emit(line)
        elif isinstance(line, Candidate):
            self.candidate_chosen.emit(line)
        elif isinstance(line, Note):
            self.note_chosen.emit(line)

    def show_candidate(self, candidate: Candidate) -> None:
        """The answer to `nearest_wanted`: a row below the one it was asked for."""
        self._make_current(self.model.show_candidate(candidate))
        self._count()

    def copy(self) -> None:
        """All shown rows as lines of text."""
        rows = self.model.rows()
        QApplication.clipboard().setText(as_text(rows))
        self.said.emit(
            tr_count("{number} difference copied as text.", "{number} differences copied as text.", len(rows))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.list.currentIndex().data(LINE)
        if event.key() == Qt.Key.Key_Right and _alone(line):
            self.nearest_wanted.emit(line)
        elif event.key() == Qt.Key.Key_Left and isinstance(line, Candidate):
            self.model.hide_candidates()
            self._make_current(self.model.row_of(line.of))
        else:
            super().keyPressEvent(event)

    def _refreshed(self) -> None:
        for shown, count in self.model.listing.counts.items():
            self.chips[shown].setText(f"{tr(_CHIPS[shown])} {count}")
        filtered = self.model.total() > 0
        nothing = tr("Both articles say the same.") if self.model.comparison else tr("Differences are listed here.")
        self.say_nothing(tr("No difference fits this filter.") if filtered else nothing, empty=not self.model.rows())
        self._count()

    def _count(self) -> None:
        """ "4 of 17", and how many the filter leaves out."""
        shown, total = len(self.model.rows()), self.model.total()
        number = self.model.number_of(self.list.currentIndex())
        said = (
            tr("{number} of {count}", number=number, count=shown)
            if number
            else tr_count("{number} difference", "{number} differences", shown)
        )
        self.footer.setText(said + (tr(" · {number} hidden", number=total - shown) if total > shown else ""))
        self.footer.setVisible(total > 0)

    def _make_current(self, place: QModelIndex) -> None:
        if place.isValid():
            self.list.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(place)
        else:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Note):
            self.note_opened.emit(line)

    def _offer(self, place: QPoint) -> None:
        """What can be done with the row that is pointed at, or that has the focus."""
        index = self.list.indexAt(place)
        line = index.data(LINE)
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if _alone(line):
            nearest = _keyed(tr("Show Nearest on the &Other Side"), Qt.Key.Key_Right)
            menu.addAction(nearest, lambda: self.nearest_wanted.emit(line))
        if isinstance(line, Candidate) and line.found is not None:
            menu.addAction(tr("&Link with This"), lambda: self.link_wanted.emit(line))
        menu.addAction(_keyed(tr("&Copy Row"), QKeySequence.StandardKey.Copy), self.copy_row)
        menu.addAction(tr("Copy &All as Text"), self.copy)
        row = next((row for row in self.model.rows() if row.line == line), None)
        if row is not None:
            menu.addAction(tr("&Hide This Kind"), lambda: self.menu.hide_kind(row.kind))
        menu.popup(self.list.viewport().mapToGlobal(place))

    def copy_row(self) -> None:
        """The current row as it is read aloud."""
        said = self.list.currentIndex().data()
        if said:
            QApplication.clipboard().setText(str(said))


def _alone(line: object) -> bool:
    """Whether a row is about what only one side says."""
    return isinstance(line, Difference) and not (line.left and line.right)


def _keyed(text: str, key: QKeySequence.StandardKey | Qt.Key) -> str:
    """A menu's text with the key that does the same in the list, as this system and language write it."""
    return f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
