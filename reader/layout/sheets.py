"""Breaking rows of two columns into sheets of paper, in numbers: both sides begin level, lines stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL = 0.35
"""Part of a sheet up to which a row is kept in one piece."""
TOGETHER = 2
"""Lines of a paragraph that never stand alone at the foot of a sheet."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The heights of the lines of both columns."""

    left: tuple[float, ...]
    right: tuple[float, ...]
    keep: bool = False
    """Not the last thing on a sheet: headings."""

    def column(self, number: int) -> tuple[float, ...]:
        return self.right if number else self.left


@dataclass(frozen=True, slots=True)
class Slice:
    """Some lines of one column of a row, and how far down the sheet they begin."""

    row: int
    column: int
    first: int
    end: int
    top: float


def sheets(rows: Sequence[SheetRow], height: float, gap: float = 0.0) -> list[list[Slice]]:
    """What stands on each sheet of that height; every line once, in order, and no sheet is empty."""
    found: list[list[Slice]] = [[]]
    top = 0.0
    for number, row in enumerate(rows):
        if found[-1] and not _may_begin(rows, number, height - top, height, gap):
            found.append([])
            top = 0.0
        begun = [0, 0]
        while True:
            placed = [_fitting(row.column(column), begun[column], height - top) for column in (0, 1)]
            if not any(placed) and not found[-1]:
                placed = [min(1, len(row.column(column)) - begun[column]) for column in (0, 1)]
            used = 0.0
            for column in (0, 1):
                lines = row.column(column)[begun[column] : begun[column] + placed[column]]
                if lines:
                    found[-1].append(Slice(number, column, begun[column], begun[column] + placed[column], top))
                    begun[column] += placed[column]
                    used = max(used, sum(lines))
            if all(begun[column] == len(row.column(column)) for column in (0, 1)):
                top += used + gap if used else 0.0
                break
            found.append([])
            top = 0.0
    return found if found[-1] or len(found) == 1 else found[:-1]


def _may_begin(rows: Sequence[SheetRow], number: int, room: float, height: float, gap: float) -> bool:
    """Whether a row may begin where that much of a sheet is left."""
    row = rows[number]
    whole = max(sum(row.left), sum(row.right))
    if whole <= room:
        if not row.keep or number + 1 == len(rows):
            return True
        following = rows[number + 1]
        head = max(sum(following.column(column)[:TOGETHER]) for column in (0, 1))
        return whole + gap + head <= room
    if whole <= SMALL * height:
        return False
    return all(
        _fitting(row.column(column), 0, room) >= min(TOGETHER, len(row.column(column))) for column in (0, 1)
    )


def _fitting(lines: Sequence[float], begun: int, room: float) -> int:
    """How many of the lines that are left fit."""
    index = begun
    while index < len(lines) and lines[index] <= room + 1e-6:
        room -= lines[index]
        index += 1
    return index - begun
