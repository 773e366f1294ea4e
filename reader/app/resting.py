"""Giving the memory of the language models back when nothing was compared for long; they are loaded again on need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.app.jobs import Jobs

if TYPE_CHECKING:
    from reader.app.jobs import Job

AFTER = 10 * 60 * 1000
"""Milliseconds without work."""


class Rest(QObject):
    """Waits for the end of work, then long, then releases in the background."""

    def __init__(self, work: Jobs, background: Jobs, parent: QObject | None = None, after: int = AFTER) -> None:
        super().__init__(parent)
        self._work, self._background = work, background
        self._own = Jobs(parent=self)  # resting is no work to rest from
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after)
        self._timer.timeout.connect(self._release)
        for jobs in (work, background):
            jobs.busy_changed.connect(self._wait)

    def _wait(self) -> None:
        """Starts waiting anew when the last work has ended; there is no rest while some runs."""
        self._timer.stop()
        if not self._work.running() and not self._background.running():
            self._timer.start()

    def _release(self) -> None:
        if self._work.running() or self._background.running():
            return
        self._own.run("rest", _release, lambda _outcome: None)


def _release(_job: Job) -> None:
    import sys

    names = sys.modules.get("reader.language.names")
    if names is not None:  # what was never loaded need not be released
        names.release()
