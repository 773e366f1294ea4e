"""What is done between frames: marks that did not fit into one, rows just out of sight, the overview's stretches."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.core.model import Side
from reader.layout.strip import stretch_of_view, stretches

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView

SLICE = 0.004
AROUND = 24
"""Rows above and below the view that are set while nothing else happens."""


class IdleWork(QObject):
    """Works in slices of four milliseconds until nothing is left."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._strip_due = set(Side)
        self._strip_height = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def restart(self) -> None:
        """Everything has been arranged anew."""
        self._strip_due = set(Side)
        self.wake()

    def wake(self) -> None:
        self.show_views()
        if not self._timer.isActive():
            self._timer.start()

    @property
    def resting(self) -> bool:
        return not self._timer.isActive()

    def finish(self) -> None:
        """Does all that is left at once."""
        while self._timer.isActive():
            self._slice()

    def _slice(self) -> None:
        view = self._view
        view.make_whole()
        if not self._mark_in_sight() or not self._set_around():
            return
        if self._strip_due:
            self._make_strip()
            return
        self._timer.stop()

    def _mark_in_sight(self) -> bool:
        view = self._view
        changed = False
        done = True
        for pane in view.panes.values():
            if not all(map(pane.page.is_marked, pane.visible_rows())):
                done = pane.settle(SLICE) and done
                pane.viewport().update()
                changed = True
        if changed:
            view.scrolling.lead(view.active_side, exactly=False)
            view.band.update()
        return done

    def _set_around(self) -> bool:
        """Sets and marks the rows around the view, so that scrolling finds them ready."""
        end = perf_counter() + SLICE
        moved = False
        for pane in self._view.panes.values():
            page = pane.page
            if not len(page.flow) or page.type is None:
                continue
            rows = pane.visible_rows()
            total = page.flow.total
            for row in range(max(0, rows.start - AROUND), min(len(page.rows), rows.stop + AROUND)):
                if page.is_set(row) and page.is_marked(row):
                    continue
                page.mark_row(row)
                page.set_row(row)
                if perf_counter() > end:
                    self._after_setting(page.flow.total != total or moved)
                    return False
            moved = moved or page.flow.total != total
        self._after_setting(moved)
        return True

    def _after_setting(self, moved: bool) -> None:
        if moved:
            self._view.scrolling.lead(self._view.active_side)
            for pane in self._view.panes.values():
                pane.viewport().update()
            self._view.band.update()
            self.show_views()

    # the overview

    def _make_strip(self) -> None:
        """One side in a slice: of very long articles it takes some time."""
        view, overview = self._view, self._view.overview
        side = self._strip_due.pop()
        page = view.panes[side].page
        status = view.ties.status[side] if view.ties is not None else None
        made = stretches(page.flow, page.rows, status, overview.strip_height) if status else []
        overview.sides[side].stretches = made
        if self._strip_due:
            return
        view.search.show_in_strip()
        view.lights.show_in_strip()
        self.show_views()

    def show_views(self) -> None:
        view, overview = self._view, self._view.overview
        if abs(overview.strip_height - self._strip_height) > 0.5:
            self._strip_due = set(Side)
            self._strip_height = overview.strip_height
        for side, strip in overview.sides.items():
            pane = view.panes[side]
            if len(pane.page.flow):
                strip.view_top, strip.view_height = stretch_of_view(
                    pane.page.flow, pane.top, pane.view_height, overview.strip_height
                )
            else:
                strip.view_top, strip.view_height = 0.0, 0.0
        overview.update()
