"""Jumps that are short enough to follow with the eye are shown as a quick glide; both panes arrive exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.core.model import Side
    from reader.ui.pair_view import PairView

MILLISECONDS = 150
FARTHEST = 1.5
"""In views: a jump further than this is made at once."""


class Glide(QObject):
    """Plays the way from where the panes were to where a jump has put them."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._ways: dict[Side, tuple[float, float]] = {}
        """Of each side, where it has to arrive and how far off it began."""
        self._playing = QVariantAnimation(self)
        self._playing.setDuration(MILLISECONDS)
        self._playing.setStartValue(1.0)
        self._playing.setEndValue(0.0)
        self._playing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._playing.valueChanged.connect(self._show)
        self._playing.finished.connect(self._arrive)

    def jump(self, act: Callable[[], None]) -> None:
        """Lets `act` scroll the panes at once, then plays how they got there."""
        self.stop()
        panes = self._view.panes
        before = {side: pane.position for side, pane in panes.items()}
        act()
        if self._view.reduced_motion or not self._view.isVisible():
            return
        for side, pane in panes.items():
            row, offset = before[side]
            began = pane.page.flow.top(row) + offset if row < len(pane.page.flow) else pane.top
            self._ways[side] = (pane.top, began - pane.top)
        farthest = max(abs(off) for _, off in self._ways.values())
        if 2 < farthest < FARTHEST * self._view.active_pane.view_height:
            self._show(1.0)
            self._playing.start()
        else:
            self._ways = {}

    def stop(self) -> None:
        """A person scrolls, or the next jump begins: the panes arrive now."""
        if self._ways:
            self._playing.stop()
            self._arrive()

    def _show(self, share: float) -> None:
        for side, (goal, off) in self._ways.items():
            self._view.panes[side].follow_to(goal + off * share)
        self._view.band.update()
        self._view.idle.show_views()

    def _arrive(self) -> None:
        ways, self._ways = self._ways, {}
        for side, (goal, _) in ways.items():
            self._view.panes[side].follow_to(goal)
        self._view.scrolling.remember()
        self._view.band.update()
        self._view.idle.wake()


def moves_little(widget: QWidget) -> bool:
    """Whether the desktop has its animations switched off."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
