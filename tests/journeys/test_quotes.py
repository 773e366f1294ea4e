"""The tab of quotations: listed when it is looked at, filtered, and a click goes to both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.app.quote_rows import QuoteRow
from reader.core.model import Side
from reader.ui.quote_model import QUOTE

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.quote_panel import QuotePanel

    from .conftest import Person

FILLER = "\n".join(f"Road number {n} stays open for lorries, buses and cars until dusk.\n" for n in range(40))
LEFT = f"""Bridge shut

{FILLER}
“We will not open the bridge before the last bolt is checked,” said Ana Reyes, the chief engineer.

{FILLER}"""
FERRIES = "\n".join(f"Ferry {n} leaves the harbour of the old town at noon.\n" for n in range(15))
RIGHT = f"""Bridge closed

{FERRIES}
“We will not open the bridge before the last bolt is checked,” said Ana Reyes, the chief engineer.

{FILLER}
Mayor Tomas Lindqvist said it was “a slap in the face”.
"""


@pytest.fixture
def quotes(person: Person, tmp_path: Path) -> QuotePanel:
    """The tab as it is after a click on it, with its rows there."""
    for name, text in (("one.txt", LEFT), ("two.txt", RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    person.drops(tmp_path / "one.txt", tmp_path / "two.txt")
    person.waits_for_the_marks()
    panel = person.window.reading.quotes
    assert panel.model.count() == 0, "nobody looked yet"
    person.clicks(person.window.reading.sidebar.tabs["Quotes"])
    person.qtbot.waitUntil(lambda: panel.model.count() == 3, timeout=5000)
    return panel


def test_every_quotation_is_listed_and_reads_well_aloud(quotes: QuotePanel):
    QAbstractItemModelTester(quotes.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [
        str(quotes.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(quotes.model.rowCount())
    ]
    assert spoken[0].startswith("Left, Ana Reyes: “We will not open")
    assert spoken[0].endswith("” Verbatim on the right.")
    assert spoken[2] == "Right, Tomas Lindqvist: “a slap in the face” Only on the right."
    assert quotes.nothing.isHidden()


def test_a_click_goes_there_and_brings_the_counterpart_level(person: Person, quotes: QuotePanel):
    pair = person.window.reading.pair
    pair.set_reduced_motion(True)
    person.clicks_row(quotes.list, quotes.model.index(0))
    row = quotes.model.index(0).data(QUOTE)
    assert isinstance(row, QuoteRow)
    assert row.there is not None
    assert pair.active_side is Side.LEFT
    places = {Side.LEFT: row.span, Side.RIGHT: row.there}
    tops = {}
    for side, span in places.items():
        pane = pair.panes[side]
        assert pane.shows((span,))
        assert pane.overlay.flashed == (span,)
        tops[side] = next(iter(pane.page.boxes(span))).top() - pane.top
    assert abs(tops[Side.LEFT] - tops[Side.RIGHT]) <= 1


def test_enter_on_a_quotation_of_one_side_goes_there(person: Person, quotes: QuotePanel):
    pair = person.window.reading.pair
    quotes.list.setFocus()
    quotes.list.setCurrentIndex(quotes.model.index(2))
    person.presses(Qt.Key.Key_Return)
    row = quotes.model.index(2).data(QUOTE)
    assert pair.active_side is Side.RIGHT
    pane = pair.panes[Side.RIGHT]
    person.qtbot.wait(400)
    assert pane.shows((row.span,))


def test_the_filter_narrows_the_list_and_says_when_nothing_fits(person: Person, quotes: QuotePanel):
    quotes.filter.setFocus()
    person.types("lindqvist")
    assert [row.text for row in quotes.model.rows()] == ["“a slap in the face”"]
    person.types("zzz")
    assert quotes.model.rows() == ()
    assert quotes.nothing.isVisible()
    assert quotes.nothing.text() == "No quotation fits this filter."


def test_a_swap_lists_them_for_the_other_sides(person: Person, quotes: QuotePanel):
    person.presses(Qt.Key.Key_Backslash, Qt.KeyboardModifier.AltModifier)
    person.waits_for_the_marks()
    person.qtbot.waitUntil(lambda: quotes.model.count() == 3, timeout=5000)
    assert quotes.model.rows()[-1].side is Side.RIGHT
    assert [row.side for row in quotes.model.rows() if "slap" in row.text] == [Side.LEFT]


def test_articles_without_quotations_say_so(reader_person: Person):
    panel = reader_person.window.reading.quotes
    reader_person.presses(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    wanted = "Neither article quotes anybody."
    reader_person.qtbot.waitUntil(lambda: panel.nothing.isVisible() and panel.nothing.text() == wanted, timeout=5000)
