"""Scrolling in step: the map between the sides rises, undoes itself, and reaches both ends."""

from __future__ import annotations

import itertools

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.core.model import Paragraph, ParagraphKind, ParagraphLink, Relation, Side
from reader.layout.flow import Flow
from reader.layout.rows import build_rows
from reader.layout.sync import eased, follow, opposite, reference, row_pairs
from reader.layout.ties import Pairs, Status, rising, tie

HEIGHTS = st.lists(st.floats(30, 400), min_size=1, max_size=40)


@st.composite
def sides(draw: st.DrawFn) -> tuple[Flow, Flow, Pairs]:
    left, right = draw(HEIGHTS), draw(HEIGHTS)
    count = draw(st.integers(0, min(len(left), len(right))))
    lefts = sorted(draw(st.sets(st.integers(0, len(left) - 1), min_size=count, max_size=count)))
    rights = sorted(draw(st.sets(st.integers(0, len(right) - 1), min_size=count, max_size=count)))
    pairs = rising([(a, a, b, b) for a, b in zip(lefts, rights, strict=True)])
    return Flow(left, top=20, bottom=40), Flow(right, top=20, bottom=40), pairs


@given(sides(), st.lists(st.floats(0, 1), min_size=2, max_size=20), st.sampled_from(list(Side)))
def test_the_map_never_falls(made: tuple[Flow, Flow, Pairs], shares: list[float], side: Side):
    left, right, pairs = made
    here, there = (left, right) if side is Side.LEFT else (right, left)
    heights = [opposite(share * here.total, side, here, there, pairs) for share in sorted(shares)]
    assert all(a <= b + 1e-6 for a, b in itertools.pairwise(heights))
    assert all(-1e-6 <= y <= there.total + 1e-6 for y in heights)


@given(sides(), st.floats(0, 1))
def test_there_and_back_is_the_same_height(made: tuple[Flow, Flow, Pairs], share: float):
    left, right, pairs = made
    y = share * left.total
    over = opposite(y, Side.LEFT, left, right, pairs)
    back = opposite(over, Side.RIGHT, right, left, pairs)
    assert abs(back - y) < 0.01 * max(1.0, left.total / 100)


@given(sides())
def test_paired_rows_stand_against_each_other(made: tuple[Flow, Flow, Pairs]):
    left, right, pairs = made
    for a, b in zip(pairs.left_first, pairs.right_first, strict=True):
        for share in (0.0, 0.5, 1.0):
            here, there = left.band(a), right.band(b)
            y = here[0] + share * (here[1] - here[0])
            assert abs(opposite(y, Side.LEFT, left, right, pairs) - (there[0] + share * (there[1] - there[0]))) < 0.01


@given(sides(), st.floats(50, 900))
def test_both_ends_are_reached_together(made: tuple[Flow, Flow, Pairs], view: float):
    left, right, pairs = made
    limit, limit_there = max(0.0, left.total - view), max(0.0, right.total - view)
    assume(limit > 0)
    assert follow(0.0, Side.LEFT, left, right, pairs, view) == 0.0
    assert follow(limit, Side.LEFT, left, right, pairs, view) == limit_there
    for k in range(11):
        assert 0 <= follow(limit * k / 10, Side.LEFT, left, right, pairs, view) <= limit_there


@given(st.floats(1, 5000), st.floats(100, 1500), st.lists(st.floats(0, 1), min_size=2, max_size=12))
def test_the_reference_line_slides_from_top_to_end(limit: float, view: float, shares: list[float]):
    lines = [reference(share * limit, limit, view) for share in sorted(shares)]
    assert all(a <= b + 1e-9 for a, b in itertools.pairwise(lines))
    assert reference(0, limit, view) == 0
    assert abs(reference(limit, limit, view) - view) < 1e-6
    if limit > view:
        assert abs(reference(0.5 * limit if limit > 2 * view else 0.4 * limit, limit, view) - 0.4 * view) < 1e-6


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
