"""Which marks a reader wants to see, and which equivalences count as changes; nothing is computed anew for either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.model import Equivalence, MarkKind, Side
from reader.ui.row_marks import MarkReader

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.ui.pair_view import PairView


class PairMarks(QObject):
    """Filters what the two pages draw."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self.shown: set[MarkKind] = set(MarkKind)
        self.exact: frozenset[Equivalence] = frozenset()
        """What is shown as altered though it changes nothing."""

    def reader(self, comparison: Comparison | None, side: Side) -> MarkReader | None:
        """What reads the marks of a side as this reader wants to see them."""
        return MarkReader(comparison, side, self.exact) if comparison is not None else None

    def set_shown(self, kind: MarkKind, shown: bool) -> None:
        (self.shown.add if shown else self.shown.discard)(kind)
        view = self._view
        for pane in view.panes.values():
            pane.overlay.shown = set(self.shown)
            pane.viewport().update()
        view.overview.shown = set(self.shown)
        view.overview.redraw()
        view.band.update()

    def set_exact(self, exact: frozenset[Equivalence]) -> None:
        """Shows these equivalences as altered, and all others dimmed."""
        if exact == self.exact:
            return
        self.exact = exact
        view = self._view
        for side, pane in view.panes.items():
            pane.page.reader = self.reader(view.comparison, side)
            pane.page.forget_set_rows()
            pane.viewport().update()
        view.idle.wake()
