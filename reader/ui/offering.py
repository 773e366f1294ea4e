"""What the headers offer beside their sentences: repair, hidden characters, chapters, raw text, reading a file anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from reader.app.language import tr
from reader.app.offers import at_chapter, chapters, is_pair, likeness_sentence, offers, other_rawness
from reader.app.sources import FileSource
from reader.app.watching import Watching
from reader.core.terms import Side
from reader.ui.chapters import ChapterChooser
from reader.ui.questions import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.app.opened import Opened
    from reader.app.session import Session
    from reader.ui.panes import Panes


class Offering(QObject):
    """Puts the offers of a session's articles on the headers and does what a person agrees to."""

    def __init__(self, session: Session, panes: Panes, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._panes, self._window = session, panes, window
        self.chooser: ChapterChooser | None = None
        self.watching = Watching(session, self)
        self.watching.changed.connect(self._say_changed)
        for side, header in panes.headers.items():
            header.raw_wanted.connect(partial(self.switch_raw, side))
        self._alike: tuple[Opened | None, Opened | None, str] = (None, None, "")
        window.installEventFilter(self)

    def show(self, side: Side) -> None:
        """Brings a header up to its article."""
        opened = self._session.opened(side)
        if opened is None:
            self._alike = (None, None, "")
            return
        questions = [
            Question("", offer.label, partial(self._session.show, side, offer.showing)) for offer in offers(opened)
        ]
        if opened.loaded.parts:
            wanted = tr("Choose an article…") if is_pair(opened) else tr("Choose a chapter…")
            questions.insert(0, Question("", wanted, partial(self.choose_chapter, side)))
        raw = opened.showing.raw if opened.puts_aside else None
        self._panes.headers[side].show_offers(questions, raw=raw)
        self.say_sameness()

    def say_sameness(self) -> None:
        """Where both sides have the same file or the same text, the right header says so."""
        left, right = (self._session.opened(side) for side in Side)
        if left is None or right is None:
            self._alike = (left, right, "")
        elif self._alike[0] is not left or self._alike[1] is not right:  # a swap asks twice
            self._alike = (left, right, likeness_sentence(left, right))
        self._panes.headers[Side.RIGHT].show_remark(self._alike[2])
        self._panes.headers[Side.LEFT].show_remark("")

    def switch_raw(self, side: Side) -> None:
        opened = self._session.opened(side)
        if opened is not None:
            self._session.show(side, other_rawness(opened))

    def choose_chapter(self, side: Side) -> None:
        """Asks which chapter of a book a side is to show."""
        opened = self._session.opened(side)
        if opened is None:
            return
        self.chooser = ChapterChooser(chapters(opened), opened.showing.chapter, is_pair(opened), self._window)
        self.chooser.chosen.connect(lambda number: self._session.show(side, at_chapter(opened, number)))
        self.chooser.finished.connect(lambda _how: self.show(side))
        self.chooser.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.watching.look()
        return super().eventFilter(watched, event)

    def _say_changed(self, side: Side, gone: bool) -> None:
        source = self._session.source(side)
        if not isinstance(source, FileSource):
            return
        if gone:
            self._panes.show_problem(
                side, tr("{name} is no longer there; what was read of it stays here.", name=source.name)
            )
            return
        text = tr("{name} changed on disk after it was read.", name=source.name)
        self._panes.ask(side, Question(text, tr("Reload"), partial(self._session.open_again, side)))
