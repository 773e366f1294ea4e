"""The ribbons between the panes: for every group in sight, where its ends stand on the left and on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.model import Relation, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.layout.ties import Ties

Extent = tuple[float, float]
"""Top and bottom, in view coordinates."""

BEYOND = 60.0
"""How far outside the view an end is drawn that is really much further away."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One closed shape: from left_top..left_bottom to right_top..right_bottom."""

    group: int
    left_top: float
    left_bottom: float
    right_top: float
    right_bottom: float
    relation: Relation
    moved: bool

    def height_at(self, share: float) -> Extent:
        """Top and bottom at `share` of the way from left to right, along the same curve that is painted."""
        ease = share * share * (3 - 2 * share)
        return (
            self.left_top + (self.right_top - self.left_top) * ease,
            self.left_bottom + (self.right_bottom - self.left_bottom) * ease,
        )


def ribbons(
    ties: Ties,
    visible: Mapping[Side, Iterable[int]],
    extent: Callable[[Side, int], Extent],
    view: float,
) -> list[Ribbon]:
    """The ribbons of all groups that touch a visible paragraph; the moved ones last, so that they cross on top."""
    groups: set[int] = set()
    for side in Side:
        of_side = ties.groups_of[side]
        for paragraph in visible[side]:
            groups.update(of_side.get(paragraph, ()))
    found: list[Ribbon] = []
    drawn: set[tuple[Extent, Extent, bool]] = set()
    for index in sorted(groups):
        group = ties.groups[index]
        for left in _runs(group.left):
            for right in _runs(group.right):
                ends = (_ends(Side.LEFT, left, extent, view), _ends(Side.RIGHT, right, extent, view))
                shape = (*ends, group.moved)
                if not _outside(ends, view) and shape not in drawn:  # a fold stands for many that look the same
                    drawn.add(shape)
                    found.append(Ribbon(index, *ends[0], *ends[1], group.relation, group.moved))
    return sorted(found, key=lambda ribbon: ribbon.moved)


def at(shapes: Iterable[Ribbon], share: float, y: float) -> Ribbon | None:
    """The ribbon under a point, the topmost one first."""
    for ribbon in reversed(list(shapes)):
        top, bottom = ribbon.height_at(share)
        if top <= y <= bottom:
            return ribbon
    return None


def _runs(paragraphs: tuple[int, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        if runs and paragraph == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], paragraph)
        else:
            runs.append((paragraph, paragraph))
    return runs


def _ends(side: Side, run: tuple[int, int], extent: Callable[[Side, int], Extent], view: float) -> Extent:
    top, bottom = extent(side, run[0])[0], extent(side, run[1])[1]
    if bottom < -BEYOND:
        return -BEYOND - min(24.0, bottom - top), -BEYOND
    if top > view + BEYOND:
        return view + BEYOND, view + BEYOND + min(24.0, bottom - top)
    return max(top, -view), min(bottom, 2 * view)


def _outside(ends: tuple[Extent, Extent], view: float) -> bool:
    return all(end[1] < 0 for end in ends) or all(end[0] > view for end in ends)
