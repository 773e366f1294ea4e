"""Scrolling in step: from how far one side is scrolled to how far the other has to be, along the pairs of rows.

Each pair is level with itself when it passes the reference line.  What only one side has is passed while the other
moves on slowly, over a stretch of its neighbours, so that nothing ever leaps, stops or runs backwards.  Closer to the
top or the end than the line itself, the way leads straight to where both sides begin or end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.layout.ties import Pairs, rising

if TYPE_CHECKING:
    from reader.core.model import Side
    from reader.layout.flow import Flow
    from reader.layout.rows import Rows

REFERENCE = 0.4
"""How far down the view the two sides are kept level."""
SLACK = 72.0
"""Pixels at each end of a paired row that may give way, so that a gap beside it is passed gently."""


@dataclass(frozen=True, slots=True)
class Track:
    """The way both sides take together: through two points of every pair, from both tops to both ends."""

    here: Flow
    there: Flow
    rows: tuple[list[int], list[int], list[int], list[int]]
    line: float
    limit: float
    limit_there: float

    def __len__(self) -> int:
        return 2 * len(self.rows[0])

    def point(self, number: int) -> tuple[float, float]:
        """How far the sides are scrolled when a point of a pair passes the reference line."""
        pair, is_second = divmod(number, 2)
        first, last, first_there, last_there = self.rows
        top, bottom = self.here.band(first[pair])[0], self.here.band(last[pair])[1]
        top_there, bottom_there = self.there.band(first_there[pair])[0], self.there.band(last_there[pair])[1]
        share = min(0.5, SLACK / max(1.0, min(bottom - top, bottom_there - top_there)))
        share = 1 - share if is_second else share
        return (
            top + share * (bottom - top) - self.line,
            top_there + share * (bottom_there - top_there) - self.line,
        )

    def other(self, scroll: float) -> float:
        """How far the other side is scrolled when this one is at `scroll`."""
        if scroll <= 0 or scroll >= self.limit or self.limit_there <= 0:
            return 0.0 if scroll <= 0 else self.limit_there
        before, after = self._around(scroll)
        if after[0] - before[0] < 1e-9:
            return before[1]
        share = (scroll - before[0]) / (after[0] - before[0])
        return before[1] + share * (after[1] - before[1])

    def _around(self, scroll: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """The points of the way before and after `scroll`; near the two ends of the text, the ends themselves."""
        at, all_points = self._first_after(scroll), range(len(self))
        before = (0.0, 0.0)
        if at and self._is_past_top(at - 1):
            if self._is_near_end(at - 1):
                at = bisect_left(all_points, True, hi=at, key=self._is_near_end)
            if at and self._is_past_top(at - 1):
                before = self.point(at - 1)
        else:
            at = bisect_left(all_points, True, lo=at, key=self._is_past_top)
        if at < len(self) and not self._is_near_end(at):
            return before, self.point(at)
        return before, (self.limit, self.limit_there)

    def _first_after(self, scroll: float) -> int:
        """The first point that is not passed yet, found from the row under the reference line."""
        pair = bisect_right(self.rows[0], self.here.row_at(scroll + self.line))
        number = max(0, 2 * pair - 2)
        while number < len(self) and self.point(number)[0] < scroll:
            number += 1
        return number

    def _is_past_top(self, number: int) -> bool:
        return min(self.point(number)) > self.line

    def _is_near_end(self, number: int) -> bool:
        here, there = self.point(number)
        return min(self.limit - here, self.limit_there - there) < self.line


def follow(scroll: float, side: Side, here: Flow, there: Flow, pairs: Pairs, view: float) -> float:
    """Where the other side has to scroll to when this one is at `scroll`.

    Rises with `scroll` and never falls, reaches both ends, and the two directions undo each other.
    """
    limit, limit_there = max(0.0, here.total - view), max(0.0, there.total - view)
    return Track(here, there, pairs.seen_from(side), REFERENCE * view, limit, limit_there).other(scroll)


def eased(ahead: float, distance: float) -> float:
    """How far off its place a side may still be once the other was scrolled by `distance`: a quarter of that less."""
    less = abs(distance) * 0.25
    if abs(ahead) <= less:
        return 0.0
    return ahead - less if ahead > 0 else ahead + less


def row_pairs(pairs: Pairs, left: Rows, right: Rows) -> Pairs:
    """Pairs of paragraphs as pairs of rows: what is folded into one row on both sides becomes one pair."""
    if left.plain and right.plain:
        return pairs
    left_rows, right_rows = left.first_rows(), right.first_rows()
    spans = zip(
        map(left_rows.__getitem__, pairs.left_first),
        (_last_row(left, left_rows, paragraph) for paragraph in pairs.left_last),
        map(right_rows.__getitem__, pairs.right_first),
        (_last_row(right, right_rows, paragraph) for paragraph in pairs.right_last),
        strict=True,
    )
    return rising(list(spans))


def _last_row(rows: Rows, first_rows: list[int], paragraph: int) -> int:
    row = first_rows[paragraph]
    while row in rows.pieces and row + 1 < len(rows) and rows.paragraphs[row + 1] == paragraph:
        row += 1
    return row
