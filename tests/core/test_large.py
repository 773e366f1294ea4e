"""Articles too long to look at every pair: what is found, what stays bounded, and that the work can be given up."""

from __future__ import annotations

import random

import pytest

from reader import Article, Comparison, Relation, compare
from reader.core.prepare import is_large, prepare
from reader.core.progress import WorkCancelled

SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vor", "bel", "dun", "ser", "quil", "nam", "ost")
COUNT = 700


def tale(seed: int) -> list[str]:
    """Invented sentences: every paragraph speaks of its own things, in words that others use as well."""
    choose = random.Random(seed)
    words = ["".join(choose.choices(SYLLABLES, k=3)) for _ in range(3_000)]
    return [" ".join(choose.choices(words, k=14)) + "." for _ in range(COUNT)]


def reworded(paragraph: str, choose: random.Random) -> str:
    kept = [word for word in paragraph.rstrip(".").split() if choose.random() > 0.3]
    return " ".join([*kept, "".join(choose.choices(SYLLABLES, k=4))]) + "."


def words_stage(left: list[str], right: list[str]) -> Comparison:
    return compare(Article.from_paragraphs(left), Article.from_paragraphs(right), stage="words")


def pairs(comparison: Comparison) -> set[tuple[int, int]]:
    return {(i, j) for link in comparison.paragraph_links() for i in link.left for j in link.right}


def test_reworded_paragraphs_are_found_in_any_order() -> None:
    left = tale(1)
    choose = random.Random(2)
    order = list(range(COUNT))
    blocks = [order[k : k + 50] for k in range(0, COUNT, 50)]
    choose.shuffle(blocks)
    order = [k for block in blocks for k in block]
    right = [reworded(left[k], choose) for k in order]
    assert is_large(prepare(Article.from_paragraphs(left), Article.from_paragraphs(right)))
    comparison = words_stage(left, right)
    wanted = {(k, place) for place, k in enumerate(order)}
    found = pairs(comparison)
    assert len(found & wanted) > 0.99 * COUNT
    assert len(found - wanted) < 0.01 * COUNT
    assert any(link.moved for link in comparison.links)


def test_a_long_article_against_itself_is_the_same_throughout() -> None:
    comparison = words_stage(tale(3), tale(3))
    assert comparison.summary.identical
    assert {link.relation for link in comparison.links} == {Relation.SAME}


@pytest.mark.parametrize("paragraph", ["The same again.", "again", "a", "和"])
def test_one_paragraph_thousands_of_times_pairs_up_in_order(paragraph: str) -> None:
    comparison = words_stage([paragraph] * 3_000, [paragraph] * 2_900)
    assert pairs(comparison) == {(k, k) for k in range(2_900)}
    assert not comparison.coarse
    assert len(comparison.missing_left) == 100


def test_two_long_unrelated_articles_have_no_link() -> None:
    left = [" ".join(f"left{k}x{n}" for n in range(12)) for k in range(COUNT)]
    right = [" ".join(f"right{k}y{n}" for n in range(12)) for k in range(COUNT)]
    comparison = words_stage(left, right)
    assert comparison.links == ()
    assert comparison.coarse


def test_a_paragraph_without_end_is_tied_sentence_by_sentence() -> None:
    left = [text.capitalize() for text in tale(4)]
    in_one = " ".join(left)
    comparison = words_stage([in_one], [in_one.replace(left[300], "Nothing of this was ever said before.")])
    assert len([link for link in comparison.links if link.relation is Relation.SAME]) == COUNT - 1
    assert comparison.paragraph_links()[0].relation is Relation.ALTERED
    against_paragraphs = words_stage([in_one], left[::-1])
    assert pairs(against_paragraphs) == {(0, k) for k in range(COUNT)}
    assert len(against_paragraphs.links) == COUNT


def test_the_work_is_given_up_when_asked() -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(WorkCancelled):
        compare(Article.from_paragraphs(tale(1)), Article.from_paragraphs(tale(2)), stage="words", cancelled=cancelled)
    assert len(asked) == 6


def test_a_passage_without_end_is_marked_coarsely_but_whole() -> None:
    choose = random.Random(4)
    left = " ".join(choose.choices(SYLLABLES, k=80_000))
    right = " ".join(choose.choices(SYLLABLES, k=80_000))
    comparison = words_stage([left], [right])
    assert comparison.coarse
    marks = comparison.marks("left", 0)
    assert "".join(left[mark.start : mark.end] for mark in marks) == left
