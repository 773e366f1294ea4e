"""Scrolling in step: from a height on one side to the height on the other that reports the same, and back."""

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


def opposite(y: float, side: Side, here: Flow, there: Flow, pairs: Pairs) -> float:
    """The height over there that stands against `y` here: linear inside a pair and in the gaps between pairs.

    Rises with `y`, never falls; the two directions undo each other wherever both sides have text.
    """
    if not len(here) or not len(there):
        return y
    first, last, first_there, last_there = pairs.seen_from(side)
    at = bisect_right(first, here.row_at(y)) - 1
    if at >= 0 and y < here.band(first[at])[0]:
        at -= 1
    if at < 0:
        begin, begin_there = 0.0, 0.0
    else:
        begin, begin_there = here.band(first[at])[0], there.band(first_there[at])[0]
        end, end_there = here.band(last[at])[1], there.band(last_there[at])[1]
        if y <= end:
            return _between(y, begin, end, begin_there, end_there)
        begin, begin_there = end, end_there
    if at + 1 < len(first):
        end, end_there = here.band(first[at + 1])[0], there.band(first_there[at + 1])[0]
    else:
        end, end_there = here.total, there.total
    return _between(y, begin, end, begin_there, end_there)


def _between(y: float, begin: float, end: float, begin_there: float, end_there: float) -> float:
    if end <= begin:
        return begin_there
    share = min(max((y - begin) / (end - begin), 0.0), 1.0)
    return begin_there + share * (end_there - begin_there)


def reference(scroll: float, limit: float, view: float) -> float:
    """How far below the view's top the sides are level: at 40 %, sliding to the very top and end of the text."""
    if limit <= 0:
        return 0.0
    rise = min(REFERENCE * view, REFERENCE * limit)
    fall = min((1 - REFERENCE) * view, (1 - REFERENCE) * limit)
    share = REFERENCE * min(1.0, max(0.0, scroll / rise))
    share += (1 - REFERENCE) * min(1.0, max(0.0, (scroll - (limit - fall)) / fall))
    return share * view


def follow(scroll: float, side: Side, here: Flow, there: Flow, pairs: Pairs, view: float) -> float:
    """Where the other side has to scroll to when this one is at `scroll`; reaches both of its ends."""
    limit, limit_there = max(0.0, here.total - view), max(0.0, there.total - view)
    if limit <= 0 or scroll >= limit:
        return limit_there if limit > 0 else 0.0
    line = reference(scroll, limit, view)
    goal = opposite(scroll + line, side, here, there, pairs) - line
    return min(max(goal, 0.0), limit_there)


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


def eased(ahead: float, distance: float) -> float:
    """How far off its place a side may still be once the other was scrolled by `distance`: a quarter of that less."""
    less = abs(distance) * 0.25
    if abs(ahead) <= less:
        return 0.0
    return ahead - less if ahead > 0 else ahead + less
