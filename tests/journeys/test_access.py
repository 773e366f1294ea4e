"""Access: every control has a name, Tab reaches everything and comes back, each side before the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QListView, QWidget

from reader.core.model import Side

if TYPE_CHECKING:
    from .conftest import Person


def tab_round(person: Person, start: QWidget, most: int = 80) -> list[QWidget]:
    """What has the focus after each Tab, until it is back at the start."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _ in range(most):
        now = QApplication.focusWidget()
        assert now is not None
        person.qtbot.keyClick(now, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        if after is start:
            return found
        found.append(after)
    raise AssertionError("Tab never came back: " + ", ".join(w.accessibleName() or w.objectName() for w in found))


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_everything_that_takes_the_focus_says_its_name(reader_person: Person):
    window = reader_person.window
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) > 25
    assert [type(widget).__name__ for widget in controls if not spoken_name(widget)] == []


def test_tab_goes_from_left_to_right_to_the_sidebar_and_round(reader_person: Person):
    window = reader_person.window
    panes = window.reading.pair.panes
    order = tab_round(reader_person, panes[Side.LEFT])
    assert order[0] is panes[Side.RIGHT]
    sidebar = [widget for widget in order if window.reading.sidebar.isAncestorOf(widget)]
    assert order[1 : 1 + len(sidebar)] == sidebar
    assert window.reading.entities.list in sidebar
    assert window.bar.field in order
    assert set(window.bar.buttons.values()) - set(order) <= {
        button for button in window.bar.buttons.values() if not button.isEnabled()
    }


def test_a_row_of_the_sidebar_is_read_out_whole(reader_person: Person):
    view: QListView = reader_person.window.reading.entities.list
    interface = QAccessible.queryAccessibleInterface(view)
    said = [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert "Ana Reyes, also Reyes. Person. Left 2, right 2." in said or "Ana Reyes. Person. Left 2, right 2." in said


def test_the_empty_window_can_be_used_by_keyboard_alone(person: Person):
    zone = person.window.desk.empty.zones[Side.LEFT]
    order = tab_round(person, person.window.bar.buttons["open"])
    names = [spoken_name(widget) for widget in order]
    assert "Open the left article" in names
    assert names.index("Open the left article") < names.index("Paste the right article") < names.index("Try the sample")
    assert zone.accessibleName() == "Place for the left article"
    person.window.desk.empty.sample.setFocus()
    person.presses(Qt.Key.Key_Space)
    person.waits_for_the_text(Side.LEFT, "")
