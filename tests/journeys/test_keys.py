"""The keys of the contract, row by row, pressed in the real window with a pair open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.app.actions import ACTIONS
from reader.core.model import Side
from reader.layout.places import Place
from reader.ui.keys_page import KeysDialog
from reader.ui.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.settings import Settings

    from .conftest import Person

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def place(person: Person) -> str:
    return person.window.bar.count.text().split(" ")[0]


def test_next_and_previous_difference_by_either_key(reader_person: Person):
    said = []
    for key, modifiers in ((Key.Key_F8, NONE), (Key.Key_Down, ALT), (Key.Key_Up, ALT), (Key.Key_F8, NONE)):
        reader_person.presses(key, modifiers)
        said.append(place(reader_person))
    reader_person.presses(Key.Key_F7)
    assert [*said, place(reader_person)] == ["1", "2", "1", "2", "1"]


def test_the_first_and_the_last_and_what_is_said_there(reader_person: Person):
    count = reader_person.window.reading.pair.stops.count
    reader_person.presses(Key.Key_End, ALT)
    assert place(reader_person) == str(count)
    reader_person.presses(Key.Key_F8)
    assert reader_person.window.status.said() == "This is the last difference."
    reader_person.presses(Key.Key_Home, ALT)
    assert place(reader_person) == "1"
    reader_person.presses(Key.Key_F7)
    assert reader_person.window.status.said() == "This is the first difference."


def test_the_counterpart_of_the_caret(reader_person: Person):
    pair = reader_person.window.reading.pair
    left, right = pair.panes[Side.LEFT], pair.panes[Side.RIGHT]
    reader_person.clicks(left.viewport(), left.box_of(Place(4, 6)).center().toPoint())
    reader_person.presses(Key.Key_G, CTRL | SHIFT)
    assert right.hasFocus()
    assert right.caret == Place(4, 0)
    reader_person.presses(Key.Key_G, CTRL | SHIFT)
    assert left.hasFocus()


def test_the_other_pane_and_back(reader_person: Person):
    panes = reader_person.window.reading.pair.panes
    panes[Side.LEFT].setFocus()
    reader_person.presses(Key.Key_F6)
    assert panes[Side.RIGHT].hasFocus()
    reader_person.presses(Key.Key_F6, SHIFT)
    assert panes[Side.LEFT].hasFocus()


def test_find_and_its_next_and_previous(reader_person: Person):
    window = reader_person.window
    reader_person.presses(Key.Key_F, CTRL)
    reader_person.types("crack")
    reader_person.qtbot.waitUntil(lambda: window.menus["find_next"].isEnabled(), timeout=5000)
    numbers = []
    for key, modifiers in ((Key.Key_F3, NONE), (Key.Key_F3, NONE), (Key.Key_F3, SHIFT)):
        reader_person.presses(key, modifiers)
        numbers.append(window.bar.field.answer().split(" ")[0])
    assert numbers == ["1", "2", "1"]


def test_flow_and_level_in_turn(reader_person: Person, settings: Settings):
    pair = reader_person.window.reading.pair
    reader_person.presses(Key.Key_L, CTRL)
    assert pair.scrolling.is_level
    reader_person.presses(Key.Key_L, CTRL)
    assert not pair.scrolling.is_level
    assert settings.text("reading/arrangement") == "flow"


def test_zoom_by_keys_and_by_wheel(reader_person: Person, settings: Settings):
    view = reader_person.window.reading.pair.panes[Side.LEFT].viewport()
    reader_person.presses(Key.Key_Equal, CTRL)
    reader_person.presses(Key.Key_Plus, CTRL)
    assert settings.number("reading/zoom") == 120
    reader_person.presses(Key.Key_Minus, CTRL)
    assert settings.number("reading/zoom") == 110
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle, QPointF(view.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )
    QApplication.sendEvent(view, event)
    assert settings.number("reading/zoom") == 120
    reader_person.presses(Key.Key_0, CTRL)
    assert settings.number("reading/zoom") == 100


def test_next_and_previous_mention(reader_person: Person):
    panel = reader_person.window.reading.entities
    reader_person.clicks_row(panel.list, panel.model.find("Ana Reyes"))
    reader_person.presses(Key.Key_N)
    assert panel.footer.text() == "Ana Reyes: 2 of 2 on the left"
    reader_person.presses(Key.Key_N, SHIFT)
    assert panel.footer.text() == "Ana Reyes: 1 of 2 on the left"


def test_swapping(reader_person: Person):
    before = reader_person.title(Side.LEFT)
    reader_person.presses(Key.Key_Backslash, ALT)
    assert reader_person.title(Side.RIGHT) == before
    reader_person.presses(Key.Key_Backslash, ALT)
    reader_person.waits_for_the_marks()
    assert reader_person.title(Side.LEFT) == before


@pytest.mark.parametrize(("key", "side"), [(Key.Key_1, Side.LEFT), (Key.Key_2, Side.RIGHT)])
def test_opening_a_side(reader_person: Person, articles: dict[str, Path], key: Key, side: Side):
    other = reader_person.title(side.other)
    reader_person.presses(key, CTRL)
    dialog = reader_person.window.findChild(QFileDialog)
    assert dialog is not None
    assert side.value in dialog.windowTitle()
    dialog.filesSelected.emit([str(articles["other"])])
    dialog.reject()
    reader_person.waits_for_the_text(side, "Carrot harvest")
    reader_person.waits_for_the_marks()
    assert reader_person.title(side.other) == other


@pytest.mark.parametrize(("key", "side"), [(Key.Key_1, Side.LEFT), (Key.Key_2, Side.RIGHT)])
def test_pasting_on_a_side(reader_person: Person, key: Key, side: Side):
    QGuiApplication.clipboard().setText("The bridge was closed on Tuesday by engineers of the agency.")
    other = reader_person.title(side.other)
    reader_person.presses(key, CTRL | SHIFT)
    reader_person.waits_for_the_text(side, "The bridge was closed")
    reader_person.waits_for_the_marks()
    assert reader_person.title(side.other) == other


def test_reloading(reader_person: Person, articles: dict[str, Path]):
    articles["right"].write_text("Another text altogether.\n\nIt says nothing of bridges.\n", encoding="utf-8")
    reader_person.presses(Key.Key_F5)
    reader_person.waits_for_the_text(Side.RIGHT, "Another text")
    reader_person.waits_for_the_marks()


def test_the_sidebar(reader_person: Person):
    sidebar = reader_person.window.reading.sidebar
    reader_person.presses(Key.Key_F9)
    assert not sidebar.isVisible()
    reader_person.presses(Key.Key_F9)
    assert sidebar.isVisible()


def test_reading_mode_and_full_screen(reader_person: Person):
    window = reader_person.window
    reader_person.presses(Key.Key_F11)
    assert window.reading.pair.reading.is_on
    assert window.isFullScreen()
    reader_person.presses(Key.Key_F11)
    assert not window.reading.pair.reading.is_on
    assert not window.isFullScreen()


STANDARD = {
    "open": QKeySequence.StandardKey.Open,
    "print": QKeySequence.StandardKey.Print,
    "undo": QKeySequence.StandardKey.Undo,
    "redo": QKeySequence.StandardKey.Redo,
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
    "select_all": QKeySequence.StandardKey.SelectAll,
    "find": QKeySequence.StandardKey.Find,
    "zoom_in": QKeySequence.StandardKey.ZoomIn,
    "zoom_out": QKeySequence.StandardKey.ZoomOut,
}


@pytest.mark.parametrize("action", STANDARD)
def test_where_a_platform_has_a_key_ours_is_among_them(action: str):
    usual = {key.toString() for key in QKeySequence.keyBindings(STANDARD[action])}
    ours = {QKeySequence(key).toString() for row in ACTIONS if row.id == action for key in row.keys}
    assert ours & usual, (ours, usual)


@POPUPS
def test_preferences_and_keys_open_by_key(reader_person: Person):
    reader_person.presses(Key.Key_Comma, CTRL)
    form = reader_person.window.findChild(Preferences)
    assert form is not None
    form.reject()
    reader_person.presses(Key.Key_F1)
    page = reader_person.window.findChild(KeysDialog)
    assert page is not None
    page.reject()


def test_esc_closes_the_nearest_thing_one_after_the_other(reader_person: Person):
    window = reader_person.window
    pane = window.reading.pair.panes[Side.LEFT]
    reader_person.clicks_row(window.reading.entities.list, window.reading.entities.model.find("Ana Reyes"))
    reader_person.presses(Key.Key_F, CTRL)
    reader_person.types("crack")
    reader_person.clicks(pane.viewport(), pane.box_of(Place(2, 4)).center().toPoint())
    reader_person.presses(Key.Key_Right, SHIFT)
    reader_person.presses(Key.Key_F2)
    assert window.reading.notes.editor.isVisible()
    states = []
    for _ in range(5):
        reader_person.qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        states.append(
            (
                window.reading.notes.editor.isVisible(),
                pane.selection is not None,
                pane.caret is not None,
                bool(window.bar.field.text()),
                window.reading.walk.entity is not None,
            )
        )
    assert states == [
        (False, True, True, True, True),
        (False, False, True, True, True),
        (False, False, False, True, True),
        (False, False, False, False, True),
        (False, False, False, False, False),
    ]


def test_articles_are_only_ever_read(reader_person: Person, articles: dict[str, Path], tmp_path: Path):
    """Whatever is done to the comparison, the two files stay as they are, byte for byte."""
    before = {name: (path.read_bytes(), path.stat().st_mtime_ns) for name, path in articles.items()}
    pane = reader_person.window.reading.pair.panes[Side.LEFT]
    reader_person.clicks(pane.viewport(), pane.box_of(Place(2, 4)).center().toPoint())
    reader_person.types("No letter typed into an article stays in it.")
    for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Return):
        reader_person.presses(key)
    for key in (Key.Key_X, Key.Key_V):
        reader_person.qtbot.keyClick(pane, key, CTRL)
    reader_person.waits_for_the_marks()
    reader_person.presses(Key.Key_S, ALT | SHIFT)
    reader_person.presses(Key.Key_Backslash, ALT)
    reader_person.window.exporting.write_report(tmp_path / "out.html")
    reader_person.waits_for_the_marks()
    assert {name: (path.read_bytes(), path.stat().st_mtime_ns) for name, path in articles.items()} == before


def test_the_last_pair_is_opened_again_by_key(reader_person: Person):
    titles = [reader_person.title(side) for side in Side]
    reader_person.presses(Key.Key_W, CTRL)
    assert reader_person.window.desk.is_empty()
    reader_person.presses(Key.Key_T, CTRL | SHIFT)
    reader_person.waits_for_the_marks()
    assert [reader_person.title(side) for side in Side] == titles
