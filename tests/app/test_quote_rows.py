"""Quotation rows: status in words, sentences that read well aloud, and the filter."""

from __future__ import annotations

import pytest

from reader.app.quote_rows import QuoteRow, fitting, quote_rows, spoken_quote, status_words
from reader.core.comparison import Comparison
from reader.core.model import Article, Link, Relation, Side, Span
from reader.core.quotes import QuoteStatus

LEFT = Article.from_paragraphs(["He called it “a very\nsad day”."], language="en")
RIGHT = Article.from_paragraphs(["It was “a very sad day” and “nothing less”."], language="en")
LINK = Link((Span(0, 0, 30),), (Span(0, 0, 42),), 0.9, Relation.ALTERED)
ROWS = quote_rows(Comparison(LEFT, RIGHT, (LINK,)))


@pytest.mark.parametrize(
    ("status", "side", "words"),
    [
        (QuoteStatus.VERBATIM, Side.LEFT, "Verbatim on the right"),
        (QuoteStatus.TRIMMED, Side.RIGHT, "Trimmed on the left"),
        (QuoteStatus.REWORDED, Side.LEFT, "Reworded on the right"),
        (QuoteStatus.UNQUOTED, Side.RIGHT, "Unquoted on the left"),
        (QuoteStatus.ONLY_HERE, Side.RIGHT, "Only on the right"),
    ],
)
def test_a_status_in_words(status: QuoteStatus, side: Side, words: str):
    assert status_words(status, side) == words


def test_rows_stand_left_before_right_on_one_line_with_their_places():
    assert [(row.side, row.text) for row in ROWS] == [
        (Side.LEFT, "“a very sad day”"),
        (Side.RIGHT, "“a very sad day”"),
        (Side.RIGHT, "“nothing less”"),
    ]
    assert ROWS[0].status == "Verbatim on the right"
    assert ROWS[0].there == ROWS[1].span
    assert ROWS[2].there is None


def test_a_row_reads_well_aloud():
    row = QuoteRow(Side.LEFT, Span(0, 0, 3), None, "“Never again”", "Ana Reyes", "Only on the left")
    assert spoken_quote(row) == "Left, Ana Reyes: “Never again” Only on the left."
    assert spoken_quote(ROWS[2]).startswith("Right, speaker unknown: “nothing less”")


def test_the_filter_looks_at_words_speaker_and_status_whatever_the_case():
    named = QuoteRow(Side.LEFT, Span(0, 0, 3), None, "“Never again”", "Ana Reyes", "Only on the left")
    rows = (*ROWS, named)
    assert fitting(rows, " NOTHING ") == (ROWS[2],)
    assert fitting(rows, "reyes") == (named,)
    assert fitting(rows, "only on the left") == (named,)
    assert fitting(rows, "") == rows
