"""The Level arrangement: gaps that make paired rows of the two sides start at one height."""

from __future__ import annotations

from bisect import bisect_right
from operator import sub
from typing import TYPE_CHECKING

from reader.core.model import Side

if TYPE_CHECKING:
    from reader.layout.flow import Flow
    from reader.layout.ties import Pairs


class Level:
    """Two flows whose paired rows are kept level; between two pairs lies a section, as high as its higher side."""

    def __init__(self, left: Flow, right: Flow, pairs: Pairs) -> None:
        self._flows = {Side.LEFT: left, Side.RIGHT: right}
        self._first = {
            Side.LEFT: [*pairs.left_first, len(left)],
            Side.RIGHT: [*pairs.right_first, len(right)],
        }
        self._settle_all()

    def corrected(self, side: Side, row: int) -> None:
        """Makes the section of a row whose height has changed level again."""
        self._settle(bisect_right(self._first[side], row, hi=len(self._first[side]) - 1))

    def _settle_all(self) -> None:
        """What `_settle` does, for every section in one go."""
        heights = {}
        for side in Side:
            sums = self._flows[side].sums()
            ends = [sums[row] for row in self._first[side]]
            heights[side] = list(map(sub, ends, [0.0, *ends]))
        for side in Side:
            flow, leads = self._flows[side], [0.0] * len(self._flows[side])
            gaps = [max(0.0, gap) for gap in map(sub, heights[side.other], heights[side])]
            for row, gap in zip(self._first[side], gaps[:-1], strict=False):
                leads[row] = gap
            flow.set_gaps(leads, gaps[-1])

    def _settle(self, section: int) -> None:
        heights = {side: self._height(side, section) for side in Side}
        highest = max(heights.values())
        for side in Side:
            gap = highest - heights[side]
            end = self._first[side][section]
            if section + 1 < len(self._first[side]):
                self._flows[side].set_lead(end, gap)
            else:
                self._flows[side].set_tail(gap)

    def _height(self, side: Side, section: int) -> float:
        first = self._first[side]
        return self._flows[side].stretch(first[section - 1] if section else 0, first[section])
