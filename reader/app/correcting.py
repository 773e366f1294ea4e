"""What a person has changed in the comparison of a pair: remembered beside the settings, undone, done again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.core.corrections import Action, Correction
from reader.core.terms import EntityKind

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.comparison import Comparison
    from reader.core.edits import Edit
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


def said_of(edit: Edit) -> str:
    """What an edit was, in a few words."""
    if isinstance(edit, Correction):
        return f"{_WORDS[edit.action]} of “{edit.name}”"
    from reader.core.hand_links import Tying  # only here and below: the window imports this module before it is shown

    if isinstance(edit, Tying):
        return "link by hand" if edit.tied else "unlinking by hand"
    return "note" if edit.text else "removing a note"


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
    """The edits of the pair on screen, one file a pair, written whole or not at all.

    They are held as seen from the article whose print comes first, so that they fit whichever side it is on.
    Signals: `changed()`, `said(sentence)`.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._key = ""
        self._turned = False
        self._done: tuple[Edit, ...] = ()
        self._undone: tuple[Edit, ...] = ()

    def for_pair(self, left: Article, right: Article) -> tuple[Edit, ...]:
        """The edits of a pair as its sides are now; they are read when a pair is seen first."""
        self._open(_print(left), _print(right))
        if not self._turned:
            return self._done
        from reader.core.edits import turned

        return tuple(turned(edit) for edit in self._done)

    def apply(self, comparison: Comparison) -> Comparison:
        """The comparison as a person has put it right."""
        edits = self.for_pair(comparison.left, comparison.right)
        if not edits:
            return comparison
        from reader.core.edits import edited

        after = edited(comparison, edits)
        return after if after is comparison else after.prepared()

    def add(self, edit: Edit) -> None:
        """Takes an edit of the pair as its sides are now."""
        if self._key:
            from reader.core.edits import turned

            self._set((*self._done, turned(edit) if self._turned else edit), ())

    def undo(self) -> None:
        if self._done:
            last = self._done[-1]
            self._set(self._done[:-1], (*self._undone, last))
            self.said.emit(f"Undone: {said_of(last)}.")

    def redo(self) -> None:
        if self._undone:
            last = self._undone[-1]
            self._set((*self._done, last), self._undone[:-1])
            self.said.emit(f"Done again: {said_of(last)}.")

    def can_undo(self) -> bool:
        return bool(self._done)

    def can_redo(self) -> bool:
        return bool(self._undone)

    def close(self) -> None:
        """No pair is on screen."""
        self._key, self._done, self._undone = "", (), ()

    def _open(self, left: str, right: str) -> None:
        self._turned = right < left
        key = "-".join(sorted((left, right)))
        if key == self._key:
            return
        self._key, self._undone = key, ()
        self._done = self._read()

    def _set(self, done: tuple[Edit, ...], undone: tuple[Edit, ...]) -> None:
        self._done, self._undone = done, undone
        self.changed.emit()
        self._write()

    def _path(self) -> Path:
        return self._folder / f"{hashlib.sha256(self._key.encode()).hexdigest()[:40]}.json"

    def _read(self) -> tuple[Edit, ...]:
        path = self._path()
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError:
            content = b""
        import json

        from reader.core.edits import from_json

        try:
            kept = json.loads(content)
            return from_json(kept) if kept["pair"] == self._key else ()
        except (ValueError, TypeError, KeyError, RecursionError):
            self.said.emit(f"The corrections kept for this pair cannot be read and are left out ({path.name}).")
            return ()

    def _write(self) -> None:
        import json

        from reader.core.edits import to_json
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


def _print(article: Article) -> str:
    """The article's hash; what came without a file is known by its words."""
    return article.sha256 or hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
