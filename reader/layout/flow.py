"""Where each row of one side stands: heights estimated from lengths, corrected one by one as rows are really set."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MARGIN = 8.0
"""What of a row's height is space above and below its text, at least; keeps the map between two sides continuous."""


class Flow:
    """The heights of one side's rows, and what follows from them."""

    def __init__(self, heights: Iterable[float], *, top: float = 0.0, bottom: float = 0.0) -> None:
        self._heights = list(heights)
        self._leads: list[float] | None = None
        self._above = top
        self._below = bottom
        self._tail = 0.0
        self._tops: list[float] = []
        self._dirty = True

    def __len__(self) -> int:
        return len(self._heights)

    def height(self, row: int) -> float:
        return self._heights[row]

    def top(self, row: int) -> float:
        """Where a row begins, below whatever gap stands before it."""
        lead = self._leads[row] if self._leads is not None else 0.0
        return self._slots()[row] + lead

    def bottom(self, row: int) -> float:
        return self._slots()[row + 1]

    def band(self, row: int) -> tuple[float, float]:
        """A row without the space around its text."""
        top, bottom = self.top(row), self.bottom(row)
        margin = min(MARGIN, (bottom - top) / 2)
        return top + margin, bottom - margin

    @property
    def total(self) -> float:
        return self._slots()[-1] + self._tail + self._below

    def row_at(self, y: float) -> int:
        """The row at a height; the nearest one above or below the text.  Needs at least one row."""
        row = bisect_right(self._slots(), y) - 1
        return min(max(row, 0), len(self._heights) - 1)

    def visible(self, top: float, height: float) -> range:
        """The rows that touch a stretch of the page."""
        if not self._heights:
            return range(0)
        return range(self.row_at(top), self.row_at(top + height) + 1)

    def correct(self, row: int, height: float) -> bool:
        """Takes a row's true height; says whether anything changed."""
        if abs(self._heights[row] - height) < 0.01:
            return False
        self._heights[row] = height
        self._dirty = True
        return True

    def lead(self, row: int) -> float:
        """The gap before a row, so that it stands level with its counterpart."""
        return self._leads[row] if self._leads is not None else 0.0

    def set_lead(self, row: int, lead: float) -> None:
        if self._leads is None:
            self._leads = [0.0] * len(self._heights)
        if self._leads[row] != lead:
            self._leads[row] = lead
            self._dirty = True

    def clear_gaps(self) -> None:
        """Takes every gap away."""
        if self._leads is not None or self._tail:
            self._leads, self._tail, self._dirty = None, 0.0, True

    def set_tail(self, tail: float) -> None:
        """The gap after the last row."""
        self._tail = tail

    def stretch(self, first: int, end: int) -> float:
        """The heights of the rows from `first` to `end` (not included), without gaps."""
        return sum(self._heights[first:end])

    def _slots(self) -> list[float]:
        if self._dirty:
            heights = self._heights if self._leads is None else map(add, self._heights, self._leads)
            self._tops = list(accumulate(heights, initial=self._above))
            self._dirty = False
        return self._tops


def estimate(length: int, characters_per_line: float, line_height: float, around: float) -> float:
    """The likely height of a paragraph: its share of lines, with half a line lost at its end."""
    lines = int(length / characters_per_line + 0.55) if length > characters_per_line * 0.97 else 1
    return max(1, lines) * line_height + around
