"""What a person has put right in the entities of a pair: remembered beside the settings, undone, done again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.corrections import Action, Correction, corrected, from_json, pair_key, to_json
from reader.core.terms import EntityKind

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Entity

KINDS = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organisation",
    EntityKind.PLACE: "Place",
    EntityKind.GROUP: "Group or nationality",
    EntityKind.EVENT: "Event",
    EntityKind.WORK: "Law or work",
    EntityKind.DATE: "Date",
    EntityKind.NUMBER: "Number",
}
_WORDS = {
    Action.MERGE: "merge",
    Action.SPLIT: "split",
    Action.RENAME: "new name",
    Action.RETYPE: "new kind",
    Action.HIDE: "hiding",
}


def renaming(entity: Entity, name: str) -> Correction:
    return Correction(Action.RENAME, entity.name, entity.kind, " ".join(name.split()))


def retyping(entity: Entity, kind: EntityKind) -> Correction:
    return Correction(Action.RETYPE, entity.name, entity.kind, kind.value)


def hiding(entity: Entity) -> Correction:
    return Correction(Action.HIDE, entity.name, entity.kind)


def merging(entity: Entity, into: Entity) -> Correction:
    return Correction(Action.MERGE, entity.name, entity.kind, into.name, into.kind)


def splitting(entity: Entity, alias: str) -> Correction:
    return Correction(Action.SPLIT, entity.name, entity.kind, alias)


class Corrections(QObject):
    """The corrections of the pair on screen, one file a pair, written whole or not at all.

    Signals: `changed()`, `said(sentence)`.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._key = ""
        self._done: tuple[Correction, ...] = ()
        self._undone: tuple[Correction, ...] = ()

    def apply(self, comparison: Comparison) -> Comparison:
        """The comparison with its entities put right; the corrections are read when a pair is seen first."""
        self._open(_key(comparison.left, comparison.right))
        if not self._done or not comparison.entities:
            return comparison
        rows = corrected(comparison.entities, self._done, comparison.left, comparison.right)
        return comparison.with_entities(rows).prepared()

    def add(self, correction: Correction) -> None:
        if self._key:
            self._set((*self._done, correction), ())

    def undo(self) -> None:
        if self._done:
            last = self._done[-1]
            self._set(self._done[:-1], (*self._undone, last))
            self.said.emit(f"Undone: {_WORDS[last.action]} of “{last.name}”.")

    def redo(self) -> None:
        if self._undone:
            last = self._undone[-1]
            self._set((*self._done, last), self._undone[:-1])
            self.said.emit(f"Done again: {_WORDS[last.action]} of “{last.name}”.")

    def can_undo(self) -> bool:
        return bool(self._done)

    def can_redo(self) -> bool:
        return bool(self._undone)

    def close(self) -> None:
        """No pair is on screen."""
        self._key, self._done, self._undone = "", (), ()

    def _open(self, key: str) -> None:
        if key == self._key:
            return
        self._key, self._undone = key, ()
        self._done = self._read()

    def _set(self, done: tuple[Correction, ...], undone: tuple[Correction, ...]) -> None:
        self._done, self._undone = done, undone
        self.changed.emit()
        self._write()

    def _path(self) -> Path:
        return self._folder / f"{hashlib.sha256(self._key.encode()).hexdigest()[:40]}.json"

    def _read(self) -> tuple[Correction, ...]:
        import json  # only here and below: the window imports this module before it is shown

        path = self._path()
        try:
            kept = json.loads(path.read_bytes())
            if kept["pair"] != self._key:
                return ()
            return from_json(kept)
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            self.said.emit(f"The corrections kept for this pair cannot be read and are left out ({path.name}).")
            return ()

    def _write(self) -> None:
        import json

        from reader.report.save import SaveError, save

        path = self._path()
        try:
            if not self._done:
                path.unlink(missing_ok=True)
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"pair": self._key, **to_json(self._done)}, ensure_ascii=False, indent=1)
            save(path, text.encode("utf-8", "surrogatepass"))
        except (OSError, SaveError) as error:
            self.said.emit(f"The correction holds until Parallax is closed; it could not be kept: {error}")


def _key(left: Article, right: Article) -> str:
    """Both articles' hashes; what came without a file is known by its words."""
    if left.sha256 and right.sha256:
        return pair_key(left, right)
    prints = (a.sha256 or hashlib.sha256(a.text.encode("utf-8", "surrogatepass")).hexdigest() for a in (left, right))
    return "-".join(sorted(prints))
