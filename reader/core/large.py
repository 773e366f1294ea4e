"""Links between articles too long to look at every pair: sure anchors by rare words, then the gaps between them.

Rare words and word pairs propose candidates (a sparse join); what is best from both sides by a clear margin is an
anchor.  Between neighbouring anchors lie small boxes, decided as short articles are.  Cost grows with the number of
words, not with the number of pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.core.evidence import MIXTURES, Units
from reader.core.model import Basis
from reader.core.order import Habits, read_along
from reader.core.progress import Check, asking, unasked
from reader.core.sparse import best_in, pair_cosines, rare_votes
from reader.core.wording import Counted, Features, Wording, grams_of, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reader.core.grouping import Pair

    Floats = NDArray[np.floating]
    Ints = NDArray[np.int64]

SHARED_BY = 80
"""A feature proposes pairs of units when at most so many pairs share it."""
ANCHOR, ANCHOR_LEAD = 0.05, 1.5
"""Least vote of an anchor, and how many times the runner-up's vote it must be."""
ALONE = 0.25
"""Least vote of an anchor that no neighbouring anchor agrees with."""
NEAR = 12
"""How far the step from anchor to anchor may differ on the two sides for them to agree."""
BOX, BOXES = 10_000, 1_000_000
"""Most pairs in one gap between anchors, and in all gaps together, that are looked at in full."""
STRANGERS, PLAIN = 0.02, 0.2
"""Cosine of words below which a pair in a wide gap is no candidate, and above which a lone pair needs no more."""
GAP_BONUS = 2.0
"""Nats in favour of a pair because it lies in a small gap that anchors enclose."""
STEEPNESS = 30.0
"""Nats of evidence a unit of likeness is worth."""
GAPS_AT_ONCE = 200
"""Gaps that are decided between two questions whether they are still wanted."""
BACKGROUND = 0.13
"""Likeness that pairs of neighbours have by chance, taken off inside gaps, where rivals are too few to tell."""


@dataclass(frozen=True, slots=True)
class Sparse:
    """Accepted pairs with how sure each is."""

    sure: dict[Pair, float]
    coarse: bool
    """Some gap was too large to be looked at in full."""
    gaps: tuple[tuple[Gap, Floats], ...]
    """The gaps in which both sides have something left over, with the likeness of their pairs."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Units of both sides that lie between the same anchors."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def decide_large(wording: Wording, units: Units, check: Check = unasked) -> Sparse:
    """The links of two long articles, from wording alone; `check` is called between steps and may raise."""
    total = units.left + units.right
    left, right = weigh(wording.words, units.of_sentence, units.left, total, check)
    check()
    partner = _anchors(left, right, check)
    check()
    sure = {(i, int(j)): 0.98 for i, j in enumerate(partner) if j >= 0}
    gaps, coarse = gaps_between(partner, units.right)
    likeness = gap_likeness(wording, units, (left, right), gaps, Basis.WORDING, check)
    for gap, here in asking(zip(gaps, likeness, strict=True), check, GAPS_AT_ONCE):
        sure.update(decided(gap, STEEPNESS * (here - BACKGROUND - MIXTURES[Basis.WORDING].even)))
    sure.update(equal_leftovers(wording, units, sure, check))
    lefts, rights = {i for i, _ in sure}, {j for _, j in sure}
    open_ones = (
        (gap, here)
        for gap, here in zip(gaps, likeness, strict=True)
        if not (lefts.issuperset(gap.rows) or rights.issuperset(gap.columns))
    )
    left_over = len(lefts) < units.left and len(rights) < units.right
    check()
    return Sparse(sure, coarse and left_over, tuple(open_ones))


def _anchors(left: Features, right: Features, check: Check) -> Ints:
    """For each left unit the right unit that is surely its counterpart, or -1."""
    lefts, rights = len(left.starts) - 1, len(right.starts) - 1
    rows, columns, votes = rare_votes(left, right, SHARED_BY, check)
    check()
    partner = np.full(lefts, -1, dtype=np.int64)
    if not len(rows):
        return partner
    by_row, second_in_row = best_in(rows, votes, lefts)
    by_column, second_in_column = best_in(columns, votes, rights)
    found = by_row[by_row >= 0]
    mutual = found[by_column[columns[found]] == found]
    rivals = np.maximum(second_in_row[rows[mutual]], second_in_column[columns[mutual]])
    sure = mutual[(votes[mutual] > ANCHOR) & (votes[mutual] > ANCHOR_LEAD * rivals)]
    partner[rows[sure]] = columns[sure]
    vote = np.zeros(lefts, dtype=votes.dtype)
    vote[rows[sure]] = votes[sure]
    return without_strays(partner, vote, ALONE)


def without_strays(partner: Ints, vote: Floats, alone: float) -> Ints:
    """Anchors below `alone` that agree with neither the anchor before nor the one after are given up."""
    places = np.flatnonzero(partner >= 0)
    if len(places) < 3:
        return partner
    agree = np.abs(np.diff(partner[places]) - np.diff(places)) <= NEAR
    kept = np.zeros(len(places), dtype=bool)
    kept[1:] |= agree
    kept[:-1] |= agree
    strays = places[~kept & (vote[places] < alone)]
    partner = partner.copy()
    partner[strays] = -1
    return partner


def gaps_between(partner: Ints, rights: int) -> tuple[list[Gap], bool]:
    """Runs of left units without an anchor, each with the free right units beside its neighbours' counterparts."""
    free = np.ones(rights, dtype=bool)
    free[partner[partner >= 0]] = False
    taken = np.flatnonzero(~free)
    gaps: list[Gap] = []
    coarse = False
    for first, end in _runs(partner < 0):
        after = _free_after(int(partner[first - 1]) if first else -1, taken, rights)
        before = _free_before(int(partner[end]) if end < len(partner) else rights, taken)
        if (end - first) * max(len(after), len(before)) > BOX:
            coarse = True
            continue
        columns = tuple(sorted({*after, *before}))
        if columns:
            gaps.append(Gap(tuple(range(first, end)), columns))
    gaps.sort(key=lambda gap: len(gap.rows) * len(gap.columns))
    sizes = np.cumsum([len(gap.rows) * len(gap.columns) for gap in gaps])
    within = int(np.searchsorted(sizes, BOXES, side="right"))
    return gaps[:within], coarse or within < len(gaps)


def _runs(wanted: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        yield int(first), int(end)


def _free_after(column: int, taken: Ints, rights: int) -> range:
    place = int(np.searchsorted(taken, column, side="right"))
    return range(column + 1, int(taken[place]) if place < len(taken) else rights)


def _free_before(column: int, taken: Ints) -> range:
    place = int(np.searchsorted(taken, column, side="left")) - 1
    return range(int(taken[place]) + 1 if place >= 0 else 0, column)


def gap_likeness(
    wording: Wording,
    units: Units,
    words: tuple[Features, Features],
    gaps: list[Gap],
    basis: Basis,
    check: Check = unasked,
) -> list[Floats]:
    """Likeness of wording of all pairs of every gap, as matrices; n-grams are counted only for units in gaps."""
    if not gaps:
        return []
    rows = np.concatenate([np.repeat(gap.rows, len(gap.columns)) for gap in asking(gaps, check)])
    columns = np.concatenate([np.tile(gap.columns, len(gap.rows)) for gap in asking(gaps, check)])
    sizes = np.asarray([len(gap.rows) * len(gap.columns) for gap in gaps])
    mixture = MIXTURES[basis]
    in_common = pair_cosines(*words, rows, columns, check)
    open_ones = np.where(np.repeat(sizes, sizes) > 1, in_common > STRANGERS, in_common < PLAIN)
    score = (mixture.words * in_common).astype(np.float64)
    score[open_ones] += mixture.grams * _gram_cosines(wording, units, rows[open_ones], columns[open_ones], check)
    ends = np.cumsum(sizes).tolist()
    return [
        score[end - len(gap.rows) * len(gap.columns) : end].reshape(len(gap.rows), len(gap.columns))
        for gap, end in asking(zip(gaps, ends, strict=True), check)
    ]


def _gram_cosines(wording: Wording, units: Units, rows: Ints, columns: Ints, check: Check) -> Floats:
    involved = np.zeros(units.left + units.right, dtype=bool)
    involved[rows] = True
    involved[columns + units.left] = True
    kept = involved[units.of_sentence[wording.singles.texts]]
    singles = Counted(wording.singles.texts[kept], wording.singles.ids[kept], wording.singles.size)
    check()
    grams = grams_of(singles, wording.vocabulary)
    check()
    weighed = weigh(grams, units.of_sentence, units.left, units.left + units.right, check)
    return pair_cosines(*weighed, rows, columns, check)


def decided(gap: Gap, evidence: Floats, bonus: float = GAP_BONUS) -> Iterator[tuple[Pair, float]]:
    """The links within a gap; lying together between anchors speaks for every pair."""
    evidence = evidence + bonus
    if evidence.size == 1:
        value = float(evidence[0, 0])
        if value > 0:
            yield (gap.rows[0], gap.columns[0]), float(1 / (1 + np.exp(-min(30.0, value))))
        return
    right, _ = read_along(evidence, Habits())
    left, _ = read_along(np.ascontiguousarray(evidence.T), Habits())
    posterior = (right + left.T) / 2
    for r, c in np.argwhere(posterior > 0.45):
        yield (gap.rows[r], gap.columns[c]), float(posterior[r, c])


def equal_leftovers(
    wording: Wording, units: Units, sure: dict[Pair, float], check: Check = unasked
) -> Iterator[tuple[Pair, float]]:
    """Units with the very same words that nothing linked yet, in order of their occurrence."""
    linked = {i for i, _ in sure}, {j for _, j in sure}
    waiting: dict[tuple[int, ...], list[int]] = {}
    texts: list[list[int]] = [[] for _ in range(units.left + units.right)]
    for sentence, unit in enumerate(asking(units.of_sentence.tolist(), check)):
        side = unit >= units.left
        if (unit - units.left if side else unit) not in linked[side]:
            texts[unit].extend(wording.terms[sentence])
    for j in range(units.right - 1, -1, -1):
        if texts[units.left + j]:
            waiting.setdefault(tuple(texts[units.left + j]), []).append(j)
    for i in asking(range(units.left), check):
        same = waiting.get(tuple(texts[i])) if texts[i] else None
        if same:
            yield (i, same.pop()), 0.9
