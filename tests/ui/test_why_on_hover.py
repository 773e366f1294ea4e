"""Resting on a ribbon or a moved chip says why it is there, as plain text, in a real tool tip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from picture_pair import pair
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from view_stage import mouse, staged

from reader.core.model import Article, Reason, Side
from reader.ui.header import PaneHeader
from reader.ui.page_painting import chip_box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.ui.pair_view import PairView

# the offscreen platform has no windows that could be raised, and says so of every tool tip
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|propagateSizeHints)\(\)", extend=True)

HOSTILE = "<b>Reyes</b><img src='file:///nowhere.png'>"


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PairView]:
    reasons = {1: (Reason("names", HOSTILE, 0.5),), 3: (Reason("numbers", "11", 0.5),)}
    yield staged(qtbot, replace(pair(), explanation=lambda link: reasons.get(link, ())))
    QToolTip.hideText()


def rest(widget: QWidget, point: QPoint) -> None:
    """What Qt sends when the mouse has not moved for a while."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, point, widget.mapToGlobal(point)))


def shown() -> QLabel:
    """The tool tip on screen."""
    return next(w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel") and w.isVisible())


def on_ribbon(view: PairView, left: int) -> QPoint:
    """The middle of the ribbon from a paragraph of the left."""
    ribbon = next(r for r in view.band.shapes() if view.ties.groups[r.group].left == (left,))
    top, bottom = ribbon.height_at(0.5)
    return QPoint(view.band.width() // 2, int((top + bottom) / 2 + view.band.picture.offset))


def on_chip(view: PairView, side: Side, paragraph: int) -> QPoint:
    pane = view.panes[side]
    row = pane.page.rows.row_of(paragraph)
    box = chip_box(pane.page, pane.page.chip_group(row))
    return (box.center() + QPointF(pane.page.column, pane.page.flow.top(row) - pane.top)).toPoint()


def test_a_ribbon_says_how_sure_it_is_and_what_made_it_letter_by_letter(view: PairView):
    rest(view.band, on_ribbon(view, 1))
    assert HOSTILE not in shown().text(), "markup must not reach a label that would render it"
    assert "&lt;b&gt;Reyes" in shown().text()
    assert "Sure:\u00a090\u00a0%" in shown().text()


def test_a_ribbon_without_explanation_says_only_the_score(view: PairView):
    rest(view.band, on_ribbon(view, 0))
    assert QToolTip.text() == "Sure: 90 %."


@pytest.mark.parametrize(("side", "paragraph"), [(Side.LEFT, 4), (Side.RIGHT, 6)])
def test_a_moved_chip_answers_on_either_side(view: PairView, side: Side, paragraph: int):
    rest(view.panes[side].viewport(), on_chip(view, side, paragraph))
    assert QToolTip.text() == "Sure: 90 %. Numbers: 11."
    assert shown().isVisible()


def test_the_tip_goes_when_the_mouse_goes_on_and_text_has_none(view: PairView, qtbot: QtBot):
    left = view.panes[Side.LEFT]
    rest(left.viewport(), on_chip(view, Side.LEFT, 4))
    assert QToolTip.isVisible()
    mouse(left, QEvent.Type.MouseMove, QPointF(200, 20))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    rest(left.viewport(), QPoint(200, 20))
    assert not QToolTip.isVisible()
    rest(view.band, on_ribbon(view, 0))
    assert QToolTip.isVisible()
    QTest.mouseMove(view.band, QPoint(36, view.band.height() - 3))
    rest(view.band, QPoint(36, view.band.height() - 3))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_without_a_comparison_nothing_is_said(view: PairView):
    point = on_ribbon(view, 0)
    view.set_comparison(None)
    rest(view.band, point)
    assert not QToolTip.isVisible()


def test_a_header_does_not_take_a_file_name_for_markup(qtbot: QtBot):
    header = PaneHeader(Side.LEFT)
    qtbot.addWidget(header)
    header.show_article(Article.from_paragraphs(["Text."], source=HOSTILE))
    assert "&lt;b&gt;" in header.toolTip()
