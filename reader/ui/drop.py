"""Dropping things on the window: what is accepted, where it would go, and how that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from reader.app.language import tr
from reader.app.phrases import clipped, headed, side_name
from reader.core.terms import Side
from reader.ui.labels import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
    )

    from reader.app.drops import Load
    from reader.app.themes import Theme


class DropOverlay(QWidget):
    """Shows where what is dragged would go; it takes no events itself."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._places: dict[Side, QRect] = {}
        self.labels: dict[Side, str] = {}
        self.hide()

    def show_plan(self, labels: dict[Side, str], places: dict[Side, QRect]) -> None:
        self.labels, self._places = labels, places
        self.resize(self._over.size())
        self.setVisible(bool(labels))
        self.raise_()
        self.update()

    def put_away(self) -> None:
        self.labels = {}
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, text in self.labels.items():
            ground = QColor(self.theme.selection)
            ground.setAlphaF(0.97)
            place = self._places[side].adjusted(12, 12, -12, -12)
            painter.setBrush(ground)
            painter.setPen(QPen(QColor(self.theme.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place, 12, 12)
            painter.setFont(scaled(self.font(), 1.25))
            painter.setPen(QColor(self.theme.text))
            room = place.adjusted(20, 20, -20, -20)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)


class DropTarget(QWidget):
    """The middle of the window; drops anywhere in the window end here.

    Signals: `dropped(Load, Side)`, `refused(sentence)`.
    """

    dropped = Signal(object, object)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.overlay = DropOverlay(self, theme)
        self.side_at: Callable[[QPoint], Side] = lambda _: Side.LEFT
        self.place_of: Callable[[Side], QRect] = lambda _: self.rect()
        self._load: Load | None = None

    def drag_enter(self, event: QDragEnterEvent) -> None:
        """Takes every drag, so that its moves arrive; a refused one gets the forbidden cursor there."""
        from reader.app.drops import Refused, decode  # only now: the window imports this module before it is shown

        self._load = decode(event.mimeData())
        if not event.possibleActions() & Qt.DropAction.CopyAction:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(self._load, Refused):
            self.refused.emit(self._load.reason)
        else:
            self._show(self._here(event))

    def drag_move(self, event: QDragMoveEvent) -> None:
        from reader.app.drops import Refused

        if self._load is None or isinstance(self._load, Refused):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._show(self._here(event))

    def drag_leave(self, _event: QDragLeaveEvent) -> None:
        self._load = None
        self.overlay.put_away()

    def drop(self, event: QDropEvent) -> None:
        from reader.app.drops import Refused, decode

        load = decode(event.mimeData())
        self._load = None
        self.overlay.put_away()
        if isinstance(load, Refused):
            event.ignore()
            self.refused.emit(load.reason)
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(load, self.side_at(self._here(event)))

    def _here(self, event: QDropEvent) -> QPoint:
        """The window gets the events; places are counted from here."""
        return self.mapFrom(self.window(), event.position().toPoint())

    def _show(self, place: QPoint) -> None:
        assert self._load is not None  # noqa: S101 - only called while something is dragged
        labels = plan(self._load, self.side_at(place))
        self.overlay.show_plan(labels, {side: self.place_of(side) for side in labels})


def plan(load: Load, side: Side) -> dict[Side, str]:
    """What would go where, in words, if it were dropped over that side now."""
    from reader.app.drops import Files, Header, WebLink

    if isinstance(load, Files):
        names = [clipped(path.name, 60) for path in load.paths]
        if len(names) == 1:
            return {side: headed(side_name(side), names[0])}
        if len(names) == 2:
            return {s: headed(side_name(s), name) for s, name in zip(Side, names, strict=True)}
        return dict.fromkeys(Side, tr("Choose two of {number} files", number=len(names)))
    if isinstance(load, Header):
        return (
            {}
            if load.side is side
            else {s: tr("This becomes the {other} article", other=tr(s.other.value)) for s in Side}
        )
    if isinstance(load, WebLink):
        return {side: clipped(load.address, 200)}
    return {side: tr("{side}: the dropped text", side=side_name(side))}
