"""Two panes that scroll as one: who leads, where the other has to be, how they come level again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.core.model import Side
from reader.layout.level import Level
from reader.layout.sync import allowed, eased, follow, row_pairs
from reader.layout.ties import Pairs

if TYPE_CHECKING:
    from reader.ui.reading_pane import ReadingPane

NEAR = 2.0
"""Pixels that are no distance."""


class LinkedScroll:
    """Keeps two panes in step while `linked`; unhooked panes scroll alone and are hooked again where they stand."""

    def __init__(self, panes: dict[Side, ReadingPane]) -> None:
        self._panes = panes
        self._pairs = Pairs()
        self._level: Level | None = None
        self._busy = False
        self._before: dict[Side, tuple[int, float]] = dict.fromkeys(Side, (0, 0.0))
        self.linked = True

    @property
    def is_level(self) -> bool:
        return self._level is not None

    def arrange(self, pairs: Pairs, *, level: bool) -> None:
        """Takes new pairs and new heights; in the Level arrangement makes the gaps."""
        left, right = self._panes[Side.LEFT].page, self._panes[Side.RIGHT].page
        self._pairs = row_pairs(pairs, left.rows, right.rows)
        left.flow.set_gaps(None, 0.0)
        right.flow.set_gaps(None, 0.0)
        self._level = Level(left.flow, right.flow, self._pairs) if level else None
        left.row_corrected = partial(self._level.corrected, Side.LEFT) if self._level else None
        right.row_corrected = partial(self._level.corrected, Side.RIGHT) if self._level else None

    def goal(self, side: Side, top: float | None = None) -> float:
        """Where the other pane belongs while this one is at `top` (or where it is now)."""
        here, there = self._panes[side], self._panes[side.other]
        top = here.top if top is None else top
        if self._level is not None:
            return min(max(top, 0.0), there.limit)
        return follow(top, side, here.page.flow, there.page.flow, self._pairs, here.view_height)

    def place(self, side: Side) -> float:
        """Where the other pane is, if that is allowed while this one leads; else the nearest place that is."""
        here, there = self._panes[side], self._panes[side.other]
        low, high = allowed(self.goal(side), here.top, here.limit, there.limit)
        return min(max(there.top, low), high)

    def lead(self, side: Side, *, exactly: bool = False) -> None:
        """This pane has been scrolled: the other follows, at once or, when it was apart, a little nearer each time."""
        if self._busy:
            return
        here, there = self._panes[side], self._panes[side.other]
        if self.linked and len(here.page.flow) and len(there.page.flow):
            self._busy = True
            ahead = 0.0 if exactly else self._ahead(side)
            for _ in range(4):
                goal = self.place(side) if not ahead else self.goal(side) + ahead
                if abs(there.top - min(max(goal, 0.0), there.limit)) < 0.01:
                    break
                there.follow_to(goal)
            self._busy = False
        self.remember()

    def pass_on(self, side: Side, distance: float) -> None:
        """This pane is at its top or end and was to go further: the other one goes on alone."""
        if self.linked and not self._busy:
            there = self._panes[side.other]
            there.follow_to(there.top + distance)
            self.remember()

    def go_to_ends(self, last: bool) -> None:
        """Both panes to their tops or ends."""
        for _ in range(2):
            for pane in self._panes.values():
                pane.follow_to(pane.limit if last else 0.0)
        self.remember()

    def remember(self) -> None:
        """Notes where both panes are."""
        for side, pane in self._panes.items():
            self._before[side] = pane.position

    def _ahead(self, side: Side) -> float:
        here, there = self._panes[side], self._panes[side.other]
        row, offset = self._before[side]
        before = here.page.flow.top(min(row, len(here.page.flow) - 1)) + offset
        ahead = there.top - self.goal(side, before)
        if abs(ahead) < NEAR:
            return 0.0
        return eased(ahead, here.top - before)
