"""How much speaks for each pair of units: wording, meaning, best sentences, rare words, less the local background.

No absolute likeness means anything: in two reports of one event every sentence has distant relatives.  So part of the
likeness that both units have to their next-best rivals is taken off (the margin of Artetxe and Schwenk 2019, with the
mean of rows and columns as in CSLS, Conneau et al. 2018).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.core.model import Basis
from reader.core.wording import Wording, cosine, rare_in_common, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Ints = NDArray[np.int64]

RIVALS, USUAL_RIVAL = 8, 0.15
"""How many next-best rivals make the background, and how alike one is in texts that have so many."""


class SentenceVectors(Protocol):
    """A model that turns texts into vectors of length 1, shape (texts, dimensions)."""

    def vectors(self, texts: Sequence[str]) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Mixture:
    """How the kinds of likeness add up, for one basis."""

    words: float
    grams: float
    meaning: float
    best_sentence: float
    rare: float
    background: float
    """Part of the rivals' mean that is taken off."""
    even: float
    """Likeness, less background, at which a pair is as likely a true one as chance."""


MIXTURES = {
    Basis.WORDING: Mixture(0.8, 0.5, 0.0, 0.15, 0.025, 0.6, 0.05),
    Basis.BOTH: Mixture(0.546, 0.307, 0.282, 0.111, 0.027, 0.6, 0.09),
    Basis.MEANING: Mixture(0.0, 0.065, 0.488, 0.032, 0.016, 0.8, 0.091),
}


@dataclass(frozen=True, slots=True)
class Units:
    """The units of both sides: which unit each sentence belongs to, left units first."""

    of_sentence: Ints
    lefts: int
    """How many of the sentences are left ones."""
    left: int
    """How many left units there are."""
    right: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """Every kind of likeness of the sentences and of their units, shapes (left, right)."""

    sentence_words: Floats
    sentence_grams: Floats
    sentence_meaning: Floats | None
    words: Floats
    grams: Floats
    meaning: Floats | None
    rare: Floats


def wording_likeness(wording: Wording, units: Units) -> Likeness:
    """What the wording alone says."""
    sentences = np.arange(len(wording.terms))
    total = units.left + units.right
    rare = rare_in_common(wording.singles, units.of_sentence, units.left, total)
    kinds = (wording.words, wording.grams)
    by_sentence = tuple(cosine(*weigh(kind, sentences, wording.lefts, len(sentences))) for kind in kinds)
    if total == len(sentences):
        by_unit = by_sentence
    else:
        by_unit = tuple(cosine(*weigh(kind, units.of_sentence, units.left, total)) for kind in kinds)
    return Likeness(by_sentence[0], by_sentence[1], None, by_unit[0], by_unit[1], None, rare)


def with_meaning(likeness: Likeness, units: Units, left: Floats, right: Floats, lengths: Ints) -> Likeness:
    """The same with what sentence vectors say; a unit has the sum of its sentences' vectors, long ones weigh more."""
    weights = np.sqrt(np.maximum(1, lengths)).astype(np.float32)[:, None]
    sums = np.zeros((units.left + units.right, left.shape[1]), dtype=np.float32)
    np.add.at(sums, units.of_sentence, np.concatenate([left, right]) * weights)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    sums = np.divide(sums, norms, out=sums, where=norms > 0)
    return Likeness(
        likeness.sentence_words,
        likeness.sentence_grams,
        left @ right.T,
        likeness.words,
        likeness.grams,
        sums[: units.left] @ sums[units.left :].T,
        likeness.rare,
    )


def mixed_sentences(likeness: Likeness, basis: Basis) -> Floats:
    """The likeness of the sentences as one number a pair."""
    mixture = MIXTURES[basis]
    score = mixture.words * likeness.sentence_words + mixture.grams * likeness.sentence_grams
    if likeness.sentence_meaning is not None:
        score = score + mixture.meaning * likeness.sentence_meaning
    return score


def mixed_units(likeness: Likeness, units: Units, basis: Basis) -> Floats:
    """The likeness of the units as one number a pair, less its background; chance lies around the mixture's `even`."""
    mixture = MIXTURES[basis]
    score = mixture.words * likeness.words + mixture.grams * likeness.grams
    parts = mixture.words + mixture.grams + mixture.meaning
    if likeness.meaning is not None:
        score = score + mixture.meaning * likeness.meaning
    best = _best_sentences(mixed_sentences(likeness, basis), units) / parts
    score = score + mixture.best_sentence * best + mixture.rare * np.log1p(likeness.rare)
    rounded: Floats = np.round(less_background(score, mixture.background), 5)
    return rounded


def _best_sentences(sentences: Floats, units: Units) -> Floats:
    """For each pair of units the likeness of the two sentences in them that are most alike."""
    best = np.zeros((units.left, units.right), dtype=sentences.dtype)
    if sentences.size:
        rows = units.of_sentence[: units.lefts]
        columns = units.of_sentence[units.lefts :] - units.left
        used_rows, row_starts = np.unique(rows, return_index=True)
        used_columns, column_starts = np.unique(columns, return_index=True)
        reduced = np.maximum.reduceat(np.maximum.reduceat(sentences, row_starts, axis=0), column_starts, axis=1)
        best[np.ix_(used_rows, used_columns)] = reduced
    return best


def less_background(score: Floats, part: float) -> Floats:
    """The score less `part` of the mean that the row's and the column's next-best rivals have."""
    return score - part / 2 * (_rivals(score)[:, None] + _rivals(score.T)[None, :])


def _rivals(score: Floats) -> Floats:
    """Mean of each row's best values but the very best; where there are too few, usual ones stand in."""
    count = min(RIVALS + 1, score.shape[1])
    top = np.partition(score, score.shape[1] - count, axis=1)[:, -count:]
    mean: Floats = (top.sum(axis=1) - top.max(axis=1) + (RIVALS + 1 - count) * USUAL_RIVAL) / RIVALS
    return mean


def lead(score: Floats) -> Floats:
    """How far each pair is ahead of the best rival in its row and in its column; negative where it is not the best."""
    return score - np.maximum(_best_other(score), _best_other(score.T).T)


def _best_other(score: Floats) -> Floats:
    if score.shape[1] < 2:
        return np.full_like(score, -0.2)
    two = np.partition(score, score.shape[1] - 2, axis=1)[:, -2:]
    best, second = two.max(axis=1, keepdims=True), two.min(axis=1, keepdims=True)
    rival: Floats = np.where(score >= best, second, best)
    return rival
