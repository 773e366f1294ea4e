"""The sidebar: a dock whose tabs show the same comparison in different ways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.app.language import tr
from reader.ui.stack import Stack


class Sidebar(QDockWidget):
    """Tabs over panels; only the chosen panel is shown."""

    def __init__(self, panels: dict[str, QWidget]) -> None:
        super().__init__(tr("Sidebar"))
        self.setObjectName("sidebar")
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setTitleBarWidget(QWidget())
        self.pages = Stack()
        self.tabs: dict[str, QPushButton] = {}
        row = QWidget()
        row.setObjectName("tabs")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        places = QHBoxLayout(row)
        places.setContentsMargins(2, 0, 2, 0)
        places.setSpacing(2)
        for name, panel in panels.items():
            self.pages.addWidget(panel)
            self.tabs[name] = self._tab(name, panel)
            places.addWidget(self.tabs[name], 1)
        whole = _Whole()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(row)
        inside.addWidget(self.pages, 1)
        whole.setMinimumWidth(sum(tab.minimumWidth() for tab in self.tabs.values()) + 4 + 2 * len(self.tabs))
        self.setWidget(whole)

    def show_tab(self, name: str) -> None:
        self.tabs[name].click()

    def current(self) -> str:
        return next(name for name, tab in self.tabs.items() if tab.isChecked())

    def _tab(self, name: str, panel: QWidget) -> QPushButton:
        tab = QPushButton(tr(name))
        tab.setObjectName("tab")
        tab.setMinimumWidth(_width_in_bold(tab))
        tab.setCheckable(True)
        tab.setAutoExclusive(True)
        tab.setChecked(not self.tabs)
        tab.setAccessibleName(tr("{name} tab", name=tr(name)))
        tab.clicked.connect(lambda: self.pages.setCurrentWidget(panel))
        return tab


def _width_in_bold(tab: QPushButton) -> int:
    """What its words need when it is the current one; no language may lose letters here."""
    font = tab.font()
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(tab.text()) + 14


class _Whole(QWidget):
    """As wide as the drawings have it, when nobody has drawn it wider."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def sizeHint(self) -> QSize:
        return QSize(316, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(250, 200)
