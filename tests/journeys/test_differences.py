"""The tab of differences: filtered, ordered, gone through with F8, copied, overruled; the charts of the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from reader.app.difference_rows import Candidate, Shown
from reader.core.model import Difference, Fact, MarkKind, Side
from reader.ui.difference_model import LINE

if TYPE_CHECKING:
    from reader.ui.difference_panel import DifferencePanel

    from .conftest import Person

CTRL = Qt.KeyboardModifier.ControlModifier
# the offscreen platform has no windows that could be raised, and says so of every menu and tool tip
pytestmark = pytest.mark.qt_log_ignore(
    r"This plugin does not support (raise|propagateSizeHints|grabbing the keyboard)", extend=True
)


@pytest.fixture
def panel(reader_person: Person) -> DifferencePanel:
    """The tab after a click on it."""
    reader_person.clicks(reader_person.window.reading.sidebar.tabs["Differences"])
    return reader_person.window.reading.differences


def lines(panel: DifferencePanel) -> list[object]:
    return [panel.model.index(row).data(LINE) for row in range(panel.model.rowCount())]


def first_fact(panel: DifferencePanel) -> int:
    return next(row for row, line in enumerate(lines(panel)) if isinstance(line, Fact))


def alone(panel: DifferencePanel) -> int:
    found = enumerate(lines(panel))
    return next(r for r, line in found if isinstance(line, Difference) and line.kind is MarkKind.MISSING)


def test_a_click_on_a_fact_brings_both_places_level_and_counts(reader_person: Person, panel: DifferencePanel):
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pair = reader_person.window.reading.pair
    row = first_fact(panel)
    reader_person.clicks_row(panel.list, panel.model.index(row))
    fact = panel.model.index(row).data(LINE)
    assert pair.stops.current is not None
    assert pair.stops.current.link == fact.link
    assert panel.list.currentIndex().row() == row, "the row of the fact stays chosen"
    assert panel.footer.text() == f"1 of {len(panel.model.rows())}"
    assert [pair.panes[side].overlay.flashed for side in Side] == [(fact.left,), (fact.right,)]


def test_chips_text_and_kinds_filter_the_rows(reader_person: Person, panel: DifferencePanel):
    every = len(panel.model.rows())
    reader_person.clicks(panel.chips[Shown.ONLY_RIGHT])
    assert {row.only for row in panel.model.rows()} == {Side.RIGHT}
    assert panel.footer.text().endswith("hidden")
    reader_person.clicks(panel.chips[Shown.ALL])
    reader_person.clicks(panel.filter)
    reader_person.types("ferries")
    assert 0 < len(panel.model.rows()) < every
    panel.filter.clear()
    panel.menu.kinds["altered"].trigger()
    assert "altered" not in {row.kind for row in panel.model.rows()}
    assert reader_person.window.settings.text("differences/hidden") == "altered"
    panel.menu.all_kinds.trigger()
    assert len(panel.model.rows()) == every


def test_f8_follows_the_list_where_that_is_wanted(reader_person: Person, panel: DifferencePanel):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_F8)
    assert window.reading.pair.stops.index == 0, "in reading order at first"
    panel.menu.follow.trigger()
    panel.list.setCurrentIndex(panel.model.index(-1))
    reader_person.presses(Qt.Key.Key_F8)
    assert isinstance(panel.list.currentIndex().data(LINE), Fact), "facts come first in the list"
    reader_person.presses(Qt.Key.Key_F8)
    assert panel.footer.text().startswith("2 of ")
    reader_person.presses(Qt.Key.Key_F7)
    reader_person.presses(Qt.Key.Key_F7)
    assert panel.footer.text().startswith("1 of ")
    assert "first difference" in window.status.said()


def test_all_rows_and_one_row_are_copied_as_text(reader_person: Person, panel: DifferencePanel):
    reader_person.action("copy_differences").trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines() == [row.sentence for row in panel.model.rows()]
    reader_person.clicks_row(panel.list, panel.model.index(first_fact(panel)))
    panel.list.setFocus()
    reader_person.presses(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == panel.model.rows()[0].sentence


def test_the_nearest_passage_is_shown_on_request_and_can_be_linked(reader_person: Person, panel: DifferencePanel):
    window = reader_person.window
    before = window.session.comparison
    assert before is not None
    row = alone(panel)
    reader_person.clicks_row(panel.list, panel.model.index(row))
    panel.list.setFocus()
    reader_person.presses(Qt.Key.Key_Right)
    reader_person.qtbot.waitUntil(lambda: isinstance(lines(panel)[row + 1], Candidate), timeout=30_000)
    place = panel.model.index(row + 1)
    assert "% alike: " in str(place.data(Qt.ItemDataRole.AccessibleTextRole))
    panel.list.scrollTo(place)
    panel.list.customContextMenuRequested.emit(panel.list.visualRect(place).center())
    menu = next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())
    entry = next(entry for entry in menu.actions() if "Link with This" in entry.text().replace("&", ""))
    entry.trigger()
    menu.close()
    reader_person.waits_for_the_marks()
    after = window.session.comparison
    assert after is not None
    assert any(link.by_hand for link in after.links)
    assert after.missing_left != before.missing_left or after.missing_right != before.missing_right
    reader_person.action("undo").trigger()
    reader_person.qtbot.waitUntil(lambda: window.session.comparison.links == before.links, timeout=10_000)


def test_resting_on_a_bold_number_tells_its_counterpart(reader_person: Person):
    window = reader_person.window
    comparison = window.session.comparison
    assert comparison is not None
    fact = next(fact for fact in comparison.facts if "40" in fact.text)
    assert fact.left is not None
    pane = window.reading.pair.panes[Side.LEFT]
    window.reading.pair.reveal(Side.LEFT, fact.left)
    box = next(iter(pane.page.boxes(fact.left)))
    point = QPoint(int(box.center().x()), int(box.center().y() - pane.top))
    QApplication.sendEvent(pane.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, pane.viewport().mapToGlobal(point)))
    assert "On the right: 14" in QToolTip.text()
    QToolTip.hideText()


def test_the_summary_is_drawn_and_can_be_heard(reader_person: Person):
    window = reader_person.window
    summary = window.reading.summary
    reader_person.clicks(window.reading.sidebar.tabs["Summary"])
    reader_person.qtbot.waitUntil(lambda: summary.slope.isVisible(), timeout=10_000)
    for side in Side:
        assert "in the same words" in summary.bars[side].accessibleDescription()
        picture = summary.bars[side].grab().toImage()
        colours = {picture.pixelColor(x, picture.height() // 2).name() for x in range(picture.width())}
        assert len(colours) >= 3, "the parts of the bar can be told apart"
    assert "they are passages" in summary.slope.accessibleDescription()
    summary.slope.setFocus()
    reader_person.presses(Qt.Key.Key_Down)
    assert summary.slope.said().startswith("Passage 1 of ")
    reader_person.presses(Qt.Key.Key_Return)
    reader_person.qtbot.waitUntil(lambda: window.reading.pair.stops.current is not None)
    here, there = summary.slope.line(0)
    reader_person.clicks(summary.slope, ((here + there) / 2).toPoint())
    assert summary.slope.toolTip()
