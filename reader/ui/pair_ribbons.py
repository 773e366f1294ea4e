"""What the band between the panes has to show right now: from the panes' heights to ribbons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from reader.core.model import MarkKind, Side
from reader.layout.ribbons import Extent, ribbons
from reader.ui.ribbons import RibbonPicture

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView


def ribbon_picture(view: PairView) -> RibbonPicture:
    """The ribbons of what is in sight; none while a pane is hidden behind a message."""
    if view.ties is None or view.shows_messages:
        return RibbonPicture()
    view.make_ready()

    def extent(side: Side, paragraph: int) -> Extent:
        pane = view.panes[side]
        top, bottom = pane.page.extent(paragraph)
        return top - pane.top, bottom - pane.top

    height = max(pane.view_height for pane in view.panes.values())
    in_sight = {side: pane.visible_paragraphs() for side, pane in view.panes.items()}
    return RibbonPicture(
        shapes=ribbons(view.ties, in_sight, extent, height),
        offset=float(view.panes[Side.LEFT].mapTo(view, QPoint(0, 0)).y() - view.band.y()),
        current=view.stops.groups,
        hide_shared=MarkKind.SHARED not in view.shown,
        hide_altered=MarkKind.ALTERED not in view.shown,
    )
