"""The tool bar: buttons from the table of actions, the way through the differences, the find field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.app.actions import BAR, BAR_END, action, plain
from reader.app.language import tr
from reader.ui.find_field import FindField
from reader.ui.icons import AFTER_THE_FIRST_FRAME, blank, picture
from reader.ui.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent, QShowEvent

    from reader.app.themes import Theme
    from reader.ui.menus import Menus

_GIVE_WAY = ("zoom_out", "zoom_in", "paste", "export", "swap")
"""Buttons that are left out of a narrow window, first to last."""
_GAP, _FIELD = 8, 170
"""Between buttons, and what the find field needs."""
_PICTURED = frozenset({"swap", "previous_difference", "next_difference"})


class BarButton(QToolButton):
    """A button that stands for an action, with words of its own."""

    def __init__(self, shown: QAction, name: str = "barButton") -> None:
        super().__init__()
        self._action = shown
        self._theme: Theme | None = None
        self._painted = False
        self._row = action(shown.objectName())
        self.setObjectName(name)
        self.setAccessibleName(plain(tr(self._row.text)))
        self.setCheckable(shown.isCheckable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pictured = self._row.id in _PICTURED
        arrow = self._row.bar in ("↑", "↓")
        self.setText("" if arrow else tr(self._row.bar))
        self.setIconSize(QSize(16, 16))
        style = Qt.ToolButtonStyle
        beside = style.ToolButtonTextBesideIcon if pictured else style.ToolButtonTextOnly
        self.setToolButtonStyle(style.ToolButtonIconOnly if arrow else beside)
        self.clicked.connect(shown.trigger)
        shown.changed.connect(self._follow)
        self._follow()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture follows the first frame: the window need not wait for drawings."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(AFTER_THE_FIRST_FRAME, self, self._draw)

    def _draw(self) -> None:
        """The picture in the one ink that is wanted now."""
        if self._row.id not in _PICTURED:
            return
        if not self._painted:
            self.setIcon(blank())
        elif self._theme is not None:
            ink = self._theme.text if self.isEnabled() else self._theme.soft
            drawn = QIcon(pixels := picture(self._row.icon, ink))
            drawn.addPixmap(pixels, QIcon.Mode.Disabled)
            self.setIcon(drawn)

    def _follow(self) -> None:
        self.setToolTip(self._action.toolTip())
        if self.isEnabled() != self._action.isEnabled():
            self.setEnabled(self._action.isEnabled())
            self._draw()
        self.setChecked(self._action.isChecked())


class ToolBar(QToolBar):
    """One row; it neither moves nor hides."""

    def __init__(self, menus: Menus) -> None:
        super().__init__(tr("Tools"))
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.buttons: dict[str, BarButton] = {}
        self.field = FindField()
        self.count = label("", "count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setAccessibleDescription(tr("Which difference of how many"))
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        places = QHBoxLayout(row)
        places.setContentsMargins(12, 6, 12, 6)
        places.setSpacing(_GAP)
        for number, group in enumerate(BAR):
            if number in (1, 3):
                places.addWidget(_rule())
            self._add_group(places, menus, group)
        places.addStretch(1)
        places.addWidget(self.field, 10)
        for wanted in BAR_END:
            places.addWidget(self._button(menus[wanted]))
        self.addWidget(row)
        extension = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if extension is not None:
            extension.setAccessibleName(tr("More"))
        self.show_count(-1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps its room for finding, and every word whole: what a menu has too gives way."""
        super().resizeEvent(event)
        buttons = sum(button.sizeHint().width() + _GAP for button in self.buttons.values())
        needed = buttons + _FIELD + self.count.minimumWidth() + 8 * _GAP
        for wanted in _GIVE_WAY:
            self.buttons[wanted].setVisible(needed <= event.size().width())
            if needed > event.size().width():
                needed -= self.buttons[wanted].sizeHint().width() + _GAP

    def showEvent(self, event: QShowEvent) -> None:
        """The style sets margins when it first dresses the bar; the row has its own."""
        super().showEvent(event)
        if (places := self.layout()) is not None:
            places.setContentsMargins(0, 0, 0, 0)

    def show_count(self, index: int, count: int) -> None:
        """Where the reader is among the differences."""
        self.count.setText(
            tr("{number} of {count}", number=index + 1 if index >= 0 else "–", count=count) if count else ""
        )
        self.count.setVisible(count > 0)
        self.count.setMinimumWidth(
            self.count.fontMetrics().horizontalAdvance(tr("{number} of {count}", number="00", count="00"))
        )

    def set_theme(self, theme: Theme) -> None:
        self.field.set_theme(theme)
        for button in self.buttons.values():
            button.set_theme(theme)

    def _add_group(self, places: QHBoxLayout, menus: Menus, group: tuple[str, ...]) -> None:
        if action(group[0]).group:
            joined = QHBoxLayout()
            joined.setSpacing(0)
            for wanted in group:
                button = self._button(menus[wanted], "segment")
                button.setProperty("place", "first" if wanted == group[0] else "last")
                joined.addWidget(button)
            places.addLayout(joined)
            return
        for wanted in group:
            places.addWidget(self._button(menus[wanted]))
            if wanted == "previous_difference":
                places.addWidget(self.count)

    def _button(self, shown: QAction, name: str = "barButton") -> BarButton:
        made = self.buttons[shown.objectName()] = BarButton(shown, name)
        return made


def _rule() -> QWidget:
    line = QFrame()
    line.setObjectName("barRule")
    line.setFixedSize(1, 20)
    return line
