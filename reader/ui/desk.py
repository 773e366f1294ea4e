"""The middle of the window: the empty state, or the two articles with their headers; it shows what a session says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QStackedLayout

from reader.core.model import Article, Side
from reader.ui.drop import DropTarget
from reader.ui.empty import DropZone, EmptyState, PaneMessage
from reader.ui.header import PaneHeader
from reader.ui.pair_view import PairView

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.themes import Theme
    from reader.core.comparison import Comparison


class Desk(DropTarget):
    """Both sides, whatever state each is in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.empty = EmptyState()
        self.pair = PairView()
        self.headers = {side: PaneHeader(side) for side in Side}
        self.messages = {side: PaneMessage(side) for side in Side}
        self._articles: dict[Side, Article | None] = dict.fromkeys(Side)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.pair)
        for side in Side:
            self.pair.set_header(side, self.headers[side])
            self.messages[side].hide()
        self.first_empty: Callable[[], Side] = lambda: Side.LEFT
        self.side_at = self._side_at
        self.place_of = self._place_of
        self.set_theme(theme)

    def zones(self) -> tuple[DropZone, ...]:
        """Every drop zone, for wiring."""
        return (*self.empty.zones.values(), *(message.zone for message in self.messages.values()))

    def is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def show_article(self, side: Side, article: Article | None) -> None:
        self._articles[side] = article
        self.headers[side].show_article(article)
        for zone in self._zones_of(side):
            zone.say("")
        self.pair.set_article(side, article)
        self._arrange()

    def show_comparison(self, comparison: Comparison | None) -> None:
        self.pair.set_comparison(comparison)
        for header in self.headers.values():
            header.show_summary(comparison.summary if comparison else None)

    def show_loading(self, side: Side, name: str) -> None:
        self.headers[side].show_loading(name)
        for zone in self._zones_of(side):
            zone.show_loading(name)

    def show_problem(self, side: Side, sentence: str) -> None:
        """Says it in the pane it concerns; an article that is there stays."""
        if self._articles[side] is None:
            for zone in self._zones_of(side):
                zone.say(sentence)
        else:
            self.headers[side].say(sentence)

    def problem(self, side: Side) -> str:
        """The sentence shown on a side."""
        if self._articles[side] is not None:
            return self.headers[side].notice.text()
        return (self.empty.zones[side] if self.is_empty() else self.messages[side].zone).message()

    def set_theme(self, theme: Theme) -> None:
        self.pair.set_theme(theme)
        self.overlay.theme = theme
        for header in self.headers.values():
            header.set_theme(theme)

    def _zones_of(self, side: Side) -> tuple[DropZone, DropZone]:
        return self.empty.zones[side], self.messages[side].zone

    def _arrange(self) -> None:
        """Empty window, or two panes of which one may still wait for its article."""
        nothing = not any(self._articles.values())
        for side in Side:
            waits = self._articles[side] is None and not nothing
            self.pair.set_pane_message(side, self.messages[side] if waits else None)
            self.messages[side].setVisible(waits)
        self._stack.setCurrentWidget(self.empty if nothing else self.pair)

    def _side_at(self, place: QPoint) -> Side:
        if not self.is_empty():
            return self.pair.side_at(self.pair.mapFrom(self, place))
        over = [side for side in Side if self._place_of(side).contains(place)]
        return over[0] if over else self.first_empty()

    def _place_of(self, side: Side) -> QRect:
        if self.is_empty():
            zone = self.empty.zones[side]
            return QRect(zone.mapTo(self, QPoint()), zone.size()).adjusted(-12, -12, 12, 12)
        header = self.headers[side]
        corner = header.mapTo(self, QPoint())
        return QRect(corner.x(), corner.y(), header.width(), self.height() - corner.y())
