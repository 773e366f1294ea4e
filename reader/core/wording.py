"""How alike two texts are in their wording: TF-IDF over words and over character n-grams, idf over the two articles.

Cosine similarity of the two feature kinds apart; sparse arithmetic on numpy alone.  Salton and Buckley 1988 for the
weights; character n-grams within words make it survive inflection and compounds (McNamee and Mayfield 2004).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from reader.core.words import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

SHORTEST_GRAM, LONGEST_GRAM = 3, 5


@dataclass(frozen=True, slots=True)
class Features:
    """Weighted features of the units of one side, as a sparse matrix in rows: `columns[starts[i]:starts[i + 1]]`."""

    starts: Ints
    columns: Ints
    weights: Floats
    """Each row has length 1, or 0 where a unit has no features."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the wording of two lists of units gives: features by kind, for left and right."""

    words: tuple[Features, Features]
    grams: tuple[Features, Features]
    terms: tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=65536)
def _grams(term: str) -> tuple[str, ...]:
    padded = f" {term} "
    length = len(padded)
    return tuple(
        padded[i : i + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for i in range(max(1, length - size + 1))
    )


def wording(left: Sequence[str], right: Sequence[str]) -> Wording:
    """Features of all units of both sides."""
    found = (tuple(tuple(terms(text)) for text in left), tuple(tuple(terms(text)) for text in right))
    word_lists = [[*unit, *(f"{a} {b}" for a, b in zip(unit, unit[1:], strict=False))] for side in found for unit in side]
    gram_lists = [[gram for term in unit for gram in _grams(term)] for side in found for unit in side]
    return Wording(_weigh(word_lists, len(left)), _weigh(gram_lists, len(left)), found)


def _weigh(units: list[list[str]], lefts: int) -> tuple[Features, Features]:
    """TF-IDF with sublinear counts and smoothed idf over all units, rows scaled to length 1."""
    vocabulary: dict[str, int] = {}
    ids = [vocabulary.setdefault(feature, len(vocabulary)) for unit in units for feature in unit]
    rows = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
    size = max(1, len(vocabulary))
    keys, counts = np.unique(rows * size + np.asarray(ids, dtype=np.int64), return_counts=True)
    rows, columns = keys // size, keys % size
    document_counts = np.bincount(columns, minlength=size)
    idf = np.log((1 + len(units)) / (1 + document_counts)) + 1
    weights = (1 + np.log(counts)) * idf[columns]
    norms = np.sqrt(np.bincount(rows, weights * weights, minlength=len(units)))
    weights = (weights / norms[rows]).astype(np.float32)
    starts = np.searchsorted(rows, np.arange(len(units) + 1))
    cut = starts[lefts]
    return (
        Features(starts[: lefts + 1], columns[:cut], weights[:cut]),
        Features(starts[lefts:] - cut, columns[cut:], weights[cut:]),
    )


def cosine(left: Features, right: Features) -> Floats:
    """Cosine of every left unit with every right unit, shape (left units, right units)."""
    shared, place = np.unique(left.columns, return_inverse=True)
    position = np.searchsorted(shared, right.columns)
    position[position == len(shared)] = 0
    common = shared[position] == right.columns if len(shared) else np.zeros(len(right.columns), dtype=bool)
    used, dense = np.unique(position[common], return_inverse=True)
    renumber = np.full(len(shared), -1)
    renumber[used] = np.arange(len(used))
    rows, columns = len(left.starts) - 1, len(right.starts) - 1
    a = np.zeros((rows, len(used)), dtype=np.float32)
    b = np.zeros((columns, len(used)), dtype=np.float32)
    left_rows = np.repeat(np.arange(rows), np.diff(left.starts))
    right_rows = np.repeat(np.arange(columns), np.diff(right.starts))
    kept = renumber[place] >= 0
    a[left_rows[kept], renumber[place][kept]] = left.weights[kept]
    b[right_rows[common], dense] = right.weights[common]
    return a @ b.T
