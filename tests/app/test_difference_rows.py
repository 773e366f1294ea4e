"""The rows of the Differences tab: ranked, filtered by text, kind and side, ordered, and read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.app.difference_rows import (
    KINDS,
    Candidate,
    DifferenceRow,
    Order,
    Shown,
    Wanted,
    as_text,
    candidate_sentence,
    counts,
    difference_rows,
    fitting,
    kinds_of,
    with_headings,
)
from reader.app.told import UNDATED, told_at
from reader.core.alone import nearest
from reader.core.entities import find_entities
from reader.core.facts import find_facts
from reader.core.model import Article, Difference, FactKind, Side
from reader.language.gazetteer import load_gazetteer
from reader.pipeline import compare

if TYPE_CHECKING:
    from reader.core.comparison import Comparison

LEFT = [
    "Engineers closed the old Sorrel bridge yesterday after a crack of 40 centimetres was found in its cable.",
    "All ferries on the river will run every 20 minutes until the road reopens.",
    "Ana Reyes said 300 lorries had been turned back by noon.",
]
RIGHT = [
    "Engineers closed the old Sorrel bridge yesterday after a crack of 14 centimetres was found in its cable.",
    "Most ferries on the river will run every 20 minutes until the road reopens.",
    "It rained all day.",
]


@pytest.fixture(scope="module")
def pair() -> Comparison:
    tables = load_gazetteer()
    left, right = (Article.from_paragraphs(texts, language="en") for texts in (LEFT, RIGHT))
    found = compare(left, right, stage="words")
    named = found.with_entities(find_entities(left, right, None, None, tables))
    return named.with_facts(find_facts(named, tables))


def test_facts_come_first_by_weight_then_altered_then_what_one_side_says(pair: Comparison):
    rows = difference_rows(pair)
    assert [row.kind for row in rows] == ["number", "scope", "altered", "altered", "missing", "missing"]
    assert [row.only for row in rows][-2:] == [Side.LEFT, Side.RIGHT], "numbers and names weigh more than rain"
    assert set(kinds_of(rows)) <= set(KINDS)
    assert set(FactKind) <= set(KINDS)
    lines = with_headings(rows, Order.WEIGHT)
    assert [line for line in lines if isinstance(line, str)] == ["Facts", "Altered", "Only on one side"]
    assert with_headings(rows, Order.READING) == list(rows)


def test_each_row_reads_well_aloud(pair: Comparison):
    said = [row.sentence for row in difference_rows(pair)]
    assert said[0] == "Number changed. Left: 40. Right: 14."
    assert said[1] == "Scope changed. Left: All. Right: Most."
    assert said[2].startswith("Altered. Left: Engineers")
    assert said[4] == f"Only on the left. {LEFT[2]}"
    assert as_text(difference_rows(pair)).splitlines() == said


def test_filters_of_text_kind_and_side(pair: Comparison):
    rows = difference_rows(pair)

    def kinds(**wishes: object) -> list[str]:
        return [row.kind for row in fitting(rows, Wanted(**wishes))]  # type: ignore[arg-type]

    assert kinds(text="FERRIES") == ["altered"]
    assert kinds(text="scope changed") == ["scope"]
    assert kinds(shown=Shown.ONLY_RIGHT) == ["missing"]
    assert kinds(shown=Shown.BOTH) == ["number", "scope", "altered", "altered"]
    assert kinds(hidden=frozenset(("altered", "missing"))) == ["number", "scope"]
    assert kinds(order=Order.READING)[:4] == ["number", "altered", "scope", "altered"]
    assert counts(rows, Wanted(hidden=frozenset(("number",)))) == {
        Shown.ALL: 5, Shown.BOTH: 3, Shown.ONLY_LEFT: 1, Shown.ONLY_RIGHT: 1,
    }  # fmt: skip


def test_the_nearest_candidate_is_said_with_its_score(pair: Comparison):
    row = next(row for row in difference_rows(pair) if row.only is Side.LEFT)
    assert isinstance(row, DifferenceRow)
    assert isinstance(row.line, Difference)
    candidate = Candidate(row.line, nearest(pair, Side.LEFT, row.line.left))
    assert candidate_sentence(pair, candidate).startswith("Nearest on the right, ")
    assert "% alike: " in candidate_sentence(pair, candidate)
    assert "no sentence" in candidate_sentence(pair, Candidate(row.line, None))


def test_what_stands_against_a_number_is_told_where_the_mouse_rests(pair: Comparison):
    at = LEFT[0].index("40")
    assert told_at(pair, Side.LEFT, 0, at) == "Number changed. On the right: 14"
    assert told_at(pair, Side.RIGHT, 0, at) == "Number changed. On the left: 40"
    assert told_at(pair, Side.LEFT, 0, 3) == ""


def test_an_ambiguous_number_and_an_undated_article_are_called_so():
    tables = load_gazetteer()
    texts = ("The hall seats 1.000 people since last month.", "The hall seats 2,000 people since May 2020.")
    left, right = (Article.from_paragraphs([text], language="en") for text in texts)
    pair = compare(left, right, stage="words")
    pair = pair.with_facts(find_facts(pair, tables))
    assert told_at(pair, Side.LEFT, 0, texts[0].index("1.000")).endswith("1.000 is ambiguous: 1 or 1,000.")
    assert "cannot be compared" in UNDATED
