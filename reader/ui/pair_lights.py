"""What is lit in the panes for a while: the counterpart of what the mouse is over, flashes, an entity's mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation

from reader.core.model import Side, Span
from reader.layout.strip import ticks
from reader.ui.counterparts import run_counterpart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.layout.places import Place
    from reader.ui.pair_view import PairView

FLASH = 900


class PairLights(QObject):
    """Sets and clears what the panes' overlays light."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._mentions: dict[Side, tuple[Span, ...]] = dict.fromkeys(Side, ())
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FLASH)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.valueChanged.connect(self._set_strength)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.timeout.connect(self._end_flash)

    def clear(self) -> None:
        self._light(dict.fromkeys(Side, ()))
        self._end_flash()
        self.mention((), (), None)

    def light_place(self, side: Side, place: Place | None) -> None:
        """The mouse is over a place, or over none; nothing scrolls."""
        comparison = self._view.comparison
        found: tuple[Span, ...] = ()
        if comparison is not None and place is not None and place.paragraph < len(comparison.article(side).paragraphs):
            found = run_counterpart(comparison, side, place)
        self._light({side: (), side.other: found})

    def light_group(self, group: int) -> None:
        """The mouse is over a ribbon: both its ends."""
        ties = self._view.ties
        if ties is None or group < 0:
            self._light(dict.fromkeys(Side, ()))
            return
        self._light(
            {
                side: tuple(
                    Span(index, 0, len(self._view.article(side).paragraphs[index].text))
                    for index in ties.groups[group].paragraphs(side)
                )
                for side in Side
            }
        )

    def _light(self, spans: dict[Side, tuple[Span, ...]]) -> None:
        for side, lit in spans.items():
            pane = self._view.panes[side]
            if pane.overlay.lit != lit:
                pane.overlay.lit = lit
                pane.viewport().update()

    def flash(self, side: Side, spans: tuple[Span, ...]) -> None:
        """Lights stretches for a moment."""
        self.flash_both({side: spans})

    def flash_both(self, spans: Mapping[Side, tuple[Span, ...]]) -> None:
        """Lights stretches of both sides for a moment."""
        self._end_flash()
        for side, stretches in spans.items():
            self._view.panes[side].overlay.flashed = stretches
        self._set_strength(1.0)
        if self._view.reduced_motion:
            self._still.start(FLASH)
        else:
            self._fade.start()

    def _set_strength(self, strength: float) -> None:
        for pane in self._view.panes.values():
            if pane.overlay.flashed:
                pane.overlay.flash_strength = float(strength)
                pane.viewport().update()
        if strength <= 0:
            self._end_flash()

    def _end_flash(self) -> None:
        self._fade.stop()
        self._still.stop()
        for pane in self._view.panes.values():
            if pane.overlay.flashed:
                pane.overlay.flashed = ()
                pane.viewport().update()

    def mention(self, left: tuple[Span, ...], right: tuple[Span, ...], current: tuple[Side, Span] | None) -> None:
        self._mentions = {Side.LEFT: left, Side.RIGHT: right}
        for side, pane in self._view.panes.items():
            pane.overlay.mentions = self._mentions[side]
            pane.overlay.mention = current[1] if current is not None and current[0] is side else None
            pane.viewport().update()
        self.show_in_strip()
        if current is not None:
            self._view.reveal(current[0], current[1], flash=False)

    def show_in_strip(self) -> None:
        overview = self._view.overview
        for side, strip in overview.sides.items():
            page = self._view.panes[side].page
            strip.mentions = ticks(
                page.flow, page.rows, {span.paragraph for span in self._mentions[side]}, overview.strip_height
            )
        overview.redraw()
