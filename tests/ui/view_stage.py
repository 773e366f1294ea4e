"""A pair view on a stage: shown offscreen at a fixed size, with real events sent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from reader.app.themes import load_theme
from reader.core.model import Article, Side
from reader.ui.pair_view import PairView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.core.comparison import Comparison
    from reader.ui.reading_pane import ReadingPane

SIZE = (1120, 760)
LEFT_BUTTON = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def staged(qtbot: QtBot, comparison: Comparison | None = None, size: tuple[int, int] = SIZE) -> PairView:
    """A view showing a comparison, all work done."""
    view = PairView()
    qtbot.addWidget(view)
    view.set_theme(load_theme("light"))
    view.set_reduced_motion(True)
    view.resize(*size)
    view.show()
    if comparison is not None:
        view.set_article(Side.LEFT, comparison.left)
        view.set_article(Side.RIGHT, comparison.right)
        view.set_comparison(comparison)
    settle(view)
    return view


def settle(view: PairView) -> None:
    """Lets everything that is waiting happen."""
    view.make_whole()
    QApplication.processEvents()
    view.idle.finish()
    QApplication.processEvents()


def texts(*paragraphs: str) -> Article:
    return Article.from_paragraphs(list(paragraphs))


def wheel(
    pane: ReadingPane, notches: float = 0, *, pixels: int = 0, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    """Turns the wheel, or moves two fingers on a touchpad, over a pane."""
    viewport = pane.viewport()
    point = QPointF(viewport.rect().center())
    event = QWheelEvent(
        point, QPointF(viewport.mapToGlobal(point.toPoint())), QPoint(0, pixels), QPoint(0, int(notches * 120)),
        NO_BUTTON, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )
    QApplication.sendEvent(viewport, event)


def mouse(
    pane: ReadingPane, kind: QEvent.Type, point: QPointF, *, held: bool = False, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    """One mouse event on a pane's viewport."""
    viewport = pane.viewport()
    button = NO_BUTTON if kind == QEvent.Type.MouseMove else LEFT_BUTTON
    down = held or kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
    event = QMouseEvent(kind, point, viewport.mapToGlobal(point), button, LEFT_BUTTON if down else NO_BUTTON, keys)
    QApplication.sendEvent(viewport, event)


def drag(pane: ReadingPane, start: QPointF, *points: QPointF, release: bool = True) -> None:
    """Presses, moves over the points and lets go."""
    mouse(pane, QEvent.Type.MouseButtonPress, start)
    for point in points:
        mouse(pane, QEvent.Type.MouseMove, point, held=True)
    if release:
        mouse(pane, QEvent.Type.MouseButtonRelease, points[-1] if points else start)


def click(pane: ReadingPane, point: QPointF, *, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    mouse(pane, QEvent.Type.MouseButtonPress, point, keys=keys)
    mouse(pane, QEvent.Type.MouseButtonRelease, point, keys=keys)


def where(pane: ReadingPane, paragraph: int, offset: int) -> QPointF:
    """The middle of a caret's box at a place, on the viewport."""
    from reader.layout.places import Place

    return pane.box_of(Place(paragraph, offset)).center()
