"""A comparison seen from the other side: what a swap shows at once, while the pair is compared anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.model import Entity, Side

if TYPE_CHECKING:
    from reader.core.comparison import Comparison


def swapped(comparison: Comparison) -> Comparison:
    """Left is right and right is left; facts are left out, for their words say which side they mean."""
    def turned(rows: tuple[Entity, ...]) -> tuple[Entity, ...]:
        return tuple(Entity(e.name, e.kind, e.aliases, e.right, e.left) for e in rows)

    order = sorted(range(len(comparison.links)), key=lambda index: comparison.links[index].right)
    links = (comparison.links[index] for index in order)
    groups = sorted(comparison.paragraph_groups, key=lambda group: group.right)
    return replace(
        comparison,
        left=comparison.right,
        right=comparison.left,
        links=tuple(replace(link, left=link.right, right=link.left) for link in links),
        paragraph_groups=tuple(replace(group, left=group.right, right=group.left) for group in groups),
        missing_left=comparison.missing_right,
        missing_right=comparison.missing_left,
        entities=turned(comparison.entities),
        quantities=turned(comparison.quantities),
        facts=(),
        notes=tuple(
            replace(note, side=note.side.other)
            for side in (Side.RIGHT, Side.LEFT)
            for note in comparison.notes
            if note.side is side
        ),
        explanation=lambda index: comparison.explain(order[index]),
        _marks={},
    )
