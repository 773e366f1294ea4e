"""Ribbons in numbers and the overview in pixels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.model import Paragraph, ParagraphLink, Relation, Side
from reader.layout.flow import Flow
from reader.layout.ribbons import BEYOND, Ribbon, at, ribbons
from reader.layout.rows import build_rows
from reader.layout.strip import scroll_for, stretch_of_view, stretches, ticks
from reader.layout.ties import Status, Ties, tie


def _ties(groups: tuple[ParagraphLink, ...], count: int = 20) -> Ties:
    return tie(groups, {Side.LEFT: (), Side.RIGHT: ()}, {Side.LEFT: count, Side.RIGHT: count})


def _extent(_side: Side, paragraph: int) -> tuple[float, float]:
    return paragraph * 100.0 - 500, paragraph * 100.0 - 420


def test_a_ribbon_stands_where_its_paragraphs_stand():
    ties = _ties((ParagraphLink((5, 6), (7,), 1.0, Relation.ALTERED),))
    assert ribbons(ties, {Side.LEFT: [5], Side.RIGHT: []}, _extent, 800) == [
        Ribbon(0, 0.0, 180.0, 200.0, 280.0, Relation.ALTERED, moved=False)
    ]


def test_paragraphs_that_are_not_neighbours_get_a_ribbon_each():
    ties = _ties((ParagraphLink((5, 8), (6,), 1.0, Relation.SAME),))
    found = ribbons(ties, {Side.LEFT: [5, 6, 7, 8], Side.RIGHT: [6]}, _extent, 800)
    assert [(r.left_top, r.left_bottom) for r in found] == [(0.0, 80.0), (300.0, 380.0)]


def test_a_far_end_is_drawn_just_beyond_the_view_and_moved_ribbons_lie_on_top():
    groups = (
        ParagraphLink((6,), (19,), 1.0, Relation.SAME, moved=True),
        ParagraphLink((7,), (7,), 1.0, Relation.SAME),
    )
    found = ribbons(_ties(groups), {Side.LEFT: [6, 7], Side.RIGHT: [7]}, _extent, 800)
    assert [r.moved for r in found] == [False, True]
    assert found[1].right_top == 800 + BEYOND


def test_ribbons_out_of_sight_are_left_out():
    ties = _ties((ParagraphLink((0,), (1,), 1.0, Relation.SAME),))
    assert ribbons(ties, {Side.LEFT: [0], Side.RIGHT: [1]}, _extent, 800) == []


def test_the_topmost_ribbon_under_a_point_is_hit():
    low = Ribbon(0, 0, 100, 0, 100, Relation.SAME, moved=False)
    crossing = Ribbon(1, 0, 20, 80, 100, Relation.SAME, moved=True)
    assert at([low, crossing], 0.0, 10) is crossing
    assert at([low, crossing], 0.0, 50) is low
    assert at([low, crossing], 1.0, 90) is crossing
    assert at([low, crossing], 0.5, 200) is None


@given(st.lists(st.floats(20, 300), min_size=1, max_size=900), st.floats(100, 1200), st.data())
def test_the_strip_never_leaves_its_height_and_shows_every_status(
    heights: list[float], height: float, data: st.DataObject
):
    status = bytes(data.draw(st.lists(st.integers(0, 5), min_size=len(heights), max_size=len(heights))))
    rows = build_rows([Paragraph(i, "x") for i in range(len(heights))])
    found = stretches(Flow(heights), rows, status, height)
    assert all(0 <= s.top < s.bottom <= height + 2.5 for s in found)
    if any(status):
        assert max(s.status for s in found) == max(status)
    else:
        assert found == []


def test_many_rows_become_few_stretches():
    rows = build_rows([Paragraph(i, "x") for i in range(30_000)])
    status = bytes([Status.SHARED, Status.ALTERED, Status.MISSING] * 10_000)
    assert len(stretches(Flow([60.0] * 30_000), rows, status, 700)) <= 700


@given(st.lists(st.floats(20, 300), min_size=1, max_size=60), st.floats(0, 1))
def test_a_click_in_the_strip_goes_where_the_strip_shows_it(heights: list[float], share: float):
    flow = Flow(heights)
    y = share * 600
    middle = scroll_for(flow, y, 200, 600) + 100
    assert abs(middle - share * flow.total) < 0.01
    top, size = stretch_of_view(flow, middle - 100, 200, 600)
    assert 0 <= top <= top + size <= 600.001


def test_ticks_fall_together_where_pixels_do():
    rows = build_rows([Paragraph(i, "x") for i in range(1000)])
    assert len(ticks(Flow([50.0] * 1000), rows, range(1000), 500)) <= 501


def test_paragraphs_folded_into_one_line_are_one_ribbon():
    ties = _ties(tuple(ParagraphLink((i,), (i,), 1.0, Relation.SAME) for i in range(12)))
    found = ribbons(ties, {Side.LEFT: range(12), Side.RIGHT: range(12)}, lambda _side, _paragraph: (100.0, 130.0), 800)
    assert len(found) == 1
