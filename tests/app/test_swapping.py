"""Swapping twice changes nothing; swapping once is what comparing the other way round finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import reader
from reader.app.swapping import swapped
from reader.core.model import Side

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


@pytest.fixture(scope="module")
def pair() -> reader.Comparison:
    articles = [reader.load(SAMPLES / name) for name in ("harbour-courier.html", "northern-ledger.md")]
    return reader.compare(*articles, stage="words")


def test_twice_is_the_comparison_itself(pair: reader.Comparison):
    assert swapped(swapped(pair)) == replace(pair, facts=())


def test_every_side_shows_what_the_other_showed(pair: reader.Comparison):
    other = swapped(pair)
    assert len(pair.links) > 5
    for side in Side:
        assert other.article(side) is pair.article(side.other)
        assert other.missing(side) == pair.missing(side.other)
        for paragraph in range(len(other.article(side).paragraphs)):
            runs = [(mark.start, mark.end, mark.kind) for mark in other.marks(side, paragraph)]
            assert runs == [(mark.start, mark.end, mark.kind) for mark in pair.marks(side.other, paragraph)]
    assert other.summary.share_left == pair.summary.share_right


def test_links_keep_their_reasons(pair: reader.Comparison):
    other = swapped(pair)
    for index, link in enumerate(other.links):
        before = next(i for i, old in enumerate(pair.links) if old.left == link.right and old.right == link.left)
        assert other.explain(index) == pair.explain(before)


def test_it_is_what_comparing_the_other_way_round_finds(pair: reader.Comparison):
    other = reader.compare(pair.right, pair.left, stage="words")
    found, expected = ({(link.left, link.right) for link in links} for links in (swapped(pair).links, other.links))
    assert found == expected
