"""Which pairs are links: evidence and order together, judged against how alike the links of this very pair are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reader.core.evidence import lead
from reader.core.order import Habits, read_along
from reader.core.standing import standing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Booleans = NDArray[np.bool_]

STEEPNESS = 30.0
"""Nats of evidence a unit of likeness is worth."""
USUAL, USUAL_COUNT = 0.42, 4.4
"""Likeness that links are believed to have, and how many links that belief weighs."""
TOLERANCE = 0.15
"""How far below the pair's usual likeness a link may lie before that speaks against it."""
DENSE, SPARSE_COST = 0.5, 2.7
"""A pair in which a smaller part than DENSE has a counterpart needs more evidence, in nats at none at all."""
ACCEPTED = 0.425
"""Mean of both readings' posteriors from which a pair is a link."""
BESIDE = 0.81
"""One reading's posterior from which a pair beside a link is one too: splits and merges are seen from one side only."""
MUTUAL, MUTUAL_LEAD = 0.28, 0.057
"""Likeness and lead over every rival from which order does not matter."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Accepted pairs and how sure each pair is, shapes (left, right)."""

    accepted: Booleans
    posterior: Floats
    alone: Booleans
    """The accepted pairs that would be links in any order of the units."""
    elsewhere: Floats
    """How sure each pair is when its place says nothing."""


def decide(likeness: Floats, even: float) -> Decision:
    """The links among all pairs; `likeness` is what evidence.mixed_units gives, `even` where it says nothing.

    Two readings, each side along the other, so that the result is the same when the sides are swapped.
    """
    if not likeness.size:
        nothing = np.zeros(likeness.shape)
        return Decision(nothing > 0, nothing, nothing > 0, nothing)
    score = likeness.astype(np.float64)
    evidence = STEEPNESS * (score - even)
    alone, elsewhere = _alone(score, evidence)
    first, habits = _both_readings(evidence, (Habits(), Habits()), rounds=2)
    evidence = evidence - _unusual(score, (first[0] + first[1]) / 2)
    (right, left), _ = _both_readings(evidence, habits, rounds=1)
    posterior = (right + left) / 2
    accepted = _grown(posterior > ACCEPTED, np.maximum(right, left) > BESIDE)
    return Decision(accepted | alone, np.where(alone, elsewhere, posterior), alone, elsewhere)


def _alone(score: Floats, evidence: Floats) -> tuple[Booleans, Floats]:
    """The pairs for which order does not matter, and how sure they are whatever it is."""
    found, sure = standing(evidence, lambda likely: _unusual(score, likely))
    mutual = (score > MUTUAL) & (lead(score) > MUTUAL_LEAD)
    return found | mutual, np.where(mutual, np.maximum(sure, 0.75), sure)


def _both_readings(
    evidence: Floats, habits: tuple[Habits, Habits], rounds: int
) -> tuple[tuple[Floats, Floats], tuple[Habits, Habits]]:
    right, right_habits = read_along(evidence, habits[0], rounds)
    left, left_habits = read_along(np.ascontiguousarray(evidence.T), habits[1], rounds)
    return (right, left.T), (right_habits, left_habits)


def _unusual(score: Floats, likely: Floats) -> Floats:
    """Evidence against pairs that are much less alike than the likely links of this pair of articles."""
    weight = np.maximum(0, likely - 0.25)
    total = float(weight.sum())
    usual = (float((weight * score).sum()) + USUAL * USUAL_COUNT) / (total + USUAL_COUNT)
    density = 2 * total / min(score.shape)
    against: Floats = STEEPNESS * np.maximum(0, usual - TOLERANCE - score) + SPARSE_COST * max(0.0, DENSE - density)
    return against


def _grown(seeds: Booleans, candidates: Booleans) -> Booleans:
    """Seeds, and candidates that touch one in the same row or column, three steps far."""
    accepted = seeds
    for _ in range(3):
        near = np.zeros_like(accepted)
        near[1:] |= accepted[:-1]
        near[:-1] |= accepted[1:]
        near[:, 1:] |= accepted[:, :-1]
        near[:, :-1] |= accepted[:, 1:]
        accepted = accepted | (near & candidates)
    return accepted
