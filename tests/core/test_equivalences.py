"""Equivalences: what has to be overlooked for two runs to be the same, decided once and asked by every view."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import Article, Comparison, Link, MarkKind, Relation, Side, Span
from reader.core.equivalences import needed
from reader.core.model import Equivalence

CASE, QUOTES, DASHES = Equivalence.CASE, Equivalence.QUOTES, Equivalence.DASHES
SPACES, PUNCTUATION = Equivalence.SPACES, Equivalence.PUNCTUATION


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("Bridge", "bridge", {CASE}),
        ("STRASSE", "straße", {CASE}),
        ("“", '"', {QUOTES}),
        ("« ", "“", {QUOTES}),
        ("’", "'", {QUOTES}),
        ("–", "—", {DASHES}),
        ("e-mail", "email", {DASHES}),
        (" — ", "—", {SPACES}),
        (" – ", "—", {DASHES, SPACES}),
        ("per cent", "percent", {SPACES}),
        ("Jong-un", "Jong Un", {CASE, DASHES, SPACES}),
        ("U.S.", "US", {PUNCTUATION}),
        (", ", " ", {PUNCTUATION}),
        ("“safe”", "safe", {PUNCTUATION}),
        ("soft\u00adly", "softly", {SPACES}),
        ("a\u00a0b", "a b", set()),
        ("cafe\u0301", "café", set()),
        ("ﬁne", "fine", set()),
        ("…", "...", set()),
    ],
)
def test_the_least_that_has_to_be_overlooked(one: str, other: str, what: set[Equivalence]) -> None:
    assert needed(one, other) == what
    assert needed(other, one) == what


@pytest.mark.parametrize(
    ("one", "other"),
    [("$5", "€5"), ("5 %", "5"), ("-5", "5"), ("(-5", "(5"), ("résumé", "resume"), ("3.5", "53"), ("<5", ">5")],
)
def test_what_says_something_is_never_overlooked(one: str, other: str) -> None:
    assert needed(one, other) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=8), st.text(max_size=8))
def test_it_does_not_matter_which_side_is_asked_first(one: str, other: str) -> None:
    assert needed(one, other) == needed(other, one)
    assert needed(one, one) == frozenset()


def runs(left: str, right: str, relation: Relation = Relation.ALTERED) -> list[list[tuple[str, str, str]]]:
    """Text, kind and what is overlooked of every run of both sides that is marked."""
    link = Link((Span(0, 0, len(left)),), (Span(0, 0, len(right)),), 0.9, relation)
    pair = Comparison(*(Article.from_paragraphs([text], language="en") for text in (left, right)), links=(link,))
    return [
        [
            (text[mark.start : mark.end], str(mark.kind), " ".join(sorted(mark.needs)))
            for mark in pair.marks(side, 0)
            if mark.kind is not MarkKind.NEUTRAL
        ]
        for side, text in zip(Side, (left, right), strict=True)
    ]


@pytest.mark.parametrize("relation", Relation)
def test_a_run_says_what_is_overlooked_in_it(relation: Relation) -> None:
    left, right = runs("The big Harbour bridge — said “Reyes”", "The big harbour bridge – said 'Reyes'", relation)
    assert left == [
        ("The big ", "shared", ""),
        ("Harbour", "shared", "case"),
        (" bridge ", "shared", ""),
        ("—", "shared", "dashes"),
        (" said ", "shared", ""),
        ("“", "shared", "quotes"),
        ("Reyes", "shared", ""),
        ("”", "shared", "quotes"),
    ]
    assert [entry[1:] for entry in right] == [entry[1:] for entry in left]


def test_a_capital_that_its_place_asks_for_is_no_difference_at_all() -> None:
    left, right = runs("Divers inspected the bridge.", "On Monday divers inspected the bridge.")
    assert left == [("Divers inspected the bridge", "shared", "")]
    assert right[-1] == ("divers inspected the bridge", "shared", "")


def test_another_stop_at_the_end_of_a_sentence_is_seen() -> None:
    left, right = runs("The bridge is safe.", "The bridge is safe!")
    assert (left[-1], right[-1]) == ((".", "shared", "punctuation"), ("!", "shared", "punctuation"))


def test_words_that_are_only_joined_otherwise_are_not_altered() -> None:
    left, right = runs("The e-mail named forty big per cent.", "The email named forty big percent.")
    assert {kind for _, kind, _ in left + right} == {"shared"}
    assert ("e-mail", "shared", "dashes") in left
    assert ("percent", "shared", "spaces") in right


@pytest.mark.parametrize("relation", Relation)
def test_another_currency_or_sign_is_a_change_though_every_word_is_the_same(relation: Relation) -> None:
    left, right = runs("Repairs will cost $5 million.", "Repairs will cost €5 million.", relation)
    assert ("$", "altered", "") in left
    assert ("€", "altered", "") in right
    left, _ = runs("It was -5 degrees at night.", "It was 5 degrees at night.", relation)
    assert ("-", "altered", "") in left


def test_a_switch_asks_the_marks_and_computes_nothing() -> None:
    text, other = "The Harbour bridge", "The harbour bridge"
    link = Link((Span(0, 0, len(text)),), (Span(0, 0, len(other)),), 1.0, Relation.SAME)
    pair = Comparison(Article.from_paragraphs([text]), Article.from_paragraphs([other]), links=(link,))
    mark = next(mark for mark in pair.marks("left", 0) if mark.needs)
    assert mark.shown_as(frozenset()) is MarkKind.SHARED
    assert mark.shown_as(frozenset({DASHES})) is MarkKind.SHARED
    assert mark.shown_as(frozenset({DASHES, CASE})) is MarkKind.ALTERED


WRITTEN = st.text(alphabet=st.sampled_from("ab Ab1.,“”\"'’-–— $€%é\u00a0\u00ad\u2014"), min_size=1, max_size=40)


@settings(max_examples=200, deadline=None)
@given(WRITTEN, WRITTEN, st.sampled_from(Relation))
def test_runs_fit_their_counterparts(left: str, right: str, relation: Relation) -> None:
    link = Link((Span(0, 0, len(left)),), (Span(0, 0, len(right)),), 0.9, relation)
    pair = Comparison(*(Article.from_paragraphs([text], language="en") for text in (left, right)), links=(link,))
    for side, text, there in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
        for mark in pair.marks(side, 0):
            if mark.needs:
                assert mark.kind is MarkKind.SHARED
            if mark.counterpart is not None:
                assert 0 <= mark.counterpart.start < mark.counterpart.end <= len(there)
        assert "".join(text[mark.start : mark.end] for mark in pair.marks(side, 0)) == text
