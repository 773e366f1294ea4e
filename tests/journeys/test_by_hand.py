"""Changing the comparison by hand: links and notes, made with mouse and keys, undone, and there again with the pair."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from reader.app.actions import IN_TEXT
from reader.core.model import MarkKind, Note, Side, Span
from reader.layout.places import Place, Selection
from reader.ui.difference_model import LINE
from reader.ui.look import Look
from reader.ui.note_marks import note_boxes
from reader.ui.window import Window

from .conftest import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.app.settings import Settings
    from reader.core.comparison import Comparison

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Windows of their own, on a screen that is none."""
LORRIES = MAYOR = 3
"""The one paragraph of each side that the other does not have."""
CRACK = 2


def puts_the_caret(person: Person, side: Side, paragraph: int, offset: int = 4) -> None:
    """Clicks into a paragraph."""
    pane = person.window.reading.pair.panes[side]
    person.clicks(pane.viewport(), pane.box_of(Place(paragraph, offset)).center().toPoint())
    assert pane.caret == Place(paragraph, offset)


def shown(person: Person) -> Comparison:
    comparison = person.window.session.comparison
    assert comparison is not None
    return comparison


def tied(person: Person) -> set[tuple[int, int]]:
    return {pair for group in shown(person).paragraph_links() for pair in product(group.left, group.right)}


def links_by_hand(person: Person, left: int, right: int) -> None:
    puts_the_caret(person, Side.LEFT, left, 20)
    puts_the_caret(person, Side.RIGHT, right, 20)
    person.presses(Qt.Key.Key_S, ALT)
    person.waits_for_the_marks()


def hovers(person: Person, side: Side, point: QPoint) -> str:
    """Rests the mouse on a point of a pane; what the tool tip says."""
    view = person.window.reading.pair.panes[side].viewport()
    QToolTip.hideText()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    return QToolTip.text()


@pytest.fixture
def another_day(
    qtbot: QtBot, dressed_application: QApplication, settings: Settings
) -> Iterator[Callable[[], Person]]:
    """The same person with a new window."""
    made: list[tuple[Window, Look]] = []

    def open_window() -> Person:
        look = Look(dressed_application, settings)
        window = Window(settings, look)
        made.append((window, look))
        qtbot.addWidget(window)
        window.resize(1440, 900)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return Person(window, qtbot)

    yield open_window
    for window, look in made:
        window.close()
        look.deleteLater()


# links


def test_alt_s_ties_the_paragraphs_of_both_carets_and_everything_follows(reader_person: Person):
    window = reader_person.window
    before = shown(reader_person).summary
    assert (LORRIES, MAYOR) not in tied(reader_person)
    links_by_hand(reader_person, LORRIES, MAYOR)
    assert (LORRIES, MAYOR) in tied(reader_person)
    assert window.status.said() == "Linked by hand: left ¶ 4 and right ¶ 4."
    pair = window.reading.pair
    assert pair.ties is not None
    group = pair.ties.groups_of[Side.LEFT][LORRIES][0]
    assert pair.ties.groups[group].by_hand
    assert pair.why.tell(group) == "Linked by hand."
    marks = pair.panes[Side.LEFT].page.marks_of(LORRIES)
    assert {mark.kind for mark in marks} == {MarkKind.ALTERED}, "the marks are there at once"
    after = shown(reader_person).summary
    assert (after.links, after.altered) == (before.links + 1, before.altered + 1)
    assert (after.missing_left, after.missing_right) == (before.missing_left - 1, before.missing_right - 1)
    listed = window.reading.differences.model
    rows = [listed.index(row).data() for row in range(listed.rowCount())]
    assert any(row.startswith("Altered. Left: Lorries") and "Right: Mayor" in row for row in rows)
    header = window.reading.panes.headers[Side.LEFT].meta.text()
    assert header.endswith(f"{round(100 * after.share_left)} % also on the right")


def test_it_is_undone_and_done_again(reader_person: Person):
    before = shown(reader_person)
    links_by_hand(reader_person, LORRIES, MAYOR)
    linked = shown(reader_person)
    reader_person.presses(Qt.Key.Key_Z, CTRL)
    reader_person.waits_for_the_marks()
    assert shown(reader_person) == before
    assert reader_person.window.status.said() == "Undone: link by hand."
    reader_person.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    reader_person.waits_for_the_marks()
    assert shown(reader_person) == linked


def test_alt_shift_s_unties_and_the_facts_of_that_link_go(reader_person: Person):
    facts = shown(reader_person).facts
    assert any("centimetres" in fact.text for fact in facts)
    puts_the_caret(reader_person, Side.LEFT, CRACK)
    reader_person.window.reading.pair.panes[Side.RIGHT].select(None)
    reader_person.presses(Qt.Key.Key_S, ALT | SHIFT)
    reader_person.waits_for_the_marks()
    assert (CRACK, CRACK) not in tied(reader_person), "without a caret on the right, from all it was tied with"
    assert not any("centimetres" in fact.text for fact in shown(reader_person).facts)
    kinds = {mark.kind for mark in reader_person.window.reading.pair.panes[Side.RIGHT].page.marks_of(CRACK)}
    assert kinds == {MarkKind.MISSING}
    links_by_hand(reader_person, CRACK, CRACK)
    assert any("centimetres" in fact.text for fact in shown(reader_person).facts), "facts are found anew"
    listed = reader_person.window.reading.differences.model
    assert any("centimetres" in listed.index(row).data() for row in range(listed.rowCount()))


def test_selected_paragraphs_are_tied_all_together(reader_person: Person):
    left = reader_person.window.reading.pair.panes[Side.LEFT]
    puts_the_caret(reader_person, Side.RIGHT, MAYOR)
    puts_the_caret(reader_person, Side.LEFT, CRACK, 0)
    for _ in range(2):
        reader_person.presses(Qt.Key.Key_Down, CTRL | SHIFT)
    assert left.selection == Selection(Place(CRACK, 0), Place(CRACK + 2, 0))
    reader_person.presses(Qt.Key.Key_S, ALT)
    assert {(CRACK, MAYOR), (LORRIES, MAYOR)} <= tied(reader_person)
    assert (CRACK + 2, MAYOR) not in tied(reader_person), "of the last one nothing is selected"


def test_what_is_missing_for_a_link_is_said_in_a_sentence(reader_person: Person):
    window = reader_person.window
    before = shown(reader_person)
    window.reading.pair.panes[Side.LEFT].setFocus()
    reader_person.presses(Qt.Key.Key_S, ALT)
    assert window.status.said().startswith("A link has two ends: put the caret into a paragraph on the left and")
    puts_the_caret(reader_person, Side.LEFT, CRACK)
    puts_the_caret(reader_person, Side.RIGHT, CRACK)
    reader_person.presses(Qt.Key.Key_S, ALT)
    assert window.status.said() == "left ¶ 3 and right ¶ 3 are linked already."
    puts_the_caret(reader_person, Side.RIGHT, MAYOR)
    reader_person.presses(Qt.Key.Key_S, ALT | SHIFT)
    assert window.status.said() == "left ¶ 3 and right ¶ 4 are not linked."
    assert shown(reader_person) is before
    assert not window.menus["undo"].isEnabled()


def test_the_current_difference_is_meant_where_there_is_no_caret(reader_person: Person):
    pair = reader_person.window.reading.pair
    pair.panes[Side.LEFT].setFocus()
    while pair.stops.current is None or not any(span.paragraph == CRACK for span in pair.stops.current.left):
        reader_person.presses(Qt.Key.Key_F8)
    reader_person.presses(Qt.Key.Key_S, ALT | SHIFT)
    assert (CRACK, CRACK) not in tied(reader_person)


def test_links_and_notes_are_there_again_on_either_side(
    reader_person: Person, another_day: Callable[[], Person], articles: dict[str, Path], settings: Settings
):
    links_by_hand(reader_person, LORRIES, MAYOR)
    writes_a_note(reader_person, "Ask the drivers.")
    (file,) = (settings.folder() / "corrections").iterdir()
    kept = json.loads(file.read_bytes())
    assert [entry["action"] for entry in kept["corrections"]] == ["link", "note"]
    reader_person.window.close()
    again = another_day()
    again.drops(articles["right"], articles["left"])
    again.waits_for_the_marks()
    assert (MAYOR, LORRIES) in tied(again)
    (note,) = shown(again).notes
    assert (note.side, note.text) == (Side.RIGHT, "Ask the drivers.")
    again.presses(Qt.Key.Key_Backslash, ALT)
    again.waits_for_the_marks()
    assert (LORRIES, MAYOR) in tied(again)
    assert shown(again).notes[0].side is Side.LEFT
    again.presses(Qt.Key.Key_Z, CTRL)
    again.presses(Qt.Key.Key_Z, CTRL)
    assert (LORRIES, MAYOR) not in tied(again)
    assert not shown(again).notes
    assert not file.exists()


# notes


def writes_a_note(person: Person, text: str, *, paragraph: int = LORRIES) -> None:
    puts_the_caret(person, Side.LEFT, paragraph)
    person.presses(Qt.Key.Key_F2)
    editor = person.window.reading.notes.editor
    assert editor.isVisible()
    assert QApplication.focusWidget() is editor.text
    person.types(text)
    person.qtbot.keyClick(editor.text, Qt.Key.Key_Escape)
    person.waits_for_the_marks()


@POPUPS
def test_f2_writes_a_note_on_the_sentence_of_the_caret(reader_person: Person):
    window = reader_person.window
    writes_a_note(reader_person, "Next week N and Shift are letters here.")
    (note,) = shown(reader_person).notes
    length = len(shown(reader_person).left.paragraphs[LORRIES].text)
    assert note == Note(Side.LEFT, (Span(LORRIES, 0, length),), "Next week N and Shift are letters here.")
    assert not window.reading.notes.editor.isVisible()
    assert window.reading.pair.panes[Side.LEFT].hasFocus(), "reading goes on where it was"
    assert window.status.said() == "The note is kept with this pair."
    pane = window.reading.pair.panes[Side.LEFT]
    assert any(f"note:0-{length}" in line for line in window.reading.pair.describe())
    (_, box, _), = note_boxes(pane.page, pane.overlay.notes, pane.visible_rows())
    marker = box.translated(0, -pane.top).center().toPoint()
    assert "Next week" in hovers(reader_person, Side.LEFT, marker)
    assert pane.page.column + pane.page.column_width < marker.x() < pane.viewport().width()
    list_model = window.reading.differences.model
    assert list_model.index(0).data() == "Notes"
    assert list_model.index(1).data().startswith("Note, Left ¶ 4: Next week")


def test_a_click_on_the_marker_opens_the_note_and_an_empty_one_is_gone(reader_person: Person):
    window = reader_person.window
    writes_a_note(reader_person, "First thought")
    pane, editor = window.reading.pair.panes[Side.LEFT], window.reading.notes.editor
    (_, box, _), = note_boxes(pane.page, pane.overlay.notes, pane.visible_rows())
    reader_person.clicks(pane.viewport(), box.translated(0, -pane.top).center().toPoint())
    assert editor.isVisible()
    assert editor.text.toPlainText() == "First thought"
    reader_person.types(", second thought")
    reader_person.clicks(editor.done)
    assert shown(reader_person).notes[0].text == "First thought, second thought"
    reader_person.presses(Qt.Key.Key_F2)
    assert editor.text.toPlainText() == "First thought, second thought", "the caret stands in the passage"
    reader_person.clicks(editor.remove)
    assert shown(reader_person).notes == ()
    assert pane.overlay.notes == ()
    reader_person.presses(Qt.Key.Key_Z, CTRL)
    assert shown(reader_person).notes[0].text == "First thought, second thought"
    reader_person.presses(Qt.Key.Key_Z, CTRL)
    assert shown(reader_person).notes[0].text == "First thought"


def test_a_note_on_a_selection_over_paragraphs(reader_person: Person):
    pane = reader_person.window.reading.pair.panes[Side.RIGHT]
    puts_the_caret(reader_person, Side.RIGHT, CRACK, 4)
    reader_person.presses(Qt.Key.Key_Down, CTRL | SHIFT)
    reader_person.presses(Qt.Key.Key_Right, CTRL | SHIFT)
    reader_person.presses(Qt.Key.Key_F2)
    reader_person.types("Two at once")
    puts_the_caret(reader_person, Side.LEFT, 1)
    assert not reader_person.window.reading.notes.editor.isVisible(), "reading on is done, too"
    (note,) = shown(reader_person).notes
    assert [span.paragraph for span in note.spans] == [CRACK, MAYOR]
    assert note.spans[0].start == 4
    assert pane.overlay.notes == (note,)


def test_a_row_of_the_list_goes_to_the_note_and_return_opens_it(reader_person: Person):
    window = reader_person.window
    writes_a_note(reader_person, "Check this")
    panel = window.reading.differences
    reader_person.presses(Qt.Key.Key_2, ALT)
    index = panel.model.index(1)
    assert isinstance(index.data(LINE), Note)
    reader_person.clicks_row(panel.list, index)
    assert window.reading.pair.panes[Side.LEFT].overlay.flashed
    reader_person.qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert window.reading.notes.editor.isVisible()


def test_f2_renames_in_the_list_of_entities_and_writes_notes_in_the_text(reader_person: Person):
    window = reader_person.window
    panel = window.reading.entities
    reader_person.clicks_row(panel.list, panel.model.find("Ana Reyes"))
    reader_person.presses(Qt.Key.Key_F2)
    assert panel.list.state() == panel.list.State.EditingState
    assert not window.reading.notes.editor.isVisible()
    reader_person.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    writes_a_note(reader_person, "Here it is a note")
    assert shown(reader_person).notes


def test_without_a_passage_it_is_said_what_to_do(reader_person: Person):
    pane = reader_person.window.reading.pair.panes[Side.LEFT]
    pane.setFocus()
    pane.select(None)
    reader_person.presses(Qt.Key.Key_F2)
    assert not reader_person.window.reading.notes.editor.isVisible()
    assert reader_person.window.status.said().startswith("Select a passage, or put the caret into a sentence")


@POPUPS
def test_what_a_note_says_is_never_markup(reader_person: Person, tmp_path: Path):
    writes_a_note(reader_person, "<img src=x> & <b>bold</b>")
    pane = reader_person.window.reading.pair.panes[Side.LEFT]
    (_, box, _), = note_boxes(pane.page, pane.overlay.notes, pane.visible_rows())
    said = hovers(reader_person, Side.LEFT, box.translated(0, -pane.top).center().toPoint())
    assert "<img" not in said
    assert "&lt;img\xa0src=x&gt;" in said
    reader_person.window.exporting.write_report(tmp_path / "out.html")
    reader_person.qtbot.waitUntil(lambda: (tmp_path / "out.html").exists(), timeout=5000)
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;bold&lt;/b&gt;" in page


def test_a_note_is_said_to_who_cannot_see_it(reader_person: Person):
    writes_a_note(reader_person, "Ask the drivers.")
    pane = reader_person.window.reading.pair.panes[Side.LEFT]
    document = QAccessible.queryAccessibleInterface(pane)
    assert document.child(LORRIES).text(QAccessible.Text.Description) == "only here, note: Ask the drivers."


@POPUPS
def test_a_right_click_means_its_place_and_offers_what_can_be_done_there(reader_person: Person):
    pane = reader_person.window.reading.pair.panes[Side.LEFT]
    point = pane.box_of(Place(LORRIES, 12)).center().toPoint()
    reader_person.qtbot.mouseClick(pane.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert pane.caret == Place(LORRIES, 12)
    QApplication.sendEvent(
        pane.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.viewport().mapToGlobal(point))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [entry.text() for entry in menu.actions()] == [reader_person.action(name).text() for name in IN_TEXT]
    menu.close()
    pane.select(Selection(Place(LORRIES, 0), Place(LORRIES, 20)))
    reader_person.qtbot.mouseClick(pane.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert pane.selection == Selection(Place(LORRIES, 0), Place(LORRIES, 20)), "a selection stays"


def test_quotes_and_summary_follow_a_link_by_hand(person: Person, tmp_path: Path):
    first = "The pier lost two lamps in the storm."
    texts = (
        f"{first}\n\n“We will pay for every lamp we lost in the storm,” said Orla Finch.\n",
        f"{first}\n\n“We shall pay for each lamp that was lost in that storm,” Orla Finch told the radio.\n",
    )
    for name, text in zip(("one.txt", "two.txt"), texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    person.drops(tmp_path / "one.txt", tmp_path / "two.txt")
    person.waits_for_the_marks()
    reading = person.window.reading
    person.presses(Qt.Key.Key_3, ALT)

    def statuses() -> list[str]:
        return [row.status for row in reading.quotes.model.rows()]

    person.qtbot.waitUntil(lambda: any("reworded" in said.lower() for said in statuses()), timeout=10_000)
    shares = shown(person).summary.share_left
    puts_the_caret(person, Side.LEFT, 1)
    reading.pair.panes[Side.RIGHT].select(None)
    person.presses(Qt.Key.Key_S, ALT | SHIFT)
    person.waits_for_the_marks()
    assert (1, 1) not in tied(person)
    person.qtbot.waitUntil(lambda: any("only" in said.lower() for said in statuses()), timeout=10_000)
    assert shown(person).summary.share_left < shares
    person.presses(Qt.Key.Key_Z, CTRL)
    person.waits_for_the_marks()
    person.qtbot.waitUntil(lambda: any("reworded" in said.lower() for said in statuses()), timeout=10_000)
    assert shown(person).summary.share_left == shares


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_W, CTRL), (Qt.Key.Key_Backslash, ALT), (Qt.Key.Key_F5, None)]
)
def test_what_is_being_written_is_kept_when_the_pair_goes(
    reader_person: Person, articles: dict[str, Path], key: Qt.Key, modifiers: Qt.KeyboardModifier | None
):
    puts_the_caret(reader_person, Side.LEFT, LORRIES)
    reader_person.presses(Qt.Key.Key_F2)
    reader_person.types("Half a thought")
    reader_person.presses(key, modifiers or Qt.KeyboardModifier.NoModifier)
    reader_person.qtbot.waitUntil(lambda: not reader_person.window.reading.notes.editor.isVisible(), timeout=10_000)
    if reader_person.window.desk.is_empty():
        reader_person.drops(articles["left"], articles["right"])
    reader_person.waits_for_the_marks()
    (note,) = shown(reader_person).notes
    assert note.text == "Half a thought"
    assert note.side is (Side.RIGHT if key == Qt.Key.Key_Backslash else Side.LEFT)
