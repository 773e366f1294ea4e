"""Making the system fail at one moment: the k-th call of a function does not work, all others do."""

from __future__ import annotations

import builtins
import errno
import inspect
import io
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READER = str(Path(__file__).resolve().parents[2] / "reader") + os.sep


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails, and with which error."""

    name: str
    places: tuple[tuple[Any, str], ...]
    error: Callable[[], BaseException]
    ours: bool = False
    """Only where our own code calls it, not where the standard library does for purposes of its own."""
    fresh: bool = False
    """About the parsing process, so that each time begins without one."""


def _system(code: int) -> Callable[[], OSError]:
    return lambda: OSError(code, os.strerror(code))


def _no_thread() -> BaseException:
    return RuntimeError("can't start new thread")


def _wrong_frame() -> BaseException:
    from reader.load.exchange import BrokenFrame

    return BrokenFrame()


def faults() -> tuple[Fault, ...]:
    from reader.load import isolation

    return (
        Fault("open", ((os, "open"), (io, "open"), (builtins, "open"), (os, "fdopen")), _system(errno.EMFILE)),
        Fault("stat", ((os, "stat"), (os, "fstat")), _system(errno.EIO)),
        Fault("read", ((os, "read"),), _system(errno.EIO), ours=True),
        Fault("write", ((Writing, "write"), (Writing, "flush")), _system(errno.ENOSPC)),
        Fault("sync", ((os, "fsync"),), _system(errno.EIO)),
        Fault("rename", ((os, "replace"), (os, "rename"), (os, "chmod")), _system(errno.EACCES)),
        Fault("folder", ((os, "mkdir"),), _system(errno.EROFS)),
        Fault("child", ((subprocess, "Popen"),), _system(errno.EAGAIN), fresh=True),
        Fault("pipe", ((isolation, "write_frame"), (isolation, "read_frame")), _wrong_frame, fresh=True),
        Fault("thread", ((threading.Thread, "start"),), _no_thread, fresh=True),
    )


class Writing:
    """A file whose writing can be made to fail; everything else is the file's own."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, data: Any) -> Any:
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def __enter__(self) -> Writing:
        self._file.__enter__()
        return self

    def __exit__(self, *error: object) -> Any:
        return self._file.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class Calls:
    """How often the functions of a fault have been called, and which call is to fail (0: none)."""

    def __init__(self, at: int = 0, mine: Callable[[], bool] = lambda: True) -> None:
        self.at = at
        self.mine = mine
        """Whether a call that is made now belongs to what is tested; others neither count nor fail."""
        self.count = 0
        self.failed = False


def in_new_threads() -> Callable[[], bool]:
    """Tells calls in threads that begin from now on: not those of the window, nor of work an earlier test left."""
    known = set(threading.enumerate())
    return lambda: threading.current_thread() not in known


def in_this_thread() -> Callable[[], bool]:
    """Tells calls in the thread that asks."""
    here = threading.current_thread()
    return lambda: threading.current_thread() is here


@contextmanager
def failing(fault: Fault, calls: Calls) -> Iterator[Calls]:
    """Counts the calls of a fault's functions, and lets one of them fail."""
    fdopen = os.fdopen
    kept = [(holder, name, getattr(holder, name)) for holder, name in fault.places]
    try:
        os.fdopen = lambda *a, **k: Writing(fdopen(*a, **k)) if "w" in str(a[1:]) else fdopen(*a, **k)  # type: ignore[assignment]
        for holder, name, true in kept:
            setattr(holder, name, _counting(calls, fault, os.fdopen if name == "fdopen" else true))
        yield calls
    finally:
        for holder, name, true in kept:
            setattr(holder, name, true)
        os.fdopen = fdopen


def _counting(calls: Calls, fault: Fault, true: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        if not calls.mine():
            return true(*arguments, **named)
        calls.count += not fault.ours or sys._getframe(1).f_code.co_filename.startswith(READER)
        if calls.count == calls.at and not calls.failed:
            calls.failed = True
            raise fault.error()
        return true(*arguments, **named)

    return call


@contextmanager
def short_of_memory(calls: Calls) -> Iterator[Calls]:
    """Counts the calls of our own functions in this thread, and lets memory run out in one of them."""

    def watch(frame: Any, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(READER):
            calls.count += 1
            if calls.count == calls.at and not frame.f_code.co_flags & inspect.CO_GENERATOR:
                raise MemoryError

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield calls
    finally:
        sys.setprofile(before)
