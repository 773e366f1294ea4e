"""Our icons: stroked SVG files, drawn in a colour of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from reader.assets import asset

if TYPE_CHECKING:
    from reader.app.themes import Theme


AFTER_THE_FIRST_FRAME = 20
"""Milliseconds; what is drawn that much later keeps no window waiting."""


def icon(name: str, theme: Theme, ink: str = "") -> QIcon:
    """The icon of that name in the theme's text colour, or in the given one; grey where its button is disabled."""
    found = QIcon(picture(name, ink or theme.text))
    found.addPixmap(picture(name, theme.soft), QIcon.Mode.Disabled)
    return found


def blank() -> QIcon:
    """Room for an icon that is drawn later."""
    pixels = QPixmap(16, 16)
    pixels.fill(Qt.GlobalColor.transparent)
    return QIcon(pixels)


def picture(name: str, ink: str, size: int = 16, scale: float = 2.0) -> QPixmap:
    """One icon as pixels, sharp on dense screens too."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name).replace("currentColor", ink)
    pixels = QPixmap(round(size * scale), round(size * scale))
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    if drawing:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixels.rect()))
    painter.end()
    pixels.setDevicePixelRatio(scale)
    return pixels


def _drawing(name: str) -> str:
    """The file of an icon, or nothing where it cannot be read just now: its button still says its name."""
    path = asset("icons", f"{name}.svg")
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
