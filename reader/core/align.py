"""Which sentences and paragraphs report the same thing: the way from two articles to links, stage by stage."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.core.comparison import compared
from reader.core.decide import Decision, decide
from reader.core.evidence import (
    MIXTURES,
    Likeness,
    Units,
    less_background,
    mixed_sentences,
    mixed_units,
    with_meaning,
    wording_likeness,
)
from reader.core.grouping import Group, Pair, complete_groups, connected, out_of_order
from reader.core.model import Article, Basis, Link, ParagraphLink, Relation, Side, Span
from reader.core.order import Habits, read_along
from reader.core.sentences import sentences
from reader.core.wording import Wording, count_wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

INSIDE = 2.0
"""Nats in favour of a pair of sentences because their paragraphs are linked."""


class SentenceVectors(Protocol):
    """A model that turns texts into vectors of length 1, shape (texts, dimensions)."""

    def vectors(self, texts: Sequence[str]) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links of both granularities and what was left over."""

    links: tuple[Link, ...]
    paragraph_links: tuple[ParagraphLink, ...]
    missing_left: tuple[Span, ...]
    missing_right: tuple[Span, ...]
    coarse: bool = False


@dataclass(frozen=True)
class Cut:
    """The sentences of one side that take part, with the paragraphs they stand in."""

    paragraphs: tuple[int, ...]
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    unit_of: tuple[int, ...]
    """For each sentence, the place of its paragraph in `paragraphs`."""


@dataclass(frozen=True)
class Prepared:
    """Two articles cut and counted: what all stages share."""

    left: Cut
    right: Cut
    wording: Wording

    @cached_property
    def units(self) -> Units:
        of_sentence = [*self.left.unit_of, *(unit + len(self.left.paragraphs) for unit in self.right.unit_of)]
        return Units(
            np.asarray(of_sentence, dtype=np.int64),
            len(self.left.spans),
            len(self.left.paragraphs),
            len(self.right.paragraphs),
        )

    @cached_property
    def likeness(self) -> Likeness:
        return wording_likeness(self.wording, self.units)


def prepare(left: Article, right: Article) -> Prepared:
    """Cuts both articles into the sentences that are compared, and counts their words."""
    one, other = _cut(left), _cut(right)
    return Prepared(one, other, count_wording(one.texts, other.texts))


def _cut(article: Article) -> Cut:
    paragraphs = compared(article)
    spans: list[Span] = []
    units: list[int] = []
    for unit, index in enumerate(paragraphs):
        found = sentences(index, article.paragraphs[index].text)
        spans.extend(found)
        units.extend([unit] * len(found))
    texts = tuple(article.paragraphs[span.paragraph].text[span.start : span.end] for span in spans)
    return Cut(paragraphs, tuple(spans), texts, tuple(units))


def align_wording(prepared: Prepared) -> Alignment:
    """Links from the wording alone."""
    return _align(prepared, prepared.likeness, Basis.WORDING)


def align_meaning(prepared: Prepared, vectors: SentenceVectors, *, same_language: bool) -> Alignment:
    """Links from wording and meaning, or from meaning where the languages differ."""
    both = vectors.vectors([*prepared.left.texts, *prepared.right.texts])
    cut = len(prepared.left.texts)
    lengths = np.asarray([len(found) for found in prepared.wording.terms])
    likeness = with_meaning(prepared.likeness, prepared.units, both[:cut], both[cut:], lengths)
    return _align(prepared, likeness, Basis.BOTH if same_language else Basis.MEANING)


def _align(prepared: Prepared, likeness: Likeness, basis: Basis) -> Alignment:
    if not prepared.left.spans or not prepared.right.spans:
        return Alignment((), (), prepared.left.spans, prepared.right.spans)
    decision = decide(mixed_units(likeness, prepared.units, basis), MIXTURES[basis].even)
    pairs = [(int(i), int(j)) for i, j in np.argwhere(decision.accepted)]
    sentence_score = less_background(mixed_sentences(likeness, basis), MIXTURES[basis].background)
    return _Linker(prepared, decision, sentence_score, MIXTURES[basis].even).alignment(pairs)


class _Linker:
    """Finds inside linked paragraphs the sentences that carry the link, and says of each link what it is."""

    def __init__(self, prepared: Prepared, decision: Decision, sentence_score: Floats, even: float) -> None:
        self._prepared = prepared
        self._posterior = decision.posterior
        self._score = sentence_score
        self._even = even
        self._sentences: tuple[list[list[int]], list[list[int]]] = (
            _members(prepared.left),
            _members(prepared.right),
        )

    def alignment(self, pairs: list[Pair]) -> Alignment:
        accepted = set(pairs)
        sentence_pairs: list[Pair] = []
        for left, right in connected(pairs):
            sentence_pairs.extend(self._sentence_pairs(left, right, accepted))
        groups = connected(sentence_pairs)
        moved = out_of_order([(a[0], b[0]) for a, b in groups], [self._weight(g) for g in groups])
        links = tuple(self._link(group, out) for group, out in zip(groups, moved, strict=True))
        return Alignment(
            links,
            self._paragraph_links(pairs, sentence_pairs, groups, moved),
            self._left_over(Side.LEFT, {i for a, _ in groups for i in a}),
            self._left_over(Side.RIGHT, {j for _, b in groups for j in b}),
        )

    def _sentence_pairs(self, left: tuple[int, ...], right: tuple[int, ...], accepted: set[Pair]) -> list[Pair]:
        """Pairs of sentences within one group of linked paragraphs; each linked pair of paragraphs gets at least one."""
        rows = [s for unit in left for s in self._sentences[0][unit]]
        columns = [s for unit in right for s in self._sentences[1][unit]]
        units = self._prepared.left.unit_of, self._prepared.right.unit_of
        if len(left) == len(rows) and len(right) == len(columns):
            return [(r, c) for r in rows for c in columns if (units[0][r], units[1][c]) in accepted]
        score = self._score[np.ix_(rows, columns)].astype(np.float64)
        unit_rows = np.asarray([self._prepared.left.unit_of[r] for r in rows])
        unit_columns = np.asarray([self._prepared.right.unit_of[c] for c in columns])
        allowed = np.zeros(score.shape, dtype=bool)
        for k, (r, c) in enumerate(np.ndindex(score.shape)):
            allowed.flat[k] = (int(unit_rows[r]), int(unit_columns[c])) in accepted
        evidence = np.where(allowed, 30 * (score - self._even) + INSIDE, -30)
        reading, _ = read_along(evidence, Habits())
        back, _ = read_along(np.ascontiguousarray(evidence.T), Habits())
        taken = allowed & ((reading + back.T) / 2 > 0.45)
        for i in left:
            for j in right:
                if (i, j) in accepted:
                    block = np.ix_(unit_rows == i, unit_columns == j)
                    if not taken[block].any():
                        best = np.unravel_index(int(score[block].argmax()), score[block].shape)
                        taken[np.flatnonzero(unit_rows == i)[best[0]], np.flatnonzero(unit_columns == j)[best[1]]] = True
        return [(rows[r], columns[c]) for r, c in np.argwhere(taken)]

    def _link(self, group: Group, moved: bool) -> Link:
        left = tuple(self._prepared.left.spans[i] for i in group[0])
        right = tuple(self._prepared.right.spans[j] for j in group[1])
        same = self._same(group)
        units = {(self._prepared.left.unit_of[i], self._prepared.right.unit_of[j]) for i in group[0] for j in group[1]}
        score = 1.0 if same else max(_calibrated(float(self._posterior[pair])) for pair in units)
        return Link(left, right, round(score, 3), Relation.SAME if same else Relation.ALTERED, moved)

    def _paragraph_links(
        self, pairs: list[Pair], sentence_pairs: list[Pair], groups: list[Group], moved: list[bool]
    ) -> tuple[ParagraphLink, ...]:
        group_of = {i: number for number, (left, _) in enumerate(groups) for i in left}
        in_order: dict[Pair, bool] = {}
        for i, j in sentence_pairs:
            pair = self._prepared.left.unit_of[i], self._prepared.right.unit_of[j]
            in_order[pair] = in_order.get(pair, False) or not moved[group_of[i]]
        found: list[ParagraphLink] = []
        for left, right in complete_groups(pairs):
            covered = [(i, j) for i in left for j in right]
            same = self._same_units(left, right)
            score = 1.0 if same else max(_calibrated(float(self._posterior[pair])) for pair in covered)
            found.append(
                ParagraphLink(
                    tuple(self._prepared.left.paragraphs[i] for i in left),
                    tuple(self._prepared.right.paragraphs[j] for j in right),
                    round(score, 3),
                    Relation.SAME if same else Relation.ALTERED,
                    not any(in_order.get(pair, False) for pair in covered),
                )
            )
        return tuple(found)

    def _same(self, group: Group) -> bool:
        return self._words(group[0], 0) == self._words(group[1], len(self._prepared.left.spans))

    def _same_units(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return self._same(
            (
                tuple(s for unit in left for s in self._sentences[0][unit]),
                tuple(s for unit in right for s in self._sentences[1][unit]),
            )
        )

    def _words(self, members: Sequence[int], offset: int) -> list[str]:
        return [term for member in members for term in self._prepared.wording.terms[offset + member]]

    def _weight(self, group: Group) -> float:
        """Words of both ends, with a trace of their content so that ties fall the same way from either side."""
        words = sorted((self._words(group[0], 0), self._words(group[1], len(self._prepared.left.spans))))
        trace = zlib.crc32(" ".join(words[0] + words[1]).encode("utf-8", "replace")) / 2**32
        return len(words[0]) + len(words[1]) + 1e-3 * trace

    def _left_over(self, side: Side, linked: set[int]) -> tuple[Span, ...]:
        spans = (self._prepared.left if side is Side.LEFT else self._prepared.right).spans
        return tuple(span for number, span in enumerate(spans) if number not in linked)


def _members(side: Cut) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in side.paragraphs]
    for sentence, unit in enumerate(side.unit_of):
        members[unit].append(sentence)
    return members


def _calibrated(posterior: float) -> float:
    return min(0.99, posterior)
