"""Groups of pairs and what is out of order, against plain definitions."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.grouping import complete_groups, connected, out_of_order

PAIRS = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14).map(sorted)


@given(PAIRS)
def test_complete_groups_are_exactly_the_pairs(pairs: list[tuple[int, int]]) -> None:
    assert {(i, j) for left, right in complete_groups(pairs) for i in left for j in right} == set(pairs)


@given(PAIRS)
def test_connected_groups_share_no_member(pairs: list[tuple[int, int]]) -> None:
    groups = connected(pairs)
    lefts = [i for left, _ in groups for i in left]
    rights = [j for _, right in groups for j in right]
    assert sorted(lefts) == sorted({i for i, _ in pairs})
    assert sorted(rights) == sorted({j for _, j in pairs})


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_what_stays_is_the_heaviest_chain(places: list[tuple[int, int]]) -> None:
    weights = [1.0 + (7 * i + 3 * j) % 5 for i, j in places]
    moved = out_of_order(places, weights)

    def in_order(chosen: tuple[int, ...]) -> bool:
        return all(
            (places[a][0] - places[b][0]) * (places[a][1] - places[b][1]) >= 0 for a, b in combinations(chosen, 2)
        )

    kept = tuple(k for k, out in enumerate(moved) if not out)
    assert in_order(kept)
    heaviest = max(
        sum(weights[k] for k in chosen)
        for size in range(len(places) + 1)
        for chosen in combinations(range(len(places)), size)
        if in_order(chosen)
    )
    assert sum(weights[k] for k in kept) == heaviest


def test_one_passage_at_the_end_that_came_first_is_the_only_one_moved() -> None:
    assert out_of_order([(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)], [1.0] * 5) == [True, False, False, False, False]
