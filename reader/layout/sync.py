"""Scrolling in step: from how far one side is scrolled to how far the other has to be, along the pairs of rows.

Each pair is level with itself when it passes the reference line.  What only one side has is passed while the other
moves on slowly, over a stretch of its neighbours, so that nothing ever leaps, stops or runs backwards.  A side that is
at its top or end leaves the other free to go as far as its own.
"""

from __future__ import annotations

from bisect import bisect_right
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
CATCHING_UP = 400.0
"""A side that is this many pixels off its place comes as much nearer as the other one is scrolled."""

Point = tuple[float, float]
"""A height here and the height there that belongs to it."""


def opposite(y: float, side: Side, here: Flow, there: Flow, pairs: Pairs) -> float:
    """The height over there that stands against `y` here; straight between two points of every pair and the ends.

    Rises with `y`, and the two directions undo each other.
    """
    if not len(here) or not len(there):
        return y
    rows = pairs.seen_from(side)
    pair = bisect_right(rows[0], here.row_at(y))
    number = max(0, 2 * pair - 2)
    count = 2 * len(pairs)
    before, after = (0.0, 0.0), (here.total, there.total)
    if number:
        before = _point(number - 1, here, there, rows)
    while number < count:
        point = _point(number, here, there, rows)
        if point[0] >= y:
            after = point
            break
        before = point
        number += 1
    if after[0] - before[0] < 1e-9:
        return before[1]
    share = min(max((y - before[0]) / (after[0] - before[0]), 0.0), 1.0)
    return before[1] + share * (after[1] - before[1])


def _point(number: int, here: Flow, there: Flow, rows: tuple[list[int], list[int], list[int], list[int]]) -> Point:
    """The first or second point of a pair, as far inside both ends as the shorter one allows."""
    pair, is_second = divmod(number, 2)
    first, last, first_there, last_there = rows
    top, bottom = here.band(first[pair])[0], here.band(last[pair])[1]
    top_there, bottom_there = there.band(first_there[pair])[0], there.band(last_there[pair])[1]
    share = min(0.5, SLACK / max(1.0, min(bottom - top, bottom_there - top_there)))
    share = 1 - share if is_second else share
    return top + share * (bottom - top), top_there + share * (bottom_there - top_there)


def follow(scroll: float, side: Side, here: Flow, there: Flow, pairs: Pairs, view: float) -> float:
    """Where the other side belongs when this one is scrolled to `scroll`: level at the reference line."""
    line = REFERENCE * view
    goal = opposite(scroll + line, side, here, there, pairs) - line
    return min(max(goal, 0.0), max(0.0, there.total - view))


def allowed(goal: float, scroll: float, limit: float, limit_there: float) -> tuple[float, float]:
    """From where to where the other side may be: at its goal, or beyond where this side cannot lead it any further."""
    return 0.0 if scroll <= 0.5 else goal, limit_there if scroll >= limit - 0.5 else goal


def eased(ahead: float, distance: float) -> float:
    """How far off its place a side may still be once the other was scrolled by `distance`."""
    less = abs(distance) * max(0.25, abs(ahead) / CATCHING_UP)
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
