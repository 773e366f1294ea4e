"""Where each row of one side stands: heights estimated from lengths, corrected one by one as rows are really set."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARGIN = 8.0
"""What of a row's height is space above and below its text, at least; keeps the map between two sides continuous."""
BLOCK = 128
"""Rows whose heights are summed together, so that a corrected one costs a block and not the whole article."""


class Flow:
    """The heights of one side's rows with the gaps before them, and what follows from both."""

    def __init__(self, heights: Iterable[float], *, top: float = 0.0, bottom: float = 0.0) -> None:
        self._heights = list(heights)
        self._leads: list[float] | None = None
        self._slots = self._heights
        """Heights with their gaps; the very same list while there are no gaps."""
        self._above = top
        self._below = bottom
        self._tail = 0.0
        self._blocks: list[float] = []
        self._starts: list[float] = []
        self._sum_up()

    def __len__(self) -> int:
        return len(self._heights)

    def height(self, row: int) -> float:
        return self._heights[row]

    def top(self, row: int) -> float:
        """Where a row begins, below whatever gap stands before it."""
        lead = self._leads[row] if self._leads is not None else 0.0
        return self._edge(row) + lead

    def bottom(self, row: int) -> float:
        return self._edge(row) + self._slots[row]

    def band(self, row: int) -> tuple[float, float]:
        """A row without the space around its text."""
        top, height = self.top(row), self._heights[row]
        margin = min(MARGIN, height / 2)
        return top + margin, top + height - margin

    def bottoms(self) -> Iterator[float]:
        """Where every row ends, all at once."""
        return accumulate(self._slots[1:], initial=self._above + self._slots[0]) if self._slots else iter(())

    @property
    def total(self) -> float:
        return self._begins()[-1] + self._tail + self._below

    def row_at(self, y: float) -> int:
        """The row at a height; the nearest one above or below the text.  Needs at least one row."""
        begins = self._begins()
        block = min(max(bisect_right(begins, y) - 1, 0), len(self._blocks) - 1)
        first = block * BLOCK
        edges = list(accumulate(self._slots[first : first + BLOCK], initial=begins[block]))
        return first + min(max(bisect_right(edges, y) - 1, 0), len(edges) - 2)

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
        self._changed(row)
        return True

    def grow(self, rows: Iterable[int], by: float) -> None:
        """Makes many rows that much higher at once."""
        for row in rows:
            self._heights[row] += by
        self.set_gaps(self._leads, self._tail)

    def lead(self, row: int) -> float:
        """The gap before a row, so that it stands level with its counterpart."""
        return self._leads[row] if self._leads is not None else 0.0

    def set_lead(self, row: int, lead: float) -> None:
        if self._leads is None:
            self.set_gaps([0.0] * len(self._heights), self._tail)
        if self._leads is not None and self._leads[row] != lead:
            self._leads[row] = lead
            self._changed(row)

    def set_gaps(self, leads: list[float] | None, tail: float) -> None:
        """Takes the gaps before all rows (None: there are none) and the one after the last."""
        self._leads = leads
        self._tail = tail
        self._slots = self._heights if leads is None else list(map(add, self._heights, leads))
        self._sum_up()

    def set_tail(self, tail: float) -> None:
        """The gap after the last row."""
        self._tail = tail

    def stretch(self, first: int, end: int) -> float:
        """The heights of the rows from `first` to `end` (not included), without gaps."""
        return sum(self._heights[first:end])

    def sums(self) -> list[float]:
        """Of every row the heights of all rows before it, without gaps; and of all at the end."""
        return list(accumulate(self._heights, initial=0.0))

    def _sum_up(self) -> None:
        slots = self._slots
        self._blocks = [sum(slots[first : first + BLOCK]) for first in range(0, len(slots), BLOCK)]
        self._starts = []

    def _changed(self, row: int) -> None:
        if self._leads is not None:
            self._slots[row] = self._heights[row] + self._leads[row]
        first = row // BLOCK * BLOCK
        self._blocks[row // BLOCK] = sum(self._slots[first : first + BLOCK])
        self._starts = []

    def _begins(self) -> list[float]:
        """Where each block begins, and the last one ends."""
        if not self._starts:
            self._starts = list(accumulate(self._blocks, initial=self._above))
        return self._starts

    def _edge(self, row: int) -> float:
        """Where a row's slot begins."""
        block = row // BLOCK
        return self._begins()[block] + sum(self._slots[block * BLOCK : row])


def estimate(length: int, characters_per_line: float, line_height: float, around: float) -> float:
    """The likely height of a paragraph: its share of lines, with half a line lost at its end."""
    lines = int(length / characters_per_line + 0.55) if length > characters_per_line * 0.97 else 1
    return max(1, lines) * line_height + around
