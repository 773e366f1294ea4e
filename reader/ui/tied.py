"""Which paragraphs of a comparison belong together, for the view: worked out once, where nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.terms import Side
from reader.layout.ties import Ties, tie

if TYPE_CHECKING:
    from reader.core.comparison import Comparison


def ties_of(comparison: Comparison) -> Ties:
    """The ties of a comparison, the same ones whoever asks."""
    return comparison.once(_tied)


def _tied(comparison: Comparison) -> Ties:
    counts = {side: len(comparison.article(side).paragraphs) for side in Side}
    missing = {side: comparison.missing(side) for side in Side}
    return tie(comparison.paragraph_links(), missing, counts)
