"""The pair view as a whole: differences in order, counterparts, marks, reading mode, drops left to the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from picture_pair import pair
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from view_stage import click, settle, staged, texts, wheel, where

from reader.app.themes import load_theme
from reader.core.comparison import Comparison
from reader.core.model import Equivalence, Link, MarkKind, ParagraphLink, Relation, Side, Span
from reader.layout.places import Place, Selection
from reader.ui.pair_view import PairView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def view(qtbot: QtBot) -> PairView:
    return staged(qtbot, pair())


def shown_marks(view: PairView, side: Side, paragraph: int) -> str:
    return next(line for line in view.describe() if line.startswith(f"{side.value} {paragraph:03d}"))


# differences


def test_next_goes_through_all_differences_in_reading_order_and_stops_at_the_end(view: PairView, qtbot: QtBot):
    told: list[tuple[int, int]] = []
    view.difference_changed.connect(lambda *numbers: told.append(numbers))
    count = len(view.comparison.differences(Side.LEFT))
    seen = []
    while view.next_difference():
        seen.append(view.difference_index)
    assert seen == list(range(count))
    assert told[-1] == (count - 1, count)
    with qtbot.waitSignal(view.end_reached) as ended:
        assert not view.next_difference()
    assert ended.args == [True]
    assert view.difference_index == count - 1
    assert view.first_difference()
    assert not view.previous_difference()
    assert view.last_difference()
    assert view.difference_index == count - 1


def test_the_other_sides_order_counts_when_it_is_active_and_the_difference_stays(view: PairView):
    view.go_to_difference(1)
    difference = view.stops.current
    view.set_active_side(Side.RIGHT)
    assert view.stops.current == difference
    assert view.comparison.differences(Side.RIGHT)[view.difference_index] == difference
    order = []
    view.first_difference()
    order.append(view.stops.current)
    while view.next_difference():
        order.append(view.stops.current)
    assert tuple(order) == view.comparison.differences(Side.RIGHT)


def test_every_difference_is_in_sight_on_each_side_that_has_it(qtbot: QtBot):
    view = staged(qtbot, pair(), size=(1000, 420))
    while view.next_difference():
        settle(view)
        for side in Side:
            spans = view.stops.current.spans(side)
            assert not spans or view.panes[side].shows(spans[:1])


def test_the_current_difference_is_framed_and_its_ribbon_is_stronger(view: PairView):
    view.go_to_difference(1)
    lines = view.describe()
    assert any(line.startswith("left 002") and " frame" in line for line in lines)
    assert any(line.startswith("right 002") and "thin-frame" in line for line in lines)
    assert sum("35%" in line for line in lines) == 1


def test_a_finer_comparison_keeps_the_difference_that_was_current(view: PairView):
    view.go_to_difference(2)
    spans = view.stops.current.spans(Side.LEFT)
    finer = replace(view.comparison, links=tuple(replace(link, score=0.99) for link in view.comparison.links))
    view.set_comparison(finer)
    assert view.stops.current.spans(Side.LEFT) == spans


def test_a_click_on_a_difference_makes_it_current_and_scrolls_nothing(view: PairView):
    pane = view.panes[Side.LEFT]
    click(pane, where(pane, 2, 25))
    assert view.stops.current.spans(Side.LEFT)[0].paragraph == 2
    assert pane.top == 0


def test_the_counterpart_comes_level_and_back(view: PairView):
    left, right = view.panes[Side.LEFT], view.panes[Side.RIGHT]
    left.setFocus()
    left.select(Selection(Place(4, 8), Place(4, 8)))
    assert view.go_to_counterpart()
    assert view.active_side is Side.RIGHT
    assert right.caret == Place(6, 0)
    assert view.go_to_counterpart()
    assert left.caret == Place(4, 0)


def test_what_only_one_side_has_has_no_counterpart(view: PairView):
    view.panes[Side.LEFT].select(Selection(Place(3, 8), Place(3, 8)))
    assert not view.go_to_counterpart()


# marks


def test_each_mark_has_a_shape_of_its_own(view: PairView):
    lines = "\n".join(view.describe())
    for shape in ("shared:hairline", "altered:ground+dots", "missing:ground:", "block+left-bar", "block+right-bar"):
        assert shape in lines
    assert "moved · ¶ 7 ↓" in lines
    assert "moved · ¶ 5 ↑" in lines


@pytest.mark.parametrize("kind", [MarkKind.SHARED, MarkKind.ALTERED, MarkKind.MISSING])
def test_each_mark_can_be_switched_off_and_on(view: PairView, kind: MarkKind):
    before = view.describe()
    picture = view.grab().toImage()
    view.set_mark_shown(kind, False)
    assert not any(f" {kind.value}:" in line for line in view.describe())
    assert view.grab().toImage() != picture
    view.set_mark_shown(kind, True)
    assert view.describe() == before


def test_numbers_in_altered_runs_are_bold_and_facts_take_their_place(view: PairView):
    assert "bold:46-56" in shown_marks(view, Side.LEFT, 1)
    assert "bold:19-21" in shown_marks(view, Side.LEFT, 2)
    view.set_comparison(replace(view.comparison, facts=()))
    assert "bold" not in shown_marks(view, Side.LEFT, 1)
    assert "bold:19-21" in shown_marks(view, Side.LEFT, 2)


def test_text_is_readable_before_and_moves_little_when_marks_come(qtbot: QtBot):
    made = pair()
    view = staged(qtbot)
    view.set_article(Side.LEFT, made.left)
    view.set_article(Side.RIGHT, made.right)
    settle(view)
    assert any("Engineers closed" in line for line in view.describe())
    before = view.panes[Side.LEFT].page.extent(3)[0]
    view.set_comparison(made)
    settle(view)
    assert abs(view.panes[Side.LEFT].page.extent(3)[0] - before) < 1


def test_mentions_are_lit_in_both_texts_and_in_the_overview(view: PairView):
    view.highlight_mentions((Span(2, 44, 53),), (Span(2, 55, 64),), (Side.RIGHT, Span(2, 55, 64)))
    lines = view.describe()
    assert any("mention:44-53" in line for line in lines)
    assert view.overview.sides[Side.LEFT].mentions
    assert view.panes[Side.RIGHT].overlay.mention == Span(2, 55, 64)
    view.highlight_mentions((), (), None)
    assert not view.overview.sides[Side.LEFT].mentions


def test_reveal_opens_the_fold_that_hides_it(view: PairView):
    view.reveal(Side.LEFT, Span(6, 0, 9))
    assert any(line.startswith("left 006 furniture") for line in view.describe())
    assert view.panes[Side.LEFT].overlay.flashed == (Span(6, 0, 9),)


def test_emoji_before_a_mark_does_not_shift_it(qtbot: QtBot):
    left, right = texts("😀😀 exactly 40 metres"), texts("😀😀 exactly 14 metres")
    ends = [(Span(0, 0, len(a.paragraphs[0].text)),) for a in (left, right)]
    made = Comparison(
        left, right, (Link(*ends, 0.9, Relation.ALTERED),), (ParagraphLink((0,), (0,), 0.9, Relation.ALTERED),)
    )
    view = staged(qtbot, made)
    mark = next(m for m in made.marks(Side.LEFT, 0) if m.kind is MarkKind.ALTERED)
    assert left.paragraphs[0].text[mark.start : mark.end] == "40"
    box = view.panes[Side.LEFT].page.set_row(0).grounds[MarkKind.ALTERED][0]
    text = view.panes[Side.LEFT].page.set_row(0).text
    assert text.offset_at(box.left() + 2, 5) == mark.start
    assert text.offset_at(box.right() - 2, 5) == mark.end


# the view in its window


def test_headers_and_messages_stand_over_their_panes(view: PairView):
    header, message = QLabel("Harbour Courier"), QLabel("This file is empty.")
    view.set_header(Side.LEFT, header)
    settle(view)
    assert header.isVisible()
    assert header.geometry().bottom() < view.panes[Side.LEFT].mapTo(view, QPoint(0, 0)).y() + 1
    view.set_pane_message(Side.RIGHT, message)
    assert message.isVisible()
    assert not view.panes[Side.RIGHT].isVisible()
    assert view.band.shapes() == []
    view.set_pane_message(Side.RIGHT, None)
    assert view.panes[Side.RIGHT].isVisible()
    assert view.band.shapes()


def test_side_at(view: PairView):
    assert view.side_at(QPoint(10, 300)) is Side.LEFT
    assert view.side_at(QPoint(view.width() - 40, 300)) is Side.RIGHT


def test_drops_on_a_pane_reach_the_window(qtbot: QtBot):
    class Window(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.got: list[str] = []
            self.setAcceptDrops(True)

        def dragEnterEvent(self, event: QDragEnterEvent) -> None:
            event.acceptProposedAction()

        def dropEvent(self, event: QDropEvent) -> None:
            self.got.append(event.mimeData().text())

    window = Window()
    qtbot.addWidget(window)
    view = PairView()
    view.set_theme(load_theme("light"))
    QVBoxLayout(window).addWidget(view)
    window.resize(1000, 600)
    window.show()
    data = QMimeData()
    data.setText("dropped")
    point = QPointF(300, 300)
    target = window.childAt(point.toPoint())
    none = Qt.KeyboardModifier.NoModifier
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for widget in (target,):
        enter = QDragEnterEvent(point.toPoint(), copy, data, button, none)
        while widget is not None and not widget.acceptDrops():
            widget = widget.parentWidget()
        assert widget is window
        QApplication.sendEvent(target, enter)
        QApplication.sendEvent(target, QDropEvent(point, copy, data, button, none))
    assert window.got == ["dropped"]


# reading mode


def test_reading_mode_shows_one_article_and_a_tap_shows_what_the_other_says(view: PairView):
    view.set_active_side(Side.LEFT)
    view.set_reading_mode(True)
    settle(view)
    pane = view.panes[Side.LEFT]
    assert not view.panes[Side.RIGHT].isVisible()
    assert not view.band.isVisible()
    lines = view.describe()
    assert not any(line.startswith(("right", "ribbon")) or "bold" in line or "ground" in line for line in lines)
    assert any("fine-dots" in line for line in lines)
    click(pane, where(pane, 2, 10))
    card = view.reading.card
    assert card.isVisible()
    assert card.said.text().startswith("The crack is about 14 centimetres long.")
    assert card.head.text() == "The Northern Ledger · ¶ 3"
    assert card.said.textFormat() == Qt.TextFormat.PlainText
    pane.scroll_by(1)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    click(pane, where(pane, 3, 10))
    assert card.said.text() == "The other article does not report this."
    assert not card.beside.isVisible()


def test_a_tap_behind_a_sentence_is_about_that_sentence(view: PairView):
    view.set_reading_mode(True)
    pane = view.panes[Side.LEFT]
    click(pane, where(pane, 2, len(pair().left.paragraphs[2].text)))
    assert view.reading.card.said.text().startswith("The crack is about 14 centimetres long.")


def test_the_gaps_of_level_are_no_part_of_a_page(view: PairView):
    view.set_arrangement("level")
    settle(view)
    flow = view.panes[Side.RIGHT].page.flow
    assert any(flow.lead(row) > 0 for row in range(len(flow)))
    view.set_active_side(Side.RIGHT)
    view.set_reading_mode(True)
    settle(view)
    flow = view.panes[Side.RIGHT].page.flow
    assert not any(flow.lead(row) > 0 for row in range(len(flow)))


def test_the_other_article_is_the_page_when_keys_go_there_and_a_hint_says_how_to_leave(view: PairView):
    view.set_reading_mode(True)
    assert view.panes[Side.LEFT].isVisible()
    hint = view.reading.hint
    assert hint.isVisible()
    assert hint.text().startswith("Esc leaves reading mode")
    assert view.rect().contains(hint.geometry())
    view.resize(700, 500)
    settle(view)
    assert view.rect().contains(hint.geometry())
    view.set_active_side(Side.RIGHT, focus=True)
    assert not view.panes[Side.LEFT].isVisible()
    assert view.panes[Side.RIGHT].isVisible()
    assert view.focusWidget() is view.panes[Side.RIGHT]
    view.set_reading_mode(False)
    assert all(pane.isVisible() for pane in view.panes.values())
    assert not hint.isVisible()


def test_the_current_difference_is_seen_in_reading_mode_too(view: PairView):
    view.set_reading_mode(True)
    view.reading.hint.hide()
    settle(view)
    before = view.grab().toImage()
    view.go_to_difference(3)
    view.lights.clear()
    settle(view)
    assert view.grab().toImage() != before
    view.stops.clear()
    settle(view)
    assert view.grab().toImage() == before


def test_side_by_side_leaves_reading_mode_for_the_counterpart(view: PairView, qtbot: QtBot):
    view.set_reading_mode(True)
    pane = view.panes[Side.LEFT]
    click(pane, where(pane, 4, 10))
    with qtbot.waitSignal(view.reading_mode_changed) as changed:
        QTest.mouseClick(view.reading.card.beside, Qt.MouseButton.LeftButton)
    assert changed.args == [False]
    assert view.panes[Side.RIGHT].isVisible()
    assert view.panes[Side.RIGHT].caret == Place(6, 0)


# pictures as text


@pytest.mark.parametrize("name", ["flow", "level", "difference", "only differences", "opened", "reading"])
def test_the_picture_in_words_is_the_golden_one(view: PairView, name: str):
    match name:
        case "level":
            view.set_arrangement("level")
        case "difference":
            view.go_to_difference(3)
        case "only differences":
            view.set_only_differences(True)
        case "opened":
            view.reveal(Side.LEFT, Span(5, 0, 5), flash=False)
        case "reading":
            view.set_reading_mode(True)
    settle(view)
    said = "\n".join(_without_pixels(line) for line in view.describe()) + "\n"
    golden = GOLDEN / f"{name.replace(' ', '_')}.txt"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written; look at it and commit it.")
    assert said == golden.read_text(encoding="utf-8")


def _without_pixels(line: str) -> str:
    """Heights depend on the fonts of the machine; what stands where in the text does not."""
    return " ".join(word for word in line.split(" ") if not word.startswith(("y=", "lines=", "left=", "right=")))


def test_a_short_jump_glides_and_both_panes_arrive_where_a_plain_jump_goes(qtbot: QtBot):
    plain, gliding = (staged(qtbot, pair(), size=(1000, 420)) for _ in range(2))
    gliding.set_reduced_motion(False)
    for view in (plain, gliding):
        view.go_to_difference(4)
    assert gliding.panes[Side.LEFT].top != plain.panes[Side.LEFT].top
    qtbot.waitUntil(lambda: gliding.panes[Side.LEFT].top == pytest.approx(plain.panes[Side.LEFT].top, abs=1))
    assert gliding.panes[Side.RIGHT].top == pytest.approx(plain.panes[Side.RIGHT].top, abs=1)


def test_the_wheel_ends_a_glide(qtbot: QtBot):
    view = staged(qtbot, pair(), size=(1000, 420))
    view.set_reduced_motion(False)
    view.go_to_difference(4)
    before = view.panes[Side.LEFT].top
    wheel(view.panes[Side.LEFT], -0.1)
    after = view.panes[Side.LEFT].top
    assert after != before
    QTest.qWait(250)
    assert view.panes[Side.LEFT].top == pytest.approx(after, abs=1)


def test_what_is_written_otherwise_is_dimmed_and_a_switch_shows_it_altered(qtbot: QtBot):
    left, right = "The Harbour bridge — closed", "The harbour bridge – closed"
    link = Link((Span(0, 0, len(left)),), (Span(0, 0, len(right)),), 1.0, Relation.SAME)
    group = ParagraphLink((0,), (0,), 1.0, Relation.SAME)
    view = staged(qtbot, Comparison(texts(left), texts(right), links=(link,), paragraph_groups=(group,)))

    def shapes() -> list[str]:
        settle(view)
        return [word for word in view.describe()[0].split() if word.startswith(("shared:", "altered:"))]

    assert "shared:broken-hairline:4-11" in shapes()
    assert "shared:broken-hairline:19-20" in shapes()
    view.set_comparison(view.comparison.counting(Equivalence.CASE))
    assert "altered:ground+dots:4-11" in shapes()
    assert "shared:broken-hairline:19-20" in shapes()
    view.set_comparison(view.comparison.counting())
    assert "shared:broken-hairline:4-11" in shapes()
