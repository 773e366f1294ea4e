"""Linking and unlinking by hand: which paragraphs are meant on each side, and that it is seen what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.app.by_hand import Answer, linking, unlinking
from reader.core.model import Side, Span

if TYPE_CHECKING:
    from reader.app.by_hand import Meant
    from reader.ui.pair_view import PairView


class ByHand(QObject):
    """Reads carets and selections of both panes.

    Signals: `wanted(Edit)`, `said(sentence)`.
    """

    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view

    def link(self) -> None:
        if self._view.comparison is not None:
            meant = self.meant()
            self._take(linking(self._view.comparison, meant), meant)

    def link_these(self, meant: Meant) -> None:
        """Ties the given paragraphs."""
        if self._view.comparison is not None:
            self._take(linking(self._view.comparison, meant), meant)

    def unlink(self) -> None:
        if self._view.comparison is not None:
            meant = self.meant()
            self._take(unlinking(self._view.comparison, meant, self._view.active_side), meant)

    def meant(self) -> Meant:
        """The paragraphs of the selection, else of the caret, else of the current difference, on each side."""
        return {side: self._meant_on(side) for side in Side}

    def _meant_on(self, side: Side) -> tuple[int, ...]:
        pane = self._view.panes[side]
        paragraphs = pane.page.article.paragraphs
        if pane.selection is not None:
            spans = pane.selection.spans(paragraphs)
            return tuple(s.paragraph for s in spans if paragraphs[s.paragraph].text[s.start : s.end].strip())
        if pane.caret is not None and pane.caret.paragraph < len(paragraphs):
            return (pane.caret.paragraph,)
        current = self._view.stops.current
        return tuple(dict.fromkeys(span.paragraph for span in current.spans(side))) if current is not None else ()

    def _take(self, answer: Answer, meant: Meant) -> None:
        if answer.edit is not None:
            self.wanted.emit(answer.edit)
            whole = {
                side: tuple(Span(p, 0, len(self._view.article(side).paragraphs[p].text)) for p in meant[side])
                for side in Side
            }
            self._view.lights.flash_both(whole)
        self.said.emit(answer.sentence)
