"""The accessible tree, walked through QAccessible as a screen reader would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from picture_pair import LEFT as LEFT_TEXTS
from picture_pair import pair
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProxyStyle, QStyle
from view_stage import settle, staged, texts

from reader.core.comparison import Comparison
from reader.core.model import Side
from reader.layout.places import Place, Selection
from reader.ui.glide import moves_little
from reader.ui.pair_text import ALIKE, QUIET_SHAPES, SHAPES
from reader.ui.pane_access import passed_over
from reader.ui.pane_text import ANSWERED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.ui.pair_view import PairView

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def view(qtbot: QtBot) -> PairView:
    return staged(qtbot, pair())


def document(view: PairView, side: Side) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view.panes[side])


def test_each_article_is_a_document_of_its_paragraphs(view: PairView):
    left = document(view, Side.LEFT)
    assert left.role() == QAccessible.Role.Document
    assert left.text(NAME) == "Left article"
    assert left.text(DESCRIPTION) == LEFT_TEXTS[0][1]
    assert left.childCount() == len(LEFT_TEXTS)
    children = [left.child(index) for index in range(left.childCount())]
    assert children[5].text(NAME).startswith("2 blocks folded"), "what stands there for both"
    assert children[6].text(NAME) == LEFT_TEXTS[6][1]
    assert [child.text(NAME) for child in children[:5]] == [text for _, text, _ in LEFT_TEXTS[:5]]
    assert children[0].role() == QAccessible.Role.Heading
    assert children[1].role() == QAccessible.Role.Paragraph
    assert all(left.indexOfChild(child) == index for index, child in enumerate(children))
    assert children[3].parent().role() == QAccessible.Role.Document


def test_paragraphs_say_what_their_marks_say(view: PairView):
    said = [document(view, Side.LEFT).child(index).text(DESCRIPTION) for index in range(len(LEFT_TEXTS))]
    assert said[0] == "shared"
    assert said[2].startswith("altered, ")
    assert said[2].endswith("differences") or said[2].endswith("difference")
    assert said[3] == "only here"
    assert "moved · ¶ 7 ↓" in said[4]
    assert said[5:7] == ["", "folded away"]


def test_a_paragraph_is_where_it_is_painted_and_found_there(view: PairView):
    left = document(view, Side.LEFT)
    child = left.child(2)
    centre = child.rect().center()
    assert left.childAt(centre.x(), centre.y()).text(NAME) == child.text(NAME)
    assert left.childAt(-5000, -5000) is None


def test_a_paragraph_that_is_gone_is_invalid_and_harmless(view: PairView):
    child = document(view, Side.LEFT).child(8)
    view.set_article(Side.LEFT, texts("Only one now."))
    settle(view)
    assert not child.isValid()
    assert child.text(NAME) == ""
    assert document(view, Side.LEFT).childCount() == 1


def test_what_the_caret_passes_over_can_be_said(view: PairView):
    pane = view.panes[Side.LEFT]
    assert passed_over(pane, Place(1, 0), Place(1, 1)) == "n"
    assert passed_over(pane, Place(1, 0), Place(1, 10)) == "Engineers "
    assert passed_over(pane, Place(0, 3), Place(3, 0)).startswith("Lorries carrying")


@pytest.mark.skipif(not ANSWERED, reason="what Qt asks for elsewhere is not answered there")
def test_the_text_of_a_paragraph_is_read_and_its_caret_moved_by_a_screen_reader(qtbot: QtBot):
    words = "A 🌉 bridge " + "and another long word " * 20
    view = staged(qtbot, Comparison(texts("Title", words, "The end."), texts("Other")))
    pane = view.panes[Side.LEFT]
    child = document(view, Side.LEFT).child(1)
    for caret in (None, Place(1, 2)):
        if caret is not None:
            pane.select(Selection(caret, caret))
        told = child.textInterface()
        assert told.text(0, told.characterCount()) == words
        assert told.characterCount() == len(words) + 1, "as Qt counts"
        assert told.text(2, 4) == "🌉"
        assert told.cursorPosition() == (2 if caret else 0)
    told.setCursorPosition(4)
    assert pane.caret == Place(1, 3)
    assert child.textInterface().cursorPosition() == 4
    pane.select(Selection(Place(1, 2), Place(1, 10)))
    assert child.textInterface().selectionCount() == 1
    assert document(view, Side.LEFT).child(2).textInterface().selectionCount() == 0
    pane.select(None)
    view.set_article(Side.LEFT, texts("Only one now."))
    settle(view)
    assert child.textInterface() is None


def test_a_paragraph_says_whether_it_is_in_sight_folded_away_or_has_the_caret(view: PairView):
    pane = view.panes[Side.LEFT]
    pane.setFocus()
    pane.select(Selection(Place(2, 4), Place(2, 4)))
    states = [document(view, Side.LEFT).child(index).state() for index in range(len(LEFT_TEXTS))]
    assert [index for index, state in enumerate(states) if state.collapsed] == [5, 6]
    assert [index for index, state in enumerate(states) if state.invisible] == [6]
    assert not states[0].offscreen
    assert [index for index, state in enumerate(states) if state.focused] == ([2] if pane.hasFocus() else [])


def test_the_caret_tells_about_every_move(view: PairView):
    pane = view.panes[Side.LEFT]
    moves: list[Place] = []
    pane.caret_moved = lambda _before, now: moves.append(now)
    pane.setFocus()
    pane.select(Selection(Place(1, 0), Place(1, 0)))
    QTest.keyClick(pane, Qt.Key.Key_Right)
    QTest.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert moves == [Place(1, 1), Place(1, 10)]


def test_every_part_that_can_be_reached_has_a_name(view: PairView):
    for part in (*view.panes.values(), view.band, view.overview):
        assert QAccessible.queryAccessibleInterface(part).text(NAME)


def test_every_mark_has_a_shape_of_its_own_so_that_grey_is_enough(view: PairView):
    """Without any colour: a line, a broken line, dots on a ground, a ground, a bar at its side's edge, a dashed tie."""
    looks = [*SHAPES.values(), ALIKE]
    assert len(set(looks)) == len(looks)
    assert len(set(QUIET_SHAPES.values())) == len(QUIET_SHAPES)
    said = " ".join(view.describe())
    for shape in ("shared:hairline", "altered:ground+dots", "missing:ground", "block+left-bar", "block+right-bar"):
        assert f" {shape}" in said
    assert "chip:" in said
    assert "ribbon moved" in said


def test_text_grows_with_the_letters_of_a_system_that_is_set_large(qtbot: QtBot):
    def size(points: float) -> float:
        view = staged(qtbot, pair())
        view.setFont(QFont("Noto Sans", points))
        settle(view)
        return view.panes[Side.LEFT].page.type.em

    assert size(10) == size(12) == 18
    assert size(15) == 27


def test_a_desktop_without_animations_gets_none(view: PairView):
    assert not moves_little(view)
    view.setStyle(still := StillStyle())
    assert moves_little(view)
    view.setStyle(None)
    still.deleteLater()


class StillStyle(QProxyStyle):
    """The style of a desktop whose animations are switched off."""

    def styleHint(self, hint: QStyle.StyleHint, *rest: object) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *rest)
