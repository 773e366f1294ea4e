"""Where settings are kept: an INI file as Qt writes it, read whole, written whole or not at all, shared by windows.

Qt's own QSettings takes a file that could not be read for an empty one and writes over it; here it is left alone.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from string import hexdigits
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from reader.app.language import tr

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 4 * 1024 * 1024
"""Bytes; a file of settings has a few thousand."""
_PATIENCE = 500
"""Milliseconds to wait for another window that is writing; then this one goes on all the same."""

_SECTION = re.compile(r"\[(.*)\]")
_ESCAPE = re.compile(r'\\(?:x([0-9A-Fa-f]{1,6})|([0-7]{1,3})|(.))|"')
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_BYTES = re.compile(r"@ByteArray\((.*)\)", re.DOTALL)
_UNSAFE = r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff]"

Stored = str | bytes | bool | int


class Store:
    """The values under their keys, as text; what went wrong is told afterwards, in sentences for people."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sentences: list[str] = []
        self._mine: dict[str, str] = {}
        """What was set here and is not in the file yet."""
        self._locked = False
        """The file holds what could neither be read nor set aside, so it is left as it is."""
        self._failing = False
        self._there: dict[str, str] = {}
        self._look()

    def told(self) -> tuple[str, ...]:
        """What went wrong since this was asked last."""
        sentences, self._sentences = tuple(self._sentences), []
        return sentences

    def value(self, key: str) -> str | bytes | None:
        """What is kept under a key, None where nothing is."""
        written = self._mine.get(key, self._there.get(key))
        return None if written is None else decoded(written)

    def put(self, key: str, value: Stored) -> None:
        self._mine[key] = encoded(value)

    def flush(self) -> None:
        """Writes what was set here into the file as it is now, and takes in what another window has set."""
        if self._locked:
            return
        lock = QLockFile(f"{self.path}.lock")
        try:
            if self._mine:
                with suppress(OSError):
                    self.path.parent.mkdir(parents=True, exist_ok=True)
                lock.tryLock(_PATIENCE)
            self._look()
            if self._mine and not self._locked:
                self._write({**self._there, **self._mine})
        finally:
            lock.unlock()

    def _write(self, values: dict[str, str]) -> None:
        from reader.report.save import SaveError, save  # only here: nothing is saved before the window is shown

        try:
            save(self.path, as_ini(values))
        except SaveError as error:
            if not self._failing:
                self._sentences.append(
                    tr("What you choose holds until Parallax is closed; it could not be kept: {error}", error=error)
                )
            self._failing = True
        else:
            self._there, self._mine, self._failing = values, {}, False

    def _look(self) -> None:
        """Reads the file; a damaged one is set aside as a copy, one that cannot be read is left alone."""
        try:
            content = _content(self.path)
        except OSError as error:
            self._locked = True
            self._sentences.append(
                tr(
                    "The settings cannot be read ({error}); what you choose holds until Parallax is closed.",
                    error=error.strerror or error,
                )
            )
            return
        values, whole = from_ini(content)
        if whole or self._set_aside(content):
            self._there = values
        else:
            self._locked = True

    def _set_aside(self, content: bytes) -> bool:
        from reader.report.save import SaveError, save

        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}.damaged-{number}{self.path.suffix}")).exists():
            with suppress(OSError):
                if aside.read_bytes() == content:
                    return True
            number += 1
        try:
            save(aside, content)
        except SaveError as error:
            self._sentences.append(
                tr("Some settings are damaged; what you choose holds until Parallax is closed: {error}", error=error)
            )
            return False
        self._sentences.append(
            tr("Some settings are damaged and begin anew; their file was kept as {name}.", name=aside.name)
        )
        return True


def _content(path: Path) -> bytes:
    """The bytes of the file, none where there is no file; OSError for all that cannot be read, or is no file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError):
        return b""
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise OSError(tr("it is no file of settings"))
        parts: list[bytes] = []
        while part := os.read(descriptor, _LARGEST):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(descriptor)


def from_ini(content: bytes) -> tuple[dict[str, str], bool]:
    """The values as they are written, and whether every line was one that belongs there."""
    values: dict[str, str] = {}
    whole, section = b"\0" not in content, ""
    for line in re.split(r"[\r\n]+", content.decode("utf-8", "surrogateescape").removeprefix("\ufeff")):
        line = line.strip(" \t")
        name, equal, value = line.partition("=")
        if found := _SECTION.fullmatch(line):
            section = found[1]
        elif equal and name.strip():
            values[f"{section}/{name.strip()}"] = value.strip()
        elif line and line[0] not in ";#":
            whole = False
    return values, whole


def as_ini(values: dict[str, str]) -> bytes:
    """The file that holds the values as they are written."""
    lines: list[str] = []
    section = ""
    for key, value in sorted(values.items()):
        place, _, name = key.rpartition("/")
        if place != section:
            lines += ["", f"[{place}]"]
            section = place
        lines.append(f"{name}={value}")
    return "\n".join([*lines, ""]).lstrip("\n").encode("utf-8", "surrogateescape")


def encoded(value: Stored) -> str:
    """A value as Qt writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = f"@ByteArray({value.decode('latin-1')})" if isinstance(value, bytes) else value
    text = f"@{text}" if isinstance(value, str) and text.startswith("@") else text
    written: list[str] = []
    numbered = False
    for letter in text:
        quoted = letter in '\\"'
        numbered = not quoted and bool(re.match(_UNSAFE, letter) or (numbered and letter in hexdigits))
        written.append(f"\\{letter}" if quoted else f"\\x{ord(letter):x}" if numbered else letter)
    line = "".join(written)
    return f'"{line}"' if re.search(r"[;,=]|^\s|\s$", line) else line


def decoded(written: str) -> str | bytes | None:
    """A value that Qt or `encoded` wrote; None for what stands for something else."""
    text = _ESCAPE.sub(_meant, written)
    if text.startswith("@@"):
        return text[1:]
    if found := _BYTES.fullmatch(text):
        return found[1].encode("latin-1", "replace")
    return None if text.startswith("@") else text


def _meant(found: re.Match[str]) -> str:
    number, octal, letter = found.groups()
    if number or octal:
        code = int(number, 16) if number else int(octal, 8)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _NAMED.get(letter, letter) if letter else ""
