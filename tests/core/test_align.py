"""Links: what they must find in two accounts of one story, and the laws they keep whatever the texts are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import Article, Comparison, Relation, Side, compare
from reader.core.comparison import compared
from reader.core.sentences import sentences
from tests.core.conftest import LEFT, RIGHT, UNRELATED

TALES = (*LEFT, *UNRELATED)
WORDS = st.sampled_from(
    "bridge crack harbour engineer ferry port seven 40 cable mayor closed opened found said the of and a to".split()
)
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=6)


def pairs(comparison: Comparison) -> set[tuple[int, int]]:
    return {(i, j) for link in comparison.paragraph_links() for i in link.left for j in link.right}


def words_stage(left: list[str] | tuple[str, ...], right: list[str] | tuple[str, ...]) -> Comparison:
    return compare(Article.from_paragraphs(left), Article.from_paragraphs(right), stage="words")


def test_two_accounts_of_one_story_are_tied_by_what_they_report(left: Article, right: Article) -> None:
    assert pairs(compare(left, right, stage="words")) == {(0, 0), (1, 2), (3, 4), (4, 1)}


def test_meaning_agrees_with_wording_where_wording_is_plain(left: Article, right: Article) -> None:
    assert pairs(compare(left, right, entities=False)) == {(0, 0), (1, 2), (3, 4), (4, 1)}


def test_what_only_one_side_reports_is_missing(left: Article, right: Article) -> None:
    comparison = compare(left, right, stage="words")
    assert [span.paragraph for span in comparison.missing(Side.LEFT)] == [2]
    assert [span.paragraph for span in comparison.missing(Side.RIGHT)] == [3]


def test_only_what_is_out_of_the_common_order_has_moved(left: Article, right: Article) -> None:
    moved = {link.left[0].paragraph for link in compare(left, right, stage="words").links if link.moved}
    assert moved == {4}


def test_unrelated_articles_have_no_link(left: Article, unrelated: Article) -> None:
    for stage in ("words", "full"):
        comparison = compare(left, unrelated, stage=stage, entities=False)
        assert comparison.links == ()
        assert comparison.summary.unrelated


@pytest.mark.parametrize(
    ("one", "other", "linked"),
    [
        ("The clock struck thirteen in Wessex.", "Nobody came to the fair this year.", False),
        ("A cat sat on the wall.", "Dogs bark loudly at night in the village.", False),
        ("The clock struck thirteen in Wessex.", "In Wessex the clock struck thirteen times.", True),
        ("Police arrested two men in Tarn.", "Two men were held by police in Tarn on Friday.", True),
    ],
)
@pytest.mark.parametrize("stage", ["words", "full"])
def test_a_single_sentence_a_side_has_to_be_alike_to_be_linked(one: str, other: str, linked: bool, stage: str) -> None:
    articles = Article.from_paragraphs([one]), Article.from_paragraphs([other])
    assert bool(compare(*articles, stage=stage, entities=False).links) is linked


def test_an_article_against_itself_is_the_same_throughout() -> None:
    comparison = words_stage(TALES, TALES)
    assert pairs(comparison) == {(i, i) for i in range(len(TALES))}
    assert {link.relation for link in comparison.links} == {Relation.SAME}
    assert comparison.summary.identical


@pytest.mark.parametrize("count", [1, 2, 4, 9])
def test_one_word_again_and_again_is_identical_with_itself(count: int) -> None:
    assert words_stage(["bridge"] * count, ["bridge"] * count).summary.identical


def test_shuffling_paragraphs_changes_only_what_has_moved() -> None:
    order = list(range(len(TALES)))
    random.Random(5).shuffle(order)
    straight = words_stage(TALES, TALES)
    shuffled = words_stage(TALES, [TALES[k] for k in order])
    assert {(i, order[j]) for i, j in pairs(shuffled)} == pairs(straight)
    assert any(link.moved for link in shuffled.links)
    assert not any(link.moved for link in straight.links)


def test_a_split_paragraph_is_tied_to_both_halves() -> None:
    halves = ["The crack is about 14 centimetres long.", RIGHT[2].partition(". ")[2]]
    comparison = words_stage([*LEFT[:1], *halves, *LEFT[3:]], RIGHT)
    assert {(1, 2), (2, 2)} <= pairs(comparison)


def test_an_unrelated_paragraph_more_changes_no_other_link(left: Article, right: Article) -> None:
    before = compare(left, right, stage="words")
    after = words_stage(LEFT, (*RIGHT, UNRELATED[0]))
    assert [(link.left, link.right) for link in after.links] == [(link.left, link.right) for link in before.links]
    for one, other in zip(before.links, after.links, strict=True):
        assert one.score == pytest.approx(other.score, abs=0.02)


def test_furniture_takes_no_part() -> None:
    advert = "Advertisement"
    comparison = words_stage([advert, *LEFT, advert], [advert, *RIGHT, advert])
    linked = {span.paragraph for link in comparison.links for span in link.left}
    assert compared(comparison.left) == tuple(range(1, 1 + len(LEFT)))
    assert linked
    assert linked.isdisjoint({0, 1 + len(LEFT)})


@pytest.mark.parametrize("texts", [[], [""], ["   "], ["…"], ["a"], ["🌉"], ["\u0301" * 50]])
def test_next_to_nothing_is_survived(texts: list[str]) -> None:
    comparison = words_stage(texts, LEFT)
    assert comparison.links == ()
    assert len(comparison.missing(Side.RIGHT)) == len(LEFT)


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_sentence_is_in_one_link_or_missing(left: list[str], right: list[str]) -> None:
    comparison = words_stage(left, right)
    for side in Side:
        article = comparison.article(side)
        linked = [span for link in comparison.links for span in link.spans(side)]
        expected = [s for index in compared(article) for s in sentences(index, article.paragraphs[index].text)]
        assert sorted([*linked, *comparison.missing(side)]) == expected


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_swapping_the_sides_swaps_the_result(left: list[str], right: list[str]) -> None:
    there, back = words_stage(left, right), words_stage(right, left)
    assert {(link.left, link.right) for link in there.links} == {(link.right, link.left) for link in back.links}
    assert pairs(there) == {(i, j) for j, i in pairs(back)}
    assert there.missing_left == back.missing_right


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_any_text_is_identical_with_itself(texts: list[str]) -> None:
    comparison = words_stage(texts, texts)
    assert comparison.missing_left == comparison.missing_right == ()
    assert {link.relation for link in comparison.links} <= {Relation.SAME}


@settings(max_examples=30, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_the_same_input_gives_the_same_bytes(left: list[str], right: list[str]) -> None:
    assert repr(words_stage(left, right).to_dict()) == repr(words_stage(left, right).to_dict())


def test_a_number_that_both_ends_name_is_a_reason_as_it_is_written() -> None:
    text = "Some 18,000 vehicles cross the bridge every day."
    comparison = words_stage([text], [f"{text} Most are lorries."])
    assert {reason.name: reason.detail for reason in comparison.explain(0)}["numbers"] == "18,000"


def test_reasons_name_what_made_a_link(left: Article, right: Article) -> None:
    comparison = compare(left, right, entities=False)
    index = next(k for k, link in enumerate(comparison.links) if link.left[0].paragraph == 1)
    reasons = {reason.name: reason.detail for reason in comparison.explain(index)}
    assert "Reyes" in reasons["names"]
    assert "centimetres" in reasons["rare words"]
    assert "numbers" not in reasons
    assert {"runner-up", "alike in meaning"} <= set(reasons)


def test_links_beside_a_link_are_a_reason() -> None:
    texts = [f"The {word} stood at the {word} gate that morning." for word in ("baker", "tailor", "cooper", "miller")]
    comparison = words_stage(texts, texts)
    details = [{reason.name: reason.detail for reason in comparison.explain(k)} for k in range(4)]
    assert [detail.get("linked neighbours") for detail in details] == [
        "¶ 2 = ¶ 2",
        "¶ 1 = ¶ 1, ¶ 3 = ¶ 3",
        "¶ 2 = ¶ 2, ¶ 4 = ¶ 4",
        "¶ 3 = ¶ 3",
    ]
