"""Work off the screen's thread: the newest job per key wins, results come back as values through one queued signal."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from reader.core.progress import WorkCancelled

T = TypeVar("T")

Executor = Callable[[Callable[[], None]], None]
"""Runs a task: in a thread of its own, or at once in a test."""

_QUIET = 0.04
"""Seconds between two progress reports of one stage; a screen shows no more."""


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """Work that came to its end."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """Work that failed; the error is a value like any other."""

    error: Exception


class Job:
    """What running work may ask (`cancelled`) and tell (`progress`, `emit`)."""

    def __init__(self, post: Callable[[Callable[[], None]], None], told: Callable[[str, float], None]) -> None:
        self._post = post
        self._told = told
        self._stop = threading.Event()
        self._stage, self._last = "", 0.0
        self.receive: Callable[[Any], None] = lambda _value: None

    def cancel(self) -> None:
        self._stop.set()

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def check(self) -> None:
        """Ends the work where nobody wants it any more."""
        if self.cancelled():
            raise WorkCancelled

    def progress(self, stage: str, share: float) -> None:
        now = time.monotonic()
        if stage != self._stage or now - self._last >= _QUIET:
            self._stage, self._last = stage, now
            self._deliver(lambda: self._told(stage, share))

    def emit(self, value: Any) -> None:
        """Hands over an early result; work goes on."""
        self._deliver(lambda: self.receive(value))

    def _deliver(self, call: Callable[[], None]) -> None:
        self._post(lambda: None if self.cancelled() else call())


class _Sender(QObject):
    """What threads send calls with; it has no parent, so that it is there as long as a thread holds it."""

    called = Signal(object)


class Jobs(QObject):
    """Runs work by key.

    Signals: `progressed(key, stage, share)` while work runs; `busy_changed(bool)` when the first starts, the last ends.
    """

    progressed = Signal(str, str, float)
    busy_changed = Signal(bool)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._execute = executor or in_thread
        self._running: dict[str, Job] = {}
        self._sender = _Sender()
        self._sender.called.connect(self._call)

    def run(
        self,
        key: str,
        work: Callable[[Job], T],
        done: Callable[[Ok[T] | Err], None],
        receive: Callable[[Any], None] | None = None,
    ) -> None:
        """Starts work; `done` and `receive` are called in this object's thread, never after a newer job or `cancel`."""
        was_busy = bool(self._running)
        self._drop(key)
        job = Job(self._post, lambda stage, share: self.progressed.emit(key, stage, share))
        if receive is not None:
            job.receive = receive
        self._running[key] = job
        if not was_busy:
            self.busy_changed.emit(True)
        self._execute(lambda: self._work(key, job, work, done))

    def cancel(self, key: str) -> bool:
        """Gives up the job of that key; says whether there was one."""
        found = self._drop(key)
        if found and not self._running:
            self.busy_changed.emit(False)
        return found

    def cancel_all(self) -> None:
        for key in tuple(self._running):
            self.cancel(key)

    def running(self) -> tuple[str, ...]:
        return tuple(self._running)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()

    def _drop(self, key: str) -> bool:
        job = self._running.pop(key, None)
        if job is not None:
            job.cancel()
        return job is not None

    def _work(self, key: str, job: Job, work: Callable[[Job], T], done: Callable[[Ok[T] | Err], None]) -> None:
        outcome: Ok[T] | Err
        try:
            outcome = Ok(work(job))
        except WorkCancelled as cancelled:
            outcome = Err(cancelled)
        except Exception as error:
            logging.getLogger(__name__).debug("The job %r failed.", key, exc_info=True)
            outcome = Err(error)
        self._post(lambda: self._finish(key, job, outcome, done))

    def _post(self, call: Callable[[], None]) -> None:
        """Has a call made in this object's thread; where the object is gone, nobody waits for it any more."""
        with suppress(RuntimeError):
            self._sender.called.emit(call)

    def _finish(self, key: str, job: Job, outcome: Ok[T] | Err, done: Callable[[Ok[T] | Err], None]) -> None:
        if self._running.get(key) is not job:
            return
        del self._running[key]
        done(outcome)
        if not self._running:
            self.busy_changed.emit(False)


def in_thread(task: Callable[[], None]) -> None:
    """A thread that does not keep the program from ending."""
    threading.Thread(target=task, daemon=True).start()


def at_once(task: Callable[[], None]) -> None:
    """No thread at all: the work is done when `run` comes back."""
    task()
