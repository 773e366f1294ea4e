"""Words: boundaries by Unicode rules, and equality that looks through case, quotes, dashes and invisible letters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.words import count_words, normal_form, terms, words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The bridge’s cable", ["The", "bridge", "’s", "cable"]),
        ("It isn't 9,000.20 long", ["It", "isn't", "9,000.20", "long"]),
        ("the U.S. and Kim Jong-un", ["the", "U.S.", "and", "Kim", "Jong", "un"]),
        ("at 18:30 on 3/4", ["at", "18:30", "on", "3/4"]),
        ("東京の橋", ["東", "京", "の", "橋"]),
        ("co\u00adoperate", ["co\u00adoperate"]),
        ("Straße à l'heure", ["Straße", "à", "l'heure"]),
        ("🌉 bridge 👩‍👩‍👧", ["bridge"]),
        ("snake_case", ["snake", "case"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
    ],
)
def test_words_are_found_where_a_reader_sees_them(text: str, shown: list[str]) -> None:
    assert [text[word.start : word.end] for word in words(text)] == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("don’t", "don't"),
        ("co\u00adoperate", "cooperate"),
        ("e\u0301te\u0301", "été"),
        ("STRASSE", "straße"),
        ("1’000", "1000"),
        ("ﬁre", "fire"),
        ("Ａｎａ", "ana"),
    ],
)
def test_forms_that_differ_only_in_writing_are_equal(one: str, other: str) -> None:
    assert [w.form for w in words(one)] == [w.form for w in words(other)]


def test_different_words_stay_different() -> None:
    assert words("form")[0].form != words("from")[0].form
    assert words("40")[0].form != words("14")[0].form


@given(st.text(max_size=200))
def test_words_lie_in_order_inside_the_text(text: str) -> None:
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert count_words(text) <= len(found)


@given(st.text(max_size=60))
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


def test_terms_of_plain_and_typographic_text_are_equal() -> None:
    assert terms("“Don’t” — she said") == terms('"Don\'t" - she said')
    assert terms("東京の橋") == ["東京", "京の", "の橋"]
