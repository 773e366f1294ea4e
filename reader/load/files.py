"""Getting at the bytes of a path without ever waiting for a pipe, filling the memory, or changing anything."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.load.errors import LoadError, TooLarge

SIZE_LIMIT = 32 * 1024 * 1024
"""Bytes; an article of this size has more words than a shelf of novels."""

_COMPANION = re.compile(r"(.+)[_.-][^\W\d_]{2,14}", re.DOTALL)
"""What browsers call the folder of a saved page, in any language: page_files, page-Dateien, page_fichiers, ..."""

_KINDS = (
    (stat.S_ISDIR, "is a folder; open one of the files in it"),
    (stat.S_ISFIFO, "is a pipe, not a file; save its text to a file first"),
    (stat.S_ISSOCK, "is a socket, not a file; choose a file"),
    (stat.S_ISCHR, "is a device, not a file; choose a file"),
    (stat.S_ISBLK, "is a device, not a file; choose a file"),
)


def local_path(source: str | Path) -> Path:
    """The path a person means: a path, a `file:` address, `~`; raises LoadError for what is no local file."""
    text = str(source)
    if "\0" in text:
        raise LoadError("This file name holds a NUL character, which no file can have; choose the file again.")
    scheme = urlsplit(text).scheme.lower() if "://" in text[:12] and not isinstance(source, Path) else ""
    if scheme in {"http", "https"}:
        raise LoadError("Links are not fetched unless --fetch allows it; or save the page in a browser and open that.")
    if scheme == "file":
        parts = urlsplit(text)
        if parts.netloc not in {"", "localhost"}:
            raise LoadError("This link points to a file on another computer; copy the file here and open the copy.")
        return Path(unquote(parts.path))
    if scheme:
        raise LoadError(f"Links that begin with {scheme}: cannot be opened; save the text to a file and open that.")
    return Path(text).expanduser() if text.startswith("~") else Path(text)


def saved_page(folder: Path) -> Path | None:
    """The page a browser saved "complete" beside this folder of its pictures, None where it is no such folder."""
    found = _COMPANION.fullmatch(folder.name)
    if found is None:
        return None
    names = (folder.with_name(found[1] + ending) for ending in (".html", ".htm", ".xhtml", ".shtml"))
    try:
        return next((page for page in names if page.is_file()), None) if folder.is_dir() else None
    except OSError:
        return None


def shown_name(path: Path) -> str:
    """A file's name fit for a line on the screen: nothing invisible, nothing that turns the text around."""
    name = os.fsencode(path.name or str(path)).decode("utf-8", "replace")
    shown = "".join(
        character if unicodedata.category(character)[0] != "C" else f"\\u{{{ord(character):x}}}" for character in name
    )
    return shown if len(shown) <= 120 else f"{shown[:80]}…{shown[-30:]}"


def read_file(path: Path, *, limit: int = SIZE_LIMIT, first_part: bool = False) -> bytes:
    """The bytes of a regular file; raises LoadError for everything else, without blocking on it."""
    name = shown_name(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise LoadError(_open_sentence(name, path, error)) from error
    try:
        status = os.fstat(descriptor)
        _refuse_no_file(name, status.st_mode)
        if status.st_size > limit and not first_part:
            size, most = size_in_words(status.st_size), size_in_words(limit)
            raise TooLarge(f"{name} is {size}, and the limit is {most}; open a shorter part of it.")
        return _read(descriptor, name, limit, first_part)
    except OSError as error:
        raise LoadError(
            f"{name} could not be read ({error.strerror or error}); try again, or copy it first."
        ) from error
    finally:
        os.close(descriptor)


def _read(descriptor: int, name: str, limit: int, first_part: bool) -> bytes:
    chunks: list[bytes] = []
    total = 0
    while total <= limit:
        chunk = os.read(descriptor, min(1 << 20, limit + 1 - total))
        if not chunk:
            break
        chunks.append(chunk)
        total += len(chunk)
    if total > limit and not first_part:
        raise TooLarge(f"{name} goes on beyond the limit of {size_in_words(limit)}; open a shorter part of it.")
    return b"".join(chunks)[:limit]


def _refuse_no_file(name: str, mode: int) -> None:
    for test, what in _KINDS:
        if test(mode):
            raise LoadError(f"{name} {what}.")


def _open_sentence(name: str, path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist; check its name, or whether it was moved."
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder; open one of the files in it."
    try:
        _refuse_no_file(name, path.stat().st_mode)
    except LoadError as refused:
        return str(refused)
    except OSError:
        pass
    if isinstance(error, PermissionError):
        return f"{name} may not be read by you; ask for access to it, or copy it to a folder of your own."
    return f"{name} could not be opened ({error.strerror or error}); check its name and try again."


def size_in_words(count: int) -> str:
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)):
        if count >= step:
            return f"{count / step:.1f} {unit}".replace(".0 ", " ")
    return "1 byte" if count == 1 else f"{count} bytes"
