"""What stands where no article is yet: drop zones with their buttons, the sample, recent pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.app.language import tr
from reader.app.phrases import side_name
from reader.core.terms import Side
from reader.ui.labels import ElidedLabel, label
from reader.ui.questions import AgreeButton
from reader.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.app.recents import RecentPair
    from reader.ui.questions import Question

_INVITATION = {Side.LEFT: "Drop one article here", Side.RIGHT: "Drop the other article here"}
_MOST_RECENT = 4


class DropZone(QFrame):
    """A labelled place for one article.

    Signals: `open_wanted(side)`, `paste_wanted(side)`.
    """

    open_wanted = Signal(object)
    paste_wanted = Signal(object)

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.setObjectName("zone")
        self.setAccessibleName(tr("Place for the {side} article", side=tr(side.value)))
        self.setMinimumSize(250, 190)
        self.name = label(side_name(side), "outletLeft" if side is Side.LEFT else "outletRight", scale=0.92)
        font = self.name.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.name.setFont(font)
        self.text = label(tr(_INVITATION[side]), "zoneText", scale=1.15, wrap=True)
        self.problem = label("", "soft", wrap=True)
        self.problem.hide()
        self.agree = AgreeButton()
        for words in (self.name, self.text, self.problem):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        open_button, paste_button = QPushButton(tr("Open…")), QPushButton(tr("Paste"))
        open_button.setAccessibleName(tr("Open the {side} article", side=tr(side.value)))
        paste_button.setAccessibleName(tr("Paste the {side} article", side=tr(side.value)))
        open_button.clicked.connect(lambda: self.open_wanted.emit(side))
        paste_button.clicked.connect(lambda: self.paste_wanted.emit(side))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(open_button)
        buttons.addWidget(paste_button)
        buttons.addStretch(1)
        places = QVBoxLayout(self)
        places.setContentsMargins(24, 24, 24, 24)
        places.setSpacing(10)
        places.addStretch(1)
        for words in (self.name, self.text, self.problem):
            places.addWidget(words)
        places.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignHCenter)
        places.addSpacing(6)
        places.addLayout(buttons)
        places.addStretch(1)

    def show_loading(self, name: str) -> None:
        self.problem.hide()
        self.agree.offer(None)
        self.text.setText(tr("Reading {name}…", name=name))

    def say(self, sentence: str) -> None:
        """Shows what went wrong, or nothing."""
        self.text.setText(tr(_INVITATION[self.side]))
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.agree.offer(None)

    def ask(self, question: Question) -> None:
        """Shows a question with its button."""
        self.say(question.text)
        self.agree.offer(question)

    def message(self) -> str:
        return "" if self.problem.isHidden() else self.problem.text()

    def set_hot(self, hot: bool) -> None:
        if self.property("hot") != hot:
            self.setProperty("hot", hot)
            self.style().polish(self)


class PaneMessage(QWidget):
    """A drop zone in the middle of a pane whose other side is read already."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.setObjectName("paneMessage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.zone = DropZone(side)
        self.zone.setMaximumSize(460, 260)
        places = QVBoxLayout(self)
        places.setContentsMargins(28, 28, 28, 28)
        places.addStretch(1)
        places.addWidget(self.zone, 6)
        places.addStretch(2)


class EmptyState(QWidget):
    """The window before there is anything to read.

    Signals: `sample_wanted()`, `recent_wanted(RecentPair)`, and those of its zones.
    """

    sample_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.zones = {side: DropZone(side) for side in Side}
        sentence = label(
            tr("Drop two articles on one story, and see what they share, what they alter and what each leaves out."),
            "plain",
            scale=1.5,
            wrap=True,
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        zones = QHBoxLayout()
        zones.setSpacing(24)
        for zone in self.zones.values():
            zones.addWidget(zone)
        self.sample = QPushButton(tr("Try the sample"))
        self.sample.clicked.connect(self.sample_wanted)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.sample)
        below.addStretch(1)
        self._recents = QVBoxLayout()
        self._recents.setSpacing(0)
        column = QWidget()
        column.setMaximumWidth(820)
        places = QVBoxLayout(column)
        places.setSpacing(26)
        places.addStretch(2)
        places.addWidget(sentence)
        places.addLayout(zones, 5)
        places.addLayout(below)
        places.addLayout(self._recents)
        places.addStretch(3)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(40, 24, 40, 24)
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)

    def show_recents(self, pairs: Iterable[RecentPair]) -> None:
        while (item := self._recents.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, pair in enumerate(tuple(pairs)[:_MOST_RECENT]):
            if number == 0:
                self._recents.addWidget(label(tr("Recent pairs"), "soft"))
            self._recents.addWidget(self._recent(pair))

    def _recent(self, pair: RecentPair) -> QWidget:
        button = QPushButton()
        button.setObjectName("linkButton")
        button.setAccessibleName(
            tr("Open again: {left_title}, and {right_title}", left_title=pair.left_title, right_title=pair.right_title)
        )
        button.setToolTip(plain_tip(f"{pair.left}\n{pair.right}"))
        words = ElidedLabel("plain")
        words.setText(pair.label)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(button)
        inside.setContentsMargins(4, 0, 4, 0)
        inside.addWidget(words)
        button.clicked.connect(lambda: self.recent_wanted.emit(pair))
        return button
