"""Parsing in a process of its own: kept warm, given a time, killed when it takes longer, started again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reader.core.progress import WorkCancelled
from reader.load.errors import LoadError
from reader.load.exchange import BrokenFrame, article_from_values, read_frame, write_frame

if TYPE_CHECKING:
    from reader.core.model import Article
    from reader.core.progress import Cancelled
    from reader.load.formats import Document, Format

WALL_SECONDS = 20.0
_START_SECONDS = 30.0
_TICK = 0.02
_KEPT = 2
"""Idle processes kept for the next files: one a side."""

WORKER_ARGUMENT = "--parallax-worker"
"""How a packaged program, which has no `python -m`, is told to be the parsing process."""


class Worker:
    """One parsing process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.fresh = True

    def ask(self, values: dict[str, Any], data: bytes, seconds: float, cancelled: Cancelled | None) -> dict[str, Any]:
        """The answer to one request; TimeoutError, BrokenFrame, WorkCancelled, any error leave the process dead."""
        try:
            answer = self._answer(values, data, time.monotonic() + seconds, cancelled)
        except BaseException:
            self.kill()
            raise
        self.fresh = False
        return answer

    def _answer(self, values: dict[str, Any], data: bytes, end: float, cancelled: Cancelled | None) -> dict[str, Any]:
        answers: list[dict[str, Any]] = []
        talk = threading.Thread(target=self._talk, args=(values, data, answers), daemon=True)
        try:
            talk.start()
        except RuntimeError as error:  # the system has no more threads
            raise OSError(str(error)) from error
        while talk.is_alive():
            talk.join(_TICK)
            if cancelled is not None and cancelled():
                raise WorkCancelled
            if time.monotonic() > end and talk.is_alive():
                raise TimeoutError
        if not answers:
            raise BrokenFrame
        return answers[0]

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def _talk(self, values: dict[str, Any], data: bytes, answers: list[dict[str, Any]]) -> None:
        assert self._process.stdin is not None  # noqa: S101 - both were asked for
        assert self._process.stdout is not None  # noqa: S101
        try:
            write_frame(self._process.stdin, values, data)
            answers.append(read_frame(self._process.stdout)[0])
        except (OSError, ValueError, BrokenFrame):
            answers.clear()


class Workers:
    """The idle parsing processes; each is lent to one document at a time."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []
        self._lock = threading.Lock()

    def read(
        self,
        kind: Format,
        document: Document,
        *,
        seconds: float = WALL_SECONDS,
        cancelled: Cancelled | None = None,
    ) -> Article:
        """What `kind.read` gives, from another process; raises LoadError for everything that goes wrong there."""
        values = {"format": kind.name, "name": document.name, "encoding": document.encoding}
        worker = self._taken(document.name)
        limit = seconds + (_START_SECONDS if worker.fresh else 0.0)
        try:
            answer = worker.ask(values, document.data, limit, cancelled)
            try:
                article = _article(answer, kind, document.name)
            except LoadError:
                self._returned(worker, sound="trouble" not in answer)
                raise
            self._returned(worker, sound=True)
            return article
        except TimeoutError:
            raise LoadError(
                f"{document.name} took longer than {seconds:.0f} seconds to read and was given up; "
                "save it as plain text and open that."
            ) from None
        except OSError as error:
            raise _no_process(document.name) from error
        except BrokenFrame:
            worker.kill()
            raise LoadError(
                f"{document.name} made its reader stop, so it may be damaged or hostile; "
                "save it as plain text and open that."
            ) from None

    def warm(self) -> None:
        """Starts a process before it is needed."""
        with self._lock:
            if not self._idle:
                self._idle.append(Worker())

    def close(self) -> None:
        """Ends the idle processes."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.kill()

    def _taken(self, name: str) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                worker.kill()
        try:
            return Worker()
        except OSError as error:
            raise _no_process(name) from error

    def _returned(self, worker: Worker, *, sound: bool) -> None:
        with self._lock:
            if sound and len(self._idle) < _KEPT:
                self._idle.append(worker)
                return
        worker.kill()


def _no_process(name: str) -> LoadError:
    return LoadError(
        f"{name} could not be opened because no process to read it in can be started; close other programs."
    )


def _article(answer: dict[str, Any], kind: Format, name: str) -> Article:
    if "article" in answer:
        return article_from_values(answer["article"])
    if isinstance(refused := answer.get("refused"), str):
        raise LoadError(refused)
    if answer.get("trouble") == "memory":
        raise LoadError(f"{name} needs more than 512 MB of memory to read; save it as plain text and open that.")
    raise LoadError(
        f"{name} is damaged or no real {kind.name}; open it in the program it was made with and save it again."
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    return [sys.executable, "-B", "-m", "reader.load.worker"]


def _environment() -> dict[str, str]:
    """The child finds the modules where this process found them, and is told as little as possible besides."""
    kept = {name: value for name, value in os.environ.items() if name in _KEPT_VARIABLES}
    kept["PYTHONPATH"] = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
    kept["PYTHONIOENCODING"] = "utf-8"
    return kept


_KEPT_VARIABLES = frozenset(
    {"PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "TEMP", "TMP"}
)
