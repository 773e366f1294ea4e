"""Links that stand by themselves: the same in any order of the paragraphs; others say that they needed their place."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reader import Article, Comparison, compare, load
from reader.assets import asset
from reader.core.decide import decide
from reader.core.explain import NEEDS_PLACE
from reader.core.standing import STANDING
from tests.core.conftest import LEFT, RIGHT, UNRELATED

SIZES = st.tuples(st.integers(1, 7), st.integers(1, 7))
LIKENESSES = SIZES.flatmap(lambda size: arrays(np.float64, size, elements=st.floats(-0.25, 0.875, width=16)))
EVEN = 0.09


@given(LIKENESSES, st.randoms(use_true_random=False))
def test_what_stands_by_itself_stands_in_any_order(likeness: np.ndarray, choose: random.Random) -> None:
    rows, columns = list(range(likeness.shape[0])), list(range(likeness.shape[1]))
    choose.shuffle(rows)
    choose.shuffle(columns)
    straight, mixed = decide(likeness, EVEN), decide(likeness[np.ix_(rows, columns)], EVEN)
    near = np.abs(straight.elsewhere - STANDING) < 1e-6  # a hair's breadth may fall either way
    assert (mixed.alone == straight.alone[np.ix_(rows, columns)])[~near[np.ix_(rows, columns)]].all()
    assert mixed.elsewhere == pytest.approx(straight.elsewhere[np.ix_(rows, columns)], abs=1e-9)
    assert (mixed.posterior[mixed.alone] == mixed.elsewhere[mixed.alone]).all()


@given(LIKENESSES)
def test_what_stands_by_itself_is_a_link_and_the_same_from_either_side(likeness: np.ndarray) -> None:
    found, back = decide(likeness, EVEN), decide(np.ascontiguousarray(likeness.T), EVEN)
    assert found.accepted[found.alone].all()
    assert (found.alone == back.alone.T).all()


def test_a_clear_best_stands_and_what_is_like_everything_does_not() -> None:
    likeness = np.full((4, 4), 0.02)
    likeness[1, 2] = 0.6
    likeness[3] = 0.16
    assert np.argwhere(decide(likeness, EVEN).alone).tolist() == [[1, 2]]


def standing_pairs(comparison: Comparison) -> dict[tuple[int, int], float]:
    """Paragraph pairs of the links that did not need their place, with the score of the link of their paragraphs."""
    scores = {(i, j): link.score for link in comparison.paragraph_links() for i in link.left for j in link.right}
    return {
        (one.paragraph, other.paragraph): scores[one.paragraph, other.paragraph]
        for index, link in enumerate(comparison.links)
        if NEEDS_PLACE not in {reason.name for reason in comparison.explain(index)}
        for one in link.left
        for other in link.right
    }


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("stage", ["words", "full"])
def test_shuffling_keeps_every_link_that_stands_by_itself_with_its_score(seed: int, stage: str) -> None:
    left = Article.from_paragraphs((*LEFT, UNRELATED[0]))
    before = compare(left, Article.from_paragraphs(RIGHT), stage=stage, entities=False)
    order = list(range(len(RIGHT)))
    random.Random(seed).shuffle(order)
    mixed = replace(
        before.right,
        paragraphs=tuple(replace(before.right.paragraphs[k], index=place) for place, k in enumerate(order)),
    )
    after = compare(before.left, mixed, stage=stage, entities=False)
    stayed = {(i, order[j]): score for (i, j), score in standing_pairs(after).items()}
    assert len(standing_pairs(before)) >= 3
    assert stayed == pytest.approx(standing_pairs(before))


def test_links_that_their_place_made_say_how_sure_they_would_be_elsewhere() -> None:
    comparison = compare(load(asset("samples", "coast-wire.txt")), load(asset("samples", "northern-ledger.md")))
    titles = next(k for k, link in enumerate(comparison.links) if link.right[0].paragraph == 0)
    needed = {
        index: float(reason.detail)
        for index in range(len(comparison.links))
        for reason in comparison.explain(index)
        if reason.name == NEEDS_PLACE
    }
    assert 1 <= len(needed) < len(comparison.links) / 2
    assert titles not in needed
    assert all(value < comparison.links[index].score for index, value in needed.items())
