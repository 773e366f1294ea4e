"""Caret and selection with real mouse and keys: letters are never cut, whatever the script."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from picture_pair import pair
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from view_stage import click, drag, mouse, settle, staged, texts, where

from reader.core.comparison import Comparison
from reader.core.model import ParagraphKind, Side
from reader.layout.places import Place, Selection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.ui.pair_view import PairView
    from reader.ui.reading_pane import ReadingPane

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
FAMILY = "👨‍👩‍👧‍👦"
TEXTS = (
    "The quick brown fox jumps over the lazy dog near the harbour wall at dawn.",
    f"Emoji 😀 and a family {FAMILY} and a flag 🇫🇷 and e\u0301te\u0301 here.",
    "אוניות נכנסו לנמל ביום שלישי בבוקר, אמר הקברניט.",
    "港は火曜日に閉鎖された。技術者がケーブルの亀裂を見つけたためである。",
    "Last paragraph of four short words.",
)


@pytest.fixture
def view(qtbot: QtBot) -> PairView:
    made = staged(qtbot)
    made.set_article(Side.LEFT, texts(*TEXTS))
    made.set_article(Side.RIGHT, texts(*reversed(TEXTS)))
    settle(made)
    made.panes[Side.LEFT].setFocus()
    return made


@pytest.fixture
def pane(view: PairView) -> ReadingPane:
    return view.panes[Side.LEFT]


def test_a_drag_selects_across_paragraphs(view: PairView, pane: ReadingPane):
    drag(pane, where(pane, 0, 4), where(pane, 1, 3), where(pane, 1, 5))
    assert view.selected_text() == TEXTS[0][4:] + "\n\n" + TEXTS[1][:5]
    assert view.active_side is Side.LEFT


def test_a_double_click_takes_the_word_and_a_third_the_paragraph(view: PairView, pane: ReadingPane):
    point = where(pane, 0, 6)
    mouse(pane, QEvent.Type.MouseButtonPress, point)
    mouse(pane, QEvent.Type.MouseButtonRelease, point)
    mouse(pane, QEvent.Type.MouseButtonDblClick, point)
    mouse(pane, QEvent.Type.MouseButtonRelease, point)
    assert view.selected_text() == "quick"
    mouse(pane, QEvent.Type.MouseButtonPress, point)
    mouse(pane, QEvent.Type.MouseButtonRelease, point)
    assert view.selected_text() == TEXTS[0]


def test_dragging_on_after_a_double_click_takes_whole_words(view: PairView, pane: ReadingPane):
    point = where(pane, 0, 6)
    click(pane, point)
    mouse(pane, QEvent.Type.MouseButtonDblClick, point)
    mouse(pane, QEvent.Type.MouseMove, where(pane, 0, 18), held=True)
    mouse(pane, QEvent.Type.MouseButtonRelease, where(pane, 0, 18))
    assert view.selected_text() == "quick brown fox"


def test_shift_click_extends(view: PairView, pane: ReadingPane):
    click(pane, where(pane, 0, 4))
    QTest.qWait(QGuiApplication.styleHints().mouseDoubleClickInterval() + 30)
    click(pane, where(pane, 0, 15), keys=SHIFT)
    assert view.selected_text() == "quick brown"


def test_keys_select_by_letter_word_line_paragraph_and_all(view: PairView, pane: ReadingPane):
    click(pane, where(pane, 0, 0))
    QTest.keyClick(pane, Key.Key_Right, SHIFT)
    assert view.selected_text() == "T"
    QTest.keyClick(pane, Key.Key_Right, SHIFT | CONTROL)
    assert view.selected_text() == "The "
    QTest.keyClick(pane, Key.Key_End, SHIFT)
    assert view.selected_text().startswith("The quick brown")
    QTest.keyClick(pane, Key.Key_Down, SHIFT | CONTROL)
    assert view.selected_text() == TEXTS[0] + "\n\n"
    QTest.keyClick(pane, Key.Key_A, CONTROL)
    assert view.selected_text() == "\n\n".join(TEXTS)
    QTest.keyClick(pane, Key.Key_Escape)
    assert view.selected_text() == ""


@pytest.mark.parametrize("forward", [True, False])
def test_the_caret_visits_every_letter_once_and_never_the_inside_of_one(pane: ReadingPane, forward: bool):
    """Through emoji families, flags, accents and both directions, from end to end."""
    end = Place(len(TEXTS) - 1, len(TEXTS[-1]))
    start = Place(0, 0)
    pane.select(Selection(start, start) if forward else Selection(end, end))
    places = [pane.caret]
    for _ in range(sum(map(len, TEXTS)) + 10):
        rtl = places[-1].paragraph == 2
        QTest.keyClick(pane, Key.Key_Right if forward != rtl else Key.Key_Left)
        if pane.caret == places[-1]:
            break
        places.append(pane.caret)
    assert places[-1] == (end if forward else start)
    assert places == sorted(places, reverse=not forward)
    for place in places:
        text = TEXTS[place.paragraph]
        assert not (0 < place.offset < len(text) and unicodedata.combining(text[place.offset]))
        family = TEXTS[1].index(FAMILY)
        assert not (place.paragraph == 1 and family < place.offset < family + len(FAMILY))
        flag = TEXTS[1].index("🇫🇷")
        assert not (place.paragraph == 1 and place.offset == flag + 1)


def test_up_and_down_hold_their_column(pane: ReadingPane):
    click(pane, where(pane, 0, 30))
    x = pane.page.caret(pane.caret).x()
    for _ in range(4):
        QTest.keyClick(pane, Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(pane, Key.Key_Up)
    assert pane.caret == Place(0, 30)
    assert pane.page.caret(pane.caret).x() == x


@pytest.mark.parametrize("paragraph", range(len(TEXTS)))
def test_a_click_on_a_letter_puts_the_caret_at_that_letter(pane: ReadingPane, paragraph: int):
    """Hit testing is the inverse of placing, in every script."""
    text = TEXTS[paragraph]
    made = pane.page.set_row(paragraph).text
    for offset in range(len(text) + 1):
        if not made.is_place(offset):
            continue
        box = pane.box_of(Place(paragraph, offset))
        found = pane.place_at(box.center())
        assert pane.box_of(found).topLeft() == box.topLeft() or made.line_of(found.offset) != made.line_of(offset)


def test_dragging_below_the_pane_scrolls_on(qtbot: QtBot):
    view = staged(qtbot, size=(900, 300))
    view.set_article(Side.LEFT, texts(*[f"Paragraph {n} with some words in it." for n in range(60)]))
    settle(view)
    pane = view.panes[Side.LEFT]
    drag(pane, where(pane, 0, 3), QPointF(100, pane.view_height + 60), release=False)
    qtbot.waitUntil(lambda: pane.top > 120, timeout=3000)
    mouse(pane, QEvent.Type.MouseButtonRelease, QPointF(100, pane.view_height + 60))
    assert pane.selection.end.paragraph > 6
    top = pane.top
    QTest.qWait(80)
    assert pane.top == top


def test_copy_gives_plain_text_and_escaped_rich_text_with_marks(qtbot: QtBot):
    made = pair()
    view = staged(qtbot, made)
    view.select_all()
    assert view.copy()
    data = QGuiApplication.clipboard().mimeData()
    read = [p.text for p in made.left.paragraphs if p.kind is not ParagraphKind.FURNITURE]
    assert data.text() == "\n\n".join(read), "what is folded away has not been selected"
    assert "dotted" in data.html()
    assert "40" in data.html()
    assert "Advertisement" not in data.html()
    view.folds.toggle(Side.LEFT, 5)
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "\n\n".join(p.text for p in made.left.paragraphs)
    assert "Advertisement" in data.html()


def test_markup_in_an_article_is_text_when_copied(qtbot: QtBot):
    view = staged(qtbot)
    view.set_article(Side.LEFT, texts("<b>bold</b> & <script>alert(1)</script>"))
    view.select_all()
    view.copy()
    html = QGuiApplication.clipboard().mimeData().html()
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;" in html
    assert "<script>" not in html


def test_nothing_selected_copies_nothing(view: PairView):
    QGuiApplication.clipboard().setText("kept")
    assert not view.copy()
    assert QGuiApplication.clipboard().text() == "kept"


def test_tab_goes_from_left_to_right_and_out(view: PairView):
    left, right = view.panes[Side.LEFT], view.panes[Side.RIGHT]
    view.activateWindow()
    left.setFocus()
    QTest.keyClick(left, Key.Key_Tab)
    assert right.hasFocus()
    assert view.active_side is Side.RIGHT


def test_right_to_left_paragraphs_stand_at_the_right_each_on_its_own(pane: ReadingPane):
    hebrew, english = pane.page.set_row(2).text, pane.page.set_row(0).text
    assert hebrew.right_to_left
    assert not english.right_to_left
    first = hebrew.rectangles(0, 3)[0]
    assert first.right() > pane.page.column_width * 0.8
    assert english.rectangles(0, 3)[0].left() == 0


def test_a_thousand_accents_on_a_letter_are_capped_on_screen_and_kept_in_the_text(qtbot: QtBot):
    heap = "a" + "\u0301" * 1000 + "b"
    view = staged(qtbot)
    view.set_article(Side.LEFT, texts(heap, "next"))
    settle(view)
    pane = view.panes[Side.LEFT]
    made = pane.page.set_row(0).text
    assert made.next(0) == 1001
    assert made.previous(1001) == 0
    view.select_all()
    assert view.selected_text() == heap + "\n\nnext"
    from reader.ui.text_layout import shown

    assert shown(heap).count("\u0301") == 6


def test_odd_characters_do_not_break_the_view(qtbot: QtBot):
    odd = "line\nbreak \x00 nul \ud800 surrogate \u202eoverride\u202c tab\tend"
    view = staged(qtbot, Comparison(texts(odd), texts(odd)))
    lines = view.describe()
    assert "lines=2" in lines[0]
    view.grab()


def test_dragging_on_after_a_triple_click_takes_whole_paragraphs(view: PairView, pane: ReadingPane):
    first = where(pane, 3, 4)
    for _ in range(2):
        click(pane, first)
    drag(pane, first, where(pane, 1, 3), where(pane, 0, 5))
    assert view.selected_text() == "\n\n".join(TEXTS[:4])
    assert pane.caret == Place(0, 0), "upwards the caret leads"


def test_page_and_end_keys_take_the_selection_along(view: PairView, pane: ReadingPane):
    click(pane, where(pane, 0, 4))
    QTest.keyClick(pane, Key.Key_End, CONTROL)
    assert pane.caret == Place(len(TEXTS) - 1, len(TEXTS[-1]))
    assert pane.box_of(pane.caret).bottom() <= pane.view_height, "the caret is in sight"
    QTest.keyClick(pane, Key.Key_Home, CONTROL | SHIFT)
    assert view.selected_text() == "\n\n".join(TEXTS)
    QTest.keyClick(pane, Key.Key_Home, CONTROL)
    before = pane.caret
    QTest.keyClick(pane, Key.Key_PageDown, SHIFT)
    assert pane.caret > before
    assert pane.selection is not None
    assert pane.selection.anchor == before
    QTest.keyClick(pane, Key.Key_PageUp, SHIFT)
    assert pane.caret.paragraph == before.paragraph


def test_dragging_above_the_pane_scrolls_back(qtbot: QtBot):
    view = staged(qtbot, size=(900, 300))
    view.set_article(Side.LEFT, texts(*[f"Paragraph {n} with some words in it." for n in range(60)]))
    settle(view)
    pane = view.panes[Side.LEFT]
    pane.scroll_to(pane.limit)
    before = pane.top
    drag(pane, QPointF(100, 200), QPointF(100, 60), QPointF(100, -60), release=False)
    qtbot.waitUntil(lambda: pane.top < before - 60, timeout=3000)
    mouse(pane, QEvent.Type.MouseButtonRelease, QPointF(100, -60))
    assert pane.selection.caret < pane.selection.anchor


def test_the_left_arrow_gives_up_a_selection_at_its_beginning(pane: ReadingPane):
    pane.select(Selection(Place(0, 4), Place(0, 9)))
    QTest.keyClick(pane, Key.Key_Left)
    assert (pane.selection, pane.caret) == (None, Place(0, 4))
    pane.select(Selection(Place(0, 4), Place(0, 9)))
    QTest.keyClick(pane, Key.Key_Right)
    assert (pane.selection, pane.caret) == (None, Place(0, 9))
