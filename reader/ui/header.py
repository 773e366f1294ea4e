"""The header over a side: who published it, its title, how long it is, and one line when something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QFont, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from reader.app.drops import SIDE_FORMAT
from reader.app.language import tr
from reader.app.made import said
from reader.app.phrases import header_line, outlet_of, side_name, title_of
from reader.core.model import Article, Side, Summary
from reader.ui.icons import icon
from reader.ui.labels import ElidedLabel, label, scaled
from reader.ui.page import SIDE_MARGIN, side_margin
from reader.ui.questions import AgreeButton
from reader.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.app.themes import Theme
    from reader.ui.questions import Question

_MOST_CHOICES = 3


class Notice(QFrame):
    """One sentence that can be put away, with buttons where there is something to agree to or to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = label("", "noticeText", wrap=True)
        self._close = QToolButton()
        self._close.setObjectName("noticeClose")
        self._close.setAccessibleName(tr("Put this message away"))
        self._close.clicked.connect(self.hide)
        self.agree = AgreeButton()
        self.choices = [AgreeButton() for _ in range(_MOST_CHOICES)]
        line, buttons, places = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        places.setContentsMargins(9, 4, 4, 4)
        places.setSpacing(4)
        line.addWidget(self._text, 1)
        line.addWidget(self.agree)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        for button in self.choices:
            buttons.addWidget(button)
        buttons.addStretch(1)
        places.addLayout(line)
        places.addLayout(buttons)
        self.hide()

    def say(self, sentence: str) -> None:
        self._text.setText(sentence)
        self.agree.offer(None)
        self.offer(())
        self.setVisible(bool(sentence))

    def offer(self, questions: Sequence[Question]) -> None:
        """Puts a button for each of these below the sentence."""
        for number, button in enumerate(self.choices):
            button.offer(questions[number] if number < len(questions) else None)

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def set_theme(self, theme: Theme) -> None:
        self._close.setIcon(icon("close", theme))


class PaneHeader(QFrame):
    """Who, what, how long; dragged onto the other side it swaps the two.

    Signals: `raw_wanted()` for everything as running text, or no longer so.
    """

    raw_wanted = Signal()

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.setObjectName("header")
        self.setAccessibleName(tr("{side} article", side=side_name(side)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._article: Article | None = None
        self._words = 0
        self._summary: Summary | None = None
        self._pressed: QPoint | None = None
        self._offered: Sequence[Question] = ()
        self._remark = ""
        self.outlet = ElidedLabel("outletLeft" if side is Side.LEFT else "outletRight", 0.92)
        self.title = ElidedLabel("title", 1.08)
        self.meta = ElidedLabel("soft", 0.92)
        self.notice = Notice()
        places = QVBoxLayout(self)
        places.setContentsMargins(round(SIDE_MARGIN), 12, 16, 10)
        places.setSpacing(1)
        self.raw = _raw_button()
        self.raw.clicked.connect(self.raw_wanted)
        below = QHBoxLayout()
        below.addWidget(self.meta, 1)
        below.addWidget(self.raw)
        self.raw.ensurePolished()
        self.meta.setMinimumHeight(self.raw.sizeHint().height())  # the headers of both sides stay level
        for part in (self.outlet, self.title):
            places.addWidget(part)
        places.addLayout(below)
        places.addSpacing(2)
        places.addWidget(self.notice)
        places.addStretch(1)
        self.show_article(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begins where the text below begins."""
        super().resizeEvent(event)
        if (places := self.layout()) is not None:
            places.setContentsMargins(round(side_margin(event.size().width())), 12, 16, 10)

    def show_article(self, article: Article | None, words: int = 0) -> None:
        self._article = article
        self._words = words
        self.outlet.setText(outlet_of(article) if article else side_name(self.side))
        self._set_capitals(article is None or bool(article.outlet))
        self.title.setText(title_of(article) if article else tr("No article yet"))
        self._offered, self._remark = (), ""
        self._say_notes()
        self.raw.hide()
        self.setToolTip(plain_tip(article.source) if article else "")
        self.setCursor(Qt.CursorShape.OpenHandCursor if article else Qt.CursorShape.ArrowCursor)
        self.show_summary(None)

    def show_offers(self, questions: Sequence[Question], *, raw: bool | None) -> None:
        """Buttons below the notes about the article; `raw`: whether all is running text now, None if it always is."""
        self._offered = questions
        self._say_notes()
        self.raw.setVisible(raw is not None)
        self.raw.setChecked(bool(raw))

    def show_remark(self, sentence: str) -> None:
        """A sentence about this article beside the other, after those about it alone."""
        if sentence != self._remark:
            self._remark = sentence
            self._say_notes()

    def _say_notes(self) -> None:
        notes = map(said, self._article.notes if self._article is not None else ())
        self.notice.say(" ".join((*notes, self._remark)).strip())
        self.notice.offer(self._offered)

    def _set_capitals(self, on: bool) -> None:
        """Capitals suit an outlet's name, not a file's."""
        font = self.outlet.font()
        capitals = QFont.Capitalization
        font.setCapitalization(capitals.AllUppercase if on else capitals.MixedCase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104 if on else 100)
        self.outlet.setFont(font)

    def show_summary(self, summary: Summary | None) -> None:
        article, self._summary = self._article, summary
        self.meta.setText(header_line(article, self._words, self.side, summary) if article else " ")
        self.setAccessibleDescription(f"{self.outlet.text()}. {self.title.text()}. {self.meta.text()}")

    def show_loading(self, name: str) -> None:
        """Says what is on its way; what is here stays readable."""
        if self._article is None:
            self.title.setText(tr("Reading {name}…", name=name))
        else:
            self.meta.setText(tr("Reading {name}…", name=name))

    def end_loading(self) -> None:
        """What was on its way does not come; what is here is named again."""
        if self._article is None:
            self.show_article(None)
        else:
            self.show_summary(self._summary)

    def say(self, sentence: str) -> None:
        self.end_loading()
        self.notice.say(sentence)

    def ask(self, question: Question) -> None:
        self.end_loading()
        self.notice.say(question.text)
        self.notice.agree.offer(question)

    def set_theme(self, theme: Theme) -> None:
        self.notice.set_theme(theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._article is None or self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def _drag(self) -> None:
        drag = QDrag(self)
        data = QMimeData()
        data.setData(SIDE_FORMAT, self.side.value.encode("ascii"))
        drag.setMimeData(data)
        drag.setPixmap(self.grab().scaledToWidth(min(320, self.width()), Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.CopyAction)


def _raw_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("chip")
    button.setText(tr("Raw text"))
    button.setFont(scaled(button.font(), 0.9))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(tr("Everything as running text, nothing put aside"))
    button.hide()
    return button
