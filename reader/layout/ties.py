"""Which paragraphs of the two sides belong together, and what that makes of each: read once from links and missing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from operator import le, lt
from typing import TYPE_CHECKING

from reader.core.model import ParagraphLink, Relation, Side, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Status(IntEnum):
    """What a comparison says of a whole paragraph; the higher value is the one to show where only one can be."""

    NOTHING = 0
    SHARED = 1
    MOVED = 2
    ALTERED = 3
    PARTLY = 4
    """Linked, but some of its sentences only this side has."""
    MISSING = 5


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows or paragraphs that stand opposite each other: strictly rising on both sides, ends included."""

    left_first: list[int] = field(default_factory=list)
    left_last: list[int] = field(default_factory=list)
    right_first: list[int] = field(default_factory=list)
    right_last: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.left_first)

    def seen_from(self, side: Side) -> tuple[list[int], list[int], list[int], list[int]]:
        """First and last here, first and last there."""
        if side is Side.LEFT:
            return self.left_first, self.left_last, self.right_first, self.right_last
        return self.right_first, self.right_last, self.left_first, self.left_last


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything the view needs to know about paragraphs as wholes."""

    groups: tuple[ParagraphLink, ...]
    groups_of: dict[Side, dict[int, tuple[int, ...]]]
    """Of each tied paragraph, the indices into `groups`."""
    status: dict[Side, bytearray]
    pairs: Pairs
    """The groups that did not move, as a map between the sides."""
    moved: dict[Side, list[int]]
    """Of each group that moved, the paragraph it begins with."""

    def is_further_down(self, side: Side, group: int) -> bool:
        """Whether what has moved stands below the place over there that is opposite to where it stands here."""
        here, there = self.groups[group].paragraphs(side)[0], self.groups[group].paragraphs(side.other)[0]
        first, _, first_there, _ = self.pairs.seen_from(side)
        before = bisect_right(first, here) - 1
        return there > first_there[before] if before >= 0 else bool(len(first)) and there > first_there[0]

    def moved_group(self, side: Side, paragraph: int) -> int | None:
        """The first group that carries this paragraph elsewhere."""
        for index in self.groups_of[side].get(paragraph, ()):
            if self.groups[index].moved:
                return index
        return None


def tie(
    groups: tuple[ParagraphLink, ...], missing: Mapping[Side, Sequence[Span]], counts: dict[Side, int]
) -> Ties:
    """Reads the ties of two articles of `counts` paragraphs."""
    groups_of: dict[Side, dict[int, tuple[int, ...]]] = {}
    status = {side: bytearray(counts[side]) for side in Side}
    values = [
        Status.ALTERED if group.relation is Relation.ALTERED else Status.MOVED if group.moved else Status.SHARED
        for group in groups
    ]
    for side, ends in zip(Side, ([group.left for group in groups], [group.right for group in groups]), strict=True):
        groups_of[side] = _read_side(ends, values, status[side])
        flags = status[side]
        for paragraph in {span.paragraph for span in missing[side]}:
            flags[paragraph] = Status.PARTLY if flags[paragraph] else Status.MISSING
    gone = [group for group in groups if group.moved]
    moved = {side: [group.paragraphs(side)[0] for group in gone] for side in Side}
    return Ties(groups, groups_of, status, _in_order(groups), moved)


def _read_side(
    ends: list[tuple[int, ...]], values: Sequence[int], flags: bytearray
) -> dict[int, tuple[int, ...]]:
    """Of every paragraph its groups; and in `flags` the highest status they give it."""
    firsts = [paragraphs[0] for paragraphs in ends if paragraphs]
    found: dict[int, tuple[int, ...]] = dict(zip(firsts, zip(range(len(ends))), strict=False))
    if len(found) == len(ends) == sum(map(len, ends)):  # one to one, as most are: no need to look at each
        for paragraph, value in zip(firsts, values, strict=True):
            flags[paragraph] = value
        return found
    found = {}
    for index, paragraphs in enumerate(ends):
        value = values[index]
        for paragraph in paragraphs:
            found[paragraph] = (*found[paragraph], index) if paragraph in found else (index,)
            if flags[paragraph] < value:
                flags[paragraph] = value
    return found


def _in_order(groups: tuple[ParagraphLink, ...]) -> Pairs:
    spans = [
        (left[0], left[-1], right[0], right[-1])
        for left, right in [(group.left, group.right) for group in groups if not group.moved]
        if left and right
    ]
    return rising(spans)


def rising(spans: list[tuple[int, int, int, int]]) -> Pairs:
    """The most of (left first, left last, right first, right last) that rises on both sides, overlaps joined."""
    if not spans:
        return Pairs()
    spans.sort()
    columns = [list(column) for column in zip(*spans, strict=True)]
    if all(all(map(lt, columns[at + 1], columns[at][1:])) for at in (0, 2)):
        return Pairs(*columns)
    if not all(map(le, columns[2], columns[2][1:])):
        spans = _longest_rising(spans)
    pairs = Pairs()
    left_end = right_end = -1
    for left_first, left_last, right_first, right_last in spans:
        if left_first <= left_end or right_first <= right_end:
            left_end = pairs.left_last[-1] = max(left_end, left_last)
            right_end = pairs.right_last[-1] = max(right_end, right_last)
            continue
        pairs.left_first.append(left_first)
        pairs.left_last.append(left_last)
        pairs.right_first.append(right_first)
        pairs.right_last.append(right_last)
        left_end, right_end = left_last, right_last
    return pairs


def _longest_rising(spans: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Patience sorting on the right side's first paragraph, in O(n log n)."""
    tails: list[int] = []
    at: list[int] = []
    previous: list[int] = [-1] * len(spans)
    for index, span in enumerate(spans):
        place = bisect_left(tails, span[2])
        if place == len(tails):
            tails.append(span[2])
            at.append(index)
        else:
            tails[place] = span[2]
            at[place] = index
        previous[index] = at[place - 1] if place else -1
    kept: list[tuple[int, int, int, int]] = []
    index = at[-1] if at else -1
    while index >= 0:
        kept.append(spans[index])
        index = previous[index]
    return kept[::-1]
