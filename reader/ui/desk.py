"""The middle of the window: the empty state, or the two panes; drops end here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QStackedLayout

from reader.core.terms import Side
from reader.ui.drop import DropTarget
from reader.ui.empty import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.themes import Theme
    from reader.core.model import Article
    from reader.ui.panes import Panes
    from reader.ui.questions import Question


class Desk(DropTarget):
    """Holds the panes once there are any; before the first article it is only the empty state."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.empty = EmptyState()
        self.first_empty: Callable[[], Side] = lambda: Side.LEFT
        self._panes: Panes | None = None
        self._asked: dict[Side, Question] = {}
        """What was asked before there were panes to ask it in."""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self.side_at = self._side_at
        self.place_of = self._place_of

    def furnish(self, panes: Panes) -> None:
        """Takes the panes in, unseen until an article is shown."""
        self._panes = panes
        self._stack.addWidget(panes.pair)
        for side, question in self._asked.items():
            panes.ask(side, question)

    def is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def show_article(self, side: Side, article: Article | None, words: int) -> None:
        self.empty.zones[side].say("")
        if self._panes is not None:
            self._panes.show_article(side, article, words)
            filled = any(self._panes.articles.values())
            self._stack.setCurrentWidget(self._panes.pair if filled else self.empty)

    def show_loading(self, side: Side, name: str) -> None:
        self._asked.pop(side, None)
        self.empty.zones[side].show_loading(name)
        if self._panes is not None:
            self._panes.show_loading(side, name)

    def end_loading(self, side: Side) -> None:
        """What was on its way does not come."""
        self.empty.zones[side].say("")
        if self._panes is not None:
            self._panes.end_loading(side)

    def show_problem(self, side: Side, sentence: str) -> None:
        """Says it on the side it concerns."""
        self._asked.pop(side, None)
        self.empty.zones[side].say(sentence)
        if self._panes is not None:
            self._panes.show_problem(side, sentence)

    def ask(self, side: Side, question: Question) -> None:
        """Puts a question on a side; an answer may never come."""
        self._asked[side] = question
        self.empty.zones[side].ask(question)
        if self._panes is not None:
            self._panes.ask(side, question)

    def problem(self, side: Side) -> str:
        """The sentence shown on a side."""
        if self._panes is None or self.is_empty():
            return self.empty.zones[side].message()
        return self._panes.problem(side)

    def set_theme(self, theme: Theme) -> None:
        self.overlay.theme = theme

    def _side_at(self, place: QPoint) -> Side:
        if self._panes is not None and not self.is_empty():
            return self._panes.pair.side_at(self._panes.pair.mapFrom(self, place))
        over = [side for side in Side if self._place_of(side).contains(place)]
        return over[0] if over else self.first_empty()

    def _place_of(self, side: Side) -> QRect:
        if self._panes is not None and not self.is_empty():
            return self._panes.place_of(side, self)
        zone = self.empty.zones[side]
        return QRect(zone.mapTo(self, QPoint()), zone.size()).adjusted(-12, -12, 12, 12)
