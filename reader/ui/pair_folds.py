"""Folded paragraphs opened and closed: by a click on their line, or because something inside is to be seen."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.layout.rows import FoldKind

if TYPE_CHECKING:
    from reader.core.model import Side, Span
    from reader.layout.rows import Fold
    from reader.ui.pair_view import PairView


class PairFolds(QObject):
    """Opens and closes the folds of a pair view."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view

    def toggle(self, side: Side, first: int) -> None:
        """Opens or closes the fold that begins with a paragraph; its line stays where it is."""
        pane = self._view.panes[side]
        page = pane.page
        row, fold = next(entry for entry in page.rows.folds.items() if entry[1].first == first)
        line = page.flow.top(row) - pane.top
        beside = self._beside(side, fold) if fold.kind is FoldKind.SHARED else frozenset()
        opens = first not in page.opened
        page.opened = page.opened ^ {first}
        page.rebuild_rows()
        other = self._view.panes[side.other].page
        opened = other.opened | beside if opens else other.opened - beside
        if opened != other.opened:
            other.opened = opened
            other.rebuild_rows()
        self._view.arrange_again()
        row = next(row for row, fold in page.rows.folds.items() if fold.first == first)
        pane.scroll_to(page.flow.top(row) - max(0.0, line))
        self._view.scrolling.lead(side, exactly=True)

    def _beside(self, side: Side, fold: Fold) -> frozenset[int]:
        """What is shared is shared by two: the folds over there that hide the same, by their first paragraphs."""
        ties, rows = self._view.ties, self._view.panes[side.other].page.rows
        if ties is None:
            return frozenset()
        of = ties.groups_of[side]
        groups = {group for paragraph in range(fold.first, fold.end) for group in of.get(paragraph, ())}
        there = {paragraph for group in groups for paragraph in ties.groups[group].paragraphs(side.other)}
        folds = [found for _, found in sorted(rows.folds.items()) if found.kind is FoldKind.SHARED]
        firsts = [found.first for found in folds]
        at = ((bisect_right(firsts, paragraph) - 1, paragraph) for paragraph in there)
        return frozenset(firsts[number] for number, paragraph in at if number >= 0 and paragraph < folds[number].end)

    def open_for(self, side: Side, span: Span) -> None:
        """Opens the fold that hides a stretch of text, if one does."""
        rows = self._view.panes[side].page.rows
        fold = rows.folds.get(rows.row_of(span.paragraph, span.start))
        if fold is not None and not fold.is_open:
            self.toggle(side, fold.first)
