"""Putting entities right by hand: rename, kind, merge, split, hide; undone, and there again with the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QInputDialog, QLineEdit, QMenu

from reader.app.actions import CORRECTING, plain
from reader.core.model import Entity, EntityKind, Side

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.entity_panel import EntityPanel

    from .conftest import Person

POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Windows of their own, on a screen that is none."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAME, OTHER = "Ana Reyes", "Tomas Lindqvist"


@pytest.fixture
def panel(reader_person: Person) -> EntityPanel:
    """The entities, one of them chosen."""
    panel = reader_person.window.reading.entities
    reader_person.clicks_row(panel.list, panel.model.find(NAME))
    return panel


def row(panel: EntityPanel, name: str) -> Entity | None:
    return next((entity for entity in panel.model.all_entities() if entity.name == name), None)


def open_menu(person: Person) -> QMenu:
    person.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=2000)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def chooses(person: Person, text: str) -> None:
    """Goes down the open menu to an entry, and takes it."""
    menu = open_menu(person)
    wanted = next(entry for entry in menu.actions() if entry.text() == text)
    for _ in menu.actions():
        if menu.activeAction() is wanted:
            break
        person.qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is wanted
    person.qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_f2_renames_in_place_and_ctrl_z_takes_it_back(reader_person: Person, panel: EntityPanel):
    reader_person.presses(Qt.Key.Key_F2)
    field = panel.list.findChild(QLineEdit)
    assert field is not None
    assert field.text() == NAME
    field.selectAll()
    reader_person.qtbot.keyClicks(field, "Ana Reyes Soto")
    reader_person.qtbot.keyClick(field, Qt.Key.Key_Return)
    reader_person.qtbot.waitUntil(lambda: row(panel, "Ana Reyes Soto") is not None, timeout=2000)
    renamed = row(panel, "Ana Reyes Soto")
    assert renamed is not None
    assert NAME in renamed.aliases
    assert panel.chosen() == renamed, "the row stays chosen"
    panel.list.setFocus()
    reader_person.presses(Qt.Key.Key_Z, CTRL)
    assert row(panel, "Ana Reyes Soto") is None
    assert row(panel, NAME) is not None
    assert reader_person.window.status.said() == f"Undone: new name of “{NAME}”."
    reader_person.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert row(panel, "Ana Reyes Soto") is not None


def test_esc_leaves_the_name_as_it_was(reader_person: Person, panel: EntityPanel):
    reader_person.presses(Qt.Key.Key_F2)
    field = panel.list.findChild(QLineEdit)
    assert field is not None
    reader_person.qtbot.keyClicks(field, "nonsense")
    reader_person.qtbot.keyClick(field, Qt.Key.Key_Escape)
    reader_person.qtbot.wait(20)
    assert row(panel, NAME) is not None
    assert not reader_person.action("undo").isEnabled()


@POPUPS
def test_another_kind(reader_person: Person, panel: EntityPanel):
    reader_person.presses(Qt.Key.Key_K, CTRL | SHIFT)
    assert "Person" not in [entry.text() for entry in open_menu(reader_person).actions()], "it is one already"
    chooses(reader_person, "Organisation")
    reader_person.qtbot.waitUntil(lambda: row(panel, NAME).kind is EntityKind.ORGANISATION, timeout=2000)
    assert panel.chosen() == row(panel, NAME)


def test_a_hidden_row_is_gone_and_dark_until_it_is_undone(reader_person: Person, panel: EntityPanel):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_H, CTRL | SHIFT)
    assert row(panel, NAME) is None
    assert window.session.comparison is not None
    assert all(entity.name != NAME for entity in window.session.comparison.entities), "exports do not name it either"
    assert not window.reading.pair.panes[Side.LEFT].overlay.mentions
    assert not window.menus["next_mention"].isEnabled()
    window.menus["undo"].trigger()
    assert row(panel, NAME) is not None


def drop_row(panel: EntityPanel, moved: QModelIndex, into: QModelIndex) -> bool:
    """Drags a row over the list and lets it go on another; says whether it was taken."""
    view = panel.list.viewport()
    mime = panel.model.mimeData([moved])
    place = QPointF(panel.list.visualRect(into).center())
    flags = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place.toPoint(), *flags)
    QApplication.sendEvent(view, enter)
    move = QDragMoveEvent(place.toPoint(), *flags)
    QApplication.sendEvent(view, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    drop = QDropEvent(place, *flags)
    QApplication.sendEvent(view, drop)
    return drop.isAccepted()


def test_a_row_dropped_on_another_merges_with_it(reader_person: Person, panel: EntityPanel):
    before = {name: row(panel, name) for name in (NAME, OTHER)}
    assert drop_row(panel, panel.model.find(OTHER), panel.model.find(NAME))
    reader_person.qtbot.waitUntil(lambda: row(panel, OTHER) is None, timeout=2000)
    merged = row(panel, NAME)
    assert merged is not None
    assert OTHER in merged.aliases
    assert len(merged.right) == len(before[NAME].right) + len(before[OTHER].right)
    assert panel.chosen() == merged
    panel.list.setFocus()
    reader_person.presses(Qt.Key.Key_Z, CTRL)
    assert {name: row(panel, name) for name in before} == before


def test_a_row_cannot_be_dropped_on_itself_or_on_a_heading(panel: EntityPanel):
    assert not drop_row(panel, panel.model.find(NAME), panel.model.find(NAME))
    assert not drop_row(panel, panel.model.find(NAME), panel.model.index(0))


@POPUPS
def test_merging_by_keyboard_and_splitting_off_again(reader_person: Person, panel: EntityPanel):
    before = {name: row(panel, name) for name in (NAME, OTHER)}
    reader_person.presses(Qt.Key.Key_M, CTRL | SHIFT)
    dialog = panel.findChild(QInputDialog)
    assert dialog is not None
    choice, buttons = dialog.findChild(QComboBox), dialog.findChild(QDialogButtonBox)
    assert choice is not None
    assert buttons is not None
    assert choice.itemText(0).endswith("(Person)"), "the same kind comes first"
    choice.setFocus()
    reader_person.qtbot.keyClicks(choice, OTHER)
    reader_person.clicks(buttons.button(QDialogButtonBox.StandardButton.Ok))
    reader_person.qtbot.waitUntil(lambda: row(panel, NAME) is None, timeout=2000)
    assert NAME in row(panel, OTHER).aliases
    panel.list.setFocus()
    reader_person.presses(Qt.Key.Key_P, CTRL | SHIFT)
    chooses(reader_person, NAME)
    reader_person.qtbot.waitUntil(lambda: row(panel, NAME) is not None, timeout=2000)
    assert {name: (row(panel, name).left, row(panel, name).right) for name in before} == {
        name: (entity.left, entity.right) for name, entity in before.items()
    }


@POPUPS
def test_the_context_menu_offers_every_correction(reader_person: Person, panel: EntityPanel):
    place = panel.list.visualRect(panel.model.find(OTHER)).center()
    reader_person.qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert panel.chosen() == row(panel, OTHER), "a right click chooses the row it is on"
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.list.viewport().mapToGlobal(place))
    QApplication.postEvent(panel.list.viewport(), event)
    texts = [plain(entry.text()) for entry in open_menu(reader_person).actions()]
    assert texts == [plain(reader_person.action(name).text()) for name in CORRECTING]
    assert all(entry.isEnabled() for entry in open_menu(reader_person).actions())
    QApplication.activePopupWidget().close()


def test_corrections_are_there_when_the_pair_is_opened_again(
    reader_person: Person, panel: EntityPanel, articles: dict[str, Path]
):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_H, CTRL | SHIFT)
    window.menus["close_pair"].trigger()
    assert not window.corrections.can_undo()
    reader_person.drops(articles["right"], articles["left"])
    reader_person.waits_for_the_marks()
    assert row(panel, NAME) is None
    assert row(panel, OTHER) is not None
    assert reader_person.action("undo").isEnabled()
    reader_person.presses(Qt.Key.Key_Z, CTRL)
    assert row(panel, NAME) is not None


def test_a_file_dropped_on_the_list_is_opened_as_everywhere(reader_person: Person, articles: dict[str, Path]):
    panel = reader_person.window.reading.entities
    reader_person.drops(articles["other"], on=panel.list.mapTo(reader_person.window, QPoint(20, 200)))
    session = reader_person.window.session

    def opened() -> bool:
        found = (session.article(side) for side in Side)
        return any(article is not None and article.text.startswith("Carrot") for article in found)

    reader_person.qtbot.waitUntil(opened, timeout=20_000)
    assert opened()
