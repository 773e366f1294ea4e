"""What on the other side belongs to a place, a stretch or a difference: asked by hovering, chips and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.model import Difference, Side, Span

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.layout.places import Place
    from reader.layout.ties import Ties


def run_counterpart(comparison: Comparison, side: Side, place: Place) -> tuple[Span, ...]:
    """The run over there that stands against the run at a place, else the sentences tied to its sentence."""
    for mark in comparison.marks(side, place.paragraph, place.offset, place.offset + 1):
        if mark.start <= place.offset < mark.end and mark.counterpart is not None:
            return (mark.counterpart,)
    return sentence_counterpart(comparison, side, place)


def sentence_counterpart(comparison: Comparison, side: Side, place: Place) -> tuple[Span, ...]:
    """The sentences over there that report what the sentence at a place reports."""
    links = comparison.links_of(side, place.paragraph)
    for holds in (_holds, _ends_at):
        found = {
            span
            for index in links
            if any(holds(own, place) for own in comparison.links[index].spans(side))
            for span in comparison.links[index].spans(side.other)
        }
        if found or any(holds(span, place) for span in comparison.missing(side)):
            return tuple(sorted(found))
    return ()


def sentence_at(comparison: Comparison, side: Side, place: Place) -> tuple[Span, ...]:
    """The linked or missing sentence at a place (or that ends there), with what is linked together with it."""
    for holds in (_holds, _ends_at):
        for index in comparison.links_of(side, place.paragraph):
            spans = comparison.links[index].spans(side)
            if any(holds(span, place) for span in spans):
                return spans
        missing = tuple(span for span in comparison.missing(side) if holds(span, place))
        if missing:
            return missing
    return ()


def groups_of_difference(ties: Ties, difference: Difference) -> frozenset[int]:
    """The paragraph groups whose ribbons belong to a difference."""
    left = {index for span in difference.left for index in ties.groups_of[Side.LEFT].get(span.paragraph, ())}
    right = {index for span in difference.right for index in ties.groups_of[Side.RIGHT].get(span.paragraph, ())}
    return frozenset(left & right)


def _holds(span: Span, place: Place) -> bool:
    return span.paragraph == place.paragraph and span.start <= place.offset < max(span.end, span.start + 1)


def _ends_at(span: Span, place: Place) -> bool:
    return span.paragraph == place.paragraph and span.end == place.offset
