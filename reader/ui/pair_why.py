"""What the mouse is told where it rests: why a ribbon is there, and what stands against a number or a bold word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.app.told import told_at
from reader.app.why import why_tied

if TYPE_CHECKING:
    from reader.core.model import Side
    from reader.layout.places import Place
    from reader.ui.pair_view import PairView


class PairWhy:
    """Answers for the ribbons of the band, and for the moved chips and the words of both panes."""

    def __init__(self, view: PairView) -> None:
        self._view = view
        view.band.why = self.tell
        for side, pane in view.panes.items():
            pane.why = self.tell
            pane.told = partial(self.told, side)

    def tell(self, group: int) -> str:
        """What made the links of a group; nothing where there is none."""
        view = self._view
        if view.comparison is None or view.ties is None or not 0 <= group < len(view.ties.groups):
            return ""
        return why_tied(view.comparison, view.ties.groups[group])

    def told(self, side: Side, place: Place) -> str:
        """The counterpart of a fact or an altered number; nothing elsewhere."""
        comparison = self._view.comparison
        return told_at(comparison, side, place.paragraph, place.offset) if comparison is not None else ""
