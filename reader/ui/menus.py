"""Menus and shortcuts, built from the table of actions: what the first frame shows at once, the rest just after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reader.app.actions import ACTIONS, MENUS, WITHIN, plain
from reader.app.language import tr
from reader.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMainWindow, QWidget

    from reader.app.actions import Action, Situation
    from reader.app.keys import Keys
    from reader.app.themes import Theme

Slot = Callable[[], None]


class Menus:
    """The window's actions as Qt knows them, by their id; enabled as the situation has it.

    An action is made when somebody asks for it; all of them, with keys and the entries of the menus, by `fill`.
    """

    def __init__(self, window: QMainWindow, slots: Mapping[str, Slot], theme: Theme) -> None:
        self._window, self._slots, self._theme = window, slots, theme
        self._rows = {row.id: row for row in ACTIONS}
        self._groups: dict[str, QActionGroup] = {}
        self._dressed: set[str] = set()
        self._actions: dict[str, QAction] = {}
        self._keys: Keys = {}
        self._now: Situation | None = None
        self._on: dict[str, bool] = {}
        self._recents: Callable[[], None] | None = None
        self._filled = False
        bar = window.menuBar()
        self._menus = {
            name: QMenu(tr(f"&{name}"), window) if name in WITHIN else bar.addMenu(tr(f"&{name}")) for name in MENUS
        }

    @property
    def menus(self) -> dict[str, QMenu]:
        """Every menu with its entries, by the name it has in the table."""
        self.fill()
        return self._menus

    def fill(self) -> None:
        """Makes what is not there yet; the first frame need not wait for it."""
        if self._filled:
            return
        self._filled = True
        for row in ACTIONS:
            _ = self[row.id]
        for name in MENUS:
            self._put_entries(name)
        for name, after in WITHIN.items():
            self._put_after(after, self._menus[name])
        if self._recents is not None:
            self._recents()
        self._give_keys()

    def is_filled(self) -> bool:
        return self._filled

    def __getitem__(self, wanted: str) -> QAction:
        if wanted not in self._actions:
            made = self._actions[wanted] = self._made(self._rows[wanted], self._slots[wanted])
            if self._now is not None:
                made.setEnabled(self._rows[wanted].needs(self._now))
            made.setChecked(self._on.get(wanted, False))
        return self._actions[wanted]

    def update(self, now: Situation) -> None:
        self._now = now
        for wanted, shown in self._actions.items():
            shown.setEnabled(self._rows[wanted].needs(now))

    def give(self, where: str, part: QWidget) -> None:
        """Lets the keys of the actions of one part of the window count there."""
        part.addActions([self[row.id] for row in ACTIONS if row.where == where])

    def check(self, wanted: str, on: bool) -> None:
        """Shows a state without asking for it."""
        group = self._rows[wanted].group
        if group and on:
            self._on.update({row.id: False for row in ACTIONS if row.group == group})
        self._on[wanted] = on
        if wanted in self._actions:
            self._actions[wanted].setChecked(on)

    def set_keys(self, keys: Keys) -> None:
        """Gives every action its keys, and its tool tip the first of them."""
        self._keys = keys
        if self._filled:
            self._give_keys()

    def _give_keys(self) -> None:
        from PySide6.QtGui import QKeySequence

        for wanted, keys in self._keys.items():
            row, shown = self._rows[wanted], self[wanted]
            shown.setShortcuts([QKeySequence(key) for key in keys])
            first = shown.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            shown.setToolTip((tr(row.tip) if row.tip else plain(tr(row.text))) + (f" ({first})" if first else ""))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for name in tuple(self._dressed):
            self._dress(name)

    def add_recents(self, menu: str, after: str, entries: Callable[[], list[tuple[str, Slot]]]) -> None:
        """A menu within a menu whose entries are asked for whenever it is opened."""
        self._recents = lambda: self._put_recents(menu, after, entries)

    def _put_recents(self, menu: str, after: str, entries: Callable[[], list[tuple[str, Slot]]]) -> None:
        within = QMenu(tr("Recent Pa&irs"), self._window)
        self._put_after(after, within)

        def fill() -> None:
            within.clear()
            for text, slot in entries():
                within.addAction(text.replace("&", "&&")).triggered.connect(lambda _on, chosen=slot: chosen())
            within.setEnabled(not within.isEmpty())

        self._menus[menu].aboutToShow.connect(fill)

    def _put_after(self, action: str, within: QMenu) -> None:
        """A menu within the menu that an action stands in, behind it."""
        host = self._menus[self._rows[action].menu]
        following = host.actions()
        host.insertMenu(following[following.index(self[action]) + 1], within)

    def _made(self, row: Action, slot: Slot) -> QAction:
        made = QAction(tr(row.text), self._window)
        made.setObjectName(row.id)
        made.setCheckable(row.checkable or bool(row.group))
        made.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
        made.triggered.connect(lambda: slot())
        if row.group:
            self._groups.setdefault(row.group, QActionGroup(self._window)).addAction(made)
        if row.where:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(made)
        return made

    def _put_entries(self, name: str) -> None:
        menu = self._menus[name]
        for row in ACTIONS:
            if row.menu == name:
                if row.rule:
                    menu.addSeparator()
                menu.addAction(self[row.id])
        menu.aboutToShow.connect(lambda: self._dress(name))

    def _dress(self, name: str) -> None:
        """Icons are drawn when a menu is first opened: the window need not wait for them."""
        self._dressed.add(name)
        for row in ACTIONS:
            if row.menu == name and row.icon and not row.checkable and not row.group:
                self[row.id].setIcon(icon(row.icon, self._theme))


_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}
