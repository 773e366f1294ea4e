"""A file is written whole or not at all, and never over one of the articles it was made from."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class SaveError(Exception):
    """Why a file could not be written; its text is one sentence for people."""


def save(path: Path, content: bytes, *, inputs: Iterable[Path] = ()) -> None:
    """Writes the file; raises SaveError with a sentence for people, and leaves what was there before in that case."""
    if any(_is_same_file(path, source) for source in inputs):
        raise SaveError(f"{path.name} is one of the articles; choose another name for the result.")
    try:
        if path.is_dir():
            raise SaveError(f"{path.name} is a folder; name a file in it.")
        if path.is_file() and not os.access(path, os.W_OK):
            raise SaveError(f"{path.name} may not be changed; choose another name.")
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a pipe or a device: there is nothing to keep
        else:
            _replace(path.resolve(), content)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SaveError(f"{path.name} could not be written: {reason}. Choose another place.") from error


def _is_same_file(path: Path, source: Path) -> bool:
    try:
        return path.samefile(source)
    except (OSError, ValueError):
        return False


def _replace(path: Path, content: bytes) -> None:
    """Writes beside the file, then puts the new one in its place in one step."""
    handle, name = tempfile.mkstemp(prefix=".parallax-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
