"""The look of the whole program: the chosen theme, or the system's, followed live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont

from reader.app.style import CHROME_FAMILIES, palette, style_sheet, theme_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.app.settings import Settings


class Look(QObject):
    """Dresses the application.

    Signals: `theme_changed(Theme)`.
    """

    theme_changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.theme = theme_for(settings.text("look/theme"))
        application.setFont(_chrome_font(application.font()))
        self._dress()
        settings.changed.connect(self._setting_changed)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and newer
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def _setting_changed(self, key: str) -> None:
        if key == "look/theme":
            self._follow()

    def _follow(self) -> None:
        theme = theme_for(self._settings.text("look/theme"))
        if theme != self.theme:
            self.theme = theme
            self._dress()
            self.theme_changed.emit(theme)

    def _dress(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))


def _chrome_font(system: QFont) -> QFont:
    """The system's size, which people set for a reason, in a face made for screens."""
    font = QFont(system)
    font.setFamilies(list(CHROME_FAMILIES))
    if 0 < font.pointSizeF() < 9.75:
        font.setPointSizeF(9.75)
    return font
