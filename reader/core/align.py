"""Which sentences and paragraphs report the same thing: the way from two articles to links, stage by stage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reader.core.decide import MUTUAL_LEAD, decide
from reader.core.evidence import (
    MIXTURES,
    Likeness,
    SentenceVectors,
    lead,
    less_background,
    mixed_sentences,
    mixed_units,
    with_meaning,
)
from reader.core.explain import Judged
from reader.core.large import decide_large, equal_leftovers
from reader.core.large_meaning import EVEN_MEANING, decide_by_meaning, refine, sentence_likeness
from reader.core.linking import Alignment, Linker, SentenceScore
from reader.core.model import Basis
from reader.core.prepare import Prepared, is_endless, is_large, members
from reader.core.progress import Check, unasked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reader.core.evidence import Units
    from reader.core.grouping import Pair
    from reader.core.large import Sparse

    Floats = NDArray[np.floating]

EVEN_OVERLAP = 0.3
"""Overlap of their words at which two sentences of linked paragraphs are as likely counterparts as not."""
MUTUAL_SENTENCES = 0.25
"""Likeness, less background, from which two sentences that are each other's clear best link their paragraphs."""
LONE_WORD = 0.5
"""Likeness taken off where one end is a lone word and the other is not that word."""
RELATED = 0.2
"""Part of the shorter article that must be linked for the two titles to be taken for names of one event."""


def align_wording(prepared: Prepared, check: Check = unasked) -> Alignment:
    """Links from the wording alone; `check` is called between steps and may raise."""
    if not is_large(prepared):
        return _align(prepared, prepared.likeness, Basis.WORDING)
    check()
    found = decide_large(prepared.wording, _long_units(prepared), check)
    alignment = _linked_long(
        prepared, found, lambda rows, columns: _word_overlap(prepared, rows, columns), EVEN_OVERLAP, None, check
    )
    return replace(alignment, sparse=found)


def align_meaning(
    prepared: Prepared,
    vectors: SentenceVectors,
    *,
    same_language: bool,
    before: Alignment | None = None,
    check: Check = unasked,
) -> Alignment:
    """Links from wording and meaning, or from meaning where the languages differ.

    `before` is what `align_wording` found: in long articles only what that left open is looked at again.
    """
    if is_large(prepared):
        return _align_long(prepared, vectors, before or align_wording(prepared, check), same_language, check)
    both = vectors.vectors([*prepared.left.texts, *prepared.right.texts])
    cut = len(prepared.left.texts)
    lengths = np.asarray([len(found) for found in prepared.wording.terms])
    likeness = with_meaning(prepared.likeness, prepared.units, both[:cut], both[cut:], lengths)
    return _align(prepared, likeness, Basis.BOTH if same_language else Basis.MEANING)


def _align_long(
    prepared: Prepared, vectors: SentenceVectors, before: Alignment, same_language: bool, check: Check
) -> Alignment:
    texts, units = (*prepared.left.texts, *prepared.right.texts), _long_units(prepared)
    if not same_language:
        meant = decide_by_meaning(prepared.wording, units, texts, vectors, check)
        even = EVEN_MEANING
    elif before.sparse is None or not before.sparse.gaps:
        return before
    else:
        meant = refine(prepared.wording, units, texts, before.sparse, vectors, check)
        even = EVEN_OVERLAP

    def meaning(rows: Sequence[int], columns: Sequence[int]) -> Floats:
        return sentence_likeness(meant, prepared.wording.lefts, rows, columns)

    def score(rows: Sequence[int], columns: Sequence[int]) -> Floats:
        by_meaning = meaning(rows, columns)
        if not same_language:
            return by_meaning
        by_words: Floats = _word_overlap(prepared, rows, columns)
        both: Floats = np.maximum(by_words, by_meaning - (EVEN_MEANING - EVEN_OVERLAP))
        return both

    return _linked_long(prepared, meant.found, score, even, meaning, check)


def _long_units(prepared: Prepared) -> Units:
    """What is linked first in long articles: paragraphs, or sentences where a paragraph has no end."""
    return prepared.sentence_units if is_endless(prepared) else prepared.units


def _linked_long(
    prepared: Prepared, found: Sparse, score: SentenceScore, even: float, meaning: SentenceScore | None, check: Check
) -> Alignment:
    sure, sentence_pairs = found.sure, None
    if is_endless(prepared):
        sure, sentence_pairs = {}, sorted(found.sure)
        for (r, c), how_sure in found.sure.items():
            pair = prepared.left.unit_of[r], prepared.right.unit_of[c]
            sure[pair] = max(how_sure, sure.get(pair, 0.0))
    check()
    linker = Linker(prepared, sure, score, even, meaning)
    check()
    alignment = linker.alignment(sorted(sure), None, check, sentence_pairs)
    return replace(alignment, coarse=alignment.coarse or found.coarse)


def _align(prepared: Prepared, likeness: Likeness, basis: Basis) -> Alignment:
    if not prepared.left.spans or not prepared.right.spans:
        return Alignment((), (), prepared.left.spans, prepared.right.spans)
    mixed = mixed_units(likeness, prepared.units, basis)
    mixed -= LONE_WORD * _lone_words(prepared)
    decision = decide(mixed, MIXTURES[basis].even)
    pairs = [(int(i), int(j)) for i, j in np.argwhere(decision.accepted)]
    score = less_background(mixed_sentences(likeness, basis), MIXTURES[basis].background)
    sure = {pair: float(decision.posterior[pair]) for pair in pairs}
    sure.update(_explained_leftovers(prepared, score, sure))
    titled = _titles(prepared, sure)
    sure.update(titled)
    sure.update(equal_leftovers(prepared.wording, prepared.units, sure))
    pairs = sorted(sure)
    linker = Linker(prepared, sure, lambda rows, columns: score[np.ix_(rows, columns)], MIXTURES[basis].even)
    return linker.alignment(pairs, Judged(likeness, mixed, decision, frozenset(titled)))


def _lone_words(prepared: Prepared) -> NDArray[np.bool_]:
    """Pairs of which one end is a single word, or none, and the other not the very same: too little to go by."""
    terms, cut = prepared.wording.terms, prepared.wording.lefts
    words = (
        [[terms[s] for s in members] for members in members(prepared.left)],
        [[terms[cut + s] for s in members] for members in members(prepared.right)],
    )
    sets = [[tuple(t for sentence in unit for t in sentence) for unit in side] for side in words]
    lone = [np.asarray([len(unit) < 2 for unit in side]) for side in sets]
    pairs: NDArray[np.bool_] = lone[0][:, None] | lone[1][None, :]
    for r, c in np.argwhere(lone[0][:, None] & lone[1][None, :]):
        pairs[r, c] = sets[0][r] != sets[1][c]
    return pairs


def _titles(prepared: Prepared, linked: Mapping[Pair, float]) -> dict[Pair, float]:
    """The two titles, where the articles are related and each has one: both name the event that is reported."""
    titles = (*prepared.left.titles, *prepared.right.titles)
    shorter = min(len(prepared.left.paragraphs), len(prepared.right.paragraphs))
    if len(prepared.left.titles) != 1 or len(prepared.right.titles) != 1 or len(linked) < max(2, RELATED * shorter):
        return {}
    pair = (titles[0], titles[1])
    return {pair: max(0.75, linked.get(pair, 0.0))}


def _explained_leftovers(prepared: Prepared, score: Floats, linked: Mapping[Pair, float]) -> dict[Pair, float]:
    """Paragraph pairs beside a linked one, one of them left over, with two sentences that are each other's clear best.

    One of the two sentences must be the greater part of its paragraph: long paragraphs share one sentence by chance.
    """
    lengths = np.asarray([len(found) for found in prepared.wording.terms])
    parts = lengths / np.bincount(prepared.units.of_sentence, lengths)[prepared.units.of_sentence].clip(1)
    cut = prepared.wording.lefts
    telling = (parts[:cut, None] > 0.5) | (parts[None, cut:] > 0.5)
    clear = np.argwhere(telling & (score > MUTUAL_SENTENCES) & (lead(score) > MUTUAL_LEAD))
    pairs = {(prepared.left.unit_of[r], prepared.right.unit_of[c]) for r, c in clear}
    lefts, rights = {i for i, _ in linked}, {j for _, j in linked}
    return {
        (i, j): 0.75
        for i, j in pairs
        if not (i in lefts and j in rights)
        and not linked.keys().isdisjoint(((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)))
    }


def _word_overlap(prepared: Prepared, rows: Sequence[int], columns: Sequence[int]) -> Floats:
    """Cosine of the sets of words of a few sentences."""
    left = [set(prepared.wording.terms[r]) for r in rows]
    right = [set(prepared.wording.terms[prepared.wording.lefts + c]) for c in columns]
    return np.asarray(
        [[len(a & b) / max(1.0, (len(a) * len(b)) ** 0.5) for b in right] for a in left], dtype=np.float32
    )
