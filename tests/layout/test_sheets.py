"""Breaking rows into sheets: nothing is lost or torn, both columns stay level, headings stay with what they head."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.layout.sheets import SheetRow, Slice, sheets

lines = st.lists(st.floats(4, 40), max_size=30).map(tuple)
rows = st.lists(st.builds(SheetRow, lines, lines, st.booleans()), max_size=12)


def test_rows_stand_below_each_other_and_both_columns_begin_level():
    pages = sheets([SheetRow((10.0, 10.0), (10.0,)), SheetRow((10.0,), (10.0, 10.0))], 100.0, gap=5.0)
    assert pages == [[Slice(0, 0, 0, 2, 0.0), Slice(0, 1, 0, 1, 0.0), Slice(1, 0, 0, 1, 25.0), Slice(1, 1, 0, 2, 25.0)]]


def test_a_long_row_goes_on_at_the_top_of_the_next_sheet():
    pages = sheets([SheetRow((10.0,) * 12, (10.0,) * 3)], 100.0)
    assert pages == [[Slice(0, 0, 0, 10, 0.0), Slice(0, 1, 0, 3, 0.0)], [Slice(0, 0, 10, 12, 0.0)]]


def test_a_small_row_is_kept_in_one_piece():
    pages = sheets([SheetRow((10.0,) * 8, ()), SheetRow((10.0,) * 3, (10.0,) * 3)], 100.0)
    assert [[one.row for one in page] for page in pages] == [[0], [1, 1]]


def test_a_heading_is_not_the_last_thing_on_a_sheet():
    above, body = SheetRow((10.0,) * 8, ()), SheetRow((10.0,) * 5, ())

    def placed(*, keep: bool) -> list[list[int]]:
        return [[s.row for s in page] for page in sheets([above, SheetRow((10.0,), (), keep), body], 100.0)]

    assert placed(keep=True) == [[0], [1, 2]]
    assert placed(keep=False) == [[0, 1], [2]]


def test_no_single_line_of_a_long_paragraph_is_left_at_the_foot():
    pages = sheets([SheetRow((10.0,) * 9, ()), SheetRow((10.0,) * 20, ())], 100.0)
    assert [[s.row for s in page] for page in pages] == [[0], [1], [1]]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows, st.floats(30, 300), st.floats(0, 20))
def test_every_line_stands_on_one_sheet_in_order_and_within_it(made: list[SheetRow], height: float, gap: float):
    pages = sheets(made, height, gap)
    for number, row in enumerate(made):
        for column in (0, 1):
            pieces = [s for page in pages for s in page if (s.row, s.column) == (number, column)]
            assert [index for s in pieces for index in range(s.first, s.end)] == list(range(len(row.column(column))))
            assert all(s.top + sum(row.column(column)[s.first : s.end]) <= max(height, 40) + 1e-3 for s in pieces)
    for page in pages:
        assert [s.row for s in page] == sorted(s.row for s in page)
        for s in page:
            assert all(s.top == other.top for other in page if other.row == s.row)
    assert len(pages) == 1 or all(pages)
