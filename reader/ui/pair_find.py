"""Find in both articles: counts per side, hits in sight painted, the way from hit to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.core.model import Side, Span
from reader.layout.find import Query
from reader.layout.places import Place
from reader.layout.strip import ticks
from reader.ui.finding import Search

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView


class PairFind(QObject):
    """The search of a pair view."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._current: tuple[Side, Span] | None = None
        self.search = Search(self)
        self.search.advanced.connect(self._advanced)

    def find(self, text: str, *, match_case: bool, whole_words: bool) -> tuple[int, int]:
        view = self._view
        self._current = None
        view.make_ready()
        articles = {side: view.article(side) for side in Side}
        in_sight = {side: view.panes[side].visible_paragraphs() for side in Side}
        self.search.start(Query(text, match_case, whole_words), articles, in_sight)
        self._advanced()
        return self.search.total(Side.LEFT), self.search.total(Side.RIGHT)

    def clear(self) -> None:
        had = self.search.query is not None
        self.search.stop()
        self._current = None
        if had:
            self._advanced()

    def step(self, by: int) -> bool:
        """To the next or previous hit: through the side being read, then through the other one, round and round."""
        self.search.finish()
        total = self.search.total(Side.LEFT) + self.search.total(Side.RIGHT)
        if not total:
            return False
        number = self._number() + by if self._current is not None else self._from_caret(by)
        side, index = self._split(number % total)
        span = self.search.hit(side, index)
        self._current = (side, span)
        self._view.set_active_side(side)
        self._view.reveal(side, span, flash=False)
        self._advanced()
        return True

    def _from_caret(self, by: int) -> int:
        view = self._view
        pane = view.active_pane
        place = pane.caret or Place(min(pane.visible_paragraphs(), default=0), 0)
        number = self.search.first_from(view.active_side, place)
        if view.active_side is Side.RIGHT:
            number += self.search.total(Side.LEFT)
        return number if by > 0 else number - 1

    def _number(self) -> int:
        """The current hit's number, the left side's hits first."""
        if self._current is None:
            return -1
        side, span = self._current
        number = self.search.first_from(side, Place(span.paragraph, span.start))
        return number if side is Side.LEFT else number + self.search.total(Side.LEFT)

    def _split(self, number: int) -> tuple[Side, int]:
        left = self.search.total(Side.LEFT)
        return (Side.LEFT, number) if number < left else (Side.RIGHT, number - left)

    def _advanced(self) -> None:
        self.sight_changed()
        if not self.search.running:
            self.show_in_strip()
        left, right = self.search.total(Side.LEFT), self.search.total(Side.RIGHT)
        self._view.find_changed.emit(self._number() + 1, left, right)

    def sight_changed(self) -> None:
        """Finds the hits of what is in sight, for painting."""
        for side, pane in self._view.panes.items():
            hits = {}
            if self.search.query is not None:
                hits = {p: places for p in pane.visible_paragraphs() if (places := self.search.places(side, p))}
            hit = self._current[1] if self._current is not None and self._current[0] is side else None
            if hits != pane.overlay.hits or hit != pane.overlay.hit:
                pane.overlay.hits, pane.overlay.hit = hits, hit
                pane.viewport().update()

    def show_in_strip(self) -> None:
        overview = self._view.overview
        for side, strip in overview.sides.items():
            page = self._view.panes[side].page
            strip.hits = ticks(page.flow, page.rows, self.search.paragraphs(side), overview.strip_height)
        overview.redraw()
