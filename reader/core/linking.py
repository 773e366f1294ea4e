"""From linked paragraphs to links: which sentences inside them carry the link, and what it is."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from reader.core.equivalences import nothing_else
from reader.core.explain import Explainer, Judged
from reader.core.grouping import Group, Pair, complete_groups, connected, out_of_order
from reader.core.inline import LOOKED_AT
from reader.core.model import Link, ParagraphLink, Relation, Side, Span
from reader.core.order import Habits, read_along
from reader.core.prepare import Prepared, members
from reader.core.progress import Check, asking, unasked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reader.core.large import Sparse

    Floats = NDArray[np.floating]

SUREST = 0.97
"""Score of a link that nothing speaks against but the words differ: of those about three in a hundred are wrong."""
INSIDE = 2.0
"""Nats in favour of a pair of sentences because their paragraphs are linked."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links of both granularities and what was left over."""

    links: tuple[Link, ...]
    paragraph_links: tuple[ParagraphLink, ...]
    missing_left: tuple[Span, ...]
    missing_right: tuple[Span, ...]
    coarse: bool = False
    explanation: Explainer | None = None
    sparse: Sparse | None = None
    """What a long article's next stage goes on from."""


SentenceScore = Callable[[Sequence[int], Sequence[int]], "Floats"]
"""Likeness of some left and some right sentences, shape (left, right)."""


class Linker:
    """Finds inside linked paragraphs the sentences that carry the link, and says of each link what it is."""

    def __init__(
        self,
        prepared: Prepared,
        sure: Mapping[Pair, float],
        score: SentenceScore,
        even: float,
        meaning: SentenceScore | None = None,
    ) -> None:
        self._prepared = prepared
        self._sure = sure
        self._score = score
        self._even = even
        self._meaning = meaning
        self._sentences: tuple[list[list[int]], list[list[int]]] = (
            members(prepared.left),
            members(prepared.right),
        )

    def alignment(
        self,
        pairs: list[Pair],
        judged: Judged | None,
        check: Check = unasked,
        sentence_pairs: list[Pair] | None = None,
    ) -> Alignment:
        """The links between those paragraphs; `sentence_pairs` where it is known which sentences carry them."""
        if sentence_pairs is None:
            check()
            accepted, groups = set(pairs), connected(asking(pairs, check))
            found = (self._sentence_pairs(*group, accepted) for group in asking(groups, check))
            sentence_pairs = list(chain.from_iterable(found))
        groups = connected(asking(sentence_pairs, check))
        weights = [self._weight(group) for group in asking(groups, check)]
        moved = out_of_order([(a[0], b[0]) for a, b in groups], weights, check)
        links = tuple(self._link(group, out) for group, out in asking(zip(groups, moved, strict=True), check))
        paragraph_links = self._paragraph_links(pairs, sentence_pairs, groups, moved, check)
        check()
        return Alignment(
            links,
            paragraph_links,
            self._left_over(Side.LEFT, {i for a, _ in groups for i in a}),
            self._left_over(Side.RIGHT, {j for _, b in groups for j in b}),
            coarse=any(span.end - span.start > LOOKED_AT for link in links for span in (*link.left, *link.right)),
            explanation=Explainer(self._prepared, tuple(groups), judged, self._meaning),
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
        together = np.asarray([[(i, j) in accepted for j in right] for i in left])
        allowed = together[np.searchsorted(left, unit_rows)][:, np.searchsorted(right, unit_columns)]
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
        self, pairs: list[Pair], sentence_pairs: list[Pair], groups: list[Group], moved: list[bool], check: Check
    ) -> tuple[ParagraphLink, ...]:
        group_of = {i: number for number, (left, _) in enumerate(groups) for i in left}
        in_order: dict[Pair, bool] = {}
        for i, j in asking(sentence_pairs, check):
            pair = self._prepared.left.unit_of[i], self._prepared.right.unit_of[j]
            in_order[pair] = in_order.get(pair, False) or not moved[group_of[i]]
        found: list[ParagraphLink] = []
        check()
        for left, right in asking(complete_groups(pairs, check), check):
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
            alike = terms[group[0][0]] == terms[offset + group[1][0]]
        else:
            left = [term for i in group[0] for term in terms[i]]
            alike = left == [term for j in group[1] for term in terms[offset + j]]
        return alike and nothing_else(
            " ".join(self._prepared.left.texts[i] for i in group[0]),
            " ".join(self._prepared.right.texts[j] for j in group[1]),
        )

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


def _calibrated(posterior: float) -> float:
    """The posterior as a probability: tests/quality/links.py prints how often links of each score are right."""
    return min(SUREST, posterior)
