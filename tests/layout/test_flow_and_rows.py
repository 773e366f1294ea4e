"""Rows, heights and the way from a height to a row and back, for any articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.model import Paragraph, ParagraphKind, Side
from reader.layout.flow import Flow, estimate
from reader.layout.level import Level
from reader.layout.rows import PIECE, FoldKind, build_rows, cut
from reader.layout.ties import rising

KINDS = st.sampled_from([ParagraphKind.BODY, ParagraphKind.FURNITURE, ParagraphKind.TITLE])
HEIGHTS = st.lists(st.floats(18, 900), min_size=1, max_size=60)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    kinds = draw(st.lists(KINDS, min_size=1, max_size=30))
    some = st.sampled_from([0, 5, 300, PIECE + 1, 3 * PIECE])
    lengths = draw(st.lists(some, min_size=len(kinds), max_size=len(kinds)))
    return tuple(
        Paragraph(index, "word " * (length // 5), kind, "advert" if kind is ParagraphKind.FURNITURE else "")
        for index, (kind, length) in enumerate(zip(kinds, lengths, strict=True))
    )


@given(articles(), st.booleans(), st.data())
def test_every_paragraph_is_in_exactly_one_place(paragraphs: tuple[Paragraph, ...], only: bool, data: st.DataObject):
    opened = frozenset(data.draw(st.sets(st.integers(0, len(paragraphs) - 1), max_size=3)))
    flags = data.draw(st.lists(st.booleans(), min_size=len(paragraphs), max_size=len(paragraphs)))
    rows = build_rows(paragraphs, opened, flags if only else None)
    covered = [p for row in range(len(rows)) for p in rows.covered(row)]
    assert sorted(set(covered)) == list(range(len(paragraphs)))
    assert covered == sorted(covered)
    for index, paragraph in enumerate(paragraphs):
        for offset in (0, len(paragraph.text) // 2, len(paragraph.text)):
            row = rows.row_of(index, offset)
            assert index in rows.covered(row)
            if row in rows.pieces:
                assert rows.pieces[row][0] <= offset <= rows.pieces[row][1]
    firsts = rows.first_rows()
    assert all(index in rows.covered(row) for index, row in enumerate(firsts))


@given(articles())
def test_folds_hide_furniture_and_nothing_else(paragraphs: tuple[Paragraph, ...]):
    rows = build_rows(paragraphs)
    hidden = {p for fold in rows.folds.values() for p in range(fold.first, fold.end)}
    assert hidden == {p.index for p in paragraphs if p.kind is ParagraphKind.FURNITURE}
    assert all(fold.kind is FoldKind.FURNITURE and fold.reasons == ("advert",) for fold in rows.folds.values())


@given(st.text(alphabet="ab \u0301é漢😀", min_size=8, max_size=40), st.integers(800, 2000))
def test_an_endless_paragraph_is_cut_without_loss(part: str, times: int):
    text = part * times
    pieces = cut(text)
    assert "".join(text[a:b] for a, b in pieces) == text
    assert all(0 < b - a <= PIECE for a, b in pieces)
    assert [a for a, _ in pieces[1:]] == [b for _, b in pieces[:-1]]


def test_a_cut_keeps_an_accent_with_its_letter():
    text = "x" * (PIECE - 1) + "e\u0301" * 10
    assert all(text[start] != "\u0301" for start, _ in cut(text))


@given(HEIGHTS, st.floats(0, 40))
def test_the_row_at_a_height_is_the_row_that_stands_there(heights: list[float], above: float):
    flow = Flow(heights, top=above, bottom=10)
    for row in range(len(heights)):
        middle = (flow.top(row) + flow.bottom(row)) / 2
        assert flow.row_at(middle) == row
        assert flow.top(row) < flow.band(row)[0] < flow.band(row)[1] < flow.bottom(row)
    assert flow.row_at(-1e9) == 0
    assert flow.row_at(1e9) == len(heights) - 1
    assert abs(flow.total - (above + sum(heights) + 10)) < 0.01


@given(HEIGHTS, st.data())
def test_a_corrected_row_moves_only_what_is_below(heights: list[float], data: st.DataObject):
    flow = Flow(heights)
    row = data.draw(st.integers(0, len(heights) - 1))
    before = [flow.top(r) for r in range(len(heights))]
    changed = flow.correct(row, heights[row] + 50)
    assert changed
    after = [flow.top(r) for r in range(len(heights))]
    assert after[: row + 1] == before[: row + 1]
    assert all(abs(b + 50 - a) < 0.01 for a, b in zip(after[row + 1 :], before[row + 1 :], strict=True))
    assert not flow.correct(row, heights[row] + 50)


@given(HEIGHTS, HEIGHTS, st.data())
def test_level_rows_start_at_one_height(left: list[float], right: list[float], data: st.DataObject):
    count = data.draw(st.integers(0, min(len(left), len(right))))
    lefts = sorted(data.draw(st.sets(st.integers(0, len(left) - 1), min_size=count, max_size=count)))
    rights = sorted(data.draw(st.sets(st.integers(0, len(right) - 1), min_size=count, max_size=count)))
    pairs = rising([(a, a, b, b) for a, b in zip(lefts, rights, strict=True)])
    flows = Flow(left), Flow(right)
    level = Level(*flows, pairs)
    for _ in range(3):
        for a, b in zip(lefts, rights, strict=True):
            assert abs(flows[0].top(a) - flows[1].top(b)) < 0.01
        assert abs(flows[0].total - flows[1].total) < 0.01
        side = data.draw(st.sampled_from(list(Side)))
        flow = flows[0] if side is Side.LEFT else flows[1]
        row = data.draw(st.integers(0, len(flow) - 1))
        flow.correct(row, data.draw(st.floats(18, 900)))
        level.corrected(side, row)


@given(st.integers(0, 10_000), st.floats(20, 100), st.floats(18, 60))
def test_an_estimate_has_whole_lines_and_grows_with_the_text(length: int, per_line: float, line: float):
    height = estimate(length, per_line, line, 12)
    lines = (height - 12) / line
    assert abs(lines - round(lines)) < 1e-6
    assert lines > 0.999
    assert estimate(length + 500, per_line, line, 12) >= height
