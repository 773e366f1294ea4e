"""Numbers of pages between paragraphs are put aside; numbers that mean something stay."""

from __future__ import annotations

import pytest

from reader import Article
from reader.core.model import ParagraphKind
from reader.core.page_numbers import page_numbers

STORY = [
    "The flood reached the old",
    "12",
    "mill before dawn, the council of Harrow Bay said.",
    "Nobody was hurt, and the road is open again.",
    "13",
    "The mill will stay closed until spring.",
]


def test_numbers_that_cut_a_sentence_count_pages_and_so_do_their_like() -> None:
    assert page_numbers(STORY) == {1, 4}


@pytest.mark.parametrize("written", ["Page 3", "- 3 -", "– 3 –", "Seite 3 von 9", "p. 3"])
def test_a_number_that_is_written_as_one_of_a_page(written: str) -> None:
    assert page_numbers(["The council met.", written, "It will meet again."]) == {1}


@pytest.mark.parametrize(
    "texts",
    [
        ["12"],
        ["-5"],
        ["The first part.", "1", "The second part.", "2", "The third part."],
        ["It was a long day.", "2019", "Then came the year after it."],
        ["It was cold.", "-5", "Nobody went out."],
        ["A score.", "3/4", "Another one."],
    ],
)
def test_other_numbers_are_left_alone(texts: list[str]) -> None:
    assert page_numbers(texts) == frozenset()


def test_in_a_plain_text_they_are_furniture() -> None:
    article = Article.from_text("\n\n".join(STORY))
    kinds = [(paragraph.kind, paragraph.reason) for paragraph in article.paragraphs if paragraph.text.isdigit()]
    assert kinds == [(ParagraphKind.FURNITURE, "page number")] * 2
