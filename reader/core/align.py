"""Which sentences and paragraphs report the same thing: the way from two articles to links, stage by stage."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reader.core.comparison import compared
from reader.core.decide import MUTUAL_LEAD, decide
from reader.core.evidence import (
    MIXTURES,
    Likeness,
    Units,
    lead,
    less_background,
    mixed_sentences,
    mixed_units,
    with_meaning,
    wording_likeness,
)
from reader.core.explain import Explainer
from reader.core.grouping import Group, Pair, complete_groups, connected, out_of_order
from reader.core.inline import LOOKED_AT
from reader.core.large import decide_large, equal_leftovers
from reader.core.model import Article, Basis, Link, ParagraphKind, ParagraphLink, Relation, Side, Span
from reader.core.order import Habits, read_along
from reader.core.progress import Check, unasked
from reader.core.sentences import sentences
from reader.core.wording import Wording, count_wording

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Ints = NDArray[np.int64]

DENSE_UNITS, DENSE_SENTENCES = 400_000, 4_000_000
"""Pairs of units, and of sentences, up to which every pair is looked at."""
EVEN_OVERLAP = 0.3
"""Overlap of their words at which two sentences of linked paragraphs are as likely counterparts as not."""
MUTUAL_SENTENCES = 0.25
"""Likeness, less background, from which two sentences that are each other's clear best link their paragraphs."""
LONE_WORD = 0.5
"""Likeness taken off where one end is a lone word and the other is not that word."""
RELATED = 0.2
"""Part of the shorter article that must be linked for the two titles to be taken for names of one event."""
SUREST = 0.97
"""Score of a link that nothing speaks against but the words differ: of those about three in a hundred are wrong."""
OFTEN = 1000
"""Paragraphs after which long work asks whether it is still wanted."""
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
    explanation: Explainer | None = None


@dataclass(frozen=True)
class Cut:
    """The sentences of one side that take part, with the paragraphs they stand in."""

    paragraphs: tuple[int, ...]
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    unit_of: tuple[int, ...]
    """For each sentence, the place of its paragraph in `paragraphs`."""
    titles: tuple[int, ...]
    """Places in `paragraphs` of what is set as a title."""
    numbers: tuple[int, ...]
    """What a person calls each of `paragraphs`: counted from 1, without furniture."""


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


def prepare(left: Article, right: Article, check: Check = unasked) -> Prepared:
    """Cuts both articles into the sentences that are compared, and counts their words."""
    one, other = _cut(left, check), _cut(right, check)
    return Prepared(one, other, count_wording(one.texts, other.texts, check))


def _cut(article: Article, check: Check) -> Cut:
    paragraphs = compared(article)
    spans: list[Span] = []
    units: list[int] = []
    for unit, index in enumerate(paragraphs):
        if unit % OFTEN == 0:
            check()
        found = sentences(index, article.paragraphs[index].text)
        spans.extend(found)
        units.extend([unit] * len(found))
    texts = tuple(article.paragraphs[span.paragraph].text[span.start : span.end] for span in spans)
    titles = tuple(u for u, index in enumerate(paragraphs) if article.paragraphs[index].kind is ParagraphKind.TITLE)
    counted = tuple(accumulate(p.kind is not ParagraphKind.FURNITURE for p in article.paragraphs))
    numbers = tuple(counted[index] for index in paragraphs)
    return Cut(paragraphs, tuple(spans), texts, tuple(units), titles, numbers)


def is_large(prepared: Prepared) -> bool:
    """Whether there are too many pairs to look at each."""
    units = len(prepared.left.paragraphs) * len(prepared.right.paragraphs)
    return units > DENSE_UNITS or len(prepared.left.spans) * len(prepared.right.spans) > DENSE_SENTENCES


def align_wording(prepared: Prepared, check: Check = unasked) -> Alignment:
    """Links from the wording alone; `check` is called between steps and may raise."""
    if not is_large(prepared):
        return _align(prepared, prepared.likeness, Basis.WORDING)
    found = decide_large(prepared.wording, prepared.units, check)
    linker = _Linker(prepared, found.sure, lambda rows, columns: _word_overlap(prepared, rows, columns), EVEN_OVERLAP)
    alignment = linker.alignment(sorted(found.sure), None, None, check)
    return replace(alignment, coarse=alignment.coarse or found.coarse)


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
    mixed = mixed_units(likeness, prepared.units, basis)
    mixed -= LONE_WORD * _lone_words(prepared)
    decision = decide(mixed, MIXTURES[basis].even)
    pairs = [(int(i), int(j)) for i, j in np.argwhere(decision.accepted)]
    score = less_background(mixed_sentences(likeness, basis), MIXTURES[basis].background)
    sure = {pair: float(decision.posterior[pair]) for pair in pairs}
    sure.update(_explained_leftovers(prepared, score, sure))
    sure.update(_titles(prepared, sure))
    sure.update(equal_leftovers(prepared.wording, prepared.units, sure))
    pairs = sorted(sure)
    linker = _Linker(prepared, sure, lambda rows, columns: score[np.ix_(rows, columns)], MIXTURES[basis].even)
    return linker.alignment(pairs, likeness, mixed)


def _lone_words(prepared: Prepared) -> NDArray[np.bool_]:
    """Pairs of which one end is a single word, or none, and the other not the very same: too little to go by."""
    terms, cut = prepared.wording.terms, prepared.wording.lefts
    words = [[terms[s] for s in members] for members in _members(prepared.left)], [
        [terms[cut + s] for s in members] for members in _members(prepared.right)
    ]
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


SentenceScore = Callable[[Sequence[int], Sequence[int]], "Floats"]
"""Likeness of some left and some right sentences, shape (left, right)."""


class _Linker:
    """Finds inside linked paragraphs the sentences that carry the link, and says of each link what it is."""

    def __init__(self, prepared: Prepared, sure: Mapping[Pair, float], score: SentenceScore, even: float) -> None:
        self._prepared = prepared
        self._sure = sure
        self._score = score
        self._even = even
        self._sentences: tuple[list[list[int]], list[list[int]]] = (
            _members(prepared.left),
            _members(prepared.right),
        )

    def alignment(
        self, pairs: list[Pair], likeness: Likeness | None, mixed: Floats | None, check: Check = unasked
    ) -> Alignment:
        accepted = set(pairs)
        sentence_pairs: list[Pair] = []
        for number, (left, right) in enumerate(connected(pairs)):
            if number % OFTEN == 0:
                check()
            sentence_pairs.extend(self._sentence_pairs(left, right, accepted))
        groups = connected(sentence_pairs)
        check()
        moved = out_of_order([(a[0], b[0]) for a, b in groups], [self._weight(g) for g in groups])
        check()
        links = tuple(self._link(group, out) for group, out in zip(groups, moved, strict=True))
        check()
        return Alignment(
            links,
            self._paragraph_links(pairs, sentence_pairs, groups, moved),
            self._left_over(Side.LEFT, {i for a, _ in groups for i in a}),
            self._left_over(Side.RIGHT, {j for _, b in groups for j in b}),
            coarse=any(span.end - span.start > LOOKED_AT for link in links for span in (*link.left, *link.right)),
            explanation=Explainer(self._prepared, tuple(groups), likeness, mixed),
        )

    def _sentence_pairs(self, left: tuple[int, ...], right: tuple[int, ...], accepted: set[Pair]) -> list[Pair]:
        """Pairs of sentences within a group of linked paragraphs; each linked pair of paragraphs has at least one."""
        rows = [s for unit in left for s in self._sentences[0][unit]]
        columns = [s for unit in right for s in self._sentences[1][unit]]
        units = self._prepared.left.unit_of, self._prepared.right.unit_of
        if len(left) == len(rows) and len(right) == len(columns):
            return [(r, c) for r in rows for c in columns if (units[0][r], units[1][c]) in accepted]
        score = self._score(rows, columns).astype(np.float64)
        if len(left) == len(right) == 1 and len(rows) == len(columns) and (np.diagonal(score) > self._even).all():
            return list(zip(rows, columns, strict=True))
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
                        r, c = np.unravel_index(int(score[block].argmax()), score[block].shape)
                        taken[np.flatnonzero(unit_rows == i)[r], np.flatnonzero(unit_columns == j)[c]] = True
        return [(rows[r], columns[c]) for r, c in np.argwhere(taken)]

    def _link(self, group: Group, moved: bool) -> Link:
        left = tuple(self._prepared.left.spans[i] for i in group[0])
        right = tuple(self._prepared.right.spans[j] for j in group[1])
        same = self._same(group)
        units = {(self._prepared.left.unit_of[i], self._prepared.right.unit_of[j]) for i in group[0] for j in group[1]}
        score = 1.0 if same else max(_calibrated(self._sure.get(pair, 0.0)) for pair in units)
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
            score = 1.0 if same else max(_calibrated(self._sure[pair]) for pair in covered)
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
        terms, offset = self._prepared.wording.terms, len(self._prepared.left.spans)
        if len(group[0]) == len(group[1]) == 1:
            return terms[group[0][0]] == terms[offset + group[1][0]]
        left = [term for i in group[0] for term in terms[i]]
        return left == [term for j in group[1] for term in terms[offset + j]]

    def _same_units(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return self._same(
            (
                tuple(s for unit in left for s in self._sentences[0][unit]),
                tuple(s for unit in right for s in self._sentences[1][unit]),
            )
        )

    def _weight(self, group: Group) -> float:
        """Words of both ends, with a trace of their content so that ties fall the same way from either side."""
        ends = [self._prepared.left.texts[i] for i in group[0]], [self._prepared.right.texts[j] for j in group[1]]
        terms, offset = self._prepared.wording.terms, len(self._prepared.left.spans)
        count = sum(len(terms[i]) for i in group[0]) + sum(len(terms[offset + j]) for j in group[1])
        traces = [zlib.crc32(" ".join(end).encode("utf-8", "replace")) for end in ends]
        return count + 1e-3 * (traces[0] ^ traces[1]) / 2**32

    def _left_over(self, side: Side, linked: set[int]) -> tuple[Span, ...]:
        spans = (self._prepared.left if side is Side.LEFT else self._prepared.right).spans
        return tuple(span for number, span in enumerate(spans) if number not in linked)


def _members(side: Cut) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in side.paragraphs]
    for sentence, unit in enumerate(side.unit_of):
        members[unit].append(sentence)
    return members


def _calibrated(posterior: float) -> float:
    """The posterior as a probability: tests/quality/links.py prints how often links of each score are right."""
    return min(SUREST, posterior)
