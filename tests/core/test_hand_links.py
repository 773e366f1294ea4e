"""Links made and taken away by hand: marks, counts and order follow, and what is not touched stays as it was."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_comparisons import comparisons

from reader import Article, Comparison, compare
from reader.core import hand_links
from reader.core.comparison import BY_HAND, NOT_COMPARED
from reader.core.hand_links import Tying, tying, with_hand_links
from reader.core.model import Fact, FactKind, MarkKind, Paragraph, ParagraphKind, Relation, Side, Span

LEFT = (
    "Engineers closed the Sorrel suspension bridge on Tuesday after an inspection drone photographed a crack.",
    "Nobody may cross it on foot either. The barriers were put up at noon, the harbour office said.",
    "Some 18,000 vehicles cross the bridge every day, most of them bound for the port.",
    "Ferries will run every 20 minutes until the road reopens, free of charge for residents.",
)
RIGHT = (
    "Walkers found the gates locked by lunchtime.",
    "Ferries will run every 20 minutes until the road reopens, free of charge for residents.",
    "Engineers closed the Sorrel suspension bridge after an inspection drone photographed a crack in a cable.",
    "Some 18,000 vehicles cross the bridge every day, most of them bound for the port.",
)


@pytest.fixture(scope="module")
def pair() -> Comparison:
    made = compare(Article.from_paragraphs(LEFT), Article.from_paragraphs(RIGHT), stage="words")
    assert tied_paragraphs(made) == {(0, 2), (2, 3), (3, 1)}
    return made


def tied_paragraphs(comparison: Comparison) -> set[tuple[int, int]]:
    return {pair for group in comparison.paragraph_links() for pair in product(group.left, group.right)}


def wish(comparison: Comparison, left: int, right: int, *, tied: bool = True) -> Tying:
    return tying(comparison, [left], [right], tied=tied)


def test_a_link_by_hand_is_there_with_marks_counts_and_its_reason(pair: Comparison):
    after = with_hand_links(pair, [wish(pair, 1, 0)])
    assert tied_paragraphs(after) == {*tied_paragraphs(pair), (1, 0)}
    made = next(link for link in after.links if link.by_hand)
    assert made.relation is Relation.ALTERED
    assert made.score == 1.0
    assert [span.paragraph for span in made.left] == [1, 1], "no words in common: the paragraphs are tied as wholes"
    assert after.explain(after.links.index(made)) == (BY_HAND,)
    assert {mark.kind for mark in after.marks(Side.LEFT, 1)} == {MarkKind.ALTERED, MarkKind.NEUTRAL}
    assert after.missing(Side.RIGHT) == ()
    assert after.summary.links == pair.summary.links + 1
    assert after.summary.altered == pair.summary.altered + 1
    assert after.summary.missing_left == 0
    assert after.summary.share_right == 1.0
    group = next(group for group in after.paragraph_links() if group.by_hand)
    assert (group.left, group.right, group.relation) == ((1,), (0,), Relation.ALTERED)
    assert group.moved == made.moved


def test_sentences_that_share_words_carry_the_link_and_the_others_stay_missing():
    left = ["The ferry left at noon. Nobody was hurt on the quay."]
    right = ["In the morning it rained. The ferry left the pier at noon."]
    bare = Comparison(
        Article.from_paragraphs(left, language="en"),
        Article.from_paragraphs(right, language="en"),
        missing_left=(Span(0, 0, 23), Span(0, 24, 52)),
        missing_right=(Span(0, 0, 25), Span(0, 26, 58)),
    )
    after = with_hand_links(bare, [wish(bare, 0, 0)])
    (link,) = after.links
    assert (link.left, link.right) == ((Span(0, 0, 23),), (Span(0, 26, 58),))
    assert after.missing_left == (Span(0, 24, 52),)
    assert after.missing_right == (Span(0, 0, 25),)


def test_paragraphs_that_are_the_same_make_a_link_that_is_the_same(pair: Comparison):
    untied = with_hand_links(pair, [wish(pair, 2, 3, tied=False)])
    assert tied_paragraphs(untied) == {(0, 2), (3, 1)}
    assert {mark.kind for mark in untied.marks(Side.LEFT, 2)} == {MarkKind.MISSING}
    again = with_hand_links(untied, [wish(untied, 2, 3)])
    link = next(link for link in again.links if link.by_hand)
    assert link.relation is Relation.SAME
    assert again.summary == pair.summary


def test_untying_frees_the_sentences_of_both_sides(pair: Comparison):
    after = with_hand_links(pair, [wish(pair, 0, 2, tied=False)])
    assert tied_paragraphs(after) == {(2, 3), (3, 1)}
    assert [span.paragraph for span in after.missing(Side.LEFT)] == [0, 1, 1]
    assert [span.paragraph for span in after.missing(Side.RIGHT)] == [0, 2]
    assert after.summary.altered == pair.summary.altered - 1


def test_what_had_moved_may_be_in_order_once_another_link_is_gone(pair: Comparison):
    assert [link.moved for link in pair.links] == [False, False, True]
    without = with_hand_links(pair, [wish(pair, 0, 2, tied=False), wish(pair, 2, 3, tied=False)])
    assert [link.moved for link in without.links] == [False]
    assert [group.moved for group in without.paragraph_links()] == [False]


def test_a_second_counterpart_joins_the_first(pair: Comparison):
    after = with_hand_links(pair, [wish(pair, 3, 0)])
    link = next(link for link in after.links if link.by_hand)
    assert [span.paragraph for span in link.right] == [0, 1]
    group = next(group for group in after.paragraph_links() if group.by_hand)
    assert (group.left, group.right) == ((3,), (0, 1))
    back = with_hand_links(pair, [wish(pair, 3, 0), wish(pair, 3, 0, tied=False)])
    assert back is pair, "the last wish about a pair counts"


def test_one_of_two_counterparts_is_taken_away(pair: Comparison):
    joined = with_hand_links(pair, [wish(pair, 3, 0)])
    after = with_hand_links(joined, [wish(joined, 3, 0, tied=False)])
    assert after.links == pair.links
    assert after.missing_right == pair.missing_right


def test_what_is_not_touched_is_the_very_same(pair: Comparison):
    after = with_hand_links(pair, [wish(pair, 1, 0)])
    others = [link for link in after.links if not link.by_hand]
    assert [(link.left, link.right, link.score) for link in others] == [(k.left, k.right, k.score) for k in pair.links]
    for index, link in enumerate(after.links):
        if not link.by_hand:
            origin = [k.left for k in pair.links].index(link.left)
            assert after.explain(index) == pair.explain(origin)
    assert after.marks(Side.LEFT, 0) == pair.marks(Side.LEFT, 0)


def test_facts_go_with_their_links_and_those_of_changed_links_are_gone(pair: Comparison):
    facts = tuple(Fact(FactKind.NUMBER, None, None, 0.5, f"fact {i}", i) for i in range(len(pair.links)))
    after = with_hand_links(pair.with_facts(facts), [wish(pair, 0, 2, tied=False)])
    assert [(fact.text, fact.link) for fact in after.facts] == [("fact 1", 0), ("fact 2", 1)]


def test_a_wish_that_holds_already_changes_nothing(pair: Comparison):
    assert with_hand_links(pair, [wish(pair, 0, 2), wish(pair, 1, 0, tied=False)]) is pair
    assert with_hand_links(pair, []) is pair


def test_paragraphs_are_found_again_by_how_they_begin(pair: Comparison):
    shifted = compare(
        Article.from_paragraphs(["Sorrel bridge shut", *LEFT]), Article.from_paragraphs(RIGHT), stage="words"
    )
    after = with_hand_links(shifted, [wish(pair, 1, 0)])
    assert (2, 0) in tied_paragraphs(after)
    other = Comparison(Article.from_paragraphs(["Something else."]), Article.from_paragraphs(["Nothing."]))
    assert with_hand_links(other, [wish(pair, 1, 0)]) is other


def test_furniture_takes_no_part():
    left = Article((Paragraph(0, "Read more about bridges.", ParagraphKind.FURNITURE, "read more"),))
    bare = Comparison(left, Article.from_paragraphs(["Read more."]), missing_right=(Span(0, 0, 10),))
    assert ParagraphKind.FURNITURE in NOT_COMPARED
    assert with_hand_links(bare, [wish(bare, 0, 0)]) is bare


slowly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whole comparisons are made up; on a busy machine that takes its time."""


@st.composite
def wished(draw: st.DrawFn) -> tuple[Comparison, list[Tying]]:
    made = draw(comparisons())
    indices = [range(len(made.article(side).paragraphs)) for side in Side]
    if not all(indices):
        return made, []
    some = [st.lists(st.sampled_from(those), min_size=1, max_size=2, unique=True) for those in indices]
    wishes = draw(st.lists(st.tuples(*some, st.booleans()), max_size=4))
    return made, [tying(made, left, right, tied=tied) for left, right, tied in wishes]


@slowly
@given(wished())
def test_whatever_is_wished_every_sentence_stays_in_one_link_or_missing(case: tuple[Comparison, list[Tying]]):
    made, wishes = case
    after = with_hand_links(made, wishes)
    for side in Side:
        before = sorted([*made.missing(side), *(span for link in made.links for span in link.spans(side))])
        assert sorted([*after.missing(side), *(span for link in after.links for span in link.spans(side))]) == before
        for paragraph in made.article(side).paragraphs:
            marks = after.marks(side, paragraph.index)
            assert "".join(paragraph.text[mark.start : mark.end] for mark in marks) == paragraph.text
    assert all(link.left and link.right for link in after.links)
    assert Comparison.from_dict(after.to_dict()).summary == after.summary


@slowly
@given(wished())
def test_it_is_the_same_seen_from_the_other_side(case: tuple[Comparison, list[Tying]]):
    from reader.app.swapping import swapped

    made, wishes = case
    there = with_hand_links(swapped(made), [one.turned() for one in wishes])
    here = swapped(with_hand_links(made, wishes))
    assert {(link.left, link.right, link.by_hand) for link in there.links} == {
        (link.left, link.right, link.by_hand) for link in here.links
    }
    assert tied_paragraphs(there) == tied_paragraphs(here)
    assert there.missing_left == here.missing_left


def test_among_many_links_only_the_changed_ones_are_judged(pair: Comparison, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hand_links, "AFRESH", 0)
    assert [(link.left[0].paragraph, link.moved) for link in pair.links] == [(0, False), (2, False), (3, True)]
    crossing = with_hand_links(pair, [wish(pair, 1, 0)])
    assert [(link.left[0].paragraph, link.moved) for link in crossing.links] == [
        (0, False),
        (1, True),
        (2, False),
        (3, True),
    ], "right ¶ 1 stands before what stays"
    without = with_hand_links(pair, [wish(pair, 0, 2, tied=False), wish(pair, 1, 0)])
    assert [(link.left[0].paragraph, link.moved) for link in without.links] == [(1, False), (2, False), (3, True)]
    assert [group.moved for group in without.paragraph_links()] == [False, False, True]
