"""A person at the real window: drops, mouse and keys as Qt events, and what can be seen afterwards."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from reader.app.settings import Settings
from reader.ui.look import Look
from reader.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.core.model import Side

LEFT_TEXT = """Sorrel bridge shut after crack found in main cable

Engineers closed the Sorrel suspension bridge on Tuesday after an inspection drone photographed a crack in a main cable.

The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the Coast Roads Agency.

Lorries carrying fruit were turned back at dawn and queued for six kilometres along the coast road.

Ferries will run every 20 minutes until the road reopens, Ana Reyes said.
"""
RIGHT_TEXT = """Drone finds damage on bridge; thousands face detour

An inspection drone photographed a crack in a main cable of the Sorrel suspension bridge, and engineers closed it.

The crack is about 14 centimetres long, said Ana Reyes, chief engineer of the Coast Roads Agency.

Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review.

Ferries will run every 30 minutes until the road reopens, Ana Reyes said.
"""
OTHER_TEXT = """Carrot harvest late after a month of rain

Prices at the vegetable market rose again this week because rain delayed the carrot harvest, growers in the valley said.

The growers' association expects the first carrots in the middle of May, three weeks later than last year.
"""


class Person:
    """What somebody does at the window and sees there, in their words."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self._held: list[QMimeData] = []
        qtbot.waitUntil(window.menus.is_filled)

    # doing

    def drags(self, mime: QMimeData, over: QPoint) -> bool:
        """Drags over a point of the window; says whether it would be taken there."""
        self._held.append(mime)
        target = self.window.childAt(over) or self.window
        place = QPointF(target.mapFrom(self.window, over))
        flags = (Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton)
        enter = QDragEnterEvent(place.toPoint(), *flags, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, enter)
        move = QDragMoveEvent(place.toPoint(), *flags, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, move)
        assert not move.isAccepted() or move.dropAction() == Qt.DropAction.CopyAction, "a drop must copy, never move"
        return enter.isAccepted() and move.isAccepted()

    def lets_go(self, over: QPoint) -> None:
        mime = self._held[-1]
        target = self.window.childAt(over) or self.window
        place = QPointF(target.mapFrom(self.window, over))
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        event = QDropEvent(place, actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction

    def leaves(self, over: QPoint) -> None:
        QApplication.sendEvent(self.window.childAt(over) or self.window, QDragLeaveEvent())

    def drops(self, *paths: Path, on: QPoint | None = None) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.drops_data(mime, on=on)

    def drops_data(self, mime: QMimeData, on: QPoint | None = None) -> None:
        place = on or self.middle_of(self.window.desk)
        assert self.drags(mime, place)
        self.lets_go(place)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def types(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def clicks(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def clicks_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        assert index.isValid()
        view.scrollTo(index)
        self.clicks(view.viewport(), view.visualRect(index).center())

    # seeing

    def middle_of(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self.window, widget.rect().center())

    def pane(self, side: Side) -> QPoint:
        """A place in the text of that side."""
        header = self.window.reading.panes.headers[side]
        return header.mapTo(self.window, QPoint(header.width() // 2, header.height() + 150))

    def zone(self, side: Side) -> QPoint:
        return self.middle_of(self.window.desk.empty.zones[side])

    def title(self, side: Side) -> str:
        return self.window.reading.panes.headers[side].title.text()

    def action(self, wanted: str) -> QAction:
        return self.window.menus[wanted]

    def waits_for_the_text(self, side: Side, beginning: str) -> None:
        def there() -> bool:
            article = self.window.session.article(side)
            return article is not None and article.text.startswith(beginning)

        self.qtbot.waitUntil(there, timeout=20_000)

    def waits_for_the_marks(self) -> None:
        """Until the last stage is there and nothing runs any more."""

        def done() -> bool:
            return self.window.session.comparison is not None and not self.window.session.jobs.running()

        self.qtbot.waitUntil(done, timeout=90_000)
        self.qtbot.wait(20)


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, Path]:
    """Files on a person's disk."""
    texts = {"left.txt": LEFT_TEXT, "right.txt": RIGHT_TEXT, "other.txt": OTHER_TEXT}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name.split(".")[0]: tmp_path / name for name in texts}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "parallax.ini")


@pytest.fixture
def person(qtbot: QtBot, dressed_application: QApplication, settings: Settings) -> Iterator[Person]:
    look = Look(dressed_application, settings)
    window = Window(settings, look)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield Person(window, qtbot)
    window.close()
    look.deleteLater()


@pytest.fixture
def reader_person(person: Person, articles: dict[str, Path]) -> Person:
    """A person with both articles open and everything found out about them."""
    person.drops(articles["left"], articles["right"])
    person.waits_for_the_marks()
    return person
