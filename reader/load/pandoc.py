"""Documents that pandoc understands, where it is installed: turned into HTML by it, confined, then read as that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.core.progress import WorkCancelled
from reader.load.blocks import page_blocks
from reader.load.decoding import decode
from reader.load.errors import LoadError
from reader.load.plain import read_text
from reader.load.styled import article_of
from reader.load.styled_blocks import styled_block, without_marks
from reader.load.tree import parsed

if TYPE_CHECKING:
    from reader.core.model import Article
    from reader.core.progress import Cancelled
    from reader.load.formats import Document

LANGUAGES = {
    ".rst": "rst",
    ".rest": "rst",
    ".tex": "latex",
    ".latex": "latex",
    ".org": "org",
    ".textile": "textile",
    ".mediawiki": "mediawiki",
    ".dokuwiki": "dokuwiki",
    ".creole": "creole",
    ".muse": "muse",
    ".t2t": "t2t",
    ".typ": "typst",
    ".dj": "djot",
    ".ipynb": "ipynb",
    ".docbook": "docbook",
    ".dbk": "docbook",
    ".jats": "jats",
    ".opml": "opml",
    ".fb2": "fb2",
}
"""What pandoc calls the language of each ending."""
_MADE_BY_PROGRAMS = frozenset({"ipynb", "docbook", "jats", "opml", "fb2"})
"""Languages that nobody can read as they are."""

PANDOC_ARGUMENT = "--parallax-pandoc"
"""How a packaged program is told to become pandoc with limits."""
WITHOUT = "Pandoc is not installed, so it is shown as the plain text it is."

_SECONDS = 20.0
_LARGEST = 32 * 1024 * 1024
_TICK = 0.02
_GRACE = 2.0
"""Seconds it may take to end when all is said."""


def convert(document: Document, cancelled: Cancelled | None = None) -> Document:
    """The document as HTML; raises LoadError where pandoc cannot read it, FileNotFoundError where there is none."""
    program = shutil.which("pandoc")
    if program is None:
        raise FileNotFoundError("pandoc")
    text = decode(document.data, encoding=document.encoding).text.encode("utf-8")
    try:
        process = _started(_command(program, _language(document)))
    except OSError as error:
        raise _no_process(document.name) from error
    made = _Made(process, text)
    try:
        made.begin()
        _wait(made, document.name, cancelled)
    except RuntimeError as error:  # the system has no more threads
        raise _no_process(document.name) from error
    finally:
        made.end()
    if process.returncode != 0 or len(made.data) > _LARGEST:
        form = _language(document)
        raise LoadError(
            f"{document.name} could not be read by pandoc as {form}; save it as plain text or PDF and open that."
        )
    return replace(document, data=made.data, encoding="utf-8")


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - pandoc, as it is found on the path, with arguments of ours
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _no_process(name: str) -> LoadError:
    return LoadError(f"{name} could not be opened because pandoc cannot be started; close other programs.")


def read_converted(document: Document) -> Article:
    """The article in what pandoc made."""
    root = parsed(document.data.decode("utf-8", "replace"))
    if root is None:
        return article_of(())
    rows = [styled_block(block) for block in page_blocks(without_marks(root)) if block.text]
    return article_of(rows, language=root.get("lang") or "")


def read_without(document: Document) -> Article:
    """The document where pandoc is not installed: as its plain text where that can be read."""
    if _language(document) in _MADE_BY_PROGRAMS:
        raise LoadError(f"{document.name} is read with the help of pandoc, which is not installed; install it first.")
    article = read_text(document)
    return replace(article, notes=(*article.notes, WITHOUT))


def become_pandoc(arguments: list[str]) -> None:
    """In a fresh process: takes limits on itself and turns into pandoc for good."""
    from reader.load.confinement import confine_program

    confine_program()
    os.execv(arguments[0], arguments)  # noqa: S606 - no shell is what is wanted


class _Made:
    """What the process writes, as much as is allowed, gathered by a thread of its own."""

    def __init__(self, process: subprocess.Popen[bytes], text: bytes) -> None:
        self.data = b""
        self._process, self._text = process, text
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._read)]

    def begin(self) -> None:
        """RuntimeError where the system has no more threads."""
        for thread in self._threads:
            thread.start()

    def running(self) -> bool:
        self._threads[1].join(_TICK)
        return self._threads[1].is_alive()

    def end(self) -> None:
        """Nothing of the process is left afterwards."""
        begun = [thread for thread in self._threads if thread.ident is not None]
        if len(begun) < len(self._threads) or begun[1].is_alive() or len(self.data) > _LARGEST:
            self._process.kill()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:  # it says no more, and does not go
            self._process.kill()
            self._process.wait()
        for thread in begun:
            thread.join(1)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _write(self) -> None:
        stream = self._process.stdin
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.write(self._text)
                stream.close()

    def _read(self) -> None:
        stream = self._process.stdout
        if stream is not None:
            with suppress(OSError, ValueError):
                self.data = stream.read(_LARGEST + 1)


def _wait(made: _Made, name: str, cancelled: Cancelled | None) -> None:
    end = time.monotonic() + _SECONDS
    while made.running():
        if cancelled is not None and cancelled():
            raise WorkCancelled
        if time.monotonic() > end:
            raise LoadError(
                f"{name} took pandoc longer than {_SECONDS:.0f} seconds; save it as plain text and open that."
            )


def _language(document: Document) -> str:
    return LANGUAGES.get(PurePath(document.name).suffix.lower(), "markdown")


def _command(program: str, language: str) -> list[str]:
    pandoc = [program, "--sandbox", "--standalone", f"--from={language}", "--to=html5", "--wrap=none"]
    if os.name != "posix":
        return pandoc
    if getattr(sys, "frozen", False):
        return [sys.executable, PANDOC_ARGUMENT, *pandoc]
    return [sys.executable, "-B", "-m", "reader.load.pandoc", *pandoc]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    kept["PYTHONPATH"] = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
    kept["LC_ALL"] = "C.UTF-8"
    return kept


if __name__ == "__main__":
    become_pandoc(sys.argv[1:])
