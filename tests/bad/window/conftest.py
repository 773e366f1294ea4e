"""One window for many bad files, as on a bad day, and a pulse that feels when it does not answer."""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from journeys.conftest import LEFT_TEXT, OTHER_TEXT, RIGHT_TEXT, Person
from PySide6.QtCore import QEvent, QTimer

from reader.app.settings import Settings
from reader.core.model import Side
from reader.ui.look import Look
from reader.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from witness import Books

_BEAT = 10
"""Milliseconds."""


class Reader(Person):
    """A person who goes on reading whatever comes."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        self.pulse = Pulse(window)

    def tells(self, side: Side) -> str:
        return self.window.desk.problem(side)

    def reads(self, side: Side) -> str:
        """The text on a side, paragraph below paragraph."""
        article = self.window.session.article(side)
        return "\n".join(paragraph.text for paragraph in article.paragraphs) if article else ""

    def notes(self, side: Side) -> str:
        article = self.window.session.article(side)
        return " ".join(article.notes) if article else ""

    def waits_until_told(self, side: Side, piece: str) -> None:
        self.qtbot.waitUntil(lambda: piece in self.tells(side), timeout=60_000)

    def waits_until_quiet(self, patience: int = 110) -> None:
        """Until nothing runs any more."""
        self.qtbot.waitUntil(lambda: not self.window.session.jobs.running(), timeout=1000 * patience)
        self.qtbot.wait(20)


class Pulse:
    """Beats in the window's thread; the longest pause is how long it did not answer."""

    def __init__(self, window: Window) -> None:
        self.longest = 0
        self._last = time.monotonic()
        self._timer = QTimer(window)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def forget(self) -> None:
        """Begins anew, after something that took the test long and not the window."""
        self.longest, self._last = 0, time.monotonic()

    def stop(self) -> None:
        self._timer.stop()
        self._timer.deleteLater()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, round(1000 * (now - self._last)) - _BEAT)
        self._last = now


def opened(application: QApplication, settings: Settings) -> tuple[Window, Look]:
    look = Look(application, settings)
    window = Window(settings, look)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    return window, look


def closed(application: QApplication, window: Window, look: Look) -> None:
    window.close()
    window.deleteLater()
    look.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(scope="module")
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which looks afterwards as it did before."""
    font, colours = qapp.font(), qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(colours)


@pytest.fixture(scope="module")
def one_window(undressed: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    settings = Settings(tmp_path_factory.mktemp("settings") / "parallax.ini")
    settings.set("compare/entities", False)
    window, look = opened(undressed, settings)
    yield window
    closed(undressed, window, look)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "parallax.ini")


@pytest.fixture
def window(undressed: QApplication, settings: Settings) -> Iterator[Window]:
    """A window of one test's own."""
    made, look = opened(undressed, settings)
    yield made
    closed(undressed, made, look)


@pytest.fixture
def reader(window: Window, qtbot: QtBot, books: Books) -> Iterator[Reader]:
    """A person at a window of their own."""
    person = Reader(window, qtbot)
    yield person
    books.now.held = person.pulse.longest
    person.pulse.stop()


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two articles on one story, and one on another."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("left.txt", LEFT_TEXT), ("right.txt", RIGHT_TEXT), ("other.txt", OTHER_TEXT)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "left.txt", folder / "right.txt", folder / "other.txt"


@pytest.fixture
def busy(reader: Reader, pair: tuple[Path, Path, Path]) -> Reader:
    """A person with a pair open and compared."""
    reader.window.settings.set("compare/entities", False)
    reader.drops(pair[0], pair[1])
    reader.waits_for_the_text(Side.RIGHT, "Drone")
    reader.waits_for_the_marks()
    return reader
