"""Folded paragraphs opened and closed: by a click on their line, or because something inside is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from reader.core.model import Side, Span
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
        line = page.flow.top(page.rows.row_of(first)) - pane.top
        page.opened = page.opened ^ {first}
        page.rebuild_rows()
        self._view.arrange_again()
        row = next((row for row, fold in page.rows.folds.items() if fold.first == first), None)
        if row is not None:
            pane.scroll_to(page.flow.top(row) - max(0.0, line))
            self._view.scrolling.lead(side, exactly=True)

    def open_for(self, side: Side, span: Span) -> None:
        """Opens the fold that hides a stretch of text, if one does."""
        rows = self._view.panes[side].page.rows
        fold = rows.folds.get(rows.row_of(span.paragraph, span.start))
        if fold is not None and not fold.is_open:
            self.toggle(side, fold.first)
