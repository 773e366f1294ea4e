"""What a window works with: the session, what brings articles in, what writes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.correcting import Corrections
from reader.app.jobs import Executor, Jobs
from reader.app.resting import Rest
from reader.app.session import Session
from reader.core.terms import Equivalence
from reader.ui.exporting import Exporting
from reader.ui.intake import Intake
from reader.ui.tied import ties_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.app.settings import Settings


class Workbench:
    """Built after the first frame, or when somebody is quicker."""

    def __init__(self, settings: Settings, window: QWidget, executor: Executor | None) -> None:
        self.corrections = Corrections(settings.folder() / "corrections", window)
        self.session = Session(
            Jobs(executor),
            window,
            entities_wanted=lambda: settings.flag("compare/entities"),
            counted=lambda: frozenset(what for what in Equivalence if not settings.flag(f"ignore/{what}")),
            prepare=ties_of,
            corrections=self.corrections,
        )
        self.background = Jobs(executor, window)
        self.rest = Rest(self.session.jobs, self.background, window)
        self.intake = Intake(self.session, settings, window)
        self.exporting = Exporting(self.session, window)
