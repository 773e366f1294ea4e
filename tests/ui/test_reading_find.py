"""Find in both sides: counts, the way from hit to hit, large texts without blocking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from picture_pair import pair
from view_stage import settle, staged, texts

from reader.core.model import Side, Span

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.ui.pair_view import PairView


@pytest.fixture
def view(qtbot: QtBot) -> PairView:
    return staged(qtbot, pair())


def test_counts_per_side_and_painted_hits(view: PairView):
    assert view.find("bridge") == (4, 4)
    assert any("hit:" in line for line in view.describe())
    assert view.overview.sides[Side.LEFT].hits
    view.clear_find()
    assert not any("hit:" in line for line in view.describe())
    assert not view.overview.sides[Side.LEFT].hits


def test_straight_quotes_find_curly_ones_and_switches_narrow(view: PairView):
    assert view.find('"a precaution"') == (1, 0)
    assert view.find("bridge's") == (0, 1)
    assert view.find("Bridge", match_case=True) == (0, 0)
    assert view.find("port") == (2, 0)
    assert view.find("por", whole_words=True) == (0, 0)


def test_next_goes_through_this_side_then_the_other_and_round(view: PairView):
    told: list[tuple[int, int, int]] = []
    view.find_changed.connect(lambda *numbers: told.append(numbers))
    view.find("crack")
    seen = []
    for _ in range(6):
        assert view.find_next()
        seen.append(told[-1][0])
    assert seen == [1, 2, 3, 4, 5, 1]
    assert view.find_previous()
    assert told[-1] == (5, 3, 2)
    assert view.active_side is Side.RIGHT
    assert view.panes[Side.RIGHT].overlay.hit == Span(2, 4, 9)


def test_nothing_found_goes_nowhere(view: PairView):
    assert view.find("zeppelin") == (0, 0)
    assert not view.find_next()


def test_a_long_text_is_counted_between_frames(qtbot: QtBot):
    view = staged(qtbot)
    view.set_article(Side.LEFT, texts(*["a ferry and another ferry " + "x" * 3000] * 20_000))
    settle(view)
    first = view.find("ferry")
    assert 0 < first[0] < 40_000
    told: list[int] = []
    view.find_changed.connect(lambda _current, left, _right: told.append(left))
    qtbot.waitUntil(lambda: bool(told) and told[-1] == 40_000, timeout=20_000)
    assert told == sorted(told)


def test_a_hit_far_away_is_brought_into_sight_with_its_counterpart_side(qtbot: QtBot):
    view = staged(qtbot)
    view.set_article(Side.LEFT, texts(*[f"Paragraph {n} says nothing." for n in range(200)], "Here is the needle."))
    settle(view)
    assert view.find("needle") == (1, 0)
    view.find_next()
    assert 200 in view.panes[Side.LEFT].visible_paragraphs()
