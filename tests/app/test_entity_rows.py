"""Entity rows: filters, orders, counts, and tables that a spreadsheet takes without harm."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from reader.app.entity_rows import (
    Named,
    Order,
    Wanted,
    as_csv,
    as_table,
    counts,
    named,
    next_mention,
    sections,
    spoken,
)
from reader.core.model import Entity, EntityKind, Span


def spans(*paragraphs: int) -> tuple[Span, ...]:
    return tuple(Span(p, 0, 3) for p in paragraphs)


REYES = Entity("Ana Reyes", EntityKind.PERSON, ("Reyes", "chief engineer"), spans(1, 2, 5), spans(1, 2, 3, 9))
MAYOR = Entity("Tomas Lindqvist", EntityKind.PERSON, (), (), spans(4, 5, 6))
UNION = Entity("Harbour Pilots’ Union", EntityKind.ORGANISATION, (), spans(0, 7), ())
DAY = Entity("12 March 2025", EntityKind.DATE, ("Tuesday",), spans(0), spans(0))
ALL = (UNION, MAYOR, DAY, REYES)


def names(wanted: Wanted) -> list[str]:
    return [row.name for section in sections(ALL, wanted) for row in section.rows]


def test_sections_stand_in_the_order_of_kinds_without_dates():
    assert [section.title for section in sections(ALL, Wanted())] == ["People", "Organisations"]
    assert [section.title for section in sections(ALL, Wanted(dates=True))] == ["People", "Organisations", "Dates"]


def test_orders():
    assert names(Wanted(order=Order.COUNT))[:2] == ["Ana Reyes", "Tomas Lindqvist"]
    assert names(Wanted(order=Order.DIFFERENCE))[:2] == ["Tomas Lindqvist", "Ana Reyes"]
    assert names(Wanted(order=Order.NAME))[:2] == ["Ana Reyes", "Tomas Lindqvist"]
    assert names(Wanted(order=Order.APPEARANCE))[:2] == ["Ana Reyes", "Tomas Lindqvist"]


def test_text_is_sought_in_names_and_aliases_whatever_the_case():
    assert names(Wanted(text="ENGINEER")) == ["Ana Reyes"]
    assert names(Wanted(text="pilots")) == ["Harbour Pilots’ Union"]


@given(st.sampled_from(list(Named)), st.sampled_from(["", "re", "in"]), st.booleans())
def test_the_chips_say_how_many_rows_they_show(choice: Named, text: str, dates: bool):
    wanted = Wanted(named=choice, text=text, dates=dates)
    shown = [row for section in sections(ALL, wanted) for row in section.rows]
    assert counts(ALL, wanted)[choice] == len(shown)
    assert all(choice in (Named.ANYWHERE, named(row)) for row in shown)


def test_mentions_go_round_in_both_directions():
    mentions = spans(5, 1, 2)
    first = next_mention(mentions, None, 1)
    assert first == Span(1, 0, 3)
    assert next_mention(mentions, first, 1) == Span(2, 0, 3)
    assert next_mention(mentions, first, -1) == Span(5, 0, 3)
    assert next_mention(mentions, Span(5, 0, 3), 1) == first
    assert next_mention((), None, 1) is None


def test_a_row_reads_well_aloud():
    assert spoken(REYES) == "Ana Reyes, also Reyes, chief engineer. Person. Left 3, right 4."


def test_a_formula_in_a_name_becomes_harmless_text():
    evil = Entity('=HYPERLINK("http://x")', EntityKind.PERSON, ("@cmd",), spans(0), ())
    rows = list(csv.reader(io.StringIO(as_csv((evil, REYES)))))
    assert rows[1][0] == "'=HYPERLINK(\"http://x\")"
    assert rows[1][2] == "'@cmd"
    assert rows[2] == ["Ana Reyes", "person", "Reyes; chief engineer", "3", "4"]
    assert as_table((evil,)).splitlines()[1].startswith("'=HYPERLINK")


@given(st.text(), st.text())
def test_a_table_keeps_one_line_a_row(name: str, alias: str):
    entity = Entity(name, EntityKind.PLACE, (alias,), spans(0), ())
    lines = as_table((entity,)).split("\n")
    assert len(lines) == 2
    assert lines[1].count("\t") == 4
