"""The program with a window: from the command line's paths to the end of the event loop."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader.app.collecting import collect_seldom
from reader.app.identity import introduce, wear_icon
from reader.app.language import speak, spoken
from reader.app.recents import recent_pairs
from reader.app.settings import Settings, language_wanted
from reader.ui.look import Look
from reader.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def application() -> QApplication:
    """The one application object, named as desktops know it."""
    running = QApplication.instance()
    made = running if isinstance(running, QApplication) else QApplication([*sys.argv[:1], "-style", "fusion"])
    introduce()
    return made


def speak_as_wanted(program: QApplication, settings: Settings) -> None:
    """The language a person chose, or the desktop's, in our words and in those that Qt's own dialogs bring along."""
    language = language_wanted(settings)
    if language == spoken():
        return
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    speak(language)
    QLocale.setDefault(QLocale(language))
    words = QTranslator(program)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        program.installTranslator(words)


def run_window(paths: Sequence[str | Path]) -> int:
    """Opens the window with up to two articles (of more, a person chooses); returns the exit status."""
    program = application()
    settings = Settings()
    speak_as_wanted(program, settings)
    window = Window(settings, Look(program, settings))
    window.show()
    QTimer.singleShot(20, collect_seldom)
    QTimer.singleShot(20, wear_icon)
    QTimer.singleShot(0, lambda: start(window, paths))
    if not paths:  # reading a pair warms everything up by itself
        QTimer.singleShot(30, window.warm)
    return program.exec()


def start(window: Window, paths: Sequence[str | Path]) -> None:
    """Opens what was asked for on the command line, or the last pair where that is wanted."""
    if paths:
        window.intake.open_named(paths)
    elif window.settings.flag("start/reopen"):
        pairs = recent_pairs(window.settings)
        if pairs:
            window.intake.open_recent(pairs[0])
