"""Plain text to blocks: nothing dropped, every line end, hand-wrapped text put together again."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.model import Article
from reader.core.segmentation import blocks

LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")

texts = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(["\n", "\r", "\u2028", " ", "-", ".", "•"]))
)
words = st.sampled_from(
    "the bridge a crack in agency said of northern cables engineers and inspection was port closed until now".split()
)
sentences = st.lists(words, min_size=40, max_size=60).map(lambda found: " ".join(found).capitalize() + ".")


def visible(text: str) -> str:
    return "".join(text.split())


@given(texts)
def test_every_visible_character_is_in_exactly_one_block(text: str):
    found = blocks(text)
    assert visible("".join(found)) == visible(text)
    assert all(block and block == block.strip() for block in found)


@given(texts)
def test_article_from_text_keeps_every_visible_character_in_order(text: str):
    article = Article.from_text(text)
    assert visible("".join(paragraph.text for paragraph in article.paragraphs)) == visible(text.removeprefix("\ufeff"))
    assert [paragraph.index for paragraph in article.paragraphs] == list(range(len(article.paragraphs)))
    assert all(bool(paragraph.reason) == (paragraph.kind.value == "furniture") for paragraph in article.paragraphs)


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_line_end_ends_a_line(end: str):
    lines = ["One.", "", "Two, which is a sentence.", "Three."]
    assert blocks(end.join(lines)) == ("One.", "Two, which is a sentence.", "Three.")


def test_mixed_line_ends():
    assert blocks("a\r\nb\rc\u2028d\n\n\ne\x85f") == ("a", "b", "c", "d", "e", "f")


@given(st.lists(sentences, min_size=2, max_size=5), st.integers(58, 80))
def test_hand_wrapped_paragraphs_are_joined(paragraphs: list[str], width: int):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert blocks(wrapped) == tuple(paragraphs)


@given(st.lists(sentences, min_size=2, max_size=5))
def test_one_paragraph_a_line_stays_so(paragraphs: list[str]):
    assert blocks("\n".join(paragraphs)) == tuple(paragraphs)


def test_short_lines_are_not_joined():
    verse = "The sea was here\nbefore the bridge\nand will be there\nwhen the bridge is gone"
    assert blocks(verse) == tuple(verse.splitlines())


def test_list_items_stay_apart_in_wrapped_text():
    text = (
        "The agency named the three steps that it is going to take in the coming\n"
        "weeks, and said that it would publish the results of each of them in the\n"
        "order in which they become known to the engineers on the bridge itself:\n"
        "- the first of them is a close look at every strand of the cable by hand\n"
        "- the second of them is a new coat of paint, from one tower to the other\n"
    )
    assert [block[:5] for block in blocks(text)] == ["The a", "- the", "- the"]


def test_a_word_broken_by_hand_is_joined_without_a_blank():
    text = textwrap.dedent("""\
        The inspection found that the cable bands on the northern side are cor-
        roded and that water has been running from them after every heavy rain-
        fall since at least the year in which the last inspection was made, the
        agency said on the day after it had closed the bridge to all traffic.
    """)
    (block,) = blocks(text)
    assert "cor-roded" in block
    assert "rain-fall" in block


def test_broken_halves_of_characters_are_replaced_and_said():
    article = Article.from_text("A broken \ud83d face.")
    assert article.paragraphs[0].text == "A broken \ufffd face."
    assert "broken" in article.notes[0]
