"""Everything that brings articles in: file dialogs, the clipboard, drops, the sample, the command line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from reader.app.drops import Files, Header, Load, Refused, Text, WebLink, articles_in, decode, is_address, refusal
from reader.app.jobs import Err, Ok
from reader.app.language import tr
from reader.app.made import trouble
from reader.app.phrases import clipped
from reader.app.session import Session, failure_sentence
from reader.app.sources import FileSource, LinkSource, file_endings, file_filter
from reader.assets import asset
from reader.core.terms import Side
from reader.ui.file_dialog import opening_dialog
from reader.ui.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.app.likeness import Candidates
    from reader.app.recents import RecentPair
    from reader.app.settings import Settings
    from reader.ui.chooser import Chooser

SAMPLE = ("harbour-courier.html", "northern-ledger.md")


class Intake(QObject):
    """Turns what a person points at into openings of the session.

    Signals: `problem(side, sentence)`, `asked(side, Question)`, `said(sentence)`.
    """

    problem = Signal(object, str)
    asked = Signal(object, object)
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self.chooser: Chooser | None = None

    def ask(self, side: Side | None) -> None:
        """The system's file dialog; it does not hold up the window."""
        title = tr("Open the {side} article", side=tr(side.value)) if side else tr("Open one or two articles")
        folder = self._settings.text("recent/folder")
        dialog = opening_dialog(self._window, title, folder, file_filter(), several=side is None)
        dialog.filesSelected.connect(lambda names: self._asked([Path(name) for name in names], side))
        dialog.open()

    def ask_link(self) -> None:
        """A link to type or paste; nothing is fetched before the question about it is answered."""
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("Open link"))
        dialog.setLabelText(tr("The address of an article on the web:"))
        dialog.resize(520, dialog.height())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self._asked_link)
        dialog.open()

    def paste(self, side: Side | None) -> None:
        """What is on the clipboard, onto a side or the first empty one."""
        target = side or self._session.empty_side(Side.LEFT)
        self.take(decode(QApplication.clipboard().mimeData(), name=tr("Pasted text")), target)

    def take(self, load: Load, side: Side) -> None:
        """What was dropped on (or pasted to) a side."""
        if isinstance(load, Files):
            self.open_paths(load.paths, side)
        elif isinstance(load, Text):
            self._session.open(side, load.source)
        elif isinstance(load, Header):
            if load.side is not side:
                self._session.swap()
        elif isinstance(load, WebLink):
            fetch = partial(self._session.open, side, LinkSource(load.address))
            text = tr(
                "{address} is on the web. Fetching it tells that server that somebody here reads it.",
                address=load.address,
            )
            self.asked.emit(side, Question(text, tr("Fetch this page"), fetch))
        elif isinstance(load, Refused):
            self.problem.emit(side, load.reason)

    def open_paths(self, paths: tuple[Path, ...], side: Side) -> None:
        """One file goes to the side, two become the pair, of more a person chooses two."""
        from reader.app.likeness import candidates

        files = tuple(dict.fromkeys(file for path in paths for file in self._files(path, side)))
        if len(files) == 1:
            self._session.open(side, FileSource(files[0]))
        elif len(files) == 2:
            self._session.open_pair(FileSource(files[0]), FileSource(files[1]))
            self.said.emit(
                tr("Left: {name}. Right: {name2}. Swap exchanges them.", name=files[0].name, name2=files[1].name)
            )
        elif files:
            self._session.jobs.run(
                "likeness", lambda job: candidates(files, job), lambda outcome: self._choose(outcome, side)
            )

    def open_named(self, names: Sequence[str | Path]) -> None:
        """What was named on the command line: files, and links, which are asked about."""
        if not any(is_address(str(name)) for name in names):
            self.open_paths(tuple(map(Path, names)), Side.LEFT)
            return
        for side, name in zip(Side, names, strict=False):
            link = is_address(str(name))
            self.take(WebLink(str(name)) if link else Files((Path(name),)), side)

    def open_recent(self, pair: RecentPair) -> None:
        self._session.open_pair(FileSource(pair.left), FileSource(pair.right))

    def open_sample(self) -> None:
        """Two of the articles that come with the program."""
        try:
            left, right = (FileSource(asset("samples", name)) for name in SAMPLE)
        except FileNotFoundError as error:
            self.problem.emit(Side.LEFT, trouble(error))
            return
        self._session.open_pair(left, right)

    def _asked(self, paths: list[Path], side: Side | None) -> None:
        if paths:
            self._settings.set("recent/folder", str(paths[0].parent))
            self.open_paths(tuple(paths), side or self._session.empty_side(Side.LEFT))

    def _asked_link(self, text: str) -> None:
        side = self._session.empty_side(Side.LEFT)
        address = text.strip()
        if address and "://" not in address:
            address = f"https://{address}"
        if is_address(address):
            self.take(WebLink(address), side)
        elif address:
            sentence = tr(
                "{address} is no address of a web page; it begins with https://.", address=clipped(address, 80)
            )
            self.problem.emit(side, sentence)

    def _files(self, path: Path, side: Side) -> tuple[Path, ...]:
        """The path, or what a folder holds; what cannot be an article is said and left out."""
        if path.is_dir():
            from reader.load.source import saved_page

            if page := saved_page(path):
                return (page,)
            found = articles_in(path, file_endings())
            if not found:
                self.problem.emit(
                    side, tr("The folder {name} holds no article that Parallax can read.", name=path.name)
                )
            return found
        reason = refusal(path)
        if reason:
            self.problem.emit(side, reason)
            return ()
        return (path,)

    def _choose(self, outcome: Ok[Candidates] | Err, side: Side) -> None:
        if isinstance(outcome, Err):
            self.problem.emit(side, failure_sentence(outcome.error, tr("Comparing the files")))
            return
        from reader.ui.chooser import Chooser

        self.chooser = Chooser(outcome.value, self._window)
        self.chooser.pair_chosen.connect(
            lambda left, right: self._session.open_pair(FileSource(left), FileSource(right))
        )
        self.chooser.open()
