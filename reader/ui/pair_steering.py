"""From a pane that was scrolled, by whatever means, to everything that has to go along with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.layout.strip import scroll_for

if TYPE_CHECKING:
    from reader.core.model import Side
    from reader.ui.pair_view import PairView


class PairSteering(QObject):
    """Hears the panes, the overview and the band of a pair view."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        for side, pane in view.panes.items():
            pane.scrolled.connect(partial(self._scrolled, side))
            pane.overscrolled.connect(partial(self._overscrolled, side))
            pane.end_wanted.connect(partial(self._go_to_end, side))
        view.overview.place_requested.connect(self._go_to_strip)
        for part in (view.overview, view.band):
            part.wheel_turned.connect(lambda event: view.active_pane.wheelEvent(event))

    def _scrolled(self, side: Side) -> None:
        self._view.glide.stop()
        self._view.scrolling.lead(side)
        self._sight_changed()

    def _overscrolled(self, side: Side, distance: float) -> None:
        self._view.scrolling.pass_on(side, distance)
        self._sight_changed()

    def _go_to_end(self, side: Side, last: bool) -> None:
        view = self._view
        view.glide.stop()
        if view.scrolling.linked:
            view.scrolling.go_to_ends(last)
        else:
            view.panes[side].scroll_to(view.panes[side].limit if last else 0.0)
        self._sight_changed()

    def _go_to_strip(self, side: Side, y: float) -> None:
        """Scrolls a side to what its column of the overview shows at a height."""
        pane = self._view.panes[side]
        if len(pane.page.flow):
            pane.scroll_to(scroll_for(pane.page.flow, y, pane.view_height, self._view.overview.strip_height))
            self._view.scrolling.lead(side, exactly=True)

    def _sight_changed(self) -> None:
        view = self._view
        view.reading.close_card()
        view.search.sight_changed()
        view.band.update()
        view.overview.update()
        view.idle.wake()
