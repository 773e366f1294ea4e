"""A search through both articles in slices: what is in sight first, the rest between frames."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.model import Article, Side, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from reader.layout.find import Query
    from reader.layout.places import Place

FIRST_SLICE = 0.03
SLICE = 0.008


class Search(QObject):
    """One running or finished search; counts are per paragraph, places are found again when they are needed.

    Signals:
        advanced: more has been counted.
    """

    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query: Query | None = None
        self._articles: dict[Side, Article] = {}
        self._counts: dict[Side, dict[int, int]] = {side: {} for side in Side}
        self._totals = dict.fromkeys(Side, 0)
        self._ordered: dict[Side, tuple[list[int], list[int]] | None] = dict.fromkeys(Side, None)
        self._todo: Iterator[tuple[Side, int]] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.go_on)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self, query: Query, articles: dict[Side, Article], in_sight: Mapping[Side, Collection[int]]) -> None:
        """Begins; what is in sight is counted before this returns."""
        self.stop()
        self.query = query
        self._articles = articles
        first = [(side, index) for side in Side for index in in_sight[side]]
        self._todo = chain(iter(first), _all_but(articles, in_sight))
        if query.text and not self._work(FIRST_SLICE, at_least=len(first)):
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self.query = None
        self._todo = iter(())
        self._counts = {side: {} for side in Side}
        self._totals = dict.fromkeys(Side, 0)
        self._ordered = dict.fromkeys(Side, None)

    def finish(self) -> None:
        """Counts what is left at once."""
        if self._timer.isActive():
            self._work(1e9)
            self._timer.stop()
            self.advanced.emit()

    def total(self, side: Side) -> int:
        return self._totals[side]

    def paragraphs(self, side: Side) -> Iterable[int]:
        """The paragraphs with hits, in no order."""
        return self._counts[side].keys()

    def places(self, side: Side, paragraph: int) -> tuple[tuple[int, int], ...]:
        if self.query is None or paragraph not in self._counts[side]:
            return ()
        return tuple(self.query.places(self._articles[side].paragraphs[paragraph].text))

    def hit(self, side: Side, number: int) -> Span:
        """The hit of that number on a side."""
        paragraphs, before = self._order(side)
        at = bisect_right(before, number) - 1
        start, end = self.places(side, paragraphs[at])[number - before[at]]
        return Span(paragraphs[at], start, end)

    def first_from(self, side: Side, place: Place) -> int:
        """The number of the first hit that begins at or after a place; the total when there is none."""
        paragraphs, before = self._order(side)
        at = bisect_left(paragraphs, place.paragraph)
        if at == len(paragraphs):
            return self._totals[side]
        if paragraphs[at] > place.paragraph:
            return before[at]
        inside = [start for start, _ in self.places(side, paragraphs[at])]
        return before[at] + bisect_left(inside, place.offset)

    def _order(self, side: Side) -> tuple[list[int], list[int]]:
        order = self._ordered[side]
        if order is None:
            counts = self._counts[side]
            paragraphs = sorted(counts)
            order = paragraphs, list(accumulate((counts[p] for p in paragraphs), initial=0))
            self._ordered[side] = order
        return order

    def go_on(self) -> None:
        """One stretch more of the articles."""
        if self._work(SLICE):
            self._timer.stop()
        self.advanced.emit()

    def _work(self, seconds: float, at_least: int = 0) -> bool:
        """Counts for so long; True when everything is counted."""
        query = self.query
        if query is None:
            return True
        end = perf_counter() + seconds
        self._ordered = dict.fromkeys(Side, None)
        for done, (side, index) in enumerate(self._todo, 1):
            count = query.count(self._articles[side].paragraphs[index].text)
            if count:
                self._counts[side][index] = count
                self._totals[side] += count
            if done >= at_least and done % 64 == 0 and perf_counter() > end:
                return False
        return True


def _all_but(articles: dict[Side, Article], done: Mapping[Side, Collection[int]]) -> Iterator[tuple[Side, int]]:
    for side in Side:
        for index in range(len(articles[side].paragraphs)):
            if index not in done[side]:
                yield side, index
