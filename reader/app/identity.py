"""What desktops know the program as: its name, version, icon and application id."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QIcon

from reader.assets import asset
from reader.core.version import VERSION

APPLICATION_ID = "org.parallax_reader.Parallax"


def introduce() -> None:
    """Tells Qt, and through it the desktop, who this is; called once the application object is there."""
    QCoreApplication.setApplicationName("parallax")
    QCoreApplication.setApplicationVersion(VERSION)
    QGuiApplication.setApplicationDisplayName("Parallax")
    QGuiApplication.setDesktopFileName(APPLICATION_ID)


def wear_icon() -> None:
    """Gives the windows their icon; reading it takes time that the first frame need not wait for."""
    QGuiApplication.setWindowIcon(QIcon(str(asset("icons", "parallax.svg"))))
