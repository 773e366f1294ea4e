"""The Level arrangement: gaps that make paired rows of the two sides start at one height."""

from __future__ import annotations

from bisect import bisect_right
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
        for section in range(len(pairs) + 1):
            self._settle(section)

    def corrected(self, side: Side, row: int) -> None:
        """Makes the section of a row whose height has changed level again."""
        self._settle(bisect_right(self._first[side], row, hi=len(self._first[side]) - 1))

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
