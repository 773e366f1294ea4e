"""What a person has changed in the comparison of a pair: remembered beside the settings, undone, done again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.app.edit_files import EVERY_PAIR, EditFiles
from reader.app.language import tr
from reader.app.phrases import quoted
from reader.core.corrections import Action
from reader.core.corrections import Correction as Correction  # the dialog shows them
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
        return tr("{words} of “{name}”", words=tr(_WORDS[edit.action]), name=edit.name)
    from reader.core.hand_links import Tying  # only here and below: the window imports this module before it is shown

    if isinstance(edit, Tying):
        return tr("link by hand") if edit.tied else tr("unlinking by hand")
    return "note" if edit.text else tr("removing a note")


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


def hides(correction: Correction) -> bool:
    return correction.action is Action.HIDE


def correction_sentence(correction: Correction) -> str:
    """A correction in words: "“Reyes” is the same as “Ana Reyes”"."""
    name, value = quoted(correction.name), quoted(correction.value)
    kinds = {kind.value: tr(words) for kind, words in KINDS.items()}
    return {
        Action.MERGE: tr("{name} is the same as {value}", name=name, value=value),
        Action.SPLIT: tr("{value} is not {name}", value=value, name=name),
        Action.RENAME: tr("{name} is called {value}", name=name, value=value),
        Action.RETYPE: tr("{name} is of the kind: {get}", name=name, get=kinds.get(correction.value, correction.value)),
        Action.HIDE: tr("{name} is hidden", name=name),
    }[correction.action]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a person has changed at one time: in this pair, and for every pair."""

    own: tuple[Edit, ...] = ()
    always: tuple[Correction, ...] = ()


class Corrections(QObject):
    """The edits of the pair on screen and those for every pair, each in a file written whole or not at all.

    They are held as seen from the article whose print comes first, so that they fit whichever side it is on.
    Signals: `changed()`, `said(sentence)`.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = EditFiles(folder)
        self._key = ""
        self._turned = False
        self._kept = Kept()
        self._past: tuple[Kept, ...] = ()
        self._future: tuple[Kept, ...] = ()

    def for_pair(self, left: Article, right: Article) -> tuple[Edit, ...]:
        """The edits of a pair as its sides are now; they are read when a pair is seen first."""
        self._open(_print(left), _print(right))
        edits = (*self._kept.always, *self._kept.own)
        if not self._turned or not edits:
            return edits
        from reader.core.edits import turned

        return tuple(turned(edit) for edit in edits)

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

            own = (*self._kept.own, turned(edit) if self._turned else edit)
            if isinstance(edit, Correction):
                self.said.emit(
                    tr(
                        "{correction_sentence}. Corrections… keeps it for every pair.",
                        correction_sentence=correction_sentence(edit),
                    )
                )
            self._set(replace(self._kept, own=own))

    def listed(self) -> tuple[Correction, ...]:
        """The corrections of entities: those for every pair first, which say so."""
        return (*self._kept.always, *(edit for edit in self._kept.own if isinstance(edit, Correction)))

    def remove(self, correction: Correction) -> None:
        """Takes one correction back, whichever it was."""
        own = tuple(edit for edit in self._kept.own if edit != correction)
        self._set(Kept(own, tuple(edit for edit in self._kept.always if edit != correction)))

    def keep_always(self, correction: Correction, always: bool) -> None:
        """Keeps a correction for every pair, or only for this one."""
        turned = replace(correction, always=always)
        own = tuple(edit for edit in self._kept.own if edit != correction)
        others = tuple(edit for edit in self._kept.always if edit != correction)
        self._set(Kept(own, (*others, turned)) if always else Kept((*own, turned), others))

    def undo(self) -> None:
        if self._past:
            now, before = self._kept, self._past[-1]
            self._set(before, self._past[:-1], (*self._future, now))
            self.said.emit(tr("Undone: {step}.", step=_step(before, now)))

    def redo(self) -> None:
        if self._future:
            now, after = self._kept, self._future[-1]
            self._set(after, (*self._past, now), self._future[:-1])
            self.said.emit(tr("Done again: {step}.", step=_step(now, after)))

    def can_undo(self) -> bool:
        return bool(self._past)

    def can_redo(self) -> bool:
        return bool(self._future)

    def close(self) -> None:
        """No pair is on screen."""
        self._key, self._kept, self._past, self._future = "", Kept(), (), ()

    def _open(self, left: str, right: str) -> None:
        self._turned = right < left
        key = "-".join(sorted((left, right)))
        if key == self._key:
            return
        self._key, self._future = key, ()
        own, always = self._files.read(key), self._files.read(EVERY_PAIR)
        self._kept = Kept(own, tuple(replace(edit, always=True) for edit in always if isinstance(edit, Correction)))
        self._past = tuple(replace(self._kept, own=own[:count]) for count in range(len(own)))
        for sentence in self._files.told():
            self.said.emit(sentence)

    def _set(
        self, kept: Kept, past: tuple[Kept, ...] | None = None, future: tuple[Kept, ...] = ()
    ) -> None:
        before, self._kept = self._kept, kept
        self._past = (*self._past, before) if past is None else past
        self._future = future
        self.changed.emit()
        self._keep(kept, before)
        for sentence in self._files.told():
            self.said.emit(sentence)

    def _keep(self, kept: Kept, before: Kept) -> None:
        """Writes what has changed; what another window has added to it is taken in."""
        if kept.own != before.own:
            kept = replace(kept, own=self._files.write(self._key, kept.own))
        if kept.always != before.always:
            always = self._files.write(EVERY_PAIR, kept.always)
            found = (replace(edit, always=True) for edit in always if isinstance(edit, Correction))
            kept = replace(kept, always=tuple(found))
        if kept != self._kept:
            self._kept = kept
            self.changed.emit()


def _step(before: Kept, after: Kept) -> str:
    """What led from the one to the other."""
    if len(after.own) == len(before.own) + 1 and after.always == before.always:
        return said_of(after.own[-1])
    added = [edit for edit in (*after.own, *after.always) if edit not in (*before.own, *before.always)]
    taken = [edit for edit in (*before.own, *before.always) if edit not in (*after.own, *after.always)]
    if added and taken:
        if len(after.always) > len(before.always):
            return tr("{correction} for every pair", correction=said_of(added[0]))
        return tr("{correction} for this pair only", correction=said_of(added[0]))
    return tr("taking back {said_of}", said_of=said_of(taken[0])) if taken else said_of(added[0])


def _print(article: Article) -> str:
    """The article's hash; what came without a file is known by its words."""
    return article.sha256 or hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
