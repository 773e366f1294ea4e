"""The quiet answer to why a ribbon is there: what the band and the panes say when the mouse rests on a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.why import why_tied

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView


class PairWhy:
    """Answers for the ribbons of the band and the moved chips of both panes."""

    def __init__(self, view: PairView) -> None:
        self._view = view
        view.band.why = self.tell
        for pane in view.panes.values():
            pane.why = self.tell

    def tell(self, group: int) -> str:
        """What made the links of a group; nothing where there is none."""
        view = self._view
        if view.comparison is None or view.ties is None or not 0 <= group < len(view.ties.groups):
            return ""
        return why_tied(view.comparison, view.ties.groups[group])
