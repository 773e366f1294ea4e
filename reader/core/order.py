"""How likely each pair is given its neighbours: a hidden Markov model reads one side along the other.

Each unit of one side is emitted by a unit of the other side, or by none.  Staying and going on by one are likely, going
back and jumping anywhere cost something but are allowed, so reordered, split, merged and dropped passages all have a
path.  After the alignment model of Vogel, Ney and Tillmann 1996, with the null states of Och and Ney 2003; how often
a text jumps and how often it has no counterpart is learned from the pair itself by expectation maximisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

STEPS = {-3: 0.0072, -2: 0.0143, -1: 0.0285, 0: 0.352, 1: 0.497, 2: 0.0513, 3: 0.0257, 4: 0.0128, 5: 0.0064, 6: 0.0048}
"""Probability of the next unit's counterpart lying that many units further on."""
DRIFT = {0: 0.7, 1: 0.18, 2: 0.075, 3: 0.045}
"""Probability that the place moves on by that many units while a unit has no counterpart."""
BANDED = 128
"""Rows up to which a full matrix of moves is faster than its narrow band."""
SURE = 30.0
"""Evidence beyond this many nats changes nothing."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How two texts follow each other: the probability of having no counterpart, and of jumping anywhere."""

    none: float = 0.165
    jump: float = 0.19


LEAST, MOST = Habits(0.03, 0.01), Habits(0.9, 0.6)
_BELIEF = Habits(1.5, 1.0)
_BELIEF_OUT_OF = Habits(5.0, 6.0)
"""Pseudo-counts: what is believed of the habits before the pair was seen."""


def read_along(evidence: Floats, habits: Habits, rounds: int = 1) -> tuple[Floats, Habits]:
    """Posterior probability that column j is told by row i, and the habits after `rounds` of learning.

    `evidence` has shape (rows, columns): log of how much likelier the pair's likeness is for a true pair than for
    chance.  The columns of the result sum to at most 1; the rest is the probability of no counterpart.
    """
    likelihood = np.exp(np.clip(evidence, -SURE, SURE))
    drift = _drift(len(evidence))
    posterior = np.zeros_like(likelihood)
    for turn in range(rounds):
        posterior, habits = _one_reading(likelihood, drift, habits, learn=turn < rounds - 1)
    return posterior, habits


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where a reading goes from each place, and from where it came: both map weights of the places to such weights."""

    onward: Callable[[Floats], Floats]
    backward: Callable[[Floats], Floats]


def _matrix_moves(matrix: Floats) -> _Moves:
    back = np.ascontiguousarray(matrix.T)
    return _Moves(lambda place: place @ matrix, lambda place: place @ back)


def _band(rows: int, table: dict[int, float]) -> Floats:
    band = np.zeros((rows, rows))
    for step, probability in table.items():
        if abs(step) < rows:
            band += np.diag(np.full(rows - abs(step), probability), step)
    return band


def _walk(rows: int, jump: float) -> _Moves:
    """Going on by the table of steps, or jumping anywhere."""
    if rows <= BANDED:
        return _matrix_moves((1 - jump) * _band(rows, STEPS) + jump / rows)
    kernel = (1 - jump) * np.asarray(list(STEPS.values()))
    back, least, most = kernel[::-1].copy(), -min(STEPS), max(STEPS)
    anywhere = jump / rows
    return _Moves(
        lambda place: np.convolve(place, kernel)[least : least + rows] + anywhere * place.sum(),
        lambda place: np.convolve(place, back)[most : most + rows] + anywhere * place.sum(),
    )


def _drift(rows: int) -> _Moves:
    """Drifting on while there is no counterpart; the end is never left."""
    if rows <= BANDED:
        matrix = _band(rows, DRIFT)
        matrix[:, -1] += 1 - matrix.sum(axis=1)
        return _matrix_moves(matrix)
    kernel = np.asarray(list(DRIFT.values()))
    back, most = kernel[::-1].copy(), max(DRIFT)
    beyond_the_end = 1 - np.convolve(np.ones(rows), back)[most : most + rows]

    def onward(place: Floats) -> Floats:
        drifted: Floats = np.convolve(place, kernel)[:rows]
        drifted[-1] += place @ beyond_the_end
        return drifted

    return _Moves(onward, lambda place: np.convolve(place, back)[most : most + rows] + place[-1] * beyond_the_end)


def _one_reading(likelihood: Floats, drift: _Moves, habits: Habits, learn: bool) -> tuple[Floats, Habits]:
    """Forward and backward over the columns; the state remembers the last counterpart through columns without one."""
    rows, columns = likelihood.shape
    walk = _walk(rows, habits.jump)
    told = np.zeros((columns, rows))
    untold = np.zeros((columns, rows))
    scale = np.zeros(columns)
    weighted = np.ascontiguousarray((1 - habits.none) * likelihood.T)
    place = np.full(rows, 1.0 / rows)
    for j in range(columns):
        here = weighted[j] * (place if j == 0 else walk.onward(place))
        skipped = habits.none * drift.onward(place)
        scale[j] = here.sum() + skipped.sum()
        told[j] = here / scale[j]
        untold[j] = skipped / scale[j]
        place = told[j] + untold[j]
    ahead = np.ones((columns, rows))
    for j in range(columns - 1, 0, -1):
        ahead[j - 1] = (walk.backward(weighted[j] * ahead[j]) + habits.none * drift.backward(ahead[j])) / scale[j]
    posterior = told * ahead
    silent = (untold * ahead).sum(axis=1)
    total = posterior.sum(axis=1) + silent
    posterior /= total[:, None]
    if learn:
        habits = _learned(habits, told + untold, weighted, ahead, scale * total, silent / total)
    return posterior.T, habits


def _learned(habits: Habits, place: Floats, weighted: Floats, ahead: Floats, scale: Floats, silent: Floats) -> Habits:
    """The habits that explain this reading best, held near what is believed of texts in general."""
    columns, rows = place.shape
    leaving = place[:-1]
    arriving = weighted[1:] * ahead[1:] / scale[1:, None]
    jumped = habits.jump / rows * float((leaving.sum(axis=1) * arriving.sum(axis=1)).sum())
    stepped = sum(
        probability
        * float(
            np.vdot(leaving[:, max(0, -step) : rows - max(0, step)], arriving[:, max(0, step) : rows + min(0, step)])
        )
        for step, probability in STEPS.items()
        if abs(step) < rows
    )
    walked = (1 - habits.jump) * stepped
    none = (float(silent.sum()) + _BELIEF.none) / (columns + _BELIEF_OUT_OF.none)
    jump = (jumped + _BELIEF.jump) / (jumped + walked + _BELIEF_OUT_OF.jump)
    return Habits(min(MOST.none, max(LEAST.none, none)), min(MOST.jump, max(LEAST.jump, jump)))
