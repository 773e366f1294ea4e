"""Files that are open and change on disk: noticed and said, never read again unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reader.app.opened import stamp_of
from reader.app.sources import FileSource
from reader.core.terms import Side

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.opened import Stamp
    from reader.app.session import Session

_CALM = 400
"""Milliseconds to wait before a file is looked at: programs write in several steps, or put a new file in its place."""


class Watching(QObject):
    """Watches the files of both sides.

    Signals: `changed(side, gone)`, once for each new state of a file.
    """

    changed = Signal(object, bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watcher = QFileSystemWatcher(self)
        self._told: dict[Path, Stamp | None] = {}
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _path: self._calm.start())
        self._watcher.directoryChanged.connect(lambda _path: self._calm.start())
        session.article_loaded.connect(lambda _side: self._follow())

    def look(self) -> None:
        """Compares what was read with what is there; also asked for when a person comes back to the window."""
        for side in Side:
            opened = self._session.opened(side)
            if opened is None or not isinstance(opened.source, FileSource):
                continue
            path, now = opened.source.path, stamp_of(opened.source.path)
            if now != opened.stamp and self._told.get(path, opened.stamp) != now:
                self._told[path] = now
                self.changed.emit(side, now is None)
        self._follow()

    def _follow(self) -> None:
        """Watches what is open now: the files, and their folders for files that are replaced by new ones."""
        sources = [self._session.source(side) for side in Side]
        files = {source.path for source in sources if isinstance(source, FileSource)}
        self._told = {path: told for path, told in self._told.items() if path in files}
        wanted = {str(path) for path in files if path.exists()} | {str(path.absolute().parent) for path in files}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))
