"""Our own parsers under any input hypothesis thinks of, under damaged samples, and under what was found once."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutation import damaged
from parsers import TARGETS

from reader.core.quotes import quoted
from reader.core.words import words
from reader.load.decoding import decode
from reader.load.source import load_text


@pytest.mark.parametrize("name", TARGETS)
def test_each_parser_accepts_its_first_input(name: str):
    check, begin = TARGETS[name]
    check(begin())


@pytest.mark.parametrize("name", TARGETS)
def test_each_parser_holds_for_any_bytes(name: str):
    check = TARGETS[name][0]

    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=400))
    def holds(data: bytes) -> None:
        check(data)

    holds()


@pytest.mark.parametrize("name", TARGETS)
def test_each_parser_holds_for_damaged_input(name: str):
    check, begin = TARGETS[name]
    for run in range(60):
        check(damaged(begin(), ".txt", random.Random(f"{name} {run}")))


# What was found once. ---------------------------------------------------------------------------------------------


@pytest.mark.row(24, 36)
@pytest.mark.parametrize("mark", ["‘a ", '"a ', "»a ", "“a ", "「a "])
def test_quotation_marks_that_only_open_are_looked_through_once(mark: str):
    begun = time.process_time()
    quoted(mark * 100_000)
    assert time.process_time() - begun < 10  # it took hours


@pytest.mark.row(7)
def test_the_encoding_of_one_long_line_is_told_at_once():
    begun = time.process_time()
    assert decode(b"plain words, " * 200_000 + b"na\xefve, said Zo\xeb").text.endswith("naïve, said Zoë")
    assert time.process_time() - begun < 4  # it took half a minute


@pytest.mark.row(18)
def test_the_words_of_ten_million_letters_without_a_space():
    begun = time.process_time()
    assert len(words("x" * 10_000_000)) == 1
    assert time.process_time() - begun < 4  # it took five seconds, three times over


@pytest.mark.row(7, 20)
def test_the_meaning_of_an_endless_sentence_and_of_a_thousand_equal_ones():
    encoder = pytest.importorskip("reader.language.vectors").load_encoder()
    if encoder is None:
        pytest.skip("the sentence encoder is not installed")
    seen: list[float] = []
    endless, same = "plain words, " * 90_000, "The bridge is shut."
    vectors = encoder.vectors([endless, *[same] * 5000, endless + "and more"], seen.append)
    assert len(seen) == 1, "equal texts are looked at once"
    assert (vectors[1] == vectors[5000]).all()


@pytest.mark.row(26)
def test_half_letters_in_a_text_are_replaced_and_counted():
    article = load_text("One \ud800 and \udfff two.")
    assert article.paragraphs[0].text == "One \ufffd and \ufffd two."
    assert "2 broken characters" in article.notes[0]
