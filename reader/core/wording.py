"""How alike two texts are in their wording: TF-IDF over words and over character n-grams, idf over the two articles.

Cosine similarity of the two feature kinds apart; sparse arithmetic on numpy alone.  Salton and Buckley 1988 for the
weights; character n-grams within words survive inflection and compounds (McNamee and Mayfield 2004).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from reader.core.progress import Check, asking, unasked
from reader.core.words import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Ints = NDArray[np.int64]

SHORTEST_GRAM, LONGEST_GRAM = 3, 5
KEYS_AT_ONCE = 500_000
"""Features that are counted between two questions whether that is still wanted."""
ROWS_AT_ONCE = 512
"""Rows that are multiplied as a full matrix at one time: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The features of all texts of both sides, one after the other: `ids[k]` stands in text `texts[k]`."""

    texts: Ints
    ids: Ints
    size: int
    """How many different features there are."""


@dataclass(frozen=True)
class Wording:
    """The wording of two lists of texts, counted once and weighed for any grouping of the texts into units."""

    lefts: int
    """How many of the texts are left ones; the right ones follow."""
    terms: tuple[tuple[int, ...], ...]
    """The words of each text, as places in `vocabulary`."""
    vocabulary: tuple[str, ...]
    singles: Counted
    words: Counted
    """Words and pairs of neighbouring words."""

    @cached_property
    def grams(self) -> Counted:
        """Runs of three to five characters within words."""
        return grams_of(self.singles, self.vocabulary)


@dataclass(frozen=True, slots=True)
class Features:
    """Weighted features of the units of one side, as a sparse matrix in rows: `columns[starts[i]:starts[i + 1]]`."""

    starts: Ints
    columns: Ints
    weights: Floats
    """Each row has length 1, or 0 where a unit has no features."""


def count_wording(left: Sequence[str], right: Sequence[str], check: Check = unasked) -> Wording:
    """Counts the words and character n-grams of all texts of both sides."""
    numbers: dict[str, int] = {}
    number = numbers.setdefault
    texts_of_both = asking(chain(left, right), check)
    found = [tuple([number(term, len(numbers)) for term in terms(text)]) for text in texts_of_both]
    check()
    texts = np.repeat(np.arange(len(found)), [len(text) for text in found])
    check()
    ids = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=len(texts))
    singles = Counted(texts, ids, len(numbers))
    return Wording(len(left), tuple(found), tuple(numbers), singles, _with_pairs(singles, check))


def _with_pairs(singles: Counted, check: Check) -> Counted:
    texts, ids, size = singles.texts, singles.ids, singles.size
    check()
    following = texts[1:] == texts[:-1]
    pairs = (ids[:-1] * size + ids[1:])[following]
    check()
    different, _ = _counts(pairs, check)
    pair_ids = [np.zeros(0, dtype=np.int64)]
    for first in range(0, len(pairs), KEYS_AT_ONCE):
        check()
        pair_ids.append(np.searchsorted(different, pairs[first : first + KEYS_AT_ONCE]))
    check()
    texts = np.concatenate([texts, texts[:-1][following]])
    check()
    return Counted(texts, np.concatenate([ids, size + np.concatenate(pair_ids)]), size + len(different))


def grams_of(singles: Counted, vocabulary: tuple[str, ...]) -> Counted:
    """The character n-grams of counted words, each word of a text once; words not among `singles` cost nothing."""
    size = max(1, singles.size)
    texts, ids = np.divmod(np.unique(singles.texts * size + singles.ids), size)
    used = np.zeros(len(vocabulary), dtype=bool)
    used[ids] = True
    numbers: dict[str, int] = {}
    grams = [
        [numbers.setdefault(gram, len(numbers)) for gram in _grams(word)] if used[number] else []
        for number, word in enumerate(vocabulary)
    ]
    lengths = np.asarray([len(found) for found in grams], dtype=np.int64)
    flat = np.fromiter(chain.from_iterable(grams), dtype=np.int64, count=int(lengths.sum()))
    begins = np.cumsum(lengths) - lengths
    repeated = lengths[ids]
    offsets = np.arange(int(repeated.sum())) - np.repeat(np.cumsum(repeated) - repeated, repeated)
    return Counted(np.repeat(texts, repeated), flat[np.repeat(begins[ids], repeated) + offsets], len(numbers))


_LONGEST_TERM = 80
"""Letters of a word that are looked at: an endless line without blanks is one word, and nobody's memory."""


@lru_cache(maxsize=65536)
def _grams(term: str) -> tuple[str, ...]:
    padded = f" {term[:_LONGEST_TERM]} "
    length = len(padded)
    return tuple(
        padded[i : i + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for i in range(max(1, length - size + 1))
    )


def weigh(counted: Counted, units: Ints, lefts: int, total: int, check: Check = unasked) -> tuple[Features, Features]:
    """TF-IDF with sublinear counts and smoothed idf over all units, rows scaled to length 1.

    `units[t]` is the unit that text t belongs to; units 0 to `lefts` - 1 are left ones, up to `total` right ones.
    """
    size = max(1, counted.size)
    check()
    keys, counts = _counts(units[counted.texts] * size + counted.ids, check)
    check()
    rows, columns = np.divmod(keys, size)
    check()
    idf = np.log((1 + total) / (1 + np.bincount(columns, minlength=size))) + 1
    weights = 1 + np.log(counts)
    check()
    weights *= idf[columns]
    check()
    norms = np.sqrt(np.bincount(rows, weights * weights, minlength=total))
    weights = (weights / norms[rows]).astype(np.float32)
    check()
    starts = np.searchsorted(rows, np.arange(total + 1))
    cut = starts[lefts]
    return (
        Features(starts[: lefts + 1], columns[:cut], weights[:cut]),
        Features(starts[lefts:] - cut, columns[cut:], weights[cut:]),
    )


def _counts(keys: Ints, check: Check) -> tuple[Ints, Ints]:
    """The different keys, rising, and how often each occurs; long lists in shares."""
    shares = 1 + len(keys) // KEYS_AT_ONCE
    bounds = np.linspace(0, int(keys.max(initial=0)) + 1, shares + 1).astype(np.int64)
    found = []
    for first, end in pairwise(bounds):
        check()
        found.append(np.unique(keys[(keys >= first) & (keys < end)], return_counts=True))
    return np.concatenate([different for different, _ in found]), np.concatenate([count for _, count in found])


def cosine(left: Features, right: Features) -> Floats:
    """Cosine of every left unit with every right unit, shape (left units, right units)."""
    size = int(max(left.columns.max(initial=-1), right.columns.max(initial=-1))) + 1
    seen = np.zeros((2, size), dtype=bool)
    seen[0, left.columns] = True
    seen[1, right.columns] = True
    shared = seen[0] & seen[1]
    number = np.cumsum(shared) - 1
    across = _dense(right, shared, number, 0, len(right.starts) - 1).T
    product = np.zeros((len(left.starts) - 1, len(right.starts) - 1), dtype=np.float32)
    for first in range(0, len(product), ROWS_AT_ONCE):
        end = min(first + ROWS_AT_ONCE, len(product))
        product[first:end] = _dense(left, shared, number, first, end) @ across
    return product


def _dense(features: Features, shared: NDArray[np.bool_], number: Ints, first: int, end: int) -> Floats:
    """Some rows as a full matrix over those features that both sides have."""
    stored = slice(int(features.starts[first]), int(features.starts[end]))
    columns = features.columns[stored]
    kept = shared[columns]
    matrix = np.zeros((end - first, int(shared.sum())), dtype=np.float32)
    rows = np.repeat(np.arange(end - first), np.diff(features.starts[first : end + 1]))
    matrix[rows[kept], number[columns[kept]]] = features.weights[stored][kept]
    return matrix


def rare_in_common(counted: Counted, units: Ints, lefts: int, total: int) -> Floats:
    """How many features each pair of units has that next to no other unit has, shape (left units, right units).

    Rare means: in at most two pairs of a left and a right unit.
    """
    size = max(1, counted.size)
    keys = np.unique(units[counted.texts] * size + counted.ids)
    rows, columns = keys // size, keys % size
    on_left = np.bincount(columns[rows < lefts], minlength=size)
    on_right = np.bincount(columns[rows >= lefts], minlength=size)
    rare = (on_left * on_right > 0) & (on_left * on_right <= 2)
    chosen = rare[columns]
    number = np.cumsum(rare) - 1
    matrix = np.zeros((total, int(rare.sum())), dtype=np.float32)
    matrix[rows[chosen], number[columns[chosen]]] = 1
    common: Floats = matrix[:lefts] @ matrix[lefts:].T
    return common
