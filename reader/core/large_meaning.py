"""Links between long articles by meaning: vectors only for what wording left undecided, or for all across languages.

In one language the anchors of the wording stand, and only gaps with something left over on both sides are looked at
again.  Across languages the anchors are pairs of vectors that are each other's nearest by a clear margin, after both
have lost their background (Artetxe and Schwenk 2019); the gaps between them are decided as short articles are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reader.core.evidence import MIXTURES, RIVALS
from reader.core.large import (
    BACKGROUND,
    STEEPNESS,
    Gap,
    Sparse,
    decided,
    equal_leftovers,
    gap_likeness,
    gaps_between,
    without_strays,
)
from reader.core.model import Basis
from reader.core.progress import Check, asking, unasked
from reader.core.sparse import best_in
from reader.core.wording import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from reader.core.evidence import SentenceVectors, Units
    from reader.core.wording import Wording

    Floats = NDArray[np.floating]
    Ints = NDArray[np.int64]

CHARACTERS = 2_500_000
"""Letters that are turned into vectors at most: about a minute of one processor."""
ANCHOR, ANCHOR_LEAD, ALONE = 0.13, 0.03, 0.25
"""Likeness of an anchor of meaning, its lead over every rival, and the likeness at which it needs no neighbour."""
BONUS = 1.0
"""Nats in favour of a pair because it lies between anchors of meaning."""
ROWS_AT_ONCE = 256
"""Units whose nearest are looked for between two questions whether that is still wanted."""
EVEN_MEANING = 0.45
"""Cosine at which two sentences of linked paragraphs are as likely counterparts as not."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What meaning says of two long articles."""

    found: Sparse
    sentences: dict[int, Floats]
    """Vectors of the sentences that were looked at, left and right sentences numbered one after the other."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The sentences that were turned into vectors, and whether that was all of the text that was wanted."""

    sentences: dict[int, Floats]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Embedded:
    """Vectors of some units of one side, and what comes nearest to each on the other side."""

    units: Ints
    """The units, rising."""
    vectors: Floats
    nearest: Ints
    """The places of the most alike units of the other side, shape (units, at most 9)."""
    rivals: Floats
    """Mean likeness of those but the very nearest."""

    def places(self, units: Iterable[int]) -> Ints:
        """Where the units stand among the embedded ones; all of them do."""
        return np.searchsorted(self.units, np.fromiter(units, dtype=np.int64))


def refine(
    wording: Wording, units: Units, texts: Sequence[str], found: Sparse, model: SentenceVectors, check: Check = unasked
) -> Meant:
    """The same links, with the gaps that wording left open decided by wording and meaning together."""
    lengths = _lengths(units, texts)
    gaps = _affordable(found.gaps, lengths, units.left)
    if not gaps:
        return Meant(found, {})
    rows = np.unique(np.concatenate([gap.rows for gap, _ in gaps]))
    columns = np.unique(np.concatenate([gap.columns for gap, _ in gaps]))
    wanted = np.zeros(units.left + units.right, dtype=bool)
    wanted[rows] = wanted[columns + units.left] = True
    read = _read(units, texts, wanted, CHARACTERS, model)
    check()
    left, right = _both_embedded(units, texts, read.sentences, rows, columns, check)
    mixture, plain = MIXTURES[Basis.BOTH], MIXTURES[Basis.WORDING]
    part = mixture.words / plain.words
    sure = dict(found.sure)
    for gap, likeness in asking(gaps, check):
        for pair in [(i, j) for i in gap.rows for j in gap.columns]:
            sure.pop(pair, None)
        meaning = _less_background(left, right, gap, mixture.background)
        mixed = part * (likeness - BACKGROUND) + mixture.meaning * meaning
        sure.update(decided(gap, STEEPNESS * (mixed - mixture.even)))
    sure.update(equal_leftovers(wording, units, sure, check))
    return Meant(replace(found, sure=sure), read.sentences)


def decide_by_meaning(
    wording: Wording, units: Units, texts: Sequence[str], model: SentenceVectors, check: Check = unasked
) -> Meant:
    """The links of two long articles in different languages."""
    wanted = np.ones(units.left + units.right, dtype=bool)
    read = _read(units, texts, wanted, CHARACTERS, model)
    check()
    rows, columns = np.arange(units.left), np.arange(units.right)
    left, right = _both_embedded(units, texts, read.sentences, rows, columns, check)
    partner = _anchors(left, right, check)
    sure = {(i, int(j)): 0.95 for i, j in enumerate(partner) if j >= 0}
    gaps, coarse = gaps_between(partner, units.right)
    mixture = MIXTURES[Basis.MEANING]
    words = weigh(wording.words, units.of_sentence, units.left, units.left + units.right)
    for number, (gap, likeness) in enumerate(
        zip(gaps, gap_likeness(wording, units, words, gaps, Basis.MEANING, check), strict=True)
    ):
        if number % 100 == 0:
            check()
        mixed = likeness + mixture.meaning * _less_background(left, right, gap, mixture.background)
        sure.update(decided(gap, STEEPNESS * (mixed - mixture.even), BONUS))
    sure.update(equal_leftovers(wording, units, sure, check))
    return Meant(Sparse(sure, coarse or not read.whole, ()), read.sentences)


def sentence_likeness(meant: Meant, lefts: int, rows: Sequence[int], columns: Sequence[int]) -> Floats:
    """Cosine of the vectors of some left and right sentences, 0 where there are none, shape (left, right)."""
    result = np.zeros((len(rows), len(columns)), dtype=np.float32)
    left = [(k, meant.sentences[r]) for k, r in enumerate(rows) if r in meant.sentences]
    right = [(k, meant.sentences[lefts + c]) for k, c in enumerate(columns) if lefts + c in meant.sentences]
    if left and right:
        cosines = np.stack([vector for _, vector in left]) @ np.stack([vector for _, vector in right]).T
        result[np.ix_([k for k, _ in left], [k for k, _ in right])] = cosines
    return result


def _lengths(units: Units, texts: Sequence[str]) -> Ints:
    """Characters of each unit."""
    lengths = np.bincount(units.of_sentence, [len(text) for text in texts], minlength=units.left + units.right)
    return lengths.astype(np.int64)


def _affordable(gaps: Sequence[tuple[Gap, Floats]], lengths: Ints, lefts: int) -> list[tuple[Gap, Floats]]:
    """The first gaps, smallest first, whose units are not too much text to embed."""
    costs = [int(lengths[list(gap.rows)].sum() + lengths[[lefts + j for j in gap.columns]].sum()) for gap, _ in gaps]
    within = int(np.searchsorted(np.cumsum(costs), CHARACTERS, side="right"))
    return list(gaps[:within])


def _read(
    units: Units, texts: Sequence[str], wanted: NDArray[np.bool_], characters: int, model: SentenceVectors
) -> _Read:
    """Vectors of the sentences of the wanted units; of long units only the beginning where all would be too much."""
    chosen = np.flatnonzero(wanted[units.of_sentence])
    lengths = np.asarray([len(texts[int(s)]) for s in chosen], dtype=np.int64)
    owners = units.of_sentence[chosen]
    ends = np.cumsum(lengths)
    first_of_unit = np.flatnonzero(np.diff(owners, prepend=-1))
    before = ends - lengths
    begins = before - np.repeat(before[first_of_unit], np.diff(first_of_unit, append=len(owners)))
    most = whole = int(lengths.sum())
    while most > 1 and int(np.clip(most - begins, 0, lengths).sum()) > characters:
        most = most // 2
    kept = np.flatnonzero(begins < max(1, most))
    vectors = model.vectors([texts[int(chosen[k])][: max(1, most - int(begins[k]))] for k in kept])
    return _Read({int(chosen[k]): vector for k, vector in zip(kept, vectors, strict=True)}, most == whole)


def _both_embedded(
    units: Units, texts: Sequence[str], sentences: dict[int, Floats], rows: Ints, columns: Ints, check: Check
) -> tuple[_Embedded, _Embedded]:
    """The vectors of the wanted units of both sides: sums of those of their sentences, where long ones weigh more."""
    numbers = np.fromiter(sentences, dtype=np.int64, count=len(sentences))
    weights = np.sqrt([max(1, len(texts[int(s)].split())) for s in numbers]).astype(np.float32)[:, None]
    vectors = np.stack(list(sentences.values())) * weights
    owners = units.of_sentence[numbers]
    wanted = np.concatenate([rows, columns + units.left])
    sums = np.zeros((len(wanted), vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, np.searchsorted(wanted, owners), vectors)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    sums = np.divide(sums, norms, out=sums, where=norms > 0)
    left, right = sums[: len(rows)], sums[len(rows) :]
    return _embedded(rows, left, right, check), _embedded(columns, right, left, check)


def _embedded(units: Ints, some: Floats, others: Floats, check: Check) -> _Embedded:
    count = min(RIVALS + 1, len(others))
    places = np.zeros((len(some), count), dtype=np.int64)
    cosines = np.zeros((len(some), count), dtype=np.float32)
    for first in range(0, len(some), ROWS_AT_ONCE):
        check()
        block = some[first : first + ROWS_AT_ONCE] @ others.T
        top = np.argpartition(block, len(others) - count, axis=1)[:, -count:]
        places[first : first + ROWS_AT_ONCE] = top
        cosines[first : first + ROWS_AT_ONCE] = np.take_along_axis(block, top, axis=1)
    rivals = (cosines.sum(axis=1) - cosines.max(axis=1)) / max(1, count - 1)
    return _Embedded(units, some, places, rivals)


def _less_background(left: _Embedded, right: _Embedded, gap: Gap, part: float) -> Floats:
    """Cosines of the pairs of a gap, less a part of what their rivals have."""
    rows, columns = left.places(gap.rows), right.places(gap.columns)
    background = part / 2 * (left.rivals[rows][:, None] + right.rivals[columns][None, :])
    cosines: Floats = (left.vectors[rows] @ right.vectors[columns].T - background).astype(np.float64)
    return cosines


def _anchors(left: _Embedded, right: _Embedded, check: Check) -> Ints:
    """For each left unit the right unit that is clearly the nearest, and whose nearest it is, or -1."""
    lefts, rights = len(left.units), len(right.units)
    keys = np.unique(
        np.concatenate(
            [
                (np.arange(lefts)[:, None] * rights + left.nearest).ravel(),
                (right.nearest * rights + np.arange(rights)[:, None]).ravel(),
            ]
        )
    )
    rows, columns = keys // rights, keys % rights
    mixture = MIXTURES[Basis.MEANING]
    background = mixture.background / 2 * (left.rivals[rows] + right.rivals[columns])
    cosines = np.einsum("ij,ij->i", left.vectors[rows], right.vectors[columns])
    votes = np.maximum(mixture.meaning * (cosines - background), 1e-6)
    check()
    by_row, second_in_row = best_in(rows, votes, lefts)
    by_column, second_in_column = best_in(columns, votes, rights)
    found = by_row[by_row >= 0]
    mutual = found[by_column[columns[found]] == found]
    rivals = np.maximum(second_in_row[rows[mutual]], second_in_column[columns[mutual]])
    sure = mutual[(votes[mutual] > ANCHOR) & (votes[mutual] > rivals + ANCHOR_LEAD)]
    partner = np.full(lefts, -1, dtype=np.int64)
    partner[rows[sure]] = columns[sure]
    vote = np.zeros(lefts, dtype=votes.dtype)
    vote[rows[sure]] = votes[sure]
    return without_strays(partner, vote, ALONE)
