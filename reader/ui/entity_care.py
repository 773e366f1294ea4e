"""Keeps the panel of entities in step: what was put right, what stands beside the rows, how names were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.app.correcting import hides
from reader.app.entity_rows import besides, method_sentence
from reader.app.jobs import Err, Executor, Jobs, Ok

if TYPE_CHECKING:
    from reader.app.correcting import Corrections
    from reader.app.entity_rows import Beside
    from reader.app.session import Activity, Session
    from reader.core.comparison import Comparison
    from reader.core.model import Entity
    from reader.ui.entity_panel import EntityPanel

_LOOKING = frozenset(("words", "wording", "meaning", "links", "entities"))


class EntityCare(QObject):
    """Between the session, the corrections and the panel."""

    def __init__(
        self, panel: EntityPanel, session: Session, corrections: Corrections, executor: Executor | None = None
    ) -> None:
        super().__init__(panel)
        self._panel, self._session, self._corrections = panel, session, corrections
        self._jobs = Jobs(executor, self)
        self._seen: Comparison | None = None
        session.comparison_changed.connect(self.refresh)
        session.activity_changed.connect(self._look)
        corrections.changed.connect(self._count)
        panel.correcting.wanted.connect(lambda correction, _name: corrections.add(correction))
        panel.corrections_wanted.connect(self.show_corrections)
        self.refresh()

    def refresh(self) -> None:
        """Takes up the comparison on screen."""
        comparison, before = self._session.comparison, self._seen
        self._seen = comparison
        self._count()
        if comparison is None or not comparison.entities:
            self._jobs.cancel("besides")
            self._panel.set_related({})
            self._panel.say_method("")
            return
        self._panel.say_method(method_sentence(comparison))
        if before is None or before.entities != comparison.entities or before.left is not comparison.left:
            self._jobs.run("besides", lambda _job: besides(comparison), self._show_besides)

    def show_corrections(self) -> None:
        """The list of what was put right, to be taken back or kept for every pair."""
        from reader.ui.corrections_dialog import CorrectionsDialog

        dialog = CorrectionsDialog(self._corrections, self._panel.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _count(self) -> None:
        listed = self._corrections.listed() if self._session.comparison is not None else ()
        hidden = sum(hides(correction) for correction in listed)
        self._panel.say_corrections(len(listed) - hidden, hidden)

    def _show_besides(self, outcome: Ok[dict[Entity, Beside]] | Err) -> None:
        if isinstance(outcome, Ok):
            self._panel.set_related(outcome.value)

    def _look(self, activity: Activity | None) -> None:
        self._panel.set_looking(activity is not None and activity.stage in _LOOKING)
