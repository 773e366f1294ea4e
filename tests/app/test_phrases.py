"""Phrases: what headers, lists and the status bar say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.phrases import (
    basis_sentence,
    clipped,
    difference_digest,
    difference_sentence,
    excerpt,
    focused,
    header_line,
    outlet_of,
    spoken_date,
    title_of,
    verdict,
)
from reader.core.comparison import Comparison
from reader.core.model import Article, Basis, Fact, FactKind, Link, Relation, Side, Span

LEFT = Article.from_paragraphs(["The crack is about 40 centimetres long.", "Lorries queued."], source="left.txt")
RIGHT = Article.from_paragraphs(["The crack is about 14 centimetres long."], source="right.txt")
LINK = Link((Span(0, 0, 39),), (Span(0, 0, 39),), 0.9, Relation.ALTERED)
PAIR = Comparison(LEFT, RIGHT, (LINK,), (), (Span(1, 0, 15),), (), basis=Basis.BOTH)


@pytest.mark.parametrize(
    ("value", "spoken"),
    [("2025-03-12", "12 March 2025"), ("2025-03-12T06:40:00Z", "12 March 2025"), ("Tuesday", "Tuesday")],
)
def test_dates(value: str, spoken: str):
    assert spoken_date(value) == spoken


def test_the_header_line_says_date_length_time_and_share():
    article = replace(LEFT, date="2025-03-12", encoding="windows-1252")
    assert header_line(article, 412, Side.LEFT, PAIR.summary) == (
        "12 March 2025 · 412 words · 2 min · 78 % also on the right · windows-1252"
    )
    assert header_line(replace(LEFT, encoding="utf-8"), 1, Side.RIGHT, None) == "1 word · 1 min"


def test_without_title_or_outlet_the_first_words_and_the_source_stand_in():
    assert title_of(LEFT) == "The crack is about 40 centimetres long."
    assert outlet_of(LEFT) == "left.txt"
    assert title_of(Article.from_paragraphs(["", "  "])) == "No words"


def test_a_difference_reads_as_a_sentence():
    altered, missing = PAIR.differences()
    assert difference_sentence(PAIR, altered) == (
        "Altered. Left: The crack is about 40 centimetres long. Right: The crack is about 14 centimetres long."
    )
    assert difference_sentence(PAIR, missing) == "Only on the left. Lorries queued."


def test_the_digest_names_the_change():
    altered, missing = PAIR.differences()
    assert "40" in difference_digest(PAIR, altered)
    assert "14" in difference_digest(PAIR, altered)
    assert difference_digest(PAIR, missing) == "only on the left, Lorries queued."


def test_a_fact_comes_before_words():
    fact = Fact(FactKind.NUMBER, Span(0, 19, 21), Span(0, 19, 21), 0.9, "Number changed: 40 / 14", 0)
    assert difference_digest(PAIR.with_facts((fact,)), PAIR.differences()[0]) == "number changed: 40 / 14"


def test_basis_and_coarseness_are_said():
    assert basis_sentence(PAIR) == "Links by wording and meaning"
    assert basis_sentence(replace(PAIR, coarse=True)) == "Links by wording and meaning · coarse result"


def test_the_verdict_knows_equal_and_unrelated_pairs():
    same = Link((Span(0, 0, 39),), (Span(0, 0, 39),), 1.0, Relation.SAME)
    one = Article.from_paragraphs([LEFT.paragraphs[0].text])
    assert verdict(Comparison(one, one, (same,)).summary) == "Both articles say the same."
    apart = Comparison(LEFT, RIGHT, (), (), (Span(0, 0, 39),), (Span(0, 0, 39),))
    assert "nothing in common" in verdict(apart.summary)
    assert verdict(PAIR.summary).startswith("78 % of the left")


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_clipping_never_gets_longer_and_stays_on_one_line(text: str, most: int):
    cut = clipped(text, most)
    assert len(cut) <= most
    assert "\n" not in cut


def test_in_a_list_a_change_is_in_sight_at_once():
    altered, missing = PAIR.differences()
    assert focused(PAIR, Side.LEFT, altered, 80) == "…crack is about 40 centimetres long."
    assert focused(PAIR, Side.RIGHT, altered, 80) == "…crack is about 14 centimetres long."
    assert focused(PAIR, Side.LEFT, missing, 80) == "Lorries queued."


def test_an_excerpt_shows_a_span_within_its_words():
    found = excerpt(LEFT, Span(0, 19, 21), 80)
    assert found.text == "…crack is about 40 centimetres long."
    assert found.text[found.start : found.end] == "40"
    whole = excerpt(RIGHT, Span(0, 0, 39), 80)
    assert whole.text[whole.start : whole.end] == RIGHT.paragraphs[0].text


@given(st.text(max_size=60), st.data())
def test_an_excerpt_always_holds_its_span(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = excerpt(Article.from_paragraphs([text]), Span(0, start, end), 30)
    assert found.text[found.start : found.end] == " ".join(text[start:end].split())
    assert "\n" not in found.text
