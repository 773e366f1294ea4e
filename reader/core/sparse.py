"""Arithmetic on the features of chosen pairs of units, for articles too long to look at every pair."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reader.core.progress import Check, unasked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.core.wording import Features

    Floats = NDArray[np.floating]
    Ints = NDArray[np.int64]

MOST_PAIRS = 8_000_000
"""Pairs of units that rare features may propose together; the commonest features are left out beyond that."""
FEATURES_AT_ONCE = 1_000_000
"""Features that are looked up between two questions whether that is still wanted."""


def row_of_each(features: Features) -> Ints:
    """The unit of every stored feature."""
    return np.repeat(np.arange(len(features.starts) - 1), np.diff(features.starts))


def rare_votes(left: Features, right: Features, most: int, check: Check = unasked) -> tuple[Ints, Ints, Floats]:
    """Pairs of units that share a feature which at most `most` pairs share, with the part of their cosine it makes.

    Rows, columns and votes, sorted by row and column.
    """
    size = int(max(left.columns.max(initial=-1), right.columns.max(initial=-1))) + 1
    on_left = np.bincount(left.columns, minlength=size)
    on_right = np.bincount(right.columns, minlength=size)
    proposed = on_left * on_right
    while int(proposed[(proposed > 0) & (proposed <= most)].sum()) > MOST_PAIRS and most > 1:
        most //= 2
    rare = (proposed > 0) & (proposed <= most)
    rows_left, columns_left, weights_left = _by_column(left, rare)
    check()
    rows_right, _, weights_right = _by_column(right, rare)
    check()
    ends_right = np.cumsum(np.where(rare, on_right, 0))
    partners = on_right[columns_left]
    first = ends_right[columns_left] - partners
    offsets = np.arange(int(partners.sum())) - np.repeat(np.cumsum(partners) - partners, partners)
    matches = np.repeat(first, partners) + offsets
    keys = np.repeat(rows_left, partners) * (len(right.starts) - 1) + rows_right[matches]
    votes = np.repeat(weights_left, partners) * weights_right[matches]
    check()
    order = np.argsort(keys, kind="stable")
    check()
    keys, votes = keys[order], votes[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1)) if len(keys) else np.zeros(0, dtype=np.int64)
    summed = np.add.reduceat(votes, firsts) if len(keys) else votes
    pairs = keys[firsts]
    columns = max(1, len(right.starts) - 1)
    return pairs // columns, pairs % columns, summed


def _by_column(features: Features, wanted: NDArray[np.bool_]) -> tuple[Ints, Ints, Floats]:
    kept = wanted[features.columns]
    rows, columns, weights = row_of_each(features)[kept], features.columns[kept], features.weights[kept]
    order = np.argsort(columns, kind="stable")
    return rows[order], columns[order], weights[order]


def best_in(groups: Ints, values: Floats, count: int) -> tuple[Ints, Floats]:
    """For each group 0..count - 1 the index of its greatest value (-1 where it has none) and its second greatest."""
    best = np.full(count, -1, dtype=np.int64)
    second = np.zeros(count, dtype=values.dtype)
    if not len(groups):
        return best, second
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    firsts = np.flatnonzero(np.diff(ordered, prepend=-1))
    ranked = values[order]
    greatest = np.repeat(np.maximum.reduceat(ranked, firsts), np.diff(firsts, append=len(ranked)))
    places = np.flatnonzero(ranked == greatest)
    found, first_of = np.unique(ordered[places], return_index=True)
    best[found] = order[places[first_of]]
    ranked[places[first_of]] = 0
    second[ordered[firsts]] = np.maximum.reduceat(ranked, firsts)
    return best, second


def pair_cosines(left: Features, right: Features, rows: Ints, columns: Ints, check: Check = unasked) -> Floats:
    """Cosine of the chosen pairs only."""
    size = int(max(left.columns.max(initial=-1), right.columns.max(initial=-1))) + 1
    asked = np.zeros(len(right.starts) - 1, dtype=bool)
    asked[columns] = True
    owners_right = row_of_each(right)
    check()
    kept = asked[owners_right]
    keys = owners_right[kept] * size + right.columns[kept]
    weights = right.weights[kept]
    check()
    lengths = left.starts[rows + 1] - left.starts[rows]
    begun = np.cumsum(lengths) // FEATURES_AT_ONCE
    cosines = [np.zeros(0, dtype=np.float32)]
    for first, end in pairwise([0, *(np.flatnonzero(np.diff(begun)) + 1).tolist(), len(rows)]):
        share = slice(first, end)
        owners = np.repeat(np.arange(end - first), lengths[share])
        offsets = np.arange(len(owners)) - np.repeat(np.cumsum(lengths[share]) - lengths[share], lengths[share])
        entries = np.repeat(left.starts[rows[share]], lengths[share]) + offsets
        wanted = columns[share][owners] * size + left.columns[entries]
        places = np.searchsorted(keys, wanted)
        places[places == len(keys)] = 0
        found = keys[places] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        products = left.weights[entries[found]] * weights[places[found]]
        cosines.append(np.bincount(owners[found], products, minlength=end - first).astype(np.float32))
        check()
    return np.concatenate(cosines)
