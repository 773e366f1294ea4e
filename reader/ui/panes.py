"""The two sides as a person sees them: the reading view, a header over each pane, a drop zone where one still waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from reader.core.model import Article, Side
from reader.ui.empty import PaneMessage
from reader.ui.header import PaneHeader
from reader.ui.pair_view import PairView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.app.themes import Theme
    from reader.core.comparison import Comparison
    from reader.ui.empty import DropZone
    from reader.ui.questions import Question


class Panes:
    """Shows what a session says, side by side."""

    def __init__(self, theme: Theme) -> None:
        self.pair = PairView()
        self.headers = {side: PaneHeader(side) for side in Side}
        self.messages = {side: PaneMessage(side) for side in Side}
        self.articles: dict[Side, Article | None] = dict.fromkeys(Side)
        for side in Side:
            self.pair.set_header(side, self.headers[side])
            self.messages[side].hide()
        self.set_theme(theme)

    def zone(self, side: Side) -> DropZone:
        return self.messages[side].zone

    def show_article(self, side: Side, article: Article | None, words: int) -> None:
        self.articles[side] = article
        self.headers[side].show_article(article, words)
        self.zone(side).say("")
        self.pair.set_article(side, article)
        for each in Side:
            waits = self.articles[each] is None and any(self.articles.values())
            self.pair.set_pane_message(each, self.messages[each] if waits else None)
            self.messages[each].setVisible(waits)

    def show_comparison(self, comparison: Comparison | None) -> None:
        shown = self.pair.comparison
        if shown is not None and comparison is not None and _same_marks(shown, comparison):
            self.pair.lights.clear()  # other names, the same marks: the texts stay as they are
        else:
            self.pair.set_comparison(comparison)
        for header in self.headers.values():
            header.show_summary(comparison.summary if comparison else None)

    def show_loading(self, side: Side, name: str) -> None:
        self.headers[side].show_loading(name)
        self.zone(side).show_loading(name)

    def end_loading(self, side: Side) -> None:
        self.headers[side].end_loading()
        self.zone(side).say("")

    def show_problem(self, side: Side, sentence: str) -> None:
        """Says it in the pane it concerns; an article that is there stays."""
        if self.articles[side] is None:
            self.headers[side].show_article(None)
            self.zone(side).say(sentence)
        else:
            self.headers[side].say(sentence)

    def ask(self, side: Side, question: Question) -> None:
        """Puts a question on a side."""
        if self.articles[side] is None:
            self.zone(side).ask(question)
        else:
            self.headers[side].ask(question)

    def problem(self, side: Side) -> str:
        """The sentence shown on a side."""
        return self.zone(side).message() if self.articles[side] is None else self.headers[side].notice.text()

    def place_of(self, side: Side, within: QWidget) -> QRect:
        """The whole of a side, header and all."""
        header = self.headers[side]
        corner = header.mapTo(within, QPoint())
        return QRect(corner.x(), corner.y(), header.width(), within.height() - corner.y())

    def set_theme(self, theme: Theme) -> None:
        self.pair.set_theme(theme)
        for header in self.headers.values():
            header.set_theme(theme)


def _same_marks(one: Comparison, other: Comparison) -> bool:
    """Whether the two look the same but for their entities."""
    return (
        (one.left is other.left and one.right is other.right and one.links is other.links)
        and (one.missing_left is other.missing_left and one.missing_right is other.missing_right)
        and (one.facts is other.facts and one.notes is other.notes and one.counted == other.counted)
    )
