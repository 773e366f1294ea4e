"""Menus and shortcuts, built from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.app.actions import ACTIONS, MENUS, WITHIN, plain
from reader.app.language import tr
from reader.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMainWindow, QWidget

    from reader.app.actions import Situation
    from reader.app.keys import Keys
    from reader.app.themes import Theme

Slot = Callable[[], None]


class Menus:
    """The window's actions as Qt knows them, by their id; enabled as the situation has it."""

    def __init__(self, window: QMainWindow, slots: Mapping[str, Slot], theme: Theme) -> None:
        self._window = window
        self._theme = theme
        self._groups: dict[str, QActionGroup] = {}
        self._dressed: set[str] = set()
        self.actions = {row.id: self._made(row.id, slots[row.id]) for row in ACTIONS}
        self.menus = {name: self._menu(name) for name in MENUS}
        for name, after in WITHIN.items():
            self._put_after(after, self.menus[name])

    def __getitem__(self, wanted: str) -> QAction:
        return self.actions[wanted]

    def update(self, now: Situation) -> None:
        for row in ACTIONS:
            self.actions[row.id].setEnabled(row.needs(now))

    def give(self, where: str, part: QWidget) -> None:
        """Lets the keys of the actions of one part of the window count there."""
        part.addActions([self.actions[row.id] for row in ACTIONS if row.where == where])

    def check(self, wanted: str, on: bool) -> None:
        """Shows a state without asking for it."""
        self.actions[wanted].setChecked(on)

    def set_keys(self, keys: Keys) -> None:
        """Gives every action its keys, and its tool tip the first of them."""
        for row in ACTIONS:
            shown = self.actions[row.id]
            shown.setShortcuts([QKeySequence(key) for key in keys[row.id]])
            first = shown.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            shown.setToolTip((tr(row.tip) if row.tip else plain(tr(row.text))) + (f" ({first})" if first else ""))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for name in tuple(self._dressed):
            self._dress(name)

    def add_recents(self, menu: str, after: str, entries: Callable[[], list[tuple[str, Slot]]]) -> None:
        """A menu within a menu whose entries are asked for whenever it is opened."""
        within = QMenu(tr("Recent Pa&irs"), self._window)
        self._put_after(after, within)

        def fill() -> None:
            within.clear()
            for text, slot in entries():
                within.addAction(text.replace("&", "&&")).triggered.connect(lambda _on, chosen=slot: chosen())
            within.setEnabled(not within.isEmpty())

        self.menus[menu].aboutToShow.connect(fill)

    def _put_after(self, action: str, within: QMenu) -> None:
        """A menu within the menu that an action stands in, behind it."""
        host = next(self.menus[row.menu] for row in ACTIONS if row.id == action)
        following = host.actions()
        host.insertMenu(following[following.index(self.actions[action]) + 1], within)

    def _made(self, wanted: str, slot: Slot) -> QAction:
        row = next(row for row in ACTIONS if row.id == wanted)
        made = QAction(tr(row.text), self._window)
        made.setObjectName(row.id)
        made.setCheckable(row.checkable or bool(row.group))
        made.setMenuRole(_ROLES.get(wanted, QAction.MenuRole.NoRole))
        made.triggered.connect(lambda: slot())
        if row.group:
            self._groups.setdefault(row.group, QActionGroup(self._window)).addAction(made)
        if row.where:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(made)
        return made

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(tr(f"&{name}"), self._window) if name in WITHIN else self._window.menuBar().addMenu(tr(f"&{name}"))
        menu.setToolTipsVisible(False)
        for row in ACTIONS:
            if row.menu == name:
                if row.rule:
                    menu.addSeparator()
                menu.addAction(self.actions[row.id])
        menu.aboutToShow.connect(lambda: self._dress(name))
        return menu

    def _dress(self, name: str) -> None:
        """Icons are drawn when a menu is first opened: the window need not wait for them."""
        self._dressed.add(name)
        for row in ACTIONS:
            if row.menu == name and row.icon and not row.checkable and not row.group:
                self.actions[row.id].setIcon(icon(row.icon, self._theme))


_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}
