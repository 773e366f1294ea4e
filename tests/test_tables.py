"""The tables hold together: every action has slot, words, icon and keys of its own; every setting label and default."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QKeySequence
from PySide6.QtSvg import QSvgRenderer

from reader.app.actions import ACTIONS, BAR, BAR_END, MENUS, Situation, plain
from reader.app.jobs import at_once
from reader.app.settings import SETTINGS, Settings
from reader.app.style import style_sheet
from reader.app.themes import THEMES, load_theme
from reader.assets import asset
from reader.ui.look import Look
from reader.ui.preferences import Preferences
from reader.ui.window import Window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PROGRAM_ICON = "parallax"  # keeps its own colours

# Interaction, "Keys": what is promised, by the action that keeps the promise.
PROMISED = {
    "next_difference": ("F8", "Alt+Down"),
    "previous_difference": ("F7", "Alt+Up"),
    "first_difference": ("Alt+Home",),
    "last_difference": ("Alt+End",),
    "counterpart": ("Ctrl+Shift+G",),
    "other_pane": ("F6",),
    "other_pane_back": ("Shift+F6",),
    "find": ("Ctrl+F",),
    "find_next": ("F3",),
    "find_previous": ("Shift+F3",),
    "switch_arrangement": ("Ctrl+L",),
    "zoom_in": ("Ctrl++",),
    "zoom_out": ("Ctrl+-",),
    "zoom_reset": ("Ctrl+0",),
    "next_mention": ("N",),
    "previous_mention": ("Shift+N",),
    "swap": ("Alt+\\",),
    "open_left": ("Ctrl+1",),
    "open_right": ("Ctrl+2",),
    "paste_left": ("Ctrl+Shift+1",),
    "paste_right": ("Ctrl+Shift+2",),
    "reload": ("F5",),
    "sidebar": ("F9",),
    "reading_mode": ("F11",),
    "link_by_hand": ("Alt+S",),
    "unlink_by_hand": ("Alt+Shift+S",),
    "note": ("F2",),
    "open": ("Ctrl+O",),
    "print": ("Ctrl+P",),
    "undo": ("Ctrl+Z",),
    "quit": ("Ctrl+Q",),
    "preferences": ("Ctrl+,",),
}


@pytest.fixture
def window(qtbot: QtBot, dressed_application: QApplication, tmp_path: Path) -> Window:
    settings = Settings(tmp_path / "settings.ini")
    made = Window(settings, Look(dressed_application, settings), at_once)
    qtbot.addWidget(made)
    return made


def test_every_action_has_a_name_of_its_own_words_a_menu_and_an_icon():
    assert len(ACTIONS) > 40
    assert [name for name, count in Counter(row.id for row in ACTIONS).items() if count > 1] == []
    for row in ACTIONS:
        assert plain(row.text), row.id
        assert row.menu in MENUS, row.id
        assert asset("icons", f"{row.icon}.svg").is_file(), row.id


def test_no_key_is_given_twice_and_qt_knows_every_one():
    keys = [QKeySequence(key) for row in ACTIONS for key in row.keys]
    assert len(keys) > 30
    assert all(not key.isEmpty() and "Unknown" not in key.toString() for key in keys)
    heard: dict[str, list[str]] = {}
    for row in ACTIONS:
        for key in row.keys:
            heard.setdefault(QKeySequence(key).toString(), []).append(row.where)
    texts = heard.keys()
    shared = {key: places for key, places in heard.items() if len(places) > 1}
    assert all("" not in places and len(set(places)) == len(places) for places in shared.values()), shared
    assert "Ctrl+D" not in texts
    assert "Ctrl+Y" not in texts


def test_mnemonics_within_a_menu_are_not_given_twice():
    for menu in MENUS:
        letters = Counter(
            match.group(1).lower() for row in ACTIONS if row.menu == menu and (match := re.search(r"&(\w)", row.text))
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], menu


@pytest.mark.parametrize(("wanted", "keys"), PROMISED.items())
def test_promised_keys_are_kept(wanted: str, keys: tuple[str, ...]):
    row = next(row for row in ACTIONS if row.id == wanted)
    assert set(keys) <= set(row.keys)


def test_every_action_has_a_slot_and_stands_in_its_menu(window: Window):
    from reader.ui.commands import commands

    slots = commands(window)
    assert set(slots) == {row.id for row in ACTIONS}
    for row in ACTIONS:
        assert window.menus[row.id] in window.menus.menus[row.menu].actions(), row.id
        assert [key.toString() for key in window.menus[row.id].shortcuts()] == [
            QKeySequence(key).toString() for key in row.keys
        ]


def test_the_tool_bar_shows_only_rows_with_words_for_it(window: Window):
    shown = {wanted for group in BAR for wanted in group} | set(BAR_END)
    assert shown == {row.id for row in ACTIONS if row.bar}
    assert shown == set(window.bar.buttons)
    assert all(button.accessibleName() for button in window.bar.buttons.values())


def test_an_empty_window_offers_what_makes_sense_and_nothing_else():
    nothing = Situation()
    offered = {row.id for row in ACTIONS if row.needs(nothing)}
    assert {"open", "open_left", "open_right", "paste", "open_sample", "preferences", "quit", "keys"} <= offered
    assert not offered & {"swap", "reload", "next_difference", "export", "copy", "find", "next_mention", "cancel"}


def test_every_setting_has_a_label_a_fitting_default_and_a_name_of_its_own(tmp_path: Path):
    assert [key for key, count in Counter(setting.key for setting in SETTINGS).items() if count > 1] == []
    settings = Settings(tmp_path / "a.ini")
    for setting in SETTINGS:
        assert setting.label, setting.key
        assert settings.value(setting.key) == setting.default
        if setting.choices:
            assert setting.default in [value for value, _ in setting.choices]
        if isinstance(setting.default, int) and not isinstance(setting.default, bool):
            assert setting.least <= setting.default <= setting.most, setting.key


def test_the_preferences_show_every_setting_that_has_a_page_and_every_action(qtbot: QtBot, tmp_path: Path):
    form = Preferences(Settings(tmp_path / "a.ini"))
    qtbot.addWidget(form)
    assert set(form.fields) == {setting.key for setting in SETTINGS if setting.page}
    table = form.keys.table
    assert {table.item(row, 0).text() for row in range(table.rowCount())} == {plain(row.text) for row in ACTIONS}


def test_every_icon_is_used_and_can_be_drawn():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.parent.glob("reader/**/*.py"))
    files = sorted(asset("icons").glob("*.svg"))
    assert len(files) > 30
    for file in files:
        drawing = file.read_text(encoding="utf-8")
        assert ("currentColor" in drawing) != (file.stem == PROGRAM_ICON), file.name
        assert QSvgRenderer(QByteArray(drawing.encode())).isValid(), file.name
        assert f'"{file.stem}"' in source or f'"{file.name}"' in source, f"{file.name} is used nowhere"


def test_every_style_rule_names_something_that_exists():
    root = Path(__file__).parent.parent
    source = "".join(path.read_text(encoding="utf-8") for path in root.glob("reader/ui/*.py"))
    names = set(re.findall(r"#([A-Za-z]\w*)(?=[\s:{,\[])", style_sheet(load_theme("light"))))
    names = {name for name in names if not re.fullmatch(r"[0-9a-f]{6}", name)}
    assert len(names) > 15
    assert [name for name in sorted(names) if f'"{name}"' not in source] == []


def test_every_theme_file_is_in_the_table():
    assert {path.stem for path in asset("themes").glob("*.toml")} == set(THEMES)
