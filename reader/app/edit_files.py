"""Where edits are kept: one file a pair and one for every pair, beside the settings; damaged ones are set aside.

Several windows may keep edits of one pair: each adds to what it finds there, and takes away only what it knew.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from reader.app.language import tr
from reader.app.made import trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.edits import Edit

EVERY_PAIR = "every pair"
"""The key of what holds for every pair."""
_PATIENCE = 1000
"""Milliseconds to wait for another window that is writing; then this one goes on all the same."""


class EditFiles:
    """Reads and writes whole files; what went wrong is told afterwards, in sentences for people."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._locked: set[str] = set()
        self._sentences: list[str] = []
        self._known: dict[str, tuple[Edit, ...]] = {}
        """What this window has read or written last."""

    def told(self) -> tuple[str, ...]:
        """What went wrong since this was asked last."""
        sentences, self._sentences = tuple(self._sentences), []
        return sentences

    def read(self, key: str) -> tuple[Edit, ...]:
        """The edits kept under a key."""
        self._known[key] = self._there(key)
        return self._known[key]

    def _there(self, key: str) -> tuple[Edit, ...]:
        path = self._path(key)
        try:
            content = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError:
            content = b""
        import json  # only here and below: the window imports this module before it is shown

        from reader.core.edits import from_json

        try:
            kept = json.loads(content)
            if kept["pair"] == key:
                return from_json(kept)
            damage = ""  # the file of another pair, which nobody will miss here
        except (ValueError, TypeError, KeyError, RecursionError):
            damage = tr("for every pair") if key == EVERY_PAIR else tr("for this pair")
        self._set_aside(key, path, damage)
        return ()

    def write(self, key: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Keeps the edits, beside what another window has kept meanwhile, and gives back both."""
        from reader.core.edits import from_json, to_json
        from reader.report.save import SaveError

        edits = from_json(to_json(edits))  # as they will be read back
        lock = QLockFile(str(self._folder / ".lock"))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock.tryLock(_PATIENCE)
            both = self._rebased(key, edits)
            if key not in self._locked:
                self._save(key, both)
                self._known[key] = both
        except (OSError, SaveError) as error:
            self._sentences.append(
                tr("The correction holds until Parallax is closed; it could not be kept: {error}", error=trouble(error))
            )
            return edits
        finally:
            lock.unlock()
        return both

    def _rebased(self, key: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        known, there = self._known.get(key, ()), self._there(key)
        if there == known:
            return edits
        stay = tuple(edit for edit in there if edit not in known or edit in edits)
        return (*stay, *(edit for edit in edits if edit not in known and edit not in there))

    def _save(self, key: str, edits: tuple[Edit, ...]) -> None:
        """Writes the file whole or not at all; without edits, none is left."""
        import json

        from reader.core.edits import to_json
        from reader.report.save import save

        path = self._path(key)
        if not edits:
            path.unlink(missing_ok=True)
            return
        text = json.dumps({"pair": key, **to_json(edits)}, ensure_ascii=False, indent=1)
        save(path, text.encode("utf-8", "surrogatepass"))

    def _path(self, key: str) -> Path:
        if key == EVERY_PAIR:
            return self._folder / "every-pair.json"
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.json"

    def _set_aside(self, key: str, path: Path, damage: str) -> None:
        """What cannot be read is never written over: it gets another name, or nothing is kept any more."""
        number = 1
        while (aside := path.with_name(f"{path.stem}.damaged-{number}.json")).exists():
            number += 1
        try:
            path.rename(aside)
        except OSError:
            self._locked.add(key)
            if damage:
                self._sentences.append(
                    tr(
                        "The corrections kept {damage} cannot be read; new ones hold until Parallax closes ({name}).",
                        damage=damage,
                        name=path.name,
                    )
                )
            return
        if damage:
            self._sentences.append(
                tr(
                    "The corrections kept {damage} cannot be read; their file was set aside as {name}.",
                    damage=damage,
                    name=aside.name,
                )
            )
