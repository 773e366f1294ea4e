"""Where edits are kept: one file a pair and one for every pair, beside the settings; damaged ones are set aside."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.core.edits import Edit

EVERY_PAIR = "every pair"
"""The key of what holds for every pair."""


class EditFiles:
    """Reads and writes whole files; what went wrong is told afterwards, in sentences for people."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._locked: set[str] = set()
        self._sentences: list[str] = []

    def told(self) -> tuple[str, ...]:
        """What went wrong since this was asked last."""
        sentences, self._sentences = tuple(self._sentences), []
        return sentences

    def read(self, key: str) -> tuple[Edit, ...]:
        """The edits kept under a key."""
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
            damage = "for every pair" if key == EVERY_PAIR else "for this pair"
        self._set_aside(key, path, damage)
        return ()

    def write(self, key: str, edits: Sequence[Edit]) -> None:
        """Keeps the edits; without any, no file is left."""
        if key in self._locked:
            return
        import json

        from reader.core.edits import to_json
        from reader.report.save import SaveError, save

        path = self._path(key)
        try:
            if not edits:
                path.unlink(missing_ok=True)
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"pair": key, **to_json(edits)}, ensure_ascii=False, indent=1)
            save(path, text.encode("utf-8", "surrogatepass"))
        except (OSError, SaveError) as error:
            self._sentences.append(f"The correction holds until Parallax is closed; it could not be kept: {error}")

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
                    f"The corrections kept {damage} cannot be read; new ones hold until Parallax closes ({path.name})."
                )
            return
        if damage:
            self._sentences.append(
                f"The corrections kept {damage} cannot be read; their file was set aside as {aside.name}."
            )
