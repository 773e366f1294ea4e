"""Coming back: recent pairs, the last pair at the start, and two paths on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from reader.core.model import Side
from reader.ui.application import start

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.settings import Settings

    from .conftest import Person

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_last_pair_is_there_at_the_start_only_where_that_is_wanted(reader_person: Person, settings: Settings):
    window = reader_person.window
    titles = [reader_person.title(side) for side in Side]
    reader_person.presses(Qt.Key.Key_W, CTRL)
    start(window, [])
    reader_person.qtbot.wait(50)
    assert window.desk.is_empty()
    settings.set("start/reopen", True)
    start(window, [])
    reader_person.waits_for_the_marks()
    assert [reader_person.title(side) for side in Side] == titles


def test_two_paths_are_left_and_right(person: Person, articles: dict[str, Path]):
    start(person.window, [str(articles["right"]), str(articles["left"])])
    person.waits_for_the_marks()
    assert person.title(Side.LEFT).startswith("Drone finds damage")
    assert person.title(Side.RIGHT).startswith("Sorrel bridge shut")


def test_a_recent_pair_is_opened_from_the_menu(reader_person: Person, articles: dict[str, Path]):
    window = reader_person.window
    reader_person.drops(articles["other"], on=reader_person.pane(Side.RIGHT))
    reader_person.waits_for_the_text(Side.RIGHT, "Carrot harvest")
    reader_person.waits_for_the_marks()
    file_menu = window.menus.menus["File"]
    file_menu.aboutToShow.emit()
    recent = next(menu for menu in window.findChildren(QMenu) if "Pa&irs" in menu.title())
    recent.aboutToShow.emit()
    entries = recent.actions()
    assert len(entries) == 2
    assert "Carrot" in entries[0].text(), "the newest first"
    entries[1].trigger()
    reader_person.waits_for_the_text(Side.RIGHT, "Drone finds damage")
    reader_person.waits_for_the_marks()
