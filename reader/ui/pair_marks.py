"""Which marks a reader wants to see; nothing is computed anew for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.model import MarkKind, Side
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

    def reader(self, comparison: Comparison | None, side: Side) -> MarkReader | None:
        """What reads the marks of a side."""
        return MarkReader(comparison, side) if comparison is not None else None

    def set_shown(self, kind: MarkKind, shown: bool) -> None:
        (self.shown.add if shown else self.shown.discard)(kind)
        view = self._view
        for pane in view.panes.values():
            pane.overlay.shown = set(self.shown)
            pane.viewport().update()
        view.overview.shown = set(self.shown)
        view.overview.redraw()
        view.band.update()
