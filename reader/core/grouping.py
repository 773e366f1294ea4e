"""From accepted pairs to links: connected groups, what is out of order, and what nothing links."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.core.progress import Check, asking, unasked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[int, int]
Group = tuple[tuple[int, ...], tuple[int, ...]]


def connected(pairs: Iterable[Pair]) -> list[Group]:
    """The connected components of a two-sided graph, each as sorted left and right members, in order of the left."""
    rights: dict[int, list[int]] = {}
    lefts: dict[int, list[int]] = {}
    for i, j in pairs:
        rights.setdefault(i, []).append(j)
        lefts.setdefault(j, []).append(i)
    seen: set[int] = set()
    groups: list[Group] = []
    for start in sorted(rights):
        if start in seen:
            continue
        only = rights[start]
        if len(only) == 1 and len(lefts[only[0]]) == 1:
            groups.append(((start,), (only[0],)))
            continue
        left, right, queue = {start}, set[int](), [start]
        while queue:
            for j in rights[queue.pop()]:
                if j not in right:
                    right.add(j)
                    new = set(lefts[j]) - left
                    left |= new
                    queue.extend(new)
        seen |= left
        groups.append((tuple(sorted(left)), tuple(sorted(right))))
    return groups


def complete_groups(pairs: Sequence[Pair], check: Check = unasked) -> list[Group]:
    """Groups whose every left member goes with every right one, together exactly the given pairs."""
    accepted = set(pairs)
    groups: list[Group] = []
    for left, right in asking(connected(asking(pairs, check)), check):
        if len(left) == len(right) == 1 or all((i, j) in accepted for i in left for j in right):
            groups.append((left, right))
        elif len(left) <= len(right):
            groups.extend(((i,), tuple(j for j in right if (i, j) in accepted)) for i in left)
        else:
            groups.extend((tuple(i for i in left if (i, j) in accepted), (j,)) for j in right)
    return sorted(groups)


def out_of_order(places: Sequence[tuple[float, float]], weights: Sequence[float], check: Check = unasked) -> list[bool]:
    """Which links must be taken out so that the rest is in order on both sides, at the least total weight.

    The heaviest increasing chain (Fredman 1975, with weights), in n log n; two links may share a place.
    """
    order = sorted(range(len(places)), key=lambda k: places[k])
    ranks = sorted({places[k][1] for k in order})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before = [-1] * len(places)
    for k in asking(order, check):
        rank = bisect_left(ranks, places[k][1]) + 1
        best = _heaviest_up_to(tree, rank)
        before[k] = best[1]
        _raise(tree, rank, (best[0] + weights[k], k))
    moved = [True] * len(places)
    last = max(tree)[1] if places else -1
    while last >= 0:
        moved[last] = False
        last = before[last]
    return moved


def _heaviest_up_to(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank
