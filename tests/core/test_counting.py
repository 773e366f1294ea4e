"""What a reader will not have overlooked is a difference everywhere: marks, stops, counts, ties, reports, file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import Article, Comparison, Link, MarkKind, ParagraphLink, Relation, Side, Span, compare
from reader.core.counting import only_written
from reader.core.exchange import comparison_from_dict, comparison_to_dict
from reader.core.model import Equivalence
from reader.report.formats import REPORTS
from reader.report.options import ReportOptions

LEFT = """The Council closed the harbour bridge on Monday.

Ana Reyes called the closure “a precaution” for the north.

The crack is about 40 centimetres long.

Ferries run every hour – and all of them are free."""
RIGHT = """The council closed the harbour bridge on Monday.

Ana Reyes called the closure "a precaution" for the north.

The crack is about 14 centimetres long.

Ferries run every hour — and all of them are free."""
EVERY = st.frozensets(st.sampled_from(Equivalence))


@pytest.fixture(scope="module")
def pair() -> Comparison:
    return compare(Article.from_text(LEFT), Article.from_text(RIGHT), stage="words", entities=False)


def test_by_default_only_what_says_something_else_is_a_difference(pair: Comparison):
    assert [d.left[0].paragraph for d in pair.differences()] == [2]
    assert pair.counting() is pair


@pytest.mark.parametrize(
    ("what", "paragraphs"),
    [(["case"], [0, 2]), (["quotes"], [1, 2]), (["dashes"], [2, 3]), (["spaces"], [2]), ([*Equivalence], [0, 1, 2, 3])],
)
def test_what_counts_is_a_stop_a_mark_and_a_number(pair: Comparison, what: list[str], paragraphs: list[int]):
    counted = pair.counting(*what)
    for side in Side:
        assert [d.spans(side)[0].paragraph for d in counted.differences(side)] == paragraphs
        altered = [
            index
            for index in range(4)
            if any(mark.kind is MarkKind.ALTERED for mark in counted.marks(side, index))
        ]
        assert altered == paragraphs
    assert counted.summary.altered == len(paragraphs)
    assert [group.left[0] for group in counted.paragraph_links() if group.relation is Relation.ALTERED] == paragraphs


def test_an_article_that_is_only_written_otherwise_is_identical_until_that_counts():
    texts = "The Bank is “safe”, he said.", 'The bank is "safe", he said.'
    left, right = (Article.from_text(text) for text in texts)
    pair = compare(left, right, stage="words", entities=False)
    assert pair.summary.identical
    assert not pair.counting("quotes").summary.identical
    assert pair.counting("dashes").summary.identical


def test_it_says_in_what_alone_two_passages_differ(pair: Comparison):
    counted = pair.counting("case", "dashes")
    assert [only_written(counted, d) for d in counted.differences()] == [
        {Equivalence.CASE},
        frozenset(),
        {Equivalence.DASHES},
    ]
    assert only_written(pair, pair.differences()[0]) == frozenset()


@pytest.mark.parametrize("form", [name for name in REPORTS if name != "json"])
def test_every_report_says_what_counts_and_counts_it(pair: Comparison, form: str):
    plain, counted = (REPORTS[form].render(each, ReportOptions()) for each in (pair, pair.counting("quotes")))
    assert "kinds of quotation marks" in counted
    assert "kinds of quotation marks" not in plain
    assert "1 altered" in plain
    assert "2 altered" in counted


def test_a_file_keeps_what_counted(pair: Comparison):
    counted = pair.counting("quotes", "case")
    values = json.loads(json.dumps(comparison_to_dict(counted)))
    assert values["counted"] == ["case", "quotes"]
    back = comparison_from_dict(values)
    assert back == counted
    assert [back.marks(side, 0) for side in Side] == [counted.marks(side, 0) for side in Side]
    values["counted"] = ["case", "colour"]
    with pytest.raises(ValueError, match="something other than case"):
        comparison_from_dict(values)


def test_another_currency_is_a_difference_to_stop_at_though_every_word_is_the_same():
    for one, other in (("$5", "€5"), ("-5", "5"), ("5 %", "5"), ("कि", "का")):
        left, right = (Article.from_text(f"It was {value} at the harbour on Monday.") for value in (one, other))
        pair = compare(left, right, stage="words", entities=False)
        assert len(pair.differences()) == 1, (one, other)
        assert not pair.summary.identical


WRITTEN = st.text(alphabet=st.sampled_from("ab Ab1.,“”\"'’-–— $€%é\u00a0\u00ad\u2014"), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None)
@given(WRITTEN, WRITTEN, EVERY, EVERY)
def test_a_link_is_altered_where_it_has_an_altered_run_and_one_choice_takes_the_place_of_another(
    left: str, right: str, one: frozenset[Equivalence], other: frozenset[Equivalence]
):
    pair = compare(Article.from_paragraphs([left]), Article.from_paragraphs([right]), stage="words", entities=False)
    assert pair.counting(*one).counting(*other) == pair.counting(*other)
    assert pair.counting(*one).counting() == pair
    counted = pair.counting(*one)
    for link in counted.links:
        runs = [mark for side in Side for mark in counted.marks(side, 0) if link.spans(side)]
        if any(mark.needs & one or mark.kind is MarkKind.ALTERED for mark in runs):
            assert link.relation is Relation.ALTERED


def test_paragraphs_are_altered_where_a_link_inside_them_is():
    texts = ("One thing is here. The Other is there.", "One thing is here. The other is there.")
    links = tuple(
        Link((Span(0, start, end),), (Span(0, start, end),), 1.0, Relation.SAME) for start, end in ((0, 18), (19, 38))
    )
    pair = Comparison(
        *(Article.from_paragraphs([text]) for text in texts),
        links=links,
        paragraph_groups=(ParagraphLink((0,), (0,), 1.0, Relation.SAME),),
    )
    counted = pair.counting("case")
    assert [link.relation for link in counted.links] == [Relation.SAME, Relation.ALTERED]
    assert counted.paragraph_links()[0].relation is Relation.ALTERED
    assert counted.counting() == pair
