"""The pair being read: what is open on each side, what is on its way, and what came out of comparing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.app import made
from reader.app.jobs import Err, Job, Jobs, Ok
from reader.app.language import tr
from reader.app.opened import Opened, loading, reshowing
from reader.app.parting import Parting
from reader.app.sources import FileSource, Source
from reader.core.progress import WorkCancelled
from reader.core.terms import Side
from reader.load.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.correcting import Corrections
    from reader.core.comparison import Comparison
    from reader.core.edits import Edit
    from reader.core.model import Article
    from reader.core.terms import Equivalence
    from reader.load.showing import Showing

COMPARE = "compare"
EDITS = "edits"
COUNTS = "counts"
FACTS = "facts"
AT_ONCE = 2000
"""Links up to which a person's edits are worked in while the window waits."""
_LETTERS_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class Activity:
    """What is being done right now, for the status bar."""

    stage: str
    share: float
    """0..1, or below 0 while nobody can tell."""


class Session(QObject):
    """Opens, swaps, reloads and compares; the old pair stays until the new one is there, and the last wish wins.

    Signals: `leaving()` while the old pair is still there,
    `load_started(side, name)`, `article_loaded(side)`, `load_failed(side, sentence)`,
    `too_large(side, sentence, source)` with what reads the beginning,
    `comparison_changed()`, `compare_failed(sentence)`, `activity_changed(Activity | None)`.
    """

    leaving = Signal()
    load_started = Signal(object, str)
    article_loaded = Signal(object)
    load_failed = Signal(object, str)
    too_large = Signal(object, str, object)
    comparison_changed = Signal()
    compare_failed = Signal(str)
    activity_changed = Signal(object)

    def __init__(
        self,
        jobs: Jobs | None = None,
        parent: QObject | None = None,
        *,
        entities_wanted: Callable[[], bool] = lambda: True,
        prepare: Callable[[Comparison], object] = lambda _comparison: None,
        counted: Callable[[], frozenset[Equivalence]] = frozenset,
        corrections: Corrections | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs or Jobs(parent=self)
        self._parting = Parting(self)
        self.comparison: Comparison | None = None
        self._found: Comparison | None = None
        """As it was computed, before a person's edits."""
        self._checked: Comparison | None = None
        """The last one whose facts were found anew after an edit."""
        self._edited: Comparison | None = None
        """With a person's edits, before it is decided what counts as a difference."""
        self._counted = counted
        self._corrections = corrections
        if corrections is not None:
            corrections.changed.connect(self._correct)
        self._entities_wanted = entities_wanted
        self._prepare = prepare
        """Works out, where nobody waits, what a view will ask of a comparison."""
        self._opened: dict[Side, Opened | None] = dict.fromkeys(Side)
        self._slot = {Side.LEFT: "load one", Side.RIGHT: "load two"}  # keys of jobs; a swap exchanges them
        self._pending: dict[str, Source] = {}
        self.jobs.progressed.connect(self._tell_progress)
        self.jobs.busy_changed.connect(self._tell_busy)

    def article(self, side: Side) -> Article | None:
        opened = self._opened[side]
        return opened.article if opened else None

    def source(self, side: Side) -> Source | None:
        opened = self._opened[side]
        return opened.source if opened else None

    def words(self, side: Side) -> int:
        opened = self._opened[side]
        return opened.words if opened else 0

    def pending(self, side: Side) -> Source | None:
        """What is on its way to a side."""
        return self._pending.get(self._slot[side])

    def empty_side(self, otherwise: Side) -> Side:
        """Where an article goes that nobody gave a side: the first side that has and awaits none."""
        for side in Side:
            if self._opened[side] is None and self.pending(side) is None:
                return side
        return otherwise

    def opened(self, side: Side) -> Opened | None:
        """All that is known of a side."""
        return self._opened[side]

    def open(self, side: Side, source: Source, showing: Showing | None = None) -> None:
        """Loads a source onto a side; what is there stays until this is ready."""
        slot = self._slot[side]
        self._pending[slot] = source
        self.load_started.emit(side, source.name)
        self.jobs.run(slot, loading(source, side, showing), lambda outcome: self._loaded(slot, source, outcome))

    def show(self, side: Side, showing: Showing) -> None:
        """Shows a side in another way; nothing is read anew."""
        opened, slot = self._opened[side], self._slot[side]
        if opened is not None and opened.showing != showing and self.pending(side) is None:
            self.jobs.run(slot, reshowing(opened, showing), lambda outcome: self._loaded(slot, opened.source, outcome))

    def open_again(self, side: Side) -> None:
        """Reads a side's file as it is now, and shows it the way it was shown."""
        opened = self._opened[side]
        source = self.pending(side) or self.source(side)
        if isinstance(source, FileSource):
            self.open(side, source, opened.showing if opened is not None and opened.source == source else None)

    def open_pair(self, left: Source, right: Source) -> None:
        self.open(Side.LEFT, left)
        self.open(Side.RIGHT, right)

    def reload(self) -> None:
        """Reads again what came from files."""
        for side in Side:
            self.open_again(side)

    def read_with(self, side: Side, encoding: str) -> None:
        """Reads a side's file again with an encoding of the person's choice."""
        source = self.source(side)
        if isinstance(source, FileSource):
            self.open(side, FileSource(source.path, encoding))

    def swap(self) -> None:
        """Exchanges the sides, and what is on its way to them."""
        self.leaving.emit()
        found = self._found
        self._slot = {side: self._slot[side.other] for side in Side}
        self._opened = {side: self._opened[side.other] for side in Side}
        for side in Side:
            self.article_loaded.emit(side)
        self._compare(found)

    def close(self) -> None:
        """Empties both sides."""
        self.leaving.emit()
        self.stop()
        self._parting.let_go(self._opened)
        self._opened = dict.fromkeys(Side)
        for side in Side:
            self.article_loaded.emit(side)
        self._set_comparison(None)
        if self._corrections is not None:
            self._corrections.close()

    def stop(self) -> None:
        """Gives up whatever is running; what is on screen stays."""
        self._pending.clear()
        self.jobs.cancel_all()

    def recompare(self) -> None:
        self._compare()

    def recount(self) -> None:
        """Something else counts as a difference now; nothing is compared anew."""
        if self._edited is not None:
            self._count(self._edited)

    def _loaded(self, slot: str, source: Source, outcome: Ok[Opened] | Err) -> None:
        self._pending.pop(slot, None)
        side = next(side for side in Side if self._slot[side] == slot)
        if isinstance(outcome, Err):
            if isinstance(outcome.error, TooLarge) and isinstance(source, FileSource):
                self.too_large.emit(side, made.said(str(outcome.error)), replace(source, first_part=True))
            elif not isinstance(outcome.error, WorkCancelled):
                self.load_failed.emit(side, failure_sentence(outcome.error, source.name))
            return
        self.leaving.emit()
        self._parting.let_go(self._opened[side])
        self._opened[side] = outcome.value
        self.article_loaded.emit(side)
        self._compare()

    def _compare(self, turned: Comparison | None = None) -> None:
        """Compares in stages; where one is shown turned round meanwhile, only the last stage takes its place."""
        left, right = self.article(Side.LEFT), self.article(Side.RIGHT)
        self.jobs.cancel(COMPARE)
        at_once = turned is not None and _is_short(turned)
        self._set_comparison(_turned(turned) if turned is not None and at_once else None)
        if left is None or right is None:
            return
        entities = self._entities_wanted()
        self.jobs.run(
            COMPARE,
            lambda job: self._staged(job, left, right, entities, turned),
            self._compared,
            receive=None if at_once else self._set_comparison,
        )

    def _staged(
        self, job: Job, left: Article, right: Article, entities: bool, turned: Comparison | None
    ) -> Comparison | None:
        """The work of comparing, in a thread of its own."""
        from reader.pipeline import stages

        job.progress("words", -1.0)
        comparison: Comparison | None = None
        if turned is not None:
            job.emit(self._ready(_turned(turned)))
        for comparison in stages(left, right, entities=entities, progress=job.progress, cancelled=job.cancelled):
            self._ready(comparison)
            if turned is None:
                job.emit(comparison)
        return comparison

    def _ready(self, comparison: Comparison) -> Comparison:
        """With its differences and summary worked out, so that the screen need not wait for them."""
        _ = comparison.prepared().summary
        self._prepare(comparison)
        return comparison

    def _compared(self, outcome: Ok[Comparison | None] | Err) -> None:
        if isinstance(outcome, Ok):
            if outcome.value is not self._found:
                self._set_comparison(outcome.value)
            else:
                self._find_facts()
        elif not isinstance(outcome.error, WorkCancelled):
            self.compare_failed.emit(failure_sentence(outcome.error, tr("The comparison")))

    def _correct(self) -> None:
        self._set_comparison(self._found)

    def _set_comparison(self, comparison: Comparison | None) -> None:
        """Shows what was found, with a person's edits worked in."""
        self._found = comparison
        for key in (EDITS, COUNTS, FACTS):
            self.jobs.cancel(key)
        if comparison is None and self.comparison is None:
            self._edited = None
            return
        edits: tuple[Edit, ...] = ()
        if comparison is None:
            self._checked = None
        elif self._corrections is not None:
            edits = self._corrections.for_pair(comparison.left, comparison.right)
        if comparison is None or not edits:
            self._show(comparison)
            return
        from reader.core.edits import edited

        if len(comparison.links) <= AT_ONCE:
            self._show(edited(comparison, edits))
        else:
            self.jobs.run(EDITS, lambda _job: edited(comparison, edits).prepared(), self._edits_done)

    def _edits_done(self, outcome: Ok[Comparison] | Err) -> None:
        if isinstance(outcome, Ok):
            self._show(outcome.value)
        elif not isinstance(outcome.error, WorkCancelled):
            self.compare_failed.emit(failure_sentence(outcome.error, tr("Working in what was changed by hand")))

    def _show(self, comparison: Comparison | None) -> None:
        known = self._checked
        if comparison is not None and known is not None and _same_ground(comparison, known):
            comparison = self._checked = comparison.with_facts(known.facts)
        self._count(comparison)
        self._find_facts()

    def _count(self, comparison: Comparison | None) -> None:
        """Shows it with what a person wants to count as a difference."""
        self._edited, counted = comparison, self._counted()
        self.jobs.cancel(COUNTS)
        if comparison is None or not counted or _is_short(comparison):
            self._take(comparison and comparison.counting(*counted))
        else:
            self.jobs.run(COUNTS, lambda _job: self._ready(comparison.counting(*counted)), self._counts_done)

    def _counts_done(self, outcome: Ok[Comparison] | Err) -> None:
        if isinstance(outcome, Ok):
            self._take(outcome.value)
        elif not isinstance(outcome.error, WorkCancelled):
            self.compare_failed.emit(failure_sentence(outcome.error, tr("Counting the differences")))

    def _take(self, comparison: Comparison | None) -> None:
        self._parting.let_go(self.comparison)
        self.comparison = comparison
        self.comparison_changed.emit()

    def _find_facts(self) -> None:
        """Facts follow from links and entities: where a person has changed those, they are found anew."""
        shown, found = self._edited, self._found
        if shown is None or found is None or shown is self._checked:
            return
        if COMPARE in self.jobs.running() or not self._entities_wanted():
            return
        if shown.links is not found.links or shown.entities is not found.entities:
            self.jobs.run(FACTS, lambda job: _with_facts(job, shown), self._facts_found)

    def _facts_found(self, outcome: Ok[Comparison] | Err) -> None:
        if isinstance(outcome, Ok):
            self._checked = outcome.value
            if self._edited is not None and outcome.value.facts != self._edited.facts:
                self._count(outcome.value)
        elif isinstance(outcome, Err) and not isinstance(outcome.error, WorkCancelled):
            self.compare_failed.emit(failure_sentence(outcome.error, tr("Checking the facts again")))

    def _tell_progress(self, _key: str, stage: str, share: float) -> None:
        self.activity_changed.emit(Activity(stage, share))

    def _tell_busy(self, busy: bool) -> None:
        if not busy:
            self.activity_changed.emit(None)


def failure_sentence(error: Exception, what: str) -> str:
    """What went wrong, for people; our own errors carry their sentence."""
    from reader.app.printed import PrintError
    from reader.load.source import LoadError
    from reader.report.save import SaveError

    if isinstance(error, (LoadError, SaveError, PrintError)):
        return made.said(str(error))
    if isinstance(error, MemoryError):
        return tr(
            "{what} needs more memory than this computer has free; close other programs and try again.", what=what
        )
    if isinstance(error, (OSError, ImportError)):
        return tr(
            "{what}: the computer refused something that is needed ({error}); close other programs and try again.",
            what=what,
            error=made.trouble(error),
        )
    return tr(
        "{what} met an error inside Parallax ({name}: {error}); please report it with the files.",
        what=what,
        name=type(error).__name__,
        error=error,
    )


def _same_ground(one: Comparison, other: Comparison) -> bool:
    """Whether the same facts follow from both."""
    return one.links == other.links and one.entities == other.entities and one.left is other.left


def _with_facts(job: Job, comparison: Comparison) -> Comparison:
    from reader.pipeline import with_facts

    return with_facts(comparison, progress=job.progress, cancelled=job.cancelled)


def _is_short(comparison: Comparison) -> bool:
    """Whether all that follows from its links is worked out while a person waits."""
    paragraphs = [paragraph for side in Side for paragraph in comparison.article(side).paragraphs[: AT_ONCE + 1]]
    if len(comparison.links) > AT_ONCE or len(paragraphs) > AT_ONCE:
        return False
    return sum(len(paragraph.text) for paragraph in paragraphs) <= _LETTERS_AT_ONCE


def _turned(comparison: Comparison) -> Comparison:
    from reader.app.swapping import swapped

    return swapped(comparison)
