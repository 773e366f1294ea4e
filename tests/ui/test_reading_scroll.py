"""Scrolling in step with real wheels, keys, bars and resizes: the sides never drift and the text read stays put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from picture_pair import pair
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from speed.big_pair import big_pair
from view_stage import click, mouse, settle, staged, wheel

from reader.app.themes import load_theme
from reader.core.model import Side, Span
from reader.ui.linked_scroll import NEAR
from reader.ui.page_painting import chip_box, fold_box
from reader.ui.pair_view import PairView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.core.comparison import Comparison
    from reader.ui.reading_pane import ReadingPane

LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.fixture(scope="module")
def long_pair() -> Comparison:
    return big_pair(300).prepared()


@pytest.fixture
def view(qtbot: QtBot, long_pair: Comparison) -> PairView:
    return staged(qtbot, long_pair)


def off_step(view: PairView, leader: Side) -> float:
    """How far the other pane is from where it may be."""
    return abs(view.panes[leader.other].top - view.scrolling.place(leader))


def on_screen(view: PairView, side: Side, paragraph: int) -> float:
    return view.panes[side].page.extent(paragraph)[0] - view.panes[side].top


@pytest.mark.parametrize("leader", [LEFT, RIGHT])
def test_the_wheel_moves_both_sides_in_step(view: PairView, leader: Side):
    pane = view.panes[leader]
    off = view.panes[leader].view_height
    for number in range(30):
        before = pane.top
        wheel(pane, -1)
        assert pane.top > before
        assert off_step(view, leader) <= off + NEAR
        off = off_step(view, leader)
        assert number < 8 or off < NEAR
    assert view.panes[leader.other].top > 500


def test_touchpad_pixels_move_exactly_so_far(view: PairView):
    pane = view.panes[LEFT]
    wheel(pane, -5)
    before = pane.top
    wheel(pane, pixels=-37)
    assert pane.top == pytest.approx(before + 37, abs=0.01)


def test_forth_and_back_ends_where_it_began_whichever_side_is_turned(view: PairView):
    wheel(view.panes[LEFT], -20)
    settle(view)
    start = {side: view.panes[side].top for side in Side}
    for _ in range(12):
        wheel(view.panes[LEFT], -1)
    for _ in range(12):
        wheel(view.panes[LEFT], 1)
    for _ in range(7):
        wheel(view.panes[RIGHT], 1)
    for _ in range(7):
        wheel(view.panes[RIGHT], -1)
    for side in Side:
        assert view.panes[side].top == pytest.approx(start[side], abs=6)


@pytest.mark.parametrize("leader", [LEFT, RIGHT])
def test_both_ends_are_reached_together(view: PairView, leader: Side):
    pane, other = view.panes[leader], view.panes[leader.other]
    pane.setFocus()
    QTest.keyClick(pane, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert pane.top == pytest.approx(pane.limit, abs=1)
    assert other.top == pytest.approx(other.limit, abs=1)
    QTest.keyClick(pane, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert pane.top == 0
    assert other.top == 0


def test_keys_scroll_while_there_is_no_caret(view: PairView):
    pane = view.panes[LEFT]
    pane.setFocus()
    tops = [pane.top]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        QTest.keyClick(pane, key)
        tops.append(pane.top)
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    QTest.keyClick(pane, Qt.Key.Key_PageUp)
    assert pane.top < tops[-1]
    assert off_step(view, LEFT) < NEAR


def test_the_bar_scrolls_too(view: PairView):
    bar = view.panes[RIGHT].verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert view.panes[RIGHT].top == pytest.approx(bar.value(), abs=1)
    assert off_step(view, RIGHT) < NEAR


def test_a_drag_in_the_overview_goes_there(view: PairView):
    strip = view.overview
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    first = view.panes[RIGHT].top
    assert first > 1000
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, 1))
    assert view.panes[LEFT].top < 200
    assert off_step(view, LEFT) < NEAR


@pytest.mark.parametrize("leader", [LEFT, RIGHT])
def test_a_side_at_its_end_passes_the_wheel_on(view: PairView, leader: Side):
    pane, other = view.panes[leader], view.panes[leader.other]
    pane.scroll_to(pane.limit)
    for _ in range(40):
        wheel(pane, -1)
    assert pane.top == pytest.approx(pane.limit, abs=1)
    assert other.top == pytest.approx(other.limit, abs=1)
    pane.scroll_to(0)
    for _ in range(40):
        wheel(pane, 1)
    assert (pane.top, other.top) == (0, 0)


def test_rows_set_late_move_nothing_that_is_read(view: PairView):
    pane = view.panes[LEFT]
    pane.scroll_to(pane.limit / 2)
    row = pane.visible_rows()[3]
    before = pane.page.flow.top(row) - pane.top
    for above in range(0, row, 3):
        pane.page.set_row(above)
    assert pane.page.flow.top(row) - pane.top == pytest.approx(before, abs=0.01)


@pytest.mark.parametrize("act", ["level", "zoom", "resize", "only", "comparison"])
def test_what_is_read_stays_in_place(view: PairView, act: str):
    pane = view.panes[LEFT]
    pane.scroll_to(pane.limit / 2)
    settle(view)
    line = 0.4 * pane.view_height
    place = pane.place_at(QPointF(200, line))
    while act == "only" and view.ties.status[LEFT][place.paragraph] == 1:  # a paragraph that will not be folded
        pane.scroll_by(120)
        place = pane.place_at(QPointF(200, line))
    match act:
        case "level":
            view.set_arrangement("level")
        case "zoom":
            view.set_zoom(130)
        case "resize":
            view.resize(900, 700)
        case "only":
            view.set_only_differences(True)
        case "comparison":
            view.set_comparison(view.comparison)
    settle(view)
    top, bottom = view.panes[LEFT].page.extent(place.paragraph)
    assert top - pane.top - 20 <= 0.4 * pane.view_height <= bottom - pane.top + 20
    assert off_step(view, LEFT) < NEAR


def test_level_paragraphs_start_at_one_height_on_screen(view: PairView):
    view.set_arrangement("level")
    settle(view)
    for _ in range(6):
        wheel(view.panes[RIGHT], -3)
        pairs = [(g.left[0], g.right[0]) for g in view.ties.groups if not g.moved]
        seen = view.panes[LEFT].visible_paragraphs()
        tops = [(on_screen(view, LEFT, a), on_screen(view, RIGHT, b)) for a, b in pairs if a in seen]
        assert tops
        assert all(a == pytest.approx(b, abs=0.5) for a, b in tops)


def test_unhooked_panes_scroll_alone_and_are_hooked_again_where_they_stand(view: PairView):
    left, right = view.panes[LEFT], view.panes[RIGHT]
    wheel(left, -10)
    view.set_scroll_linked(False)
    before = right.top
    wheel(left, -20)
    assert right.top == before
    view.set_scroll_linked(True)
    assert right.top == before
    gap = abs(right.top - view.scrolling.goal(LEFT))
    assert gap > 100
    for _ in range(90):
        wheel(left, -1)
        now = abs(right.top - view.scrolling.goal(LEFT))
        assert now <= gap + NEAR
        gap = now
    assert gap < NEAR


def test_ctrl_wheel_asks_for_zoom_and_scrolls_nothing(view: PairView, qtbot: QtBot):
    with qtbot.waitSignal(view.zoom_requested) as caught:
        wheel(view.panes[LEFT], 1, keys=Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [1]
    assert view.panes[LEFT].top == 0


def test_what_is_scrolled_away_from_under_the_mouse_is_no_longer_lit(qtbot: QtBot):
    view = staged(qtbot, pair(), size=(1000, 420))
    left, right = view.panes[LEFT], view.panes[RIGHT]
    box = next(iter(left.page.boxes(view.comparison.links[2].left[0])))
    mouse(left, QEvent.Type.MouseMove, QPointF(box.left() + 30, box.center().y() - left.top))
    lit = right.overlay.lit
    assert lit
    wheel(left, -2)
    assert right.overlay.lit == ()
    wheel(left, 2)
    qtbot.waitUntil(lambda: right.overlay.lit == lit)
    wheel(left, -2)
    qtbot.wait(150)
    left.scroll_to(0)
    assert right.overlay.lit == (), "keys and jumps light nothing"
    qtbot.wait(150)
    assert right.overlay.lit == ()


def test_hovering_lights_the_other_side_and_scrolls_nothing(qtbot: QtBot):
    view = staged(qtbot, pair())
    left, right = view.panes[LEFT], view.panes[RIGHT]
    box = next(iter(left.page.boxes(view.comparison.links[2].left[0])))
    tops = left.top, right.top
    mouse(left, QEvent.Type.MouseMove, QPointF(box.left() + 30, box.center().y() - left.top))
    assert right.overlay.lit
    assert right.overlay.lit[0].paragraph == 2
    assert left.overlay.lit == ()
    assert (left.top, right.top) == tops
    QApplication.sendEvent(left.viewport(), QEvent(QEvent.Type.Leave))
    assert right.overlay.lit == ()


def test_a_click_on_a_ribbon_brings_both_ends_level(qtbot: QtBot):
    view = staged(qtbot, big_pair(60).prepared())
    left, right = view.panes[LEFT], view.panes[RIGHT]
    wheel(left, -8)
    view.set_scroll_linked(False)
    wheel(right, -2)
    shapes = view.band.shapes()
    ribbon = next(r for r in shapes if not r.moved and 60 < r.left_top < 400)
    y = int((ribbon.height_at(0.5)[0] + ribbon.height_at(0.5)[1]) / 2 + view.band.picture.offset)
    QTest.mouseClick(view.band, Qt.MouseButton.LeftButton, pos=QPoint(36, y))
    group = view.ties.groups[ribbon.group]
    tops = [
        pane.page.extent(paragraph)[0] - pane.top
        for pane, paragraph in ((left, group.left[0]), (right, group.right[0]))
    ]
    assert tops[0] == pytest.approx(tops[1], abs=1.5)


def test_a_chip_goes_there_and_the_chip_there_comes_back(qtbot: QtBot):
    view = staged(qtbot, big_pair(200).prepared(), size=(1120, 500))
    left, right = view.panes[LEFT], view.panes[RIGHT]
    group = next(i for i, g in enumerate(view.ties.groups) if g.moved)
    ends = view.ties.groups[group]
    for _ in range(2):
        left.scroll_to(left.page.extent(ends.left[0])[0] - 150)
        settle(view)
    def chip_point(pane: ReadingPane, paragraph: int) -> QPointF:
        row = pane.page.rows.row_of(paragraph)
        box = chip_box(pane.page, group)
        return box.center() + QPointF(pane.page.column, pane.page.flow.top(row) - pane.top)

    before = left.top
    click(left, chip_point(left, ends.left[0]))
    assert ends.right[0] in right.visible_paragraphs()
    assert left.top == before
    assert right.overlay.flashed
    left.scroll_by(700)
    point = chip_point(right, ends.right[0])
    if not 0 < point.y() < right.view_height:
        right.scroll_by(point.y() - 200)
        point = chip_point(right, ends.right[0])
    click(right, point)
    assert ends.left[0] in left.visible_paragraphs()


def test_folded_furniture_opens_and_closes_on_a_click(qtbot: QtBot):
    view = staged(qtbot, pair())
    left = view.panes[LEFT]
    row = next(iter(left.page.rows.folds))
    def point() -> QPointF:
        fold = left.page.rows.folds[row]
        return fold_box(left.page, fold).center() + QPointF(left.page.column, left.page.flow.top(row) - left.top)

    rows = len(left.page.rows)
    click(left, point())
    assert len(left.page.rows) == rows + 2
    assert any("furniture" in line and "Advertisement" in line for line in view.describe())
    click(left, point())
    assert len(left.page.rows) == rows


def test_a_fold_of_shared_paragraphs_opens_and_closes_on_both_sides(qtbot: QtBot):
    view = staged(qtbot, big_pair(60).prepared())
    view.set_only_differences(True)
    settle(view)
    left, right = view.panes[LEFT], view.panes[RIGHT]

    def states(pane: ReadingPane) -> list[bool]:
        return [fold.is_open for _, fold in sorted(pane.page.rows.folds.items())]

    closed = states(left), states(right)
    assert not any(closed[0] + closed[1])
    fold = next(fold for _, fold in sorted(left.page.rows.folds.items()) if fold.count > 1)
    tied = {
        paragraph
        for index in range(fold.first, fold.end)
        for group in view.ties.groups_of[LEFT][index]
        for paragraph in view.ties.groups[group].right
    }
    for _ in range(2):
        view.folds.toggle(LEFT, fold.first)
        opened = [f for f in right.page.rows.folds.values() if f.is_open]
        assert sum(states(left)) == 1
        assert {index for f in opened for index in range(f.first, f.end)} >= tied
        view.folds.toggle(RIGHT, opened[0].first)
        assert (states(left), states(right)) == closed


def test_only_differences_collapses_runs_of_shared_paragraphs(view: PairView):
    full = len(view.panes[LEFT].page.rows)
    view.set_only_differences(True)
    settle(view)
    assert len(view.panes[LEFT].page.rows) < full
    pane = view.panes[LEFT]
    pane.scroll_to(pane.page.flow.top(next(iter(pane.page.rows.folds))) - 100)
    assert any("shared paragraph" in line for line in view.describe())
    assert 0 not in pane.page.rows.folds, "the title is never folded away"
    view.set_only_differences(False)
    assert len(view.panes[LEFT].page.rows) == full


@pytest.mark.parametrize("side", [LEFT, RIGHT])
@pytest.mark.parametrize("width", [900, 1120, 1500])
def test_the_very_last_words_are_revealed_before_any_height_below_is_known(
    qtbot: QtBot, long_pair: Comparison, side: Side, width: int
):
    view = PairView()
    qtbot.addWidget(view)
    view.set_theme(load_theme("light"))
    view.set_reduced_motion(True)
    view.resize(width, 760)
    view.show()
    for one in Side:
        view.set_article(one, long_pair.article(one))
    view.set_comparison(long_pair)
    view.make_whole()
    last = long_pair.article(side).paragraphs[-1]
    span = Span(last.index, len(last.text) - 5, len(last.text))
    view.reveal(side, span)
    pane = view.panes[side]
    assert pane.shows((span,))
    assert pane.top == pytest.approx(pane.limit, abs=0.6)
    view.make_whole()
    assert pane.shows((span,))
