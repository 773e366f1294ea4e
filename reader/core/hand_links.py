"""Links made and taken away by a person: paragraphs are tied or untied, and what follows from that is worked out anew.

Within tied paragraphs the sentences that share words are the link; where none do, all of them are.  Everything that a
wish does not touch stays as it was found, but for `moved`, which depends on all links.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from reader.core.comparison import NOT_COMPARED
from reader.core.equivalences import same_words
from reader.core.grouping import complete_groups, connected, out_of_order
from reader.core.languages import function_words
from reader.core.model import Link, ParagraphLink, Relation, Side, Span
from reader.core.words import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Reason

ALIKE = 0.25
"""Share of their telling words from which two sentences of tied paragraphs are each other's counterpart."""
MANY = 40_000
"""Pairs of sentences of two tied paragraphs from which on they are not looked at one by one."""
AFRESH = 4000
"""Links up to which it is decided anew for each whether it has moved; among more, only for those that changed."""
BEGINNING = 60
"""Characters of a paragraph that are kept to know it by."""

Pair = tuple[int, int]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Tying:
    """One wish: these paragraphs report the same thing, or (not `tied`) they do not."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    tied: bool
    left_words: tuple[str, ...] = ()
    """How each paragraph begins, so that it is found again where paragraphs are counted in another way."""
    right_words: tuple[str, ...] = ()

    def turned(self) -> Tying:
        """The same, the sides exchanged."""
        return Tying(self.right, self.left, self.tied, self.right_words, self.left_words)


def tying(comparison: Comparison, left: Sequence[int], right: Sequence[int], *, tied: bool) -> Tying:
    """A wish about paragraphs of this pair, with their beginnings."""
    words = [
        tuple(article.paragraphs[index].text[:BEGINNING] for index in indices)
        for article, indices in ((comparison.left, left), (comparison.right, right))
    ]
    return Tying(tuple(left), tuple(right), tied, *words)


def with_hand_links(comparison: Comparison, wishes: Iterable[Tying]) -> Comparison:
    """The comparison after all wishes, in order; itself where they change nothing."""
    wanted: dict[Pair, bool] = {}
    for wish in wishes:
        left = _found(comparison.left, wish.left, wish.left_words)
        right = _found(comparison.right, wish.right, wish.right_words)
        wanted.update(dict.fromkeys(product(left, right), wish.tied))
    known = {pair for group in comparison.paragraph_groups for pair in product(group.left, group.right)}
    added = frozenset(pair for pair, tied in wanted.items() if tied and pair not in known)
    removed = frozenset(pair for pair, tied in wanted.items() if not tied and pair in known)
    return _Rework(comparison, added, removed).result() if added or removed else comparison


def _found(article: Article, indices: Sequence[int], beginnings: Sequence[str]) -> tuple[int, ...]:
    """The paragraphs that are meant: where they were, or else where the only one is that begins so."""
    places: list[int] = []
    for number, index in enumerate(indices):
        words = beginnings[number] if number < len(beginnings) else ""
        if not (index < len(article.paragraphs) and article.paragraphs[index].text.startswith(words)):
            alike = [p.index for p in article.paragraphs if words and p.text.startswith(words)]
            if len(alike) != 1:
                continue
            index = alike[0]
        if article.paragraphs[index].kind not in NOT_COMPARED:
            places.append(index)
    return tuple(dict.fromkeys(places))


class _Rework:
    """Takes the links apart that a change touches, and puts them together again."""

    def __init__(self, comparison: Comparison, added: frozenset[Pair], removed: frozenset[Pair]) -> None:
        self._was = comparison
        self._added = added
        self._removed = removed
        self._sentences = {side: _sentences_of(comparison, side, self._touched(side)) for side in Side}

    def _touched(self, side: Side) -> set[int]:
        return {pair[0 if side is Side.LEFT else 1] for pair in self._added | self._removed}

    def result(self) -> Comparison:
        new_pairs = [pair for left, right in sorted(self._added) for pair in self._answers(left, right)]
        apart = self._links_to_take_apart(new_pairs)
        pairs = {
            (left, right)
            for index in apart
            for left, right in product(self._was.links[index].left, self._was.links[index].right)
            if (left.paragraph, right.paragraph) not in self._removed
        }
        entries = self._joined(pairs, new_pairs, apart)
        entries += ((link, index) for index, link in enumerate(self._was.links) if index not in apart)
        entries.sort(key=lambda entry: entry[0].left)
        origins = tuple(origin for _, origin in entries)
        links = _with_order(self._was, tuple(link for link, _ in entries), origins)
        changed = [link for link, origin in zip(links, origins, strict=True) if origin is None or origin in apart]
        places = {origin: place for place, origin in enumerate(origins) if origin is not None}
        return replace(
            self._was,
            links=links,
            paragraph_groups=self._groups(links),
            missing_left=self._missing(Side.LEFT, apart, changed),
            missing_right=self._missing(Side.RIGHT, apart, changed),
            facts=tuple(replace(f, link=places[f.link]) for f in self._was.facts if f.link in places),
            explanation=_explanation(self._was, origins),
            _marks={},
        )

    # sentences

    def _answers(self, left: int, right: int) -> list[tuple[Span, Span]]:
        """Which sentences of two tied paragraphs say the same: those alike in words, else all of them."""
        rows, columns = self._sentences[Side.LEFT].get(left, ()), self._sentences[Side.RIGHT].get(right, ())
        if len(rows) * len(columns) <= MANY:
            words = [_telling_words(self._was.left, span) for span in rows]
            others = [_telling_words(self._was.right, span) for span in columns]
            alike = _mutual([[_overlap(one, other) for other in others] for one in words])
            if alike:
                return [(rows[r], columns[c]) for r, c in alike]
        return [*product(rows[:1], columns), *product(rows, columns[:1])]

    def _links_to_take_apart(self, new_pairs: Sequence[tuple[Span, Span]]) -> frozenset[int]:
        was = self._was
        found: set[int] = set()
        for left, right in self._removed:
            found.update(set(was.links_of(Side.LEFT, left)) & set(was.links_of(Side.RIGHT, right)))
        for side, spans in zip(Side, zip(*new_pairs, strict=True), strict=True) if new_pairs else ():
            for span in set(spans):
                found.update(i for i in was.links_of(side, span.paragraph) if span in was.links[i].spans(side))
        return frozenset(found)

    def _joined(
        self, pairs: set[tuple[Span, Span]], new_pairs: Sequence[tuple[Span, Span]], apart: frozenset[int]
    ) -> list[tuple[Link, int | None]]:
        """The links that pairs of sentences make, each with the index of the one that it was, if it is the same."""
        everything = pairs | set(new_pairs)
        lefts, rights = sorted({left for left, _ in everything}), sorted({right for _, right in everything})
        row, column = {s: i for i, s in enumerate(lefts)}, {s: i for i, s in enumerate(rights)}
        new = set(new_pairs)
        before = {(self._was.links[i].left, self._was.links[i].right): i for i in apart}
        made: list[tuple[Link, int | None]] = []
        for group in connected(sorted((row[left], column[right]) for left, right in everything)):
            left, right = tuple(lefts[i] for i in group[0]), tuple(rights[j] for j in group[1])
            origin = before.get((left, right))
            if origin is not None:
                made.append((self._was.links[origin], origin))
                continue
            by_hand = any(pair in new for pair in product(left, right))
            score = 1.0 if by_hand else self._best_score(left, apart)
            made.append((Link(left, right, score, _relation(self._was, left, right), by_hand=by_hand), None))
        return made

    def _best_score(self, left: Spans, apart: frozenset[int]) -> float:
        links = (self._was.links[i] for i in apart)
        return max((link.score for link in links if set(left) & set(link.left)), default=0.0)

    def _missing(self, side: Side, apart: frozenset[int], changed: Sequence[Link]) -> Spans:
        taken = {span for link in changed for span in link.spans(side)}
        freed = {span for index in apart for span in self._was.links[index].spans(side)} - taken
        near = {span.paragraph for span in taken}
        kept = [span for span in self._was.missing(side) if span.paragraph not in near or span not in taken]
        return tuple(sorted([*kept, *freed]) if freed else kept)

    # paragraphs

    def _groups(self, links: Sequence[Link]) -> tuple[ParagraphLink, ...]:
        was = self._was
        touched = {side: self._touched(side) for side in Side}
        apart = [
            index
            for index, group in enumerate(was.paragraph_groups)
            if touched[Side.LEFT].intersection(group.left) or touched[Side.RIGHT].intersection(group.right)
        ]
        scores: dict[Pair, float] = {}
        by_hand = set(self._added)
        for group in (was.paragraph_groups[index] for index in apart):
            for pair in product(group.left, group.right):
                scores[pair] = max(group.score, scores.get(pair, 0.0))
                if group.by_hand:
                    by_hand.add(pair)
        pairs = sorted((scores.keys() | self._added) - self._removed)
        scores.update(dict.fromkeys(self._added, 1.0))
        kept = [group for index, group in enumerate(was.paragraph_groups) if index not in set(apart)]
        for left, right in complete_groups(pairs):
            covered = list(product(left, right))
            relation = _relation(was, *(_whole(was, side, p) for side, p in ((Side.LEFT, left), (Side.RIGHT, right))))
            score = max(scores[pair] for pair in covered)
            kept.append(ParagraphLink(left, right, score, relation, by_hand=not by_hand.isdisjoint(covered)))
        in_order = {
            (a.paragraph, b.paragraph) for link in links if not link.moved for a, b in product(link.left, link.right)
        }
        kept.sort(key=lambda group: (group.left, group.right))
        return tuple(_as_moved(group, in_order.isdisjoint(product(group.left, group.right))) for group in kept)


def _as_moved(group: ParagraphLink, moved: bool) -> ParagraphLink:
    return group if group.moved == moved else replace(group, moved=moved)


def _sentences_of(comparison: Comparison, side: Side, paragraphs: set[int]) -> dict[int, Spans]:
    """The sentences of some paragraphs that take part in the comparison, linked or missing."""
    found: dict[int, set[Span]] = {index: set() for index in paragraphs}
    for span in comparison.missing(side):
        if span.paragraph in found:
            found[span.paragraph].add(span)
    for index in paragraphs:
        for link in comparison.links_of(side, index):
            found[index].update(span for span in comparison.links[link].spans(side) if span.paragraph == index)
    return {index: tuple(sorted(spans)) for index, spans in found.items()}


def _whole(comparison: Comparison, side: Side, paragraphs: Sequence[int]) -> Spans:
    texts = comparison.article(side).paragraphs
    return tuple(Span(index, 0, len(texts[index].text)) for index in paragraphs)


def _text(article: Article, span: Span) -> str:
    return article.paragraphs[span.paragraph].text[span.start : span.end]


def _telling_words(article: Article, span: Span) -> frozenset[str]:
    found = frozenset(terms(_text(article, span)))
    return found - function_words(article.language) or found


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1.0, math.sqrt(len(one) * len(other)))


def _mutual(scores: Sequence[Sequence[float]]) -> list[Pair]:
    """Each row with its best column and each column with its best row, where they are alike at all."""
    found: set[Pair] = set()
    for r, row in enumerate(scores):
        best = max(range(len(row)), key=row.__getitem__, default=-1)
        if best >= 0 and row[best] >= ALIKE:
            found.add((r, best))
    for c in range(len(scores[0]) if scores else 0):
        column = [row[c] for row in scores]
        best = max(range(len(column)), key=column.__getitem__)
        if column[best] >= ALIKE:
            found.add((best, c))
    return sorted(found)


def _relation(comparison: Comparison, left: Spans, right: Spans) -> Relation:
    here = " ".join(_text(comparison.left, span) for span in left)
    there = " ".join(_text(comparison.right, span) for span in right)
    return Relation.SAME if same_words(here, there) else Relation.ALTERED


def _with_order(
    comparison: Comparison, links: tuple[Link, ...], origins: Sequence[int | None]
) -> tuple[Link, ...]:
    """The links with `moved` as it is now: the heaviest of them that are in order stay."""
    if len(links) > AFRESH:
        return _fitted(links, origins)
    places = [(_place(link.left[0]), _place(link.right[0])) for link in links]
    moved = out_of_order(places, [_weight(comparison, link) for link in links])
    return tuple(_as_it_moved(link, out) for link, out in zip(links, moved, strict=True))


def _fitted(links: tuple[Link, ...], origins: Sequence[int | None]) -> tuple[Link, ...]:
    """The links with `moved` of the changed ones only: they stay where they fit between those that stay around them."""
    ahead = [math.inf] * (len(links) + 1)
    for index in range(len(links) - 1, -1, -1):
        stays = origins[index] is not None and not links[index].moved
        ahead[index] = _place(links[index].right[0]) if stays else ahead[index + 1]
    found: list[Link] = []
    reached = -1.0
    for index, link in enumerate(links):
        place = _place(link.right[0])
        changed = origins[index] is None
        found.append(_as_it_moved(link, not reached <= place <= ahead[index + 1]) if changed else link)
        if not found[-1].moved:
            reached = place
    return tuple(found)


def _as_it_moved(link: Link, moved: bool) -> Link:
    return link if link.moved == moved else replace(link, moved=moved)


def _place(span: Span) -> float:
    return (span.paragraph << 32) + span.start


def _weight(comparison: Comparison, link: Link) -> float:
    """Words of both ends, with the trace of their content by which the alignment settles ties."""
    ends = [[_text(comparison.article(side), span) for span in link.spans(side)] for side in Side]
    count = sum(len(terms(text)) for end in ends for text in end)
    traces = [zlib.crc32(" ".join(end).encode("utf-8", "replace")) for end in ends]
    return count + 1e-3 * (traces[0] ^ traces[1]) / 2**32


def _explanation(comparison: Comparison, origins: tuple[int | None, ...]) -> Callable[[int], tuple[Reason, ...]]:
    """What made each link that was there before; of the others nothing is known."""

    def explain(link: int) -> tuple[Reason, ...]:
        origin = origins[link]
        return comparison.explain(origin) if origin is not None else ()

    return explain
