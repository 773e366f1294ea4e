"""Lists of thousands of rows: set in portions, made where nobody waits, and the same as when made at once."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, QTimer
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from speed.big_pair import big_pair
from view_stage import settle, staged

from reader.app.difference_rows import Listing, Shown, Wanted, listing
from reader.app.settings import Settings
from reader.app.themes import load_theme
from reader.core.comparison import Comparison
from reader.core.model import Article, Link, ParagraphLink, Relation, Side, Span
from reader.ui.difference_panel import DifferencePanel
from reader.ui.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


MANY = 5_000


class Counting(QStyledItemDelegate):
    """Says how many rows have been measured."""

    measured = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.measured += 1
        return super().sizeHint(option, index)


def test_rows_are_set_in_portions_and_the_one_asked_for_comes_into_sight(qtbot: QtBot):
    view, delegate = RowList(), Counting()
    qtbot.addWidget(view)
    view.setItemDelegate(delegate)
    view.setModel(QStringListModel([f"row {number}" for number in range(MANY)], view))
    view.show()
    last = view.model().index(MANY - 1, 0)
    view.scrollTo(last)
    assert delegate.measured < MANY / 2, "the window answers before all are measured"
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(last)))
    view.scrollTo(view.model().index(0, 0))
    assert view.verticalScrollBar().value() == 0


@pytest.fixture(scope="module")
def pair() -> Comparison:
    return big_pair(2_000, sentences=2).prepared()


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path) -> DifferencePanel:
    made = DifferencePanel(load_theme("light"), Settings(tmp_path / "parallax.ini"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_many_differences_are_listed_where_nobody_waits(panel: DifferencePanel, pair: Comparison):
    asked: list[Callable[[], Listing]] = []
    panel.listing_wanted.connect(asked.append)
    panel.set_comparison(pair)
    assert panel.model.rowCount() == 0
    panel.want(shown=Shown.ONLY_LEFT)
    late, wanted = (work() for work in asked)
    panel.show_listing(late)
    assert panel.model.rowCount() == 0, "nobody wants it any more"
    panel.show_listing(wanted)
    assert panel.model.listing == listing(pair, Wanted(shown=Shown.ONLY_LEFT))
    for number in (1, 2, len(panel.model.rows())):
        place = panel.model.row_of(panel.model.rows()[number - 1].line)
        assert panel.model.number_of(place) == number
    panel.set_comparison(None)
    assert panel.model.rowCount() == 0


def test_the_window_answers_while_many_differences_are_shown(panel: DifferencePanel, pair: Comparison, qtbot: QtBot):
    panel.listing_wanted.connect(lambda work: panel.show_listing(work()))
    panel.set_comparison(pair)
    turns, last = [0.0], [thread_time()]

    def turn() -> None:
        turns.append(thread_time() - last[0])
        last[0] = thread_time()

    pulse = QTimer(panel)
    pulse.timeout.connect(turn)
    pulse.start(0)
    bottom = panel.model.index(panel.model.rowCount() - 1)
    assert bottom.row() > 500
    panel.list.scrollTo(bottom)
    qtbot.waitUntil(lambda: panel.list.viewport().rect().intersects(panel.list.visualRect(bottom)), timeout=20_000)
    assert max(turns) < 0.5, "of the processor; some 20 ms where nothing else runs"


def test_an_endless_sentence_is_gone_to_without_setting_all_of_it(qtbot: QtBot):
    text = "the harbour council closed the bridge on the river " * 6_000
    left, right = (Article.from_paragraphs([text + end]) for end in ("at noon.", "at nine."))
    spans = [(Span(0, 0, len(article.paragraphs[0].text)),) for article in (left, right)]
    link = Link(*spans, 0.9, Relation.ALTERED)
    view = staged(qtbot, Comparison(left, right, (link,), (ParagraphLink((0,), (0,), 0.9, Relation.ALTERED),)))
    assert view.next_difference()
    settle(view)
    page = view.panes[Side.LEFT].page
    boxes = list(page.boxes(spans[0][0]))
    assert boxes[-1].bottom() - boxes[0].top() > 0.9 * page.flow.total
    rows = range(len(page.rows))
    assert len(rows) > 100
    assert sum(map(page.is_set, rows)) < len(rows) / 2
