"""A comparison seen from the other side: what a swap shows at once, while the pair is compared anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.model import Entity, Link, ParagraphLink

if TYPE_CHECKING:
    from reader.core.comparison import Comparison


def swapped(comparison: Comparison) -> Comparison:
    """Left is right and right is left; facts are left out, for their words say which side they mean."""
    order = sorted(range(len(comparison.links)), key=lambda index: comparison.links[index].right)
    links = (comparison.links[index] for index in order)
    groups = sorted(comparison.paragraph_groups, key=lambda group: group.right)
    return replace(
        comparison,
        left=comparison.right,
        right=comparison.left,
        links=tuple(Link(link.right, link.left, link.score, link.relation, link.moved) for link in links),
        paragraph_groups=tuple(ParagraphLink(g.right, g.left, g.score, g.relation, g.moved) for g in groups),
        missing_left=comparison.missing_right,
        missing_right=comparison.missing_left,
        entities=tuple(Entity(e.name, e.kind, e.aliases, e.right, e.left) for e in comparison.entities),
        facts=(),
        explanation=lambda index: comparison.explain(order[index]),
        _marks={},
    )
