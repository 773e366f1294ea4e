"""Scrolling in step: the map between the sides rises, undoes itself, and reaches both ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.core.model import Paragraph, ParagraphKind, ParagraphLink, Relation, Side
from reader.layout.flow import Flow
from reader.layout.rows import build_rows
from reader.layout.sync import allowed, eased, follow, opposite, row_pairs
from reader.layout.ties import Pairs, Status, rising, tie

Made = tuple[Flow, Flow, Pairs]
HEIGHTS = st.lists(st.floats(30, 400), min_size=1, max_size=40)


@st.composite
def sides(draw: st.DrawFn) -> tuple[Flow, Flow, Pairs]:
    left, right = draw(HEIGHTS), draw(HEIGHTS)
    count = draw(st.integers(0, min(len(left), len(right))))
    lefts = sorted(draw(st.sets(st.integers(0, len(left) - 1), min_size=count, max_size=count)))
    rights = sorted(draw(st.sets(st.integers(0, len(right) - 1), min_size=count, max_size=count)))
    pairs = rising([(a, a, b, b) for a, b in zip(lefts, rights, strict=True)])
    return Flow(left, top=20, bottom=40), Flow(right, top=20, bottom=40), pairs


@given(sides(), st.floats(50, 900), st.lists(st.floats(0, 1), min_size=2, max_size=20), st.sampled_from(list(Side)))
def test_the_other_side_never_runs_backwards(made: Made, view: float, shares: list[float], side: Side):
    left, right, pairs = made
    here, there = (left, right) if side is Side.LEFT else (right, left)
    limit = max(0.0, here.total - view)
    goals = [follow(share * limit, side, here, there, pairs, view) for share in sorted(shares)]
    assert all(a <= b + 1e-6 for a, b in pairwise(goals))
    assert all(-1e-6 <= goal <= max(0.0, there.total - view) + 1e-6 for goal in goals)


@given(sides(), st.floats(0, 1))
def test_there_and_back_is_the_same_height(made: Made, share: float):
    left, right, pairs = made
    y = share * left.total
    back = opposite(opposite(y, Side.LEFT, left, right, pairs), Side.RIGHT, right, left, pairs)
    assert abs(back - y) < 0.01 * max(1.0, left.total / 100)


@given(sides())
def test_a_pair_stands_against_itself(made: Made):
    left, right, pairs = made
    for a, b in zip(pairs.left_first, pairs.right_first, strict=True):
        centre, centre_there = sum(left.band(a)) / 2, sum(right.band(b)) / 2
        assert abs(opposite(centre, Side.LEFT, left, right, pairs) - centre_there) < 0.01
    assert opposite(0.0, Side.LEFT, left, right, pairs) == 0.0
    assert abs(opposite(left.total, Side.LEFT, left, right, pairs) - right.total) < 0.01


def test_what_only_one_side_has_is_passed_gently():
    left = Flow([120.0] * 40)
    right = Flow([120.0] * 20 + [700.0] + [120.0] * 20)
    pairs = rising([(i, i, i, i) for i in range(20)] + [(i, i, i + 1, i + 1) for i in range(20, 40)])
    goals = [follow(float(scroll), Side.LEFT, left, right, pairs, 600.0) for scroll in range(0, 4000, 27)]
    steps = [b - a for a, b in pairwise(goals)]
    assert max(steps) < 27 * 8
    assert min(steps) > 27 / 8


@given(st.floats(0, 900), st.floats(0, 900), st.floats(1, 900), st.floats(1, 900))
def test_only_at_its_ends_a_side_leaves_the_other_free(goal: float, scroll: float, limit: float, limit_there: float):
    assume(goal <= limit_there)
    assume(scroll <= limit)
    low, high = allowed(goal, scroll, limit, limit_there)
    assert low <= goal <= high
    if 1 < scroll < limit - 1:
        assert low == high == goal
    assert allowed(goal, 0.0, limit, limit_there)[0] == 0.0
    assert allowed(goal, limit, limit, limit_there)[1] == limit_there


@given(st.floats(-500, 500), st.floats(-500, 500))
def test_a_side_that_is_apart_comes_nearer_and_never_swings_over(ahead: float, distance: float):
    left = eased(ahead, distance)
    assert abs(left) <= abs(ahead)
    assert left * ahead >= 0


def test_what_is_folded_on_both_sides_is_one_pair():
    paragraphs = [Paragraph(i, "x", ParagraphKind.BODY) for i in range(6)]
    rows = build_rows(paragraphs, collapse=[False, True, True, True, False, False])
    pairs = rising([(i, i, i, i) for i in range(6)])
    assert row_pairs(pairs, rows, rows) == rising([(i, i, i, i) for i in range(4)])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40))
def test_whatever_the_links_say_pairs_rise_on_both_sides(ends: list[tuple[int, int]]):
    pairs = rising([(a, a, b, b) for a, b in ends])
    for first, last in ((pairs.left_first, pairs.left_last), (pairs.right_first, pairs.right_last)):
        assert all(a <= b for a, b in zip(first, last, strict=True))
        assert all(before < after for before, after in zip(last, first[1:], strict=False))
    assert bool(len(pairs)) == bool(ends)


def test_ties_give_each_paragraph_the_status_to_show():
    groups = (
        ParagraphLink((0,), (0,), 1.0, Relation.SAME),
        ParagraphLink((1, 2), (2,), 1.0, Relation.ALTERED),
        ParagraphLink((3,), (1,), 1.0, Relation.SAME, moved=True),
    )
    from reader.core.model import Span

    missing = {Side.LEFT: (Span(2, 5, 9), Span(4, 0, 3)), Side.RIGHT: ()}
    ties = tie(groups, missing, {Side.LEFT: 6, Side.RIGHT: 3})
    expected = [Status.SHARED, Status.ALTERED, Status.PARTLY, Status.MOVED, Status.MISSING, Status.NOTHING]
    assert list(ties.status[Side.LEFT]) == expected
    assert list(ties.status[Side.RIGHT]) == [Status.SHARED, Status.MOVED, Status.ALTERED]
    assert ties.pairs == Pairs([0, 1], [0, 2], [0, 2], [0, 2])
    assert ties.moved_group(Side.LEFT, 3) == 2
    assert ties.moved_group(Side.LEFT, 1) is None
    assert not ties.is_further_down(Side.LEFT, 2)
    assert ties.is_further_down(Side.RIGHT, 2)
