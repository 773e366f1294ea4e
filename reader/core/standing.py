"""Which pairs would be links wherever they stood: each against all its rivals and against having no counterpart.

The reading of `order.py` without its order: every unit of one side is told by a unit of the other, all equally likely
before their likeness is known, or by none (model 1 of Brown et al. 1993 with a null word, on units for words).  What
is a link here stays one however the paragraphs are shuffled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.core.order import SURE, Habits

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Booleans = NDArray[np.bool_]

STANDING = 0.8
"""Mean of both readings' posteriors from which a pair needs nobody to speak for it."""
PART, PART_MEAN = 0.98, 0.5
"""One reading's posterior, and the mean, from which it does not either: the halves of a split unit share the other."""
ROUNDS = 3
"""How often it is learned anew how many units have no counterpart."""
BELIEF, BELIEF_OUT_OF = 1.5, 5.0
"""Pseudo-counts: units without a counterpart that are believed in before the pair was seen."""
LEAST_NONE, MOST_NONE = 0.03, 0.9


def standing(evidence: Floats, unusual: Callable[[Floats], Floats]) -> tuple[Booleans, Floats]:
    """The pairs that stand by themselves, and how sure each pair is; shapes (left, right).

    `evidence` is the log of how much likelier a pair's likeness is for a true pair than for chance; `unusual` says what
    speaks against each pair, given how likely each is.
    """
    nones = (Habits().none, Habits().none)
    right = left = np.zeros_like(evidence)
    for _ in range(ROUNDS):
        right, left = _both(evidence, nones)
        nones = _unmatched(right), _unmatched(left.T)
    right, left = _both(evidence - unusual((right + left) / 2), nones)
    mean = (right + left) / 2
    return (mean > STANDING) | ((np.maximum(right, left) > PART) & (mean > PART_MEAN)), mean


def _both(evidence: Floats, nones: tuple[float, float]) -> tuple[Floats, Floats]:
    likelihood = np.exp(np.clip(evidence, -SURE, SURE))
    return _told(likelihood, nones[0]), _told(np.ascontiguousarray(likelihood.T), nones[1]).T


def _told(likelihood: Floats, none: float) -> Floats:
    """Posterior that each column is told by each row; what is missing to 1 is the probability of no counterpart."""
    weighted = (1 - none) / len(likelihood) * likelihood
    told: Floats = weighted / (none + weighted.sum(axis=0))
    return told


def _unmatched(told: Floats) -> float:
    """The part of the columns that have no counterpart, held near what is believed of texts in general."""
    none = (float((1 - told.sum(axis=0)).sum()) + BELIEF) / (told.shape[1] + BELIEF_OUT_OF)
    return float(min(MOST_NONE, max(LEAST_NONE, none)))
